"""Whose work it is, wherever a deputy acts on it: in answers, the history, the sheet and the audit."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from systems import Systems

from domain.sheet_tabs import make_tabs
from storage.engine import reading
from storage.history_tables import AuditRow, UpdateRow

SRI, ANONG, WAN = "สมศรี ใจดี", "อนงค์ ศรีสุข", "วรรณา แสงทอง"  # Anong stands in for Sri
TUESDAY = date(2024, 8, 27)
INSTEAD = "แทนพี่ศรี"


@pytest.fixture
def office(systems: Systems) -> Systems:
    """Sri is away from Tuesday on; IN1 is hers alone, E1 is Anong's."""
    systems.on(TUESDAY - timedelta(days=1))
    systems.say(SRI, "ลา 27-29 ส.ค.")
    systems.on(TUESDAY)
    return systems


@pytest.mark.parametrize(
    "words",
    ["IN1 60%", "IN1 ติดปัญหา รอข้อมูล", "IN1 https://example.com/a", "ส่ง IN1", "จดไว้ IN1 ว่าโทรแล้ว", "IN1"],
)
def test_the_answer_to_a_deputy_says_whose_work_it_is(office: Systems, words: str) -> None:
    assert INSTEAD in office.say(ANONG, words)


def test_so_do_the_questions_the_list_and_what_is_taken_back(office: Systems) -> None:
    in1 = office.duty("IN1").id
    for what in ("update", "problem"):
        assert "งานของพี่ศรี" in office.press(ANONG, f"{what}:{in1}")
    listed = office.say(ANONG, "งานตรวจราชการที่ต้องส่งมีอะไรบ้าง")
    assert "IN1" in listed and INSTEAD in listed
    assert "วันนี้ท่านปฏิบัติแทน พี่ศรี" in office.say(ANONG, "ทำอะไรได้บ้าง")
    office.say(ANONG, "IN1 60%")
    assert "ที่ทำแทนพี่ศรี" in office.say(ANONG, "ยกเลิก")


def test_what_is_their_own_is_nobodys_else(office: Systems) -> None:
    assert INSTEAD not in office.say(ANONG, "E1 60%")
    office.on(TUESDAY + timedelta(days=3))
    assert INSTEAD not in office.say(ANONG, "งานของฉัน")


def test_the_history_the_sheet_and_the_audit_keep_who_did_it_for_whom(office: Systems) -> None:
    office.say(ANONG, "IN1 60%")
    assert "น้องนงค์ (แทนพี่ศรี): 60%" in office.say(WAN, "ขอดูประวัติ IN1")
    with reading(office.store.engine) as session:
        (row,) = session.execute(select(UpdateRow.person_id, UpdateRow.instead_of))
        details = set(session.scalars(select(AuditRow.detail).where(AuditRow.command == "report_progress")))
    with office.store.look() as work:
        (sri,), (anong,) = work.people.named(SRI), work.people.named(ANONG)
        (log,) = [tab for tab in make_tabs(work, office.now) if tab.title == "บันทึกความก้าวหน้า"]
    assert tuple(row) == (anong.id, sri.id)
    assert details == {f"for {sri.id}"}
    assert "อนงค์ ศรีสุข (แทน สมศรี ใจดี)" in log.rows[0]
