"""Tying a LINE account to a person by a one-time code."""

from datetime import datetime

from domain import commands as c
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work


def enrol(command: c.Enrol, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The right code greets its owner by name; a wrong one is refused without saying why."""
    if actor.person is not None:
        return [Answer("already_enrolled", {"name": actor.person.address})]
    if actor.chat is None or not actor.in_private:
        return [Answer("enrol_in_private")]
    person = work.people.enrol(command.code, actor.chat, now)
    if person is None:
        return [Answer("code_refused")]
    work.history.audit(now, person.id, actor.via, command.name, None)
    count = sum(duty.is_open for duty in work.duties.held_by(person.id))
    facts = {"name": person.address, "full_name": person.name, "unit": person.unit_name, "count": count}
    return [Answer("enrolled", facts, matters=True)]
