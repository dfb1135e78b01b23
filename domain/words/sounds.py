"""Names as they sound: ครุภัณฑ์, ครุพัน and คุรุพันธ์ look alike once silent letters and marks are gone."""

import re
from functools import lru_cache

SILENT = re.compile("[ก-ฮ][\u0e34\u0e38]?\u0e4c|[\u0e47-\u0e4b\u0e4d]|ๆ|รร|(?<=[กขคตปพผ])[รล]")
# Letters that sound alike at the end of a syllable are one letter anywhere: names are long enough for it.
SAME = str.maketrans("ใฆฑฒณญฎฏฐภศษฬธฌฃฅรลตถทสซจชปพูีื", "ไคดดนยดดดบดดนดดขคนนดดดดดดดบบุิิ")
SHORTEST = 5  # letters of a name that may be known by its sound


def sound(words: str) -> str:
    """The words without marks, silent letters and the second of a cluster, one letter a sound."""
    return SILENT.sub("", words).translate(SAME)


@lru_cache(maxsize=8192)
def sound_of_name(name: str) -> str:
    """`sound` of an office's name, remembered; empty for one too short to be known by it."""
    found = sound(name)
    return found if len(found) >= SHORTEST and not found.isascii() else ""


def find_sound(words: str, name: str) -> tuple[int, int] | None:
    """Where in the words something sounds like the name."""
    wanted = sound_of_name(name)
    heard = sound(words) if wanted else ""
    at = heard.find(wanted) if wanted else -1
    if at < 0:
        return None
    places = _places(words)
    return places[at], (places[at + len(wanted)] if at + len(wanted) < len(places) else len(words))


def _places(words: str) -> list[int]:
    """For each letter of the sound, where in the words it stands."""
    silent = {at for found in SILENT.finditer(words) for at in range(found.start(), found.end())}
    return [at for at in range(len(words)) if at not in silent]
