"""From what came in to what we owe: finds out who speaks, what they mean, and asks `dispatch`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain import commands as c
from domain.buttons import read_button
from domain.incoming import Happened, Incoming
from domain.notices import Answer, Ask, Owed, ToTell
from domain.people import Actor, Chat, Message, Person
from domain.ports import Work
from domain.together import together
from handlers.dispatch import dispatch
from handlers.hearing import meaning_of
from handlers.waiting import for_words, is_over, named, pressed


def converse(incoming: Incoming, inbox_id: int, conversation: str, work: Work, now: datetime) -> None:
    """Handle one event: domain changes, answers and questions are kept in this transaction."""
    if incoming.happened is Happened.OTHER:
        return
    chat = work.people.meet(incoming.chat_kind, incoming.chat)
    _note_reach(incoming, chat, work)
    person = work.people.behind(incoming.user)
    if incoming.happened is Happened.FILE:
        _expect_file(incoming, inbox_id, person, work, now)
        return
    question = work.questions.of(conversation)
    acts_for = frozenset(work.absences.stood_for(person.id, now.date()) if person else ())
    speaker = Actor(person, "chat", chat, None, acts_for)
    command, words = _meaning(incoming, speaker, question, work, now)
    if command is None:
        return
    actor = replace(speaker, message=Message(inbox_id, words))
    owed = answer(command, actor, conversation, work, now)
    if question and is_over(command, owed):
        work.questions.ask(conversation, None)


def answer(command: c.Command, actor: Actor, conversation: str, work: Work, now: datetime) -> list[Owed]:
    """Dispatch a command of the chat and keep what we owe, which is returned."""
    owed = dispatch(command, actor, work, now)
    answers = together([one for one in owed if isinstance(one, Answer)])
    for one in owed:
        if isinstance(one, Ask):
            work.questions.ask(conversation, one.question)
    work.notices.tell([one for one in owed if isinstance(one, ToTell)], now)
    if actor.chat and actor.message and actor.message.inbox_id:
        person = work.people.behind(actor.chat.line_id) if actor.in_private else actor.person
        work.notices.answer(
            actor.message.inbox_id, actor.chat.id, person.id if person else None, answers, now
        )
    return owed


def _note_reach(incoming: Incoming, chat: Chat, work: Work) -> None:
    if incoming.happened in (Happened.UNFOLLOWED, Happened.LEFT):
        work.people.set_reachable(chat.line_id, False)
    elif incoming.happened in (Happened.FOLLOWED, Happened.JOINED, Happened.TEXT, Happened.BUTTON):
        work.people.set_reachable(chat.line_id, True)


def _expect_file(incoming: Incoming, inbox_id: int, person: Person | None, work: Work, now: datetime) -> None:
    """A file is fetched first; only then is it dispatched."""
    if person and incoming.content and incoming.chat_kind == "user":
        work.evidence.expect(incoming.content, incoming.file_name, person.id, inbox_id, now)


def _meaning(
    incoming: Incoming, speaker: Actor, question: Mapping[str, Any] | None, work: Work, now: datetime
) -> tuple[c.Command | None, str]:
    if incoming.happened is Happened.TEXT:
        asked = for_words(question)
        quoted = work.calls.spoken_of(incoming.quoted)
        command = meaning_of(
            incoming.words,
            speaker.person,
            work,
            now,
            private=speaker.in_private,
            quoted=quoted,
            question=asked,
            acts_for=speaker.stands_for,
        )
        return named(command, incoming.words, asked)
    if incoming.happened is Happened.BUTTON:
        button = read_button(incoming.data)
        return pressed(button, speaker, question, work, now) if button else (None, "")
    return EVENTS.get(incoming.happened), ""


EVENTS: dict[Happened, c.Command] = {
    Happened.FOLLOWED: c.Greeting(),
    Happened.JOINED: c.Introduce(),
    Happened.UNUSABLE: c.CannotUse(),
}
