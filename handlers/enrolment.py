"""Coming in: by a one-time code, or by a name that a coordinator then approves."""

from datetime import datetime
from typing import Any

from domain import commands as c
from domain import personal_commands as p
from domain.clocks import BANGKOK
from domain.enrolment import CODES, REQUESTS, Limit, as_kept, exactly_named, requests_for, says_a_name
from domain.notices import Answer, Owed, ToTell
from domain.people import Actor, Chat, Person
from domain.ports import Work
from handlers.newcomers import meet_newcomer
from handlers.tell_coordinators import tell_coordinators, tell_one

WISHES = "wishes:"  # how the key of a notice begins that tells coordinators who asks


def enrol(command: c.Enrol, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The right code greets its owner by name; a wrong one is refused without saying why.

    Whoever has tried too often is refused with the same words, whatever the code. A code that was not used up
    is still good: no event keeps it.
    """
    if actor.message and actor.message.inbox_id:
        work.messages.forget_secret(actor.message.inbox_id)
    refused = _not_here(actor)
    if refused or actor.chat is None:
        return [refused or Answer("enrol_in_private")]
    if not work.enrolments.allow(CODES, actor.chat.id, now):
        return [Answer("code_refused", {"again": _again(CODES, now)})]
    person = work.people.enrol(command.code, actor.chat, now)
    if person is None:
        return [Answer("code_refused", {"again": ""})]
    work.enrolments.give_back(CODES, actor.chat.id, now)
    work.enrolments.drop_wish(actor.chat.id)
    return [Answer("enrolled", welcome_facts(person, work), matters=True)]


def enrol_by_name(command: p.EnrolByName, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The asker hears the same whether the name is somebody's, nobody's or taken; coordinators see which."""
    refused = _not_here(actor)
    if refused or actor.chat is None:
        return [refused or Answer("enrol_in_private")]
    if not says_a_name(command.words):
        return meet_newcomer(actor, work, now)
    tied, working = work.enrolments.tied(), work.people.working()
    if not work.enrolments.allow(requests_for(len(working) - len(tied)), actor.chat.id, now):
        return [Answer("enrol_asked", {"again": _again(REQUESTS, now)})]
    named = exactly_named(command.words, working)
    if named and all(one.id in tied for one in named):
        chat, words = actor.chat, as_kept(command.words)
        work.enrolments.note_claim(chat.id, words, now, actor.said_in)
        told = [one for person in named for one in _claimed(person, chat, words, work, now)]
    else:
        request = work.enrolments.ask(actor.chat.id, as_kept(command.words), now, actor.said_in)
        work.notices.overtake(WISHES)  # one notice lists all that wait, so that many wishes cost one push
        told = tell_coordinators(f"{WISHES}{request}", "enrol_request", {"request": request}, work, now)
    return [Answer("enrol_asked", {"again": ""}), *told]


def _not_here(actor: Actor) -> Answer | None:
    if actor.person is not None:
        return Answer("already_enrolled", {"name": actor.person.address})
    return None if actor.in_private else Answer("enrol_in_private")


def _claimed(person: Person, asker: Chat, words: str, work: Work, now: datetime) -> list[ToTell]:
    """Somebody asks for a name that has an account: its holder and the coordinators hear of it once a day."""
    key = f"claimed:{person.id}:{asker.id}:{now.date()}"
    facts = person_facts(person, work) | {"said": words}
    return [
        tell_one(f"{key}:holder", person.id, "name_claimed_holder", {"name": person.address}, work, now),
        *tell_coordinators(key, "name_claimed", facts, work, now, but=person.id),
    ]


def person_facts(person: Person, work: Work) -> dict[str, Any]:
    """Who this is, the chat that is tied to them (0 for none), and how much they owe."""
    owed = sum(duty.is_open for duty in work.duties.held_by(person.id))
    chat = work.enrolments.tied().get(person.id, 0)
    return {"person": person.id, "name": person.name, "unit": person.unit_name, "chat": chat, "open": owed}


def welcome_facts(person: Person, work: Work) -> dict[str, Any]:
    """What the greeting of somebody new says."""
    count = sum(duty.is_open for duty in work.duties.held_by(person.id))
    return {"name": person.address, "full_name": person.name, "unit": person.unit_name, "count": count}


def _again(limit: Limit, now: datetime) -> str:
    """From when on one may try again: "10.00 น.", or a day."""
    ends, local = limit.ends(now), now.astimezone(BANGKOK)
    return f"{ends:%H.%M} น." if ends.date() == local.date() else "วันพรุ่งนี้"
