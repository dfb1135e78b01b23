"""Tells a duty's other holders, once each, what the office decided of it, and when that was taken back."""

from datetime import datetime

from domain.duties import Duty
from domain.history import Word
from domain.hours import next_morning
from domain.notices import Facts, Kind, ToTell
from domain.people import Actor
from domain.ports import Work
from domain.telling import duty_facts
from domain.transitions import TABLE, Move

WITHDRAWN = "withdrawn"


def tell_step(move: Move, duty: Duty, facts: Facts, actor: Actor, work: Work, now: datetime) -> list[ToTell]:
    """They hear of it with the next reply to them, else in the morning."""
    template = TABLE[move].tells
    by = actor.person.id if actor.person else None
    others = [person for person in duty.holders if person != by and template]
    return [_letter(move, template, duty, facts, person, work, now) for person in others]


def tell_withdrawn(word: Word, duty: Duty, work: Work, now: datetime) -> list[ToTell]:
    """Whoever was to be told of a step that is taken back; where that was never sent, both are cleared."""
    step = {_key(word.kind, word.id, person): person for person in duty.holders}
    known = work.notices.known(step)
    facts = {"duty": duty_facts(duty, now.date()), "update": word.id, "move": word.kind}
    return [
        _letter(WITHDRAWN, WITHDRAWN, duty, {**facts, "told": key}, person, work, now)
        for key, person in step.items()
        if key in known
    ]


def _key(what: str, update: object, person: int) -> str:
    return f"{what}:{update}:{person}"


def _letter(
    what: str, template: str, duty: Duty, facts: Facts, person: int, work: Work, now: datetime
) -> ToTell:
    return ToTell(
        _key(what, facts["update"], person),
        Kind.IMMEDIATE,
        person,
        template,
        facts,
        push_at=next_morning(now, work.days_off()),
        ride_from=now,
        about=(duty.id,),
    )
