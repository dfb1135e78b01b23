"""Names of rounds and systems, taken out of the words: M6 and EMES-67 are no codes of items."""

import re
from functools import lru_cache

from domain.thai import plain_name
from domain.words.circle import Circle


def without_rounds(words: str, circle: Circle) -> str:
    """With blanks for what names rounds and systems: M6 and EMES-67 are no codes of items."""
    rounds = {(duty.round_code, duty.system_name, duty.round_name) for duty in (*circle.held, *circle.office)}
    known = {part for names in rounds for part in _round_words(*names) if part in words}
    for part in sorted(known, key=len, reverse=True):
        words = re.sub(rf"(?<![a-z0-9]){re.escape(part)}(?![a-z0-9])", lambda one: " " * len(one[0]), words)
    return words


@lru_cache(maxsize=1024)
def _round_words(code: str, system: str, name: str) -> tuple[str, ...]:
    """What of a round's names has Latin letters."""
    parts = map(plain_name, (code, system, *name.split()))
    return tuple(part for part in parts if re.search("[a-z]", part))
