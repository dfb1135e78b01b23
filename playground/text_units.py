"""The two ways LINE counts characters: UTF-16 code units, and what a reader sees as one character."""

import unicodedata

_JOINER = "\u200d"


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Approximately: combining marks belong to the character before, and joined emoji are one."""
    count, joined = 0, False
    for character in text:
        if character == _JOINER:
            joined = True
            continue
        if (
            not joined
            and unicodedata.category(character) not in {"Mn", "Me"}
            and not _is_skin_tone(character)
        ):
            count += 1
        joined = False
    return count


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"
