"""One code may stand in several rounds and units: which of its duties the words mean."""

import re
from collections.abc import Iterable
from datetime import date

from domain.duties import Duty, State, urgency
from domain.thai import plain_name

COUNTED = re.compile(
    r"(?P<what>ไตรมาส|ระยะ|ครั้ง|รอบ|งวด|ภาคเรียน|\bm(?=[0-9])|\bq(?=[0-9]))(?:ที่)?\s*(?P<number>[0-9]{1,2})(?![0-9/])"
)
SAME = {"q": "ไตรมาส"}


def choose(code: str, words: str, held: Iterable[Duty], office: Iterable[Duty], today: date) -> list[Duty]:
    """The duties that a code stands for: the speaker's own first, of the round and unit that are named."""
    mine = [duty for duty in held if duty.code == code]
    others = [duty for duty in office if duty.code == code]
    elsewhere = [duty for duty in others if _unit_fits(duty, words)]
    if elsewhere and not any(_unit_fits(duty, words) for duty in mine):
        mine = []
    found = narrowed(mine or others, words)
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
    for fits in (_round_fits, _unit_fits):
        said = [duty for duty in duties if fits(duty, words)]
        duties = said or duties
    return duties


def is_another_round(duty: Duty, words: str) -> bool:
    """Whether the words name a round that is not this duty's: ไตรมาส 2, where it is of ไตรมาส 3."""
    if duty.round_code and plain_name(duty.round_code) in words:
        return False
    said, its = _counted(words), _its(duty)
    return any(its.get(what, n) != n for what, n in said.items())


def _round_fits(duty: Duty, words: str) -> bool:
    if duty.round_code and plain_name(duty.round_code) in words:
        return True
    said, its = _counted(words), _its(duty)
    return (
        bool(said)
        and any(what in its for what in said)
        and all(its.get(what, n) == n for what, n in said.items())
    )


def _its(duty: Duty) -> dict[str, int]:
    return _counted(plain_name(f"{duty.round_name} {duty.round_code.replace('-', ' ')}"))


def _counted(words: str) -> dict[str, int]:
    return {SAME.get(one["what"], one["what"]): int(one["number"]) for one in COUNTED.finditer(words)}


def _unit_fits(duty: Duty, words: str) -> bool:
    unit = plain_name(duty.unit_name)
    return unit in words or unit.removeprefix("โรงเรียน") in words
