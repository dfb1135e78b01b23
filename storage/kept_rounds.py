"""Rounds whose system an import may not change any more, for people have built on it."""

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from domain.duties import State
from domain.workbook.changes import Change, changes_of
from domain.workbook.reading import OfficeFile
from domain.workbook.sheets import ROUNDS, Problem
from storage.history_tables import DecisionRow
from storage.office_tables import DutyRow, RoundRow


def round_problems(session: Session, file: OfficeFile) -> list[Problem]:
    """Rounds that would go to another system although duties of theirs were handed in or decided on."""
    moved = {one.after.code: one for one in changes_of(file, ROUNDS) if _goes_elsewhere(one)}
    if not moved:
        return []
    used = session.scalars(select(RoundRow.code).where(RoundRow.code.in_(moved), _is_used()))
    return [_problem(moved[code], file.row(ROUNDS, code)) for code in used]


def _goes_elsewhere(change: Change) -> bool:
    return change.before is not None and change.before.system != change.after.system


def _is_used() -> ColumnElement[bool]:
    waits = exists().where(DutyRow.round_id == RoundRow.id, DutyRow.state == State.SUBMITTED)
    at_a_step = DecisionRow.step_id.is_not(None)
    decided = exists().where(DutyRow.round_id == RoundRow.id, DecisionRow.duty_id == DutyRow.id, at_a_step)
    of_itself = exists().where(DecisionRow.round_id == RoundRow.id)
    return or_(waits, decided, of_itself)


def _problem(change: Change, row: int) -> Problem:
    code, before, after = change.after.code, change.before.system, change.after.system
    return Problem(
        ROUNDS,
        row,
        "รหัสระบบ",
        f"ย้ายรอบ {code} จากระบบ {before} ไป {after} ไม่ได้ เพราะมีงานที่ส่งแล้วหรือผ่านขั้นตอนของ {before} แล้ว",
        f"คงรหัสระบบเป็น {before} หรือตั้งรหัสรอบใหม่ในระบบ {after}",
    )
