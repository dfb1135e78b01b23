"""A workbook that was sent and tried out: bring it in, or keep it as a duty's evidence."""

from datetime import datetime

from domain import commands as c
from domain import desk_commands as d
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work
from handlers.duties import ask_which, open_duties


def confirm(command: d.ImportFile, actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """Have it brought in, once: the step that does so answers this event."""
    inbox = actor.message.inbox_id if actor.message else None
    if actor.person and inbox and work.office_files.confirm(command.file, actor.person.id, inbox):
        return []
    return [_settled(command.file, work)]


def keep_as_evidence(command: d.KeepAsEvidence, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Nothing is brought in; whoever owes something is asked which duty the file shows."""
    file = work.office_files.get(command.file)
    if file is None or not work.office_files.drop(file.id):
        return [_settled(command.file, work)]
    owed = tuple(duty.id for duty in open_duties(actor, work))
    if not owed or actor.person is None or file.person_id != actor.person.id:
        return [Answer("office_file_dropped", {"file": file.name})]
    return ask_which(c.AskWhich(owed, evidence=file.id), actor, work, now)


def _settled(file_id: int, work: Work) -> Answer:
    file = work.office_files.get(file_id)
    return Answer("office_file_settled", {"state": file.state.value if file else "gone"})
