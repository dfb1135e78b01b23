"""What is kept of a person, told to themselves alone, and erased when they ask and confirm."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from domain import commands as c
from domain import personal_commands as p
from domain.incoming import conversation_key
from domain.notices import Answer, Ask, Owed, ToTell
from domain.own_data import own_facts
from domain.people import Actor, Chat, Person
from domain.ports import Work
from domain.telling import list_facts
from handlers.newcomers import meet_newcomer
from handlers.tell_coordinators import tell_coordinators


def who_am_i(_command: c.WhoAmI, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Who the bot takes this person for, and everything that it keeps of them."""
    if actor.person is None:
        return meet_newcomer(actor, work, now)
    if not actor.in_private:
        return [Answer("ask_in_private")]
    return [Answer("who_am_i", _facts(actor.person, work, now))]


def erase_me(_command: p.EraseMe, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What goes and what stays is told; only the button that comes with it erases."""
    if actor.person is None:
        return meet_newcomer(actor, work, now)
    if not actor.in_private:
        return [Answer("ask_in_private")]
    return [Ask({"ask": "erase", "duty": 0}), Answer("erase_me", _facts(actor.person, work, now))]


def confirm_erase(_command: p.ConfirmErase, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Erase, if that was asked just now; the coordinators hear whose duties need another owner."""
    person = actor.person
    if person is None or actor.chat is None or not actor.in_private or not _was_asked(actor.chat, work):
        return erase_me(p.EraseMe(), actor, work, now)
    work.own_data.erase(person.id, now, actor.message.inbox_id if actor.message else None)
    told = _tell_of_duties(person, actor, work, now)  # of duties without this person's words
    return [Ask(None), Answer("erased", {"told": len(told)}), *told]


def _was_asked(chat: Chat, work: Work) -> bool:
    question = work.questions.of(conversation_key("", chat.line_id))
    return question is not None and question["ask"] == "erase"


def _tell_of_duties(person: Person, actor: Actor, work: Work, now: datetime) -> list[ToTell]:
    owed = [duty for duty in work.duties.held_by(person.id) if duty.is_open]
    facts = {"name": person.name, "unit": person.unit_name, **list_facts(owed, now.date())}
    event = actor.message.inbox_id if actor.message else 0
    told = tell_coordinators(f"erased:{person.id}:{event}", "needs_owner", facts, work, now, but=person.id)
    return [replace(one, expires_at=None) for one in told]  # nobody owes them until a coordinator knows


def _facts(person: Person, work: Work, now: datetime) -> dict[str, Any]:
    """With who acts for this person, and for whom this person acts."""
    kept = work.own_data.of(person.id, now.date())
    deputies = work.people.deputies_of([person.id]).get(person.id, ())
    names = {one.id: one.address for one in work.people.get({*deputies, *kept.stands_in_for})}
    return own_facts(person, kept, work.duties.held_by(person.id), now.date()) | {
        "deputies": [names[one] for one in deputies if one in names],
        "stands_in_for": [names[one] for one in kept.stands_in_for if one in names],
    }
