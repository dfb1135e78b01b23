"""Units as people say them: the whole name, the beginning of it, or กลุ่ม with a part of it (กลุ่มบุคคล)."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from domain.thai import plain, plain_name

SHORTEST = 7  # letters of the beginning of a unit's name that name it without กลุ่ม before
OF_IT = 100  # more for a unit whose it is said to be
CALLED = re.compile(r"(?:กลุ่ม|หน่วย)(?P<unit>[ก-๎]{3,24})")
NEAR, MOST = 55, 6  # of 100, and how many are asked about
Unit = tuple[int, str]


def letters_said(name: str, words: str) -> int:
    """How many letters of a unit's name stand in plain words, as in กลุ่มบุคคล."""
    unit = plain_name(name)
    if unit in words:
        return len(unit) + (OF_IT if f"ของ{unit}" in words else 0)
    bare = unit.removeprefix("โรงเรียน").removeprefix("กลุ่ม")
    begun = [length for length in range(SHORTEST, len(bare) + 1) if bare[:length] in words]
    called = [
        length
        for one in CALLED.finditer(words)
        for length in range(3, len(one["unit"]) + 1)
        if one["unit"][:length] in bare
    ]
    return max([*begun, *called], default=0)


def units_said(said: str, units: Iterable[Unit]) -> list[Unit]:
    """The units that the words name best; more than one where they fit as well."""
    words = plain(said)
    letters = {unit: letters_said(unit[1], words) for unit in units}
    best = max(letters.values(), default=0)
    return [unit for unit in letters if best and letters[unit] == best]


def units_near(said: str, units: Iterable[Unit]) -> list[Unit]:
    """The units whose names look like the words, best first: to ask, never to decide."""
    by_name = {plain_name(name): (id_, name) for id_, name in units}
    found = process.extract(plain(said), list(by_name), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=MOST)
    return [by_name[name] for name, *_ in found]
