"""When a round opens: each of its owners is told once, pushed where the round is short."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from domain.notices import ToTell
from domain.planning_day import Day, OpenDuty

OPENING = "opening"


class Opened(NamedTuple):
    """A round as planning sees it that one of its owners has not been told of."""

    code: str
    pushed: bool


def openings(duties: Iterable[OpenDuty], day: Day) -> list[ToTell]:
    """What is told of rounds that opened, one notice a person for all that were not told of yet.

    It rides until it is told; whoever enrols late hears it so too.
    """
    opened: dict[int, set[Opened]] = {}
    for duty in duties:
        if duty.office_on < day.today:
            continue
        one = Opened(duty.round, _is_short(duty, day))
        for person in duty.holders:
            if person in day.reachable and (person, duty.round) not in day.told_of:
                opened.setdefault(person, set()).add(one)
    return [notice for person, rounds in opened.items() for notice in _told(person, rounds, day)]


def _is_short(duty: OpenDuty, day: Day) -> bool:
    return (duty.office_on - duty.opens_on).days <= day.policies.of(duty.system).short_round


def _told(person: int, rounds: Iterable[Opened], day: Day) -> Iterator[ToTell]:
    """To its owner; what is pushed goes to the deputy in the place of somebody who is away."""
    codes = sorted({one.code for one in rounds})
    pushed = any(one.pushed for one in rounds) and person not in day.quiet
    deputy = day.deputy(person) if person in day.away else None
    facts = {"rounds": codes, "whose": person}
    said = replace(
        day.notice(f"open:{person}:{codes[0]}", person, OPENING, facts), join_from=day.hour, expires_at=None
    )
    yield replace(said, push_at=day.hour if pushed and not deputy else None)
    if pushed and deputy:
        yield replace(said, key=f"{said.key}:{deputy}", person_id=deputy, push_at=day.hour)
