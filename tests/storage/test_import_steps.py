"""Importing a changed list of steps: what was decided stays, and who waits keeps waiting for it."""

import pytest
from importing import NOW, Edited, bring, duty, put
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from storage.engine import reading, writing
from storage.history_tables import DecisionRow
from storage.import_office import import_office
from storage.office_tables import RoundRow, StepRow, SystemRow

STEPS, OF_ROUND = "ขั้นตอนหลังส่ง", "ขั้นตอนของรอบ"
CHECK, RECORD = "ตรวจ:กลั่นกรอง", "บันทึก:บันทึก e-MES"


def step_id(session: Session, name: str) -> int:
    query = select(StepRow.id).join(SystemRow).where(SystemRow.code == "EMES", StepRow.name == name)
    return session.scalars(query).one()


def names(session: Session, scope: str = "duty") -> list[str]:
    query = select(StepRow.name).join(SystemRow).where(SystemRow.code == "EMES", StepRow.scope == scope)
    return list(session.scalars(query.order_by(StepRow.position)))


@pytest.fixture
def waiting(office: Engine) -> Engine:
    """E5 passed the committee and waits to be entered; the round's first step was taken."""
    with writing(office) as session:
        row = duty(session, "E5")
        row.state, row.step = "submitted", 1
        round_id = session.scalars(select(RoundRow.id).where(RoundRow.code == "EMES-67")).one()
        passed = DecisionRow(duty_id=row.id, step_id=step_id(session, "กลั่นกรอง"), verdict="accept", at=NOW)
        taken = DecisionRow(round_id=round_id, step_id=step_id(session, "สรุป"), verdict="tick", at=NOW)
        session.add_all([passed, taken])
    return office


def standing(engine: Engine) -> tuple[str, list[str]]:
    """The step that E5 waits for, and the names of the steps that were decided on."""
    with reading(engine) as session:
        decided = select(StepRow.name).join(DecisionRow, DecisionRow.step_id == StepRow.id)
        return names(session)[duty(session, "E5").step], list(
            session.scalars(decided.order_by(DecisionRow.id))
        )


@pytest.mark.parametrize(
    ("steps", "waits_for", "decided"),
    [
        (f"ทำ:ลงทะเบียน→{CHECK}→{RECORD}", "บันทึก e-MES", "กลั่นกรอง"),
        (f"{CHECK}→ทำ:ลงทะเบียน→{RECORD}", "บันทึก e-MES", "กลั่นกรอง"),
        (f"{RECORD}→{CHECK}", "บันทึก e-MES", "กลั่นกรอง"),
        (f"{CHECK}→บันทึก:บันทึก e-MES ใหม่", "บันทึก e-MES ใหม่", "กลั่นกรอง"),
        (f"ตรวจ:ตรวจทาน→{RECORD}", "บันทึก e-MES", "ตรวจทาน"),
    ],
)
def test_a_duty_waits_for_the_same_step_and_its_decisions_keep_theirs(
    waiting: Engine, edited: Edited, steps: str, waits_for: str, decided: str
) -> None:
    report = bring(waiting, edited(put("ระบบ", "EMES", STEPS, steps)))
    assert (report.problems, report.changed) == ((), {"ระบบ": 1})
    assert standing(waiting) == (waits_for, [decided, "สรุป"])


def test_a_step_put_before_a_rounds_taken_step_takes_nothing_from_it(waiting: Engine, edited: Edited) -> None:
    assert bring(waiting, edited(put("ระบบ", "EMES", OF_ROUND, "ประชุม→สรุป→เผยแพร่"))).ok
    with reading(waiting) as session:
        assert names(session, "round") == ["ประชุม", "สรุป", "เผยแพร่"]
    assert standing(waiting)[1] == ["กลั่นกรอง", "สรุป"]


@pytest.mark.parametrize(
    ("column", "steps", "gone"),
    [
        (STEPS, RECORD, "กลั่นกรอง"),
        (STEPS, CHECK, "บันทึก e-MES"),
        (STEPS, f"ทำ:ก→ทำ:ข→{RECORD}", "กลั่นกรอง"),
        (OF_ROUND, "เผยแพร่", "สรุป"),
    ],
)
def test_a_step_that_was_decided_on_or_is_waited_for_cannot_go(
    waiting: Engine, edited: Edited, column: str, steps: str, gone: str
) -> None:
    report = bring(waiting, edited(put("ระบบ", "EMES", column, steps)))
    assert [one.column for one in report.problems] == [column]
    assert f"รอขั้นตอน '{gone}' อยู่" in report.problems[0].problem
    assert standing(waiting) == ("บันทึก e-MES", ["กลั่นกรอง", "สรุป"])


def test_a_step_that_is_decided_on_while_the_import_reads_cannot_go_either(
    office: Engine, edited: Edited
) -> None:
    def decide(stage: str) -> None:
        if stage == "กำลังบันทึก":
            with writing(office) as session:
                row = duty(session, "E5")
                row.state, row.step = "submitted", 1

    path = edited(put("ระบบ", "EMES", STEPS, CHECK))
    report = import_office(office, path, today=NOW.date(), tell=decide)
    assert "รอขั้นตอน 'บันทึก e-MES' อยู่" in str(report.problems[0])
