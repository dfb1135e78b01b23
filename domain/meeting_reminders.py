"""Meetings: who comes, and the one reminder that each of them gets for the working day before."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.hours import at_hour
from domain.notices import ToTell
from domain.office import Meeting, PersonKey, UnitKind
from domain.people import Person
from domain.planning_day import Day
from domain.reminders import joins_from
from domain.workbook.names import Everyone, Names, NameUnknown, UnitNamed, same, several

MEETING = "meeting"
AHEAD = 21  # calendar days within which a meeting may be told, whatever the holidays


@dataclass(frozen=True)
class Circle:
    """Whom the attendees of a meeting may mean; `owing` gives who owes something in a system."""

    people: Collection[Person]
    units: Mapping[str, UnitKind]
    systems: Collection[str]
    owing: Callable[[str], set[int]]


def is_near(meeting: Meeting, day: Day) -> bool:
    """Whether its reminder may be said by now."""
    early = day.policies.office.ride_early
    return day.days.before(_told_for(meeting, day), early) <= day.today <= meeting.at.date()


def _told_for(meeting: Meeting, day: Day) -> date:
    return day.days.before(meeting.at.date(), 1)


def attending(meeting: Meeting, circle: Circle) -> dict[int, str]:
    """Who comes, and for which system, if they come for one: its owners and its reviewers."""
    names = Names((PersonKey(one.name, one.unit_name) for one in circle.people), circle.units)
    systems = {same(code): code for code in circle.systems}
    come: dict[int, str] = {}
    for text in several(meeting.attendees):
        system = systems.get(same(text), "")
        meant = _of_system(system, circle) if system else _named(text, names, circle)
        come |= {person: system for person in meant if person not in come}
    return come


def _of_system(code: str, circle: Circle) -> set[int]:
    return circle.owing(code) | {one.id for one in circle.people if one.reviews(code)}


def _named(text: str, names: Names, circle: Circle) -> set[int]:
    """The person, or everybody of the unit or units; a name that is known no more means nobody."""
    try:
        meant = names.owner(text)
    except NameUnknown:
        return set()
    if isinstance(meant, UnitNamed | Everyone):
        units = {
            unit
            for unit, kind in circle.units.items()
            if (kind is meant.kind if isinstance(meant, Everyone) else unit == meant.name)
        }
        return {one.id for one in circle.people if one.unit_name in units}
    return {one.id for one in circle.people if (one.name, one.unit_name) == meant}


def meeting_notices(come: Iterable[tuple[Meeting, Mapping[int, str]]], day: Day) -> list[ToTell]:
    """What is told of near meetings to whoever can be reached; the deputy hears it too of who is away."""
    return [
        _told(whom, meeting, day, pushed=day.policies.of(system).meetings)
        for meeting, people in come
        for person, system in people.items()
        for whom in _readers(person, day)
    ]


def _readers(person: int, day: Day) -> Iterator[int]:
    if person in day.reachable:
        yield person
    deputy = day.deputy(person)
    if deputy and person in day.away:
        yield deputy


def _told(person: int, meeting: Meeting, day: Day, *, pushed: bool) -> ToTell:
    hour, told_for = day.policies.office.at, _told_for(meeting, day)
    facts = {"meeting": meeting.name, "at": meeting.at.isoformat(), "place": meeting.place}
    key = f"meet:{person}:{meeting.at.isoformat()}:{meeting.name}"
    quiet = person in day.quiet or day.today > told_for
    return replace(
        day.notice(key, person, MEETING, facts),
        join_from=at_hour(joins_from(told_for, day.days, day.policies.office), hour),
        push_at=at_hour(told_for, hour) if pushed and not quiet else None,
        expires_at=meeting.at,
    )
