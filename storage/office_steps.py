"""Keeps the steps of systems; a step keeps its row, and whoever waits for it, in whatever place it stands."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, case, exists, func, or_, select, update
from sqlalchemy.orm import Session

from domain.duties import State
from domain.office import Step, System
from domain.workbook.changes import Change, changes_of
from domain.workbook.reading import OfficeFile
from domain.workbook.sheets import SYSTEMS, Problem
from domain.workbook.step_order import same_steps
from storage.bulk import delete_of, insert_plain, update_many
from storage.history_tables import DecisionRow
from storage.office_tables import DutyRow, RoundRow, StepRow, SystemRow

SCOPES = {"duty": "ขั้นตอนหลังส่ง", "round": "ขั้นตอนของรอบ"}
Ids = dict[str | None, int | None]


def _steps(system: System | None, scope: str) -> tuple[Step, ...]:
    if system is None:
        return ()
    return system.duty_steps if scope == "duty" else system.round_steps


def step_problems(session: Session, file: OfficeFile) -> list[Problem]:
    """Steps that would go away although they were decided on or a duty waits for them."""
    problems = []
    for change in changes_of(file, SYSTEMS):
        for scope, column in SCOPES.items():
            before = _steps(change.before, scope)
            kept = same_steps(before, _steps(change.after, scope))
            for place, step in enumerate(before):
                if place not in kept and _in_use(session, change.after.code, scope, place):
                    row = file.row(SYSTEMS, change.after.code)
                    problems.append(_problem(row, column, change.after.code, step))
    return problems


def _problem(row: int, column: str, system: str, step: Step) -> Problem:
    words = f"ลดขั้นตอนของ {system} ไม่ได้ เพราะมีงานผ่านหรือรอขั้นตอน '{step.name}' อยู่"
    return Problem(SYSTEMS, row, column, words, "คงขั้นตอนเดิมไว้ หรือตั้งรหัสระบบใหม่")


def _in_use(session: Session, code: str, scope: str, place: int) -> bool:
    decided = exists().where(
        DecisionRow.step_id == StepRow.id,
        StepRow.system_id == SystemRow.id,
        StepRow.scope == scope,
        StepRow.position == place,
    )
    waits = exists().where(
        DutyRow.round_id == RoundRow.id,
        RoundRow.system_id == SystemRow.id,
        DutyRow.state == State.SUBMITTED,
        DutyRow.step == place,
    )
    used = or_(decided, waits) if scope == "duty" else decided
    query = select(func.count()).select_from(SystemRow).where(SystemRow.code == code, used)
    return bool(session.scalar(query))


def write_steps(session: Session, systems: Iterable[Change], ids: Ids) -> None:
    """Make the steps of these systems what they are now, each in its place."""
    for change in systems:
        for scope in SCOPES:
            before, after = _steps(change.before, scope), _steps(change.after, scope)
            if before != after:
                _write(session, ids[change.after.code], scope, before, after)


def _write(
    session: Session, system: int | None, scope: str, before: Sequence[Step], after: Sequence[Step]
) -> None:
    its = (StepRow.system_id == system, StepRow.scope == scope)
    kept = session.scalars(select(StepRow.id).where(*its).order_by(StepRow.position)).all()
    places = same_steps(before, after)
    delete_of(session, StepRow, "id", [id_ for place, id_ in enumerate(kept) if place not in places])
    _make_room(session, its)
    rows = [
        ({"position": at, "kind": step.kind, "name": step.name, "role": step.role}, place)
        for at, (step, place) in enumerate(zip(after, places, strict=True))
    ]
    update_many(session, StepRow, [{"id": kept[place], **row} for row, place in rows if place is not None])
    new = [row for row, place in rows if place is None]
    insert_plain(session, StepRow, [{"system_id": system, "scope": scope, **row} for row in new])
    if scope == "duty":
        _keep_waiting(session, system, {place: at for at, place in enumerate(places) if place is not None})


def _make_room(session: Session, its: tuple[ColumnElement[bool], ...]) -> None:
    """Places are unique at every moment, so the old ones are left before the new ones are taken."""
    away = update(StepRow).where(*its).values(position=-1 - StepRow.position)
    session.execute(away, execution_options={"synchronize_session": False})


def _keep_waiting(session: Session, system: int | None, now_at: dict[int, int]) -> None:
    """Who was handed in waits for the same step, wherever that stands now."""
    moved = {place: at for place, at in now_at.items() if place != at}
    if moved:
        rounds = select(RoundRow.id).where(RoundRow.system_id == system)
        waits = (DutyRow.state == State.SUBMITTED, DutyRow.step.in_(moved), DutyRow.round_id.in_(rounds))
        follow = update(DutyRow).where(*waits).values(step=case(moved, value=DutyRow.step))
        session.execute(follow, execution_options={"synchronize_session": False})
