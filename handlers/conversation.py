"""From what came in to what we owe: finds out who speaks, what they mean, and asks `dispatch`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain import commands as c
from domain.buttons import Retell, read_button
from domain.duties import Duty
from domain.duty_codes import CODE_LIKE
from domain.incoming import Happened, Incoming
from domain.notices import Answer, Ask, ToTell
from domain.office_words import SOUNDS
from domain.people import Actor, Chat, Message, Person
from domain.ports import Work
from domain.reports import read_report
from domain.thai import plain, without_links
from domain.understanding import Setting, understand
from handlers.dispatch import dispatch


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
    command, words = _meaning(incoming, chat, person, question, work)
    if command is None:
        return
    actor = Actor(person, "chat", chat, Message(inbox_id, words))
    answer(command, actor, conversation, work, now)


def answer(command: c.Command, actor: Actor, conversation: str, work: Work, now: datetime) -> None:
    """Dispatch a command of the chat and keep what we owe."""
    owed = dispatch(command, actor, work, now)
    answers = [one for one in owed if isinstance(one, Answer)]
    for one in owed:
        if isinstance(one, Ask):
            work.questions.ask(conversation, one.question)
    work.notices.tell([one for one in owed if isinstance(one, ToTell)], now)
    if actor.chat and actor.message and actor.message.inbox_id:
        person = work.people.behind(actor.chat.line_id) if actor.in_private else actor.person
        work.notices.answer(
            actor.message.inbox_id, actor.chat.id, person.id if person else None, answers, now
        )


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
    incoming: Incoming, chat: Chat, person: Person | None, question: Mapping[str, Any] | None, work: Work
) -> tuple[c.Command | None, str]:
    if incoming.happened is Happened.TEXT:
        command = _spoken(incoming.words, incoming.quoted, chat, person, question, work)
        return command, _words_of(command, incoming.words, question)
    if incoming.happened is Happened.BUTTON:
        pressed = read_button(incoming.data)
        if isinstance(pressed, Retell):
            return _retold(pressed, chat, person, question, work)
        return pressed, ""
    return EVENTS.get(incoming.happened), ""


def _words_of(command: c.Command, words: str, question: Mapping[str, Any] | None) -> str:
    """The words that a command stands for: a bare code that answers "which?" stands for those asked about."""
    answers = question is not None and question["ask"] == "which" and not read_report(words).says_something
    return str(question["words"]) if question and answers and command.duty_ids else words


EVENTS: dict[Happened, c.Command] = {
    Happened.FOLLOWED: c.Greeting(),
    Happened.JOINED: c.Introduce(),
    Happened.UNUSABLE: c.CannotUse(),
}


def _retold(
    pressed: Retell, chat: Chat, person: Person | None, question: Mapping[str, Any] | None, work: Work
) -> tuple[c.Command, str]:
    """The kept words again, now that it is known which duty they meant."""
    if question is None or question["ask"] != "which":
        return c.ShowDuty((pressed.duty,)), ""
    if question["evidence"]:
        return c.Attach((pressed.duty,), evidence=int(question["evidence"])), ""
    words = str(question["words"])
    setting = Setting(
        enrolled=person is not None,
        private=chat.is_private,
        quoted=(pressed.duty,),
        office=tuple(work.duties.get([pressed.duty])),
    )
    return understand(words, setting), words


def _spoken(
    words: str,
    quoted: str | None,
    chat: Chat,
    person: Person | None,
    question: Mapping[str, Any] | None,
    work: Work,
) -> c.Command:
    held = tuple(work.duties.held_by(person.id)) if person else ()
    meant = work.calls.spoken_of(quoted)
    setting = Setting(
        enrolled=person is not None,
        private=chat.is_private,
        held=held,
        codes=_codes(words, _by_code(held), work) if person else {},
        quoted=meant,
        question=question,
        office=_office(words, meant, question, work) if person else (),
    )
    command = understand(words, setting)
    if question and question["ask"] == "which" and question["evidence"] and isinstance(command, c.ShowDuty):
        return c.Attach(command.duties, evidence=int(question["evidence"]))
    return command


def _office(
    words: str, quoted: tuple[int, ...], question: Mapping[str, Any] | None, work: Work
) -> tuple[Duty, ...]:
    """The office's duties that these words may be about; read only where the words sound like it."""
    asked = str(question["words"]) if question and question["ask"] == "which" else ""
    said = f"{asked} {words}"
    if not SOUNDS.search(said):
        return ()
    written = _written(said)
    named = work.duties.with_codes(written) if written else {}
    return tuple(work.duties.get([*quoted, *(id_ for ids in named.values() for id_ in ids)]))


def _written(words: str) -> set[str]:
    """Whatever looks like a code."""
    return {code.replace(" ", "").upper() for code in CODE_LIKE.findall(plain(without_links(words)))}


def _by_code(held: tuple[Duty, ...]) -> dict[str, tuple[int, ...]]:
    """One code may stand for several duties: those still open are meant, else all."""
    codes: dict[str, tuple[int, ...]] = {}
    for duty in sorted(held, key=lambda duty: not duty.is_open):
        if duty.is_open or duty.code not in codes:
            codes[duty.code] = (*codes.get(duty.code, ()), duty.id)
    return codes


def _codes(words: str, mine: dict[str, tuple[int, ...]], work: Work) -> dict[str, tuple[int, ...]]:
    """Duties by code: the speaker's own first, others' only where the code is written out."""
    written = _written(words)
    others = work.duties.with_codes(written - set(mine)) if written else {}
    return {code: ids[:1] for code, ids in others.items()} | mine
