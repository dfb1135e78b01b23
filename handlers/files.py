"""A file that a person sent has been fetched, or is lost: what we do and say then."""

from datetime import datetime

from domain import commands as c
from domain.evidence import SentFile
from domain.incoming import conversation_key
from domain.notices import Answer
from domain.people import Actor, Message, Role
from domain.ports import Work
from domain.setting import Setting
from domain.workbook.sent import is_named_like_workbook
from handlers.conversation import answer


def file_arrived(file: SentFile, work: Work, now: datetime) -> None:
    """Read a coordinator's workbook; else attach it where that is certain, or ask which duty it shows."""
    actor = _sender(file, work)
    if actor is None or actor.person is None or actor.chat is None:
        return
    if actor.person.has(Role.COORDINATOR) and is_named_like_workbook(file.name):
        work.office_files.expect(file.id, actor.person.id, file.inbox_id)
        return
    held = tuple(work.duties.held_by(actor.person.id))
    open_ids = Setting(enrolled=True, today=now.date(), held=held).open_ids
    command: c.Command = c.AskWhich(open_ids or tuple(duty.id for duty in held), evidence=file.id)
    if len(open_ids) == 1:
        command = c.Attach(open_ids, evidence=file.id)
    answer(command, actor, conversation_key("", actor.chat.line_id), work, now)


def file_lost(file: SentFile, work: Work, now: datetime) -> None:
    """Ask for it again, kindly."""
    actor = _sender(file, work)
    if actor and actor.chat and actor.person:
        said = [Answer("file_lost", {"name": file.name}, matters=True)]
        work.notices.answer(file.inbox_id, actor.chat.id, actor.person.id, said, now)


def _sender(file: SentFile, work: Work) -> Actor | None:
    people = work.people.get([file.person_id]) if file.person_id else []
    chat = work.people.chat_of(people[0].id) if people else None
    return Actor(people[0], "chat", chat, Message(file.inbox_id, "")) if people and chat else None
