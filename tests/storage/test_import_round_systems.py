"""A round may go to another system only while nothing of it was handed in or decided on."""

from collections.abc import Callable

import pytest
from importing import NOW, ROUND, Edited, bring, duty, put
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from storage.engine import reading, writing
from storage.history_tables import DecisionRow
from storage.office_known import read_known
from storage.office_tables import RoundRow, StepRow

Happened = Callable[[Session], None]
TO_ANOTHER = put(ROUND, "EMES-67", "รหัสระบบ", "PMS")


def handed_in(session: Session) -> None:
    duty(session, "E5").state = "submitted"


def decided(session: Session) -> None:
    row = duty(session, "E5")
    row.state = "returned"
    step = session.scalars(select(StepRow.id).where(StepRow.name == "กลั่นกรอง")).first()
    session.add(DecisionRow(duty_id=row.id, step_id=step, verdict="return", at=NOW))


def summed_up(session: Session) -> None:
    round_id = session.scalars(select(RoundRow.id).where(RoundRow.code == "EMES-67")).one()
    step = session.scalars(select(StepRow.id).where(StepRow.name == "สรุป")).first()
    session.add(DecisionRow(round_id=round_id, step_id=step, verdict="tick", at=NOW))


@pytest.mark.parametrize("happened", [handed_in, decided, summed_up])
def test_a_round_that_people_worked_in_stays_in_its_system(
    office: Engine, edited: Edited, happened: Happened
) -> None:
    with writing(office) as session:
        happened(session)
    (problem,) = bring(office, edited(TO_ANOTHER)).problems
    assert (problem.sheet, problem.row, problem.column) == (ROUND, 2, "รหัสระบบ")
    assert "ย้ายรอบ EMES-67 จากระบบ EMES ไป PMS ไม่ได้" in problem.problem
    assert "คงรหัสระบบเป็น EMES" in problem.suggestion


def test_a_round_that_nobody_worked_in_may_go(office: Engine, edited: Edited) -> None:
    assert bring(office, edited(TO_ANOTHER)).changed == {ROUND: 1}
    with reading(office) as session:
        assert read_known(session).office.rounds["EMES-67"].system == "PMS"
