"""Who hears that something became late: its owners first, then the unit's head and the coordinators."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.calendar import WorkingDays
from domain.notices import Fate, NoticeState
from domain.people import Person, Role
from domain.standing import Late

RECALL = 5  # working days for which it stays news that something became late, should LINE be away meanwhile


class Knows(StrEnum):
    """Whether somebody was told of what they owe late, or why not."""

    TOLD = "told"
    NOT_ENROLLED = "not_enrolled"
    UNREACHABLE = "unreachable"
    QUIET = "quiet"
    HELD = "held"
    COMING = "coming"
    NOT_ASKED = "not_asked"


NOT_YET = frozenset({Knows.COMING, Knows.NOT_ASKED})
BY_STATE = {  # the best that became of any of them
    NoticeState.SENT: Knows.TOLD,
    NoticeState.WAITING: Knows.COMING,
    NoticeState.HELD: Knows.HELD,
    NoticeState.UNREACHABLE: Knows.UNREACHABLE,
    NoticeState.PARKED: Knows.UNREACHABLE,
}


@dataclass(frozen=True)
class Reach:
    """Whom messages reach today: who has an account and an open chat, wants quiet, is away."""

    enrolled: Collection[int] = ()
    reachable: Collection[int] = ()
    quiet: Collection[int] = ()
    away: Collection[int] = ()
    deputies: Mapping[int, int] = field(default_factory=dict)

    def acting(self, person: int) -> int:
        """Who answers for this person today: while they are away, their first deputy who is here."""
        return self.deputies.get(person, person) if person in self.away else person


@dataclass(frozen=True)
class Letter:
    """What became late, for one reader; `absent` are those in whose place they read it."""

    reader: int
    duties: tuple[int, ...]
    absent: tuple[int, ...] = ()


def became_late(
    late: Iterable[Late], today: date, since: date, days: WorkingDays, on_day: Callable[[str], int]
) -> list[Late]:
    """What has come to the late working day on which others hear of it, at most `RECALL` such days ago.

    `on_day` is that day by system, 1 for the first working day after the office date. What came to it before
    the office began to be told, on `since`, is no news.
    """
    first = max(since, days.before(today, RECALL - 1))
    return [duty for duty in late if first <= days.after(duty.office_on, on_day(duty.system_code)) <= today]


def knows(person: int, fates: Iterable[Fate], reach: Reach) -> Knows:
    """Whether they were told, by the fates of the reminders since it is late, in whatever order."""
    states = {fate.state for fate in fates}
    found = next((known for state, known in BY_STATE.items() if state in states), None)
    if found:
        return found
    if person not in reach.enrolled:
        return Knows.NOT_ENROLLED
    if person not in reach.reachable:
        return Knows.UNREACHABLE
    return Knows.QUIET if person in reach.quiet else Knows.NOT_ASKED


def to_heads(
    news: Iterable[Late], people: Iterable[Person], reach: Reach, but: Collection[int] = ()
) -> Iterator[Letter]:
    """One letter a head of what became late in their unit, or to who acts for them; not of their own work.

    `but` read of it elsewhere.
    """
    by_unit: dict[int, list[Late]] = {}
    for duty in news:
        by_unit.setdefault(duty.unit_id, []).append(duty)
    letters: dict[int, tuple[list[int], list[int]]] = {}
    for head in people:
        if not head.has(Role.UNIT_HEAD) or head.unit_id not in by_unit:
            continue
        reader = reach.acting(head.id)
        others = [one.id for one in by_unit[head.unit_id] if not {head.id, reader} & set(one.holders)]
        if others and reader not in but:
            duties, absent = letters.setdefault(reader, ([], []))
            duties += others
            absent += [head.id] if reader != head.id else []
    for reader, (duties, absent) in letters.items():
        yield Letter(reader, tuple(dict.fromkeys(duties)), tuple(absent))


def coordinators(people: Iterable[Person], reach: Reach) -> list[int]:
    """Those who are here; all of them where none is."""
    found = [one.id for one in people if one.has(Role.COORDINATOR)]
    return [one for one in found if one not in reach.away] or found


def begins_week(today: date, days: WorkingDays) -> bool:
    """Whether this is the first working day of its week."""
    return days.is_working(today) and days.before(today, 1).isocalendar()[:2] != today.isocalendar()[:2]
