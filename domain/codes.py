"""One-time enrolment codes: eight letters that nobody confuses when reading them aloud."""

import re
import secrets

LETTERS = "ABCDEFGHJKMNPRTUVWXY"
LENGTH = 8
FOUR = f"([{LETTERS}]{{4}})"
WITHIN = re.compile(rf"(?<![A-Za-z0-9]){FOUR}\s?[-–—]?\s?{FOUR}(?![A-Za-z0-9])", re.IGNORECASE)


def new_code() -> str:
    """A fresh code; 20 letters to the power of 8 are 34 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def show_code(code: str) -> str:
    """ABCD-EFGH."""
    return f"{code[:4]}-{code[4:]}"


def codes_in(words: str) -> list[str]:
    """Whatever may be a code in somebody's words, as it is kept."""
    return [(first + last).upper() for first, last in WITHIN.findall(words)]
