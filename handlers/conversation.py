"""From what came in to what we owe: finds out who speaks, what they mean, and asks `dispatch`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain import commands as c
from domain import group_commands as g
from domain.buttons import read_button
from domain.incoming import Happened, Incoming
from domain.messages import Gone
from domain.notices import Answer, Ask, Owed, ToTell
from domain.people import Actor, Chat, Message, Person
from domain.ports import Work
from domain.together import together
from handlers.changed_messages import Way, make_way, withdraw
from handlers.dispatch import dispatch
from handlers.hearing import meaning_of
from handlers.in_group import by_name, said_in_group
from handlers.waiting import for_words, is_over, named, of_a_change, pressed


def converse(incoming: Incoming, inbox_id: int, conversation: str, work: Work, now: datetime) -> None:
    """Handle one event: domain changes, answers and questions are kept in this transaction."""
    if incoming.happened is Happened.OTHER:
        return
    if incoming.happened is Happened.UNSENT:
        withdraw(inbox_id, Gone.UNSENT, work.people.behind(incoming.user), work, now)
    elif _is_overtaken(incoming, inbox_id, conversation, work):
        work.messages.pass_over(inbox_id)
    elif incoming.is_edit and not (incoming.calls or work.calls.is_ours(incoming.quoted)):
        withdraw(inbox_id, Gone.EDITED, work.people.behind(incoming.user), work, now)
        work.messages.pass_over(inbox_id)
    else:
        _hear(incoming, inbox_id, conversation, work, now)


def _is_overtaken(incoming: Incoming, inbox_id: int, conversation: str, work: Work) -> bool:
    said = incoming.message
    return bool(said) and work.messages.is_overtaken(said, inbox_id, conversation, edit=incoming.is_edit)


def _hear(incoming: Incoming, inbox_id: int, conversation: str, work: Work, now: datetime) -> None:
    """What is said to the bot, at first or anew."""
    chat = work.people.meet(incoming.chat_kind, incoming.chat)
    _note_reach(incoming, chat, work)
    _note_members(incoming, chat, work)
    person = work.people.behind(incoming.user)
    if incoming.happened is Happened.FILE and chat.is_private:
        _expect_file(incoming, inbox_id, person, work, now)
        return
    way = make_way(inbox_id, person, work, now) if incoming.is_edit else Way()
    if not way.heard:
        question = work.questions.of(conversation)
        asked_by = work.questions.asked_by(conversation) if question else None
        way = replace(way, question=question, asked_by=asked_by)
    if way.question and incoming.message:
        work.messages.heard_with(inbox_id, way.question, way.asked_by)
    acts_for = frozenset(work.absences.stood_for(person.id, now.date()) if person else ())
    speaker = Actor(
        person, "chat", chat, Message(inbox_id, incoming.words, conversation=conversation), acts_for
    )
    if way.stop:
        _keep([way.stop], speaker, work, now)
        return
    _carry_out(incoming, speaker, way, conversation, work, now)


def _carry_out(
    incoming: Incoming, speaker: Actor, way: Way, conversation: str, work: Work, now: datetime
) -> None:
    command, words = _meaning(incoming, speaker, way.question, work, now)
    if command is None or speaker.message is None:
        return
    kept = way.question is not None and words != incoming.words and words == way.question.get("words")
    message = replace(speaker.message, words=words, said_in=way.asked_by if kept else None)
    first = [Answer("edit_taken")] if way.heard else []
    owed = answer(command, replace(speaker, message=message), conversation, work, now, first)
    if way.question and is_over(command, owed):
        work.questions.ask(conversation, None)


def answer(
    command: c.Command,
    actor: Actor,
    conversation: str,
    work: Work,
    now: datetime,
    first: Sequence[Answer] = (),
) -> list[Owed]:
    """Dispatch a command of the chat and keep what we owe, after what is said `first`; it is returned."""
    owed = dispatch(command, actor, work, now)
    if not actor.in_private:
        owed = said_in_group(owed, command, actor, work)
    answers = together([one for one in owed if isinstance(one, Answer)])
    if not actor.in_private:
        answers = by_name(answers, actor)
    for one in owed:
        if isinstance(one, Ask):
            work.questions.ask(conversation, one.question, actor.said_in)
    work.notices.tell([one for one in owed if isinstance(one, ToTell)], now)
    _keep([*first, *answers], actor, work, now)
    return owed


def _keep(answers: Sequence[Answer], actor: Actor, work: Work, now: datetime) -> None:
    if actor.chat and actor.message and actor.message.inbox_id:
        person = work.people.behind(actor.chat.line_id) if actor.in_private else actor.person
        work.notices.answer(
            actor.message.inbox_id, actor.chat.id, person.id if person else None, answers, now
        )


def _note_reach(incoming: Incoming, chat: Chat, work: Work) -> None:
    if incoming.happened in (Happened.UNFOLLOWED, Happened.LEFT):
        work.people.set_reachable(chat.line_id, False)
    elif incoming.happened in HEARD:
        work.people.set_reachable(chat.line_id, True)


def _note_members(incoming: Incoming, chat: Chat, work: Work) -> None:
    """Somebody came or went; or the bot itself went: what waits for the group reaches nobody; it is untied.

    Whoever asks the bot back is not named by LINE, and need not be of the office.
    """
    if incoming.happened is Happened.LEFT:
        work.notices.lose(chat.id)
        work.groups.untie(chat.id)
    elif incoming.happened in (Happened.MEMBERS, Happened.JOINED):
        work.groups.recount(chat.id)


def _expect_file(incoming: Incoming, inbox_id: int, person: Person | None, work: Work, now: datetime) -> None:
    """A file is fetched first; only then is it dispatched."""
    if person and incoming.content:
        work.evidence.expect(incoming.content, incoming.file_name, person.id, inbox_id, now)


def _meaning(
    incoming: Incoming, speaker: Actor, question: Mapping[str, Any] | None, work: Work, now: datetime
) -> tuple[c.Command | None, str]:
    if (
        speaker.person is None
        and not speaker.in_private
        and (incoming.is_edit or incoming.happened in SPOKEN)
    ):
        return g.StrangerSpeaks(known=incoming.user is not None), ""
    if incoming.happened is Happened.TEXT or incoming.is_edit:
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
            conversation=speaker.conversation,
        )
        command = of_a_change(command, incoming.words, question if speaker.in_private else None, work, now)
        return named(command, incoming.words, asked)
    if incoming.happened is Happened.BUTTON:
        button = read_button(incoming.data)
        return pressed(button, speaker, question, work, now) if button else (None, "")
    return EVENTS.get(incoming.happened), ""


HEARD = (Happened.FOLLOWED, Happened.JOINED, Happened.TEXT, Happened.EDITED, Happened.BUTTON)
EVENTS: dict[Happened, c.Command] = {
    Happened.FOLLOWED: c.Greeting(),
    Happened.JOINED: g.Introduce(),
    Happened.UNUSABLE: c.CannotUse(),
    Happened.FILE: g.GroupFile(),
}
SPOKEN = (Happened.TEXT, Happened.BUTTON, Happened.FILE, Happened.UNUSABLE)
