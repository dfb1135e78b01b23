"""What an import does to duties that people work on, what they are told, and what they may take back."""

from datetime import date, timedelta
from pathlib import Path

from importing import ITEM, ROUND, Edit, edited_from, put, rows_of
from openpyxl import Workbook
from sqlalchemy import select
from systems import NINE, Systems

from domain.duties import State
from domain.sheet_tabs import make_tabs
from storage.engine import reading, writing
from storage.history_tables import AuditRow, DecisionRow, UpdateRow
from storage.office_tables import DutyRow

SRI, MALI, WAN, SURACHAI = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "สุรชัย ทองดี"
ANONG, ARI = "อนงค์ ศรีสุข", "อารี สอนดี"
AUGUST = date(2024, 8, 20)


def cancelled(code: str, reason: str) -> list[Edit]:
    return [put(ITEM, code, "สถานะ", "ยกเลิก"), put(ITEM, code, "เหตุผล", reason)]


def bring(systems: Systems, folder: Path, *edits: Edit) -> None:
    systems.now += timedelta(minutes=1)
    systems.bring(edited_from(NINE, folder, *edits))


def logged(systems: Systems, code: str) -> list[tuple[str, int | None, str]]:
    """The duty's log: what was done, by whom, with which words."""
    with reading(systems.store.engine) as session:
        lines = select(UpdateRow.kind, UpdateRow.person_id, UpdateRow.words).order_by(UpdateRow.id)
        rows = session.execute(lines.where(UpdateRow.duty_id == systems.duty(code).id))
        return [(kind, person, words) for kind, person, words in rows]


def test_what_a_workbook_cancels_is_logged_decided_audited_and_told(systems: Systems, tmp_path: Path) -> None:
    systems.on(AUGUST)
    bring(systems, tmp_path, *cancelled("E9", "สพฐ. ยกเลิกตัวชี้วัด"))
    duty = systems.duty("E9")
    assert (duty.state, duty.reason) == (State.CANCELLED, "สพฐ. ยกเลิกตัวชี้วัด")
    assert logged(systems, "E9") == [("cancel", None, "สพฐ. ยกเลิกตัวชี้วัด")]
    (decision,) = systems.decisions(duty)
    assert (decision.verdict, decision.person_id, decision.reason) == ("cancel", None, "สพฐ. ยกเลิกตัวชี้วัด")
    with reading(systems.store.engine) as session:
        (audit,) = session.scalars(select(AuditRow).where(AuditRow.duty_id == duty.id))
        assert (audit.via, audit.command, audit.person_id) == ("import", "cancel_duty", None)
    (told,) = systems.told(SURACHAI)
    assert "E9" in told and "ถูกยกเลิกแล้ว ไม่ต้องส่ง" in told and "สพฐ. ยกเลิกตัวชี้วัด" in told
    bring(systems, tmp_path, *cancelled("E9", "สพฐ. ยกเลิกตัวชี้วัด"))
    assert systems.told(SURACHAI) == [told]
    with systems.store.look() as work:
        log = next(tab for tab in make_tabs(work, systems.now) if tab.title == "บันทึกความก้าวหน้า")
    assert [(line[3], line[6], line[8]) for line in log.rows] == [("E9", "ยกเลิก", "สพฐ. ยกเลิกตัวชี้วัด")]


def test_several_that_are_cancelled_are_one_message(systems: Systems, tmp_path: Path) -> None:
    systems.on(AUGUST)
    codes = ("E7", "E8", "E10")
    bring(systems, tmp_path, *[edit for code in codes for edit in cancelled(code, "ยุบรวม")])
    (told,) = systems.told(MALI)
    assert all(f"• {code} " in told for code in codes) and "เหตุผล: ยุบรวม" in told
    bring(systems, tmp_path, *cancelled("E7", "ยุบรวม"))
    cancelled_still = [words for words in systems.told(MALI) if "ถูกยกเลิก" in words]
    assert ["E7" in words and "E8" not in words for words in cancelled_still] == [True]


def test_what_comes_back_is_where_its_owner_left_it(systems: Systems, tmp_path: Path) -> None:
    systems.on(AUGUST)
    systems.say(SURACHAI, "E9 ติดปัญหา รอข้อมูลจากโรงเรียน")
    said = systems.duty("E9").problem
    systems.say(SRI, "E5 ได้ 0%")
    systems.say(MALI, "ส่ง E8")
    off = [edit for code in ("E5", "E8", "E9", "E6") for edit in cancelled(code, "ยุบ")]
    bring(systems, tmp_path, *off)
    bring(systems, tmp_path)
    blocked, begun, sent = (systems.duty(code) for code in ("E9", "E5", "E8"))
    assert (blocked.state, blocked.problem) == (State.BLOCKED, said)
    assert (begun.state, begun.percent, begun.reason) == (State.IN_PROGRESS, 0, "")
    assert (sent.state, sent.step, sent.percent) == (State.IN_PROGRESS, 0, 100)
    assert systems.duty("E6").state is State.NOT_STARTED
    assert [kind for kind, _, _ in logged(systems, "E9")] == ["problem", "cancel", "reopen"]
    (told,) = systems.told(SRI)
    assert "E5" in told and "เปิดให้ทำต่อแล้ว" in told


