"""What is kept of a person, told to themselves alone; and their wish to have it erased."""

from datetime import datetime
from typing import Any

from domain import commands as c
from domain import personal_commands as p
from domain.hours import next_morning
from domain.notices import Answer, Kind, Owed, ToTell
from domain.own_data import own_facts
from domain.people import Actor, Person, Role
from domain.ports import Work
from handlers.small_talk import to_stranger


def who_am_i(_command: c.WhoAmI, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Who the bot takes this person for, and everything that it keeps of them."""
    if actor.person is None:
        return [to_stranger(actor)]
    if not actor.in_private:
        return [Answer("ask_in_private")]
    return [Answer("who_am_i", _facts(actor.person, work, now))]


def erase_me(_command: p.EraseMe, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What can go and what has to stay is told, and the coordinators are asked to see to it."""
    person = actor.person
    if person is None:
        return [to_stranger(actor)]
    if not actor.in_private:
        return [Answer("ask_in_private")]
    told = [
        ToTell(
            f"erase:{person.id}:{now.date()}:{one.id}",
            Kind.IMMEDIATE,
            one.id,
            "wants_erasing",
            {"name": person.name, "unit": person.unit_name},
            push_at=next_morning(now, work.days_off()),
            ride_from=now,
        )
        for one in work.people.working()
        if one.has(Role.COORDINATOR) and one.id != person.id
    ]
    return [Answer("erase_me", _facts(person, work, now) | {"told": len(told)}), *told]


def _facts(person: Person, work: Work, now: datetime) -> dict[str, Any]:
    """With who acts for this person, and for whom this person acts."""
    kept = work.own_data.of(person.id, now.date())
    deputies = work.people.deputies_of([person.id]).get(person.id, ())
    names = {one.id: one.address for one in work.people.get({*deputies, *kept.stands_in_for})}
    return own_facts(person, kept, work.duties.held_by(person.id), now.date()) | {
        "deputies": [names[one] for one in deputies if one in names],
        "stands_in_for": [names[one] for one in kept.stands_in_for if one in names],
    }
