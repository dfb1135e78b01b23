"""One code may stand in several rounds and units: which of its duties the words mean."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from domain.duties import Duty, State, urgency
from domain.thai import plain_name
from domain.words.said_units import letters_said

COUNTED = re.compile(
    r"(?P<what>ไตรมาส|ระยะ|ครั้ง|รอบ|งวด|ภาคเรียน|\bm(?=[0-9])|\bq(?=[0-9]))(?:ที่)?\s*(?P<number>[0-9]{1,2})(?![0-9]|/(?!25))"
)
OF_OTHERS = re.compile(  # a unit whose letter is referred to, or from which something is to come
    r"(?:(?:หนังสือ|บันทึก(?:ข้อความ)?|คำสั่ง|ประกาศ|แจ้งเวียน)(?:ของ|จาก|\s)*|(?:จาก|รอ)(?:ทาง)?)"
    r"(?:กลุ่ม|หน่วย|โรงเรียน)[ก-๎]+ฯ?"
)
SHORTEST_NAME, LONG_NAME = 2, 12  # letters by which another unit must be named
SAME = {"q": "ไตรมาส"}


def choose(
    code: str,
    words: str,
    held: Iterable[Duty],
    office: Iterable[Duty],
    today: date,
    called: frozenset[int] | None = None,
) -> list[Duty]:
    """The duties that a code stands for: the speaker's own first, of the round, unit and person named.

    `called` are the duties of people whose names stand in the words, None for whoever speaks only of
    their own.
    """
    words = OF_OTHERS.sub(" ", words)
    mine = [duty for duty in held if duty.code == code]
    others = [duty for duty in office if duty.code == code]
    own = max((unit_said(duty, words) for duty in mine), default=0)
    enough = SHORTEST_NAME if called is not None else LONG_NAME
    elsewhere = any(unit_said(duty, words) > max(own, enough) for duty in others)
    called = called or frozenset()
    theirs = any(duty.id in called for duty in others)
    if elsewhere or (theirs and not {duty.id for duty in mine} & called):
        mine = []
    found = of_the_round(mine or others, words) or mine or others
    found = [duty for duty in found if duty.id in called] or found
    found = narrowed(found, words)
    for keep in (owed_now, _closed, _open):
        fits = [duty for duty in found if keep(duty, today)]
        found = fits if len(found) > 1 and fits else found
    return sorted(found, key=urgency)


def owed_now(duty: Duty, today: date) -> bool:
    """Open, and its round too."""
    return duty.is_open and duty.opens_on <= today


def _closed(duty: Duty, today: date) -> bool:
    return not duty.is_open and duty.state is not State.CANCELLED and duty.opens_on <= today


def _open(duty: Duty, _today: date) -> bool:
    return duty.is_open


def narrowed(duties: list[Duty], words: str) -> list[Duty]:
    """Those whose round and unit the words name, where they name any."""
    duties = of_the_round(duties, words) or duties
    best = max((unit_said(duty, words) for duty in duties), default=0)
    return [duty for duty in duties if unit_said(duty, words) == best]


def is_another_round(duty: Duty, words: str) -> bool:
    """Whether the words name a round that is not this duty's: ไตรมาส 2, where it is of ไตรมาส 3."""
    if duty.round_code and plain_name(duty.round_code) in words:
        return False
    said, its = _counted(words), _its(duty)
    return any(its.get(what, n) != n for what, n in said.items())


def _round_fits(duty: Duty, words: str, said: Mapping[str, int]) -> bool:
    if duty.round_code and plain_name(duty.round_code) in words:
        return True
    its = _its(duty) if said else {}
    return (
        bool(said)
        and any(what in its for what in said)
        and all(its.get(what, n) == n for what, n in said.items())
    )


def of_the_round(duties: Iterable[Duty], words: str) -> list[Duty]:
    """Those whose round is named in the words."""
    said = _counted(words)
    return [duty for duty in duties if _round_fits(duty, words, said)]


def _its(duty: Duty) -> Mapping[str, int]:
    return _counted_in(duty.round_name, duty.round_code)


@lru_cache(maxsize=1024)
def _counted_in(name: str, code: str) -> Mapping[str, int]:
    return _counted(plain_name(f"{name} {code.replace('-', ' ')}"))


def _counted(words: str) -> dict[str, int]:
    return {SAME.get(one["what"], one["what"]): int(one["number"]) for one in COUNTED.finditer(words)}


def unit_said(duty: Duty, words: str) -> int:
    """How many letters of its unit's name are said."""
    return letters_said(duty.unit_name, words)
