"""Takes the steps that an import takes with duties and logs them as those of the chat are, many at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain import step_commands as s
from domain.duties import Duty
from domain.duty_changes import DutyChanges
from domain.transitions import Move
from domain.workbook.taken import REASSIGN, Taken, take_all
from storage.bulk import insert_many, insert_plain, update_many
from storage.duties import Duties
from storage.history import before
from storage.history_tables import AuditRow, DecisionRow, UpdateRow
from storage.office_tables import DutyRow, StepRow, SystemRow

VIA = "import"
FROM_THE_WORKBOOK = "จากสมุดงานนำเข้า"
COMMANDS = {Move.CANCEL: s.CancelDuty.name, Move.REOPEN: s.Reopen.name, Move.EXTEND: s.MoveDate.name}
Said = tuple[Duty, str, str]  # the duty, what was done to it, and the words for it


def take_steps(
    session: Session, changes: DutyChanges, today: date, now: datetime, via: str = VIA
) -> list[Taken]:
    """Cancel, reopen and re-date, with an update, a decision and an audit row each; nobody took them."""
    ids = [*changes.cancel, *changes.reopen, *(one.duty for one in changes.dates)]
    Duties(session).hold(ids)
    duties = {duty.id: duty for duty in Duties(session).get(ids)}
    taken = take_all(changes, duties, today)
    said = [(one.duty, one.move.value, one.reason or FROM_THE_WORKBOOK) for one in taken]
    updates = _log(session, said, now)
    logged = [replace(one, update=id_) for one, id_ in zip(taken, updates, strict=True)]
    insert_plain(session, DecisionRow, _decisions(session, logged, now))
    _audit(session, [(one.duty.id, COMMANDS[one.move]) for one in taken], now, via)
    update_many(
        session, DutyRow, [{"id": one.duty.id, "changed_at": now, **vars(one.change)} for one in taken]
    )
    return logged


def log_reassigned(session: Session, changes: DutyChanges, now: datetime) -> None:
    """Say in the log which duties got other holders, so that nobody takes back what is another's now."""
    duties = Duties(session).get(changes.hold)
    _log(session, [(duty, REASSIGN, FROM_THE_WORKBOOK) for duty in duties], now)
    _audit(session, [(id_, REASSIGN) for id_ in {**changes.hold, **changes.move}], now)


def _log(session: Session, said: Sequence[Said], now: datetime) -> list[int]:
    """An update for each, with what the duty is before it; gives their ids."""
    values = [
        {"duty_id": duty.id, "kind": kind, "words": words, "measure": "", "at": now, "before": before(duty)}
        for duty, kind, words in said
    ]
    return insert_many(session, UpdateRow, values)


def _decisions(session: Session, taken: Iterable[Taken], now: datetime) -> list[dict[str, Any]]:
    steps = _step_ids(session)
    return [
        {
            "duty_id": one.duty.id,
            "step_id": steps[one.duty.system_code, one.duty.step] if one.duty.waits_for else None,
            "update_id": one.update,
            "verdict": one.move,
            "reason": one.reason,
            "reference": "",
            "day": one.day,
            "at": now,
        }
        for one in taken
    ]


def _step_ids(session: Session) -> dict[tuple[str, int], int]:
    query = select(SystemRow.code, StepRow.position, StepRow.id).join(StepRow)
    rows = session.execute(query.where(StepRow.scope == "duty"))
    return {(system, position): id_ for system, position, id_ in rows}


def _audit(session: Session, done: Iterable[tuple[int, str]], now: datetime, via: str = VIA) -> None:
    rows = [{"at": now, "via": via, "command": what, "duty_id": duty, "detail": ""} for duty, what in done]
    insert_plain(session, AuditRow, rows)