def test_an_owner_cannot_take_back_what_a_workbook_did(systems: Systems, tmp_path: Path) -> None:
    systems.on(AUGUST)
    systems.say(SURACHAI, "E9 ได้ 60%")
    bring(systems, tmp_path, *cancelled("E9", "ยุบ"))
    systems.say(SURACHAI, "ยกเลิก")
    assert (systems.duty("E9").state, systems.duty("E9").percent) == (State.CANCELLED, 60)


def test_another_reason_follows_and_the_item_still_brings_its_duty_back(
    systems: Systems, tmp_path: Path
) -> None:
    systems.on(AUGUST)
    bring(systems, tmp_path, *cancelled("E9", "ยุบ"))
    bring(systems, tmp_path, *cancelled("E9", "สพฐ. ยกเลิกตัวชี้วัด"))
    assert systems.duty("E9").reason == "สพฐ. ยกเลิกตัวชี้วัด"
    assert [kind for kind, _, _ in logged(systems, "E9")] == ["cancel"]
    bring(systems, tmp_path)
    assert systems.duty("E9").state is State.NOT_STARTED


def test_what_a_coordinator_cancelled_does_not_come_back_with_the_item(
    systems: Systems, tmp_path: Path
) -> None:
    systems.on(AUGUST)
    systems.confirm(WAN, "ยกเลิก E9 เพราะยุบ")
    bring(systems, tmp_path, *cancelled("E9", "ยุบ"))
    bring(systems, tmp_path)
    assert systems.duty("E9").state is State.CANCELLED


def test_what_was_cancelled_before_imports_were_logged_comes_back_too(
    systems: Systems, tmp_path: Path
) -> None:
    systems.on(AUGUST)
    bring(systems, tmp_path, *cancelled("E9", "ยุบ"))
    with writing(systems.store.engine) as session:
        for table in (DecisionRow, UpdateRow):
            for row in session.scalars(select(table)):
                session.delete(row)
                session.flush()
    bring(systems, tmp_path)
    assert systems.duty("E9").state is State.NOT_STARTED


def test_who_is_given_a_duty_and_who_loses_it_are_told_once(systems: Systems, tmp_path: Path) -> None:
    systems.on(AUGUST)
    systems.say(SRI, "E5 ได้ 60%")
    for _ in range(2):
        bring(systems, tmp_path, put(ITEM, "E5", "ผู้รับผิดชอบ", MALI))
    (given,) = systems.told(MALI)
    assert "ท่านได้รับมอบหมายงานต่อไปนี้" in given and "• E5 " in given and "2 ก.ย. 2567" in given
    (taken,) = systems.told(SRI)
    assert "มีผู้รับผิดชอบคนใหม่แล้ว" in taken and "• E5 " in taken
    assert systems.told(ANONG) == []
    assert [kind for kind, _, _ in logged(systems, "E5")] == ["progress", "reassign"]
    with reading(systems.store.engine) as session:
        imported = select(AuditRow.command, AuditRow.duty_id).where(AuditRow.via == "import")
        assert [tuple(row) for row in session.execute(imported)] == [("reassign", systems.duty("E5").id)]
    systems.say(SRI, "ยกเลิก")
    assert systems.duty("E5").percent == 60
    systems.say(MALI, "ส่ง E5")
    assert systems.told(MALI) == [] and systems.told(SRI) == []


def test_what_comes_back_to_another_owner_is_told_to_that_one(systems: Systems, tmp_path: Path) -> None:
    systems.on(AUGUST)
    bring(systems, tmp_path, *cancelled("E5", "ยุบ"))
    bring(systems, tmp_path, put(ITEM, "E5", "ผู้รับผิดชอบ", MALI))
    assert systems.told(SRI) == []
    assert ["เปิดให้ทำต่อแล้ว" in words for words in systems.told(MALI)] == [True]


def test_a_new_item_of_a_known_round_is_told_and_a_new_round_is_not(systems: Systems, tmp_path: Path) -> None:
    systems.on(AUGUST)

    def more(book: Workbook) -> None:
        book[ITEM].append(("SC2", "แบบใหม่", "รายงาน", "EMES-67-SCH", "ทุกโรงเรียน"))
        book[ROUND].append(("EMES-X", "EMES", "e-MES รอบเสริม", "2567", "1 ส.ค. 2567", "-", "2 ก.ย. 2567"))
        book[ITEM].append(("SC3", "แบบเสริม", "รายงาน", "EMES-X", "ทุกโรงเรียน"))

    bring(systems, tmp_path, more)
    (told,) = systems.told(ARI)
    assert "• SC2 " in told and "SC3" not in told


def test_a_person_who_moves_to_where_the_work_is_owed_already_leaves_theirs_behind(
    systems: Systems, tmp_path: Path
) -> None:
    systems.on(AUGUST)
    with writing(systems.store.engine) as session:
        e5, e7 = (session.get_one(DutyRow, systems.duty(code).id) for code in ("E5", "E7"))
        session.add(DutyRow(item_id=e5.item_id, round_id=e5.round_id, unit_id=e7.unit_id))
    line = (SRI, "กลุ่มส่งเสริมการจัดการศึกษา", "ศึกษานิเทศก์", "ผู้รับผิดชอบ")
    report = systems.bring(rows_of(tmp_path, "บุคลากร", line))
    assert report.changed == {"บุคลากร": 1}
    assert any("สมศรี ใจดี ย้ายไป 'กลุ่มส่งเสริมการจัดการศึกษา' ซึ่งมีงานนี้อยู่แล้ว" in one for one in report.warnings)
