"""Keeps the steps of systems; a step that was decided on stays."""

from collections.abc import Iterable

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from domain.duties import State
from domain.office import Step, System
from domain.office_sheets import SYSTEMS, Problem
from storage.bulk import delete_of, insert_many, update_many
from storage.history_tables import DecisionRow
from storage.office_known import Known
from storage.office_tables import DutyRow, RoundRow, StepRow, SystemRow

SCOPES = ("duty", "round")


def _steps(system: System, scope: str) -> tuple[Step, ...]:
    return system.duty_steps if scope == "duty" else system.round_steps


def step_problems(session: Session, systems: Iterable[System], known: Known) -> list[Problem]:
    """Systems that would lose a step which was decided on or which a duty waits for."""
    problems = []
    for system in systems:
        before = known.office.systems.get(system.code)
        for scope in SCOPES:
            left = len(_steps(system, scope))
            if before and left < len(_steps(before, scope)) and _in_use(session, system.code, scope, left):
                column = "ขั้นตอนหลังส่ง" if scope == "duty" else "ขั้นตอนของรอบ"
                words = f"ลดขั้นตอนของ {system.code} ไม่ได้ เพราะมีงานผ่านหรือรอขั้นตอนท้ายอยู่"
                problems.append(Problem(SYSTEMS, 0, column, words, "คงขั้นตอนเดิมไว้ หรือตั้งรหัสระบบใหม่"))
    return problems


def _in_use(session: Session, code: str, scope: str, left: int) -> bool:
    decided = exists().where(
        DecisionRow.step_id == StepRow.id,
        StepRow.system_id == SystemRow.id,
        StepRow.scope == scope,
        StepRow.position >= left,
    )
    waits = exists().where(
        DutyRow.round_id == RoundRow.id,
        RoundRow.system_id == SystemRow.id,
        DutyRow.state == State.SUBMITTED,
        DutyRow.step >= left,
    )
    used = or_(decided, waits) if scope == "duty" else decided
    query = select(func.count()).select_from(SystemRow).where(SystemRow.code == code, used)
    return bool(session.scalar(query))


def write_steps(session: Session, systems: Iterable[System], ids: dict[str | None, int | None]) -> None:
    """Make the steps of these systems what they are now, each in its place."""
    wanted = {
        (ids[system.code], scope, position): step
        for system in systems
        for scope in SCOPES
        for position, step in enumerate(_steps(system, scope))
    }
    here = [ids[system.code] for system in systems]
    rows = session.execute(
        select(StepRow.id, StepRow.system_id, StepRow.scope, StepRow.position).where(
            StepRow.system_id.in_(here)
        )
    )
    kept = {(system, scope, position): id_ for id_, system, scope, position in rows}
    delete_of(session, StepRow, "id", [id_ for place, id_ in kept.items() if place not in wanted])
    update_many(
        session, StepRow, [{"id": kept[p], **_values(step)} for p, step in wanted.items() if p in kept]
    )
    insert_many(
        session,
        StepRow,
        [
            {"system_id": system, "scope": scope, "position": position, **_values(step)}
            for (system, scope, position), step in wanted.items()
            if (system, scope, position) not in kept
        ],
    )


def _values(step: Step) -> dict[str, str]:
    return {"kind": step.kind, "name": step.name, "role": step.role}
