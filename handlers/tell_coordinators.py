"""Tells every coordinator something, once each: with the next reply to them, else in the morning."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.hours import next_morning
from domain.notices import Facts, Kind, ToTell
from domain.people import Role
from domain.ports import Work

LIVES = timedelta(days=7)


def tell_coordinators(
    key: str,
    template: str,
    facts: Facts,
    work: Work,
    now: datetime,
    but: int | None = None,
    about: tuple[int, ...] = (),
) -> list[ToTell]:
    """One notice for each coordinator who works here, but for this person."""
    return [
        replace(tell_one(f"{key}:{one.id}", one.id, template, facts, work, now), about=about)
        for one in work.people.working()
        if one.has(Role.COORDINATOR) and one.id != but
    ]


def tell_one(key: str, person_id: int, template: str, facts: Facts, work: Work, now: datetime) -> ToTell:
    """A notice for one person that may wait until the morning, and is stale in a week."""
    morning = next_morning(now, work.days_off())
    return ToTell(
        key, Kind.IMMEDIATE, person_id, template, facts, morning, ride_from=now, expires_at=now + LIVES
    )


def tell_of_sheet(key: str, template: str, facts: Facts, work: Work, now: datetime) -> None:
    """What happened to the planners' sheet; only that it is out of reach is worth a push of its own."""
    told = tell_coordinators(key, template, facts, work, now)
    if template != "sheet_lost":
        told = [replace(one, push_at=None, join_from=now) for one in told]
    work.notices.tell(told, now)
