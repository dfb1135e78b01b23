"""What is planned on a working day, for everybody at once: who is told of which rungs, and how it travels."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from domain.calendar import WorkingDays
from domain.hours import at_hour
from domain.notices import ToTell
from domain.planning_day import Day, OpenDuty
from domain.reminders import Policies, Rung, joins_from, told_on

REMINDER = "reminder"
SOON = timedelta(days=7)  # how far ahead every reminder looks


@dataclass
class Heard:
    """What one person is told today."""

    pushed: bool = False
    must_go: bool = False
    until: date = date.min
    riding: dict[tuple[date, int], Rung] = field(default_factory=dict)


def plan(duties: Iterable[OpenDuty], day: Day) -> dict[int, list[ToTell]]:
    """Each person's notices of today: first the pushed one, if any, then what only rides, by urgency.

    The first says everything, so what follows it is said with it.
    """
    heard: dict[int, Heard] = {}
    rung_of = _rungs(day)
    for duty in duties:
        rung = rung_of(duty.system, duty.office_on, duty.opens_on)
        for person in duty.holders:
            for whom, its, pushed, must_go in _told(person, duty, rung, day):
                _hear(heard.setdefault(whom, Heard()), duty, its, pushed=pushed, must_go=must_go)
    return {
        person: list(_notices(person, one, day)) for person, one in heard.items() if person in day.reachable
    }


def only_new(
    planned: Mapping[int, list[ToTell]], known: Collection[str], waiting: Mapping[int, str]
) -> tuple[list[ToTell], dict[int, str]]:
    """The notices that are not kept yet, and for each person the key of what overtakes all others.

    What only rides is said by the reminder that is `waiting` to be pushed to the same person, if any.
    """
    new: list[ToTell] = []
    says: dict[int, str] = {}
    for person, notices in planned.items():
        its = [one for one in notices if one.key not in known]
        new += its
        if its and its[0].push_at is None:
            says[person] = waiting.get(person, its[0].key)
        elif its:
            says[person] = its[0].key
    return new, says


def reminded_on(today: date, duties: Iterable[OpenDuty], days: WorkingDays, policies: Policies) -> set[int]:
    """Whose duties have something pushed on this day, whoever can be reached."""
    rung_of = _rungs(Day(today, None, days, policies))
    rungs = ((duty, rung_of(duty.system, duty.office_on, duty.opens_on)) for duty in duties)
    return {person for duty, rung in rungs if rung and rung.pushed for person in duty.holders}


Told = tuple[int, Rung | None, bool, bool]  # whom, the rung, whether it is pushed, and in any case


def _told(person: int, duty: OpenDuty, rung: Rung | None, day: Day) -> Iterator[Told]:
    """Who hears of a person's duty today: they, unless they want quiet, and their deputy.

    While somebody is away the deputy gets what is pushed in their place; what is late reaches both.
    """
    must_go = bool(rung and rung.must_go(day.policies.of(duty.system)))
    again = person in day.hear_again and duty.office_on <= day.today + SOON
    pushed = bool(rung and rung.pushed) or again or day.ends(person, duty)
    if not (rung or pushed):
        return
    deputy, absent = day.deputy(person), person in day.away
    if not day.is_quiet(person, duty):
        yield person, rung, pushed and not (absent and deputy), must_go
    if deputy is None or day.is_aside(deputy, duty):
        return
    if absent:
        yield deputy, rung, pushed, must_go
    elif rung and rung.number < 0:
        yield deputy, rung, pushed, False


def _rungs(day: Day) -> Callable[[str, date, date], Rung | None]:
    """The rung of today by system, office date and opening; there are few of them, however many duties."""

    @cache
    def rung_of(system: str, office_on: date, opens_on: date) -> Rung | None:
        policy = day.policies.of(system)
        return told_on(day.today, office_on, opens_on, day.days, policy, day.since)

    return rung_of


def _hear(heard: Heard, duty: OpenDuty, rung: Rung | None, *, pushed: bool, must_go: bool) -> None:
    heard.pushed |= pushed
    heard.must_go |= pushed and must_go
    heard.until = max(heard.until, duty.office_on)
    if rung and not pushed:
        heard.riding[duty.office_on, rung.number] = rung


def _notices(person: int, heard: Heard, day: Day) -> Iterator[ToTell]:
    until = max(heard.until, day.today + SOON)
    facts = {"until": until.isoformat()}
    if heard.pushed:
        said = day.notice(f"plan:{person}:{day.today}", person, REMINDER, facts)
        yield replace(said, push_at=day.hour, must_go=heard.must_go)
    for (office_on, number), rung in sorted(heard.riding.items()):
        joins = joins_from(rung.day, day.days, day.policies.office)
        said = day.notice(f"ride:{person}:{office_on}:{number}", person, REMINDER, facts)
        yield replace(said, join_from=at_hour(max(joins, day.today), day.policies.office.at))
