"""One-time enrolment codes: eight letters that nobody confuses when reading them aloud."""

import secrets

LETTERS = "ABCDEFGHJKMNPRTUVWXY"
LENGTH = 8


def new_code() -> str:
    """A fresh code; 20 letters to the power of 8 are 34 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def show_code(code: str) -> str:
    """ABCD-EFGH."""
    return f"{code[:4]}-{code[4:]}"
