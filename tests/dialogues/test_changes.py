"""A coordinator's change is shown, and done by one tap: dates, cancelling, reopening; once, and told once."""

from datetime import date, timedelta

import pytest
from changing import ANONG, MALI, SRI, SURACHAI, THEERA, WAN, everything, second_coordinator
from sqlalchemy import select
from systems import Systems

from domain.duties import State
from handlers.explaining import explain
from storage.engine import reading
from storage.history_tables import AuditRow

MOVES = "เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน"


@pytest.fixture
def in_august(systems: Systems) -> Systems:
    systems.on(date(2024, 8, 29))
    return systems


@pytest.mark.parametrize(
    ("before", "words", "shows"),
    [
        ([], MOVES, ["เลื่อนกำหนดเขต", "2 ก.ย. 2567 (จ.) → 10 ก.ย. 2567 (อ.)", "เหตุผล: รอโรงเรียน"]),
        ([], "ยกเลิก E5 เพราะ สพฐ. ยกเลิก", ["ยกเลิกงาน", "ยังไม่เริ่ม → ยกเลิก", "เหตุผล: สพฐ. ยกเลิก"]),
        (["ส่ง E5"], "เปิด E5 ใหม่", ["เปิดงานใหม่", "รอกลั่นกรอง กำหนดเขต 2 ก.ย. 2567 (จ.) → กำลังดำเนินการ"]),
    ],
)
def test_a_change_is_shown_with_whom_it_concerns_and_nothing_happens_before_the_tap(
    in_august: Systems, before: list[str], words: str, shows: list[str]
) -> None:
    in_august.enrol(SRI)
    for said in before:
        in_august.say(SRI, said)
    was = everything(in_august)
    preview = in_august.say(WAN, words)
    for part in (*shows, "E5 การอ่านออก", "(e-MES ปี 2567)", "ยังไม่ได้บันทึก", "ยืนยันไหม"):
        assert part in preview
    assert f"จะแจ้ง 2 คน: {SRI}, {ANONG}" in preview
    assert f"ยังไม่ลงทะเบียนหรือบล็อกบอทอยู่ จะยังไม่ได้รับ: {ANONG}" in preview
    assert list(in_august.buttons()) == ["ยืนยัน", "ไม่ใช่"]
    assert everything(in_august) == was and in_august.told(SRI) == []


def test_the_tap_does_it_and_each_holder_is_told_once(in_august: Systems) -> None:
    assert "เลื่อนกำหนดเขตของ E5" in in_august.confirm(WAN, MOVES)
    assert in_august.duty("E5").office_on == date(2024, 9, 10)
    for who in (SRI, ANONG):
        (told,) = in_august.told(who)
        assert "10 ก.ย. 2567" in told and "รอโรงเรียน" in told
    assert in_august.told(MALI) == []
    with in_august.store.look() as work:
        (line,) = work.history.lines()
    assert (line.kind, line.words) == ("extend", MOVES)


def test_it_can_still_be_taken_back_within_ten_minutes(in_august: Systems) -> None:
    in_august.confirm(WAN, MOVES)
    in_august.now += timedelta(minutes=9)
    assert "ล่าสุดของ E5" in in_august.say(WAN, "ยกเลิก")
    assert in_august.duty("E5").office_on == date(2024, 9, 2)
    assert in_august.told(SRI) == []


@pytest.mark.parametrize("no", ["ไม่ใช่", "ไม่เอาแล้ว", "ไม่ใช่ค่ะ"])
def test_no_leaves_everything_as_it_was(in_august: Systems, no: str) -> None:
    in_august.say(WAN, MOVES)
    was = everything(in_august)
    button = in_august.buttons()["ยืนยัน"]
    assert "เหมือนเดิม" in in_august.say(WAN, no)
    assert "ท่านตอบว่าไม่ใช่ไปแล้ว" in in_august.press(WAN, button)
    assert everything(in_august) == was


def test_yes_may_be_typed_and_another_topic_in_between_does_not_lose_the_button(in_august: Systems) -> None:
    in_august.say(WAN, MOVES)
    assert "เลื่อนกำหนดเขตของ E5" in in_august.say(WAN, "ยืนยันค่ะ")
    in_august.say(WAN, "ยกเลิก E9 เพราะยุบ")
    button = in_august.buttons()["ยืนยัน"]
    in_august.say(WAN, "งานของฉัน")
    assert "ไม่ต้องส่ง" in in_august.press(WAN, button)
    assert in_august.duty("E9").state is State.CANCELLED


def test_a_second_tap_does_nothing_and_another_coordinator_hears_who_did_it(in_august: Systems) -> None:
    theera = second_coordinator(in_august)
    in_august.say(WAN, MOVES)
    button = in_august.buttons()["ยืนยัน"]
    assert "เลื่อนกำหนดเขตของ E5" in in_august.press(theera, button)
    was = everything(in_august)
    assert f"{THEERA} ยืนยันเรื่องนี้ไปแล้ว" in in_august.press(WAN, button)
    assert "ท่านยืนยันเรื่องนี้ไปแล้ว" in in_august.press(theera, button)
    assert f"{THEERA} ยืนยันเรื่องนี้ไปแล้ว" in in_august.press(WAN, button.replace("yes", "no"))
    assert everything(in_august) == was and len(in_august.told(SRI)) == 1


def test_nobody_but_a_coordinator_can_tap_and_no_number_is_made_up(in_august: Systems) -> None:
    in_august.say(WAN, MOVES)
    button = in_august.buttons()["ยืนยัน"]
    was = everything(in_august)
    assert "เฉพาะผู้ประสานงาน" in in_august.press(SRI, button)
    assert "เฉพาะผู้ประสานงาน" in in_august.press(SRI, button.replace("yes", "no"))
    assert "ไม่พบเรื่องนี้" in in_august.press(WAN, "yes:999")
    assert "ไม่พบเรื่องนี้" in in_august.press(WAN, "no:999")
    assert everything(in_august) == was


def test_what_changed_since_the_preview_is_shown_again_before_it_is_written(in_august: Systems) -> None:
    in_august.say(WAN, "ยกเลิก E5 เพราะซ้ำ")
    button = in_august.buttons()["ยืนยัน"]
    in_august.say(SRI, "E5 ได้ 60%")
    again = in_august.press(WAN, button)
    assert "ข้อมูลเปลี่ยนไป" in again and "กำลังดำเนินการ → ยกเลิก" in again
    assert in_august.duty("E5").is_open
    assert "ไม่ต้องส่ง" in in_august.press(WAN, in_august.buttons()["ยืนยัน"])
    assert in_august.duty("E5").state is State.CANCELLED


def test_what_cannot_be_done_any_more_is_refused_and_stays(in_august: Systems) -> None:
    in_august.say(WAN, MOVES)
    button = in_august.buttons()["ยืนยัน"]
    in_august.say(SRI, "ส่ง E5")
    assert "E5 (e-MES ปี 2567) ส่งไปแล้ว" in in_august.press(WAN, button)
    assert in_august.duty("E5").state is State.SUBMITTED


def test_a_proposal_of_last_week_is_over(in_august: Systems) -> None:
    in_august.say(WAN, MOVES)
    button = in_august.buttons()["ยืนยัน"]
    in_august.on(date(2024, 9, 6))
    assert "นานเกิน 7 วัน" in in_august.press(WAN, button)
    assert in_august.duty("E5").office_on == date(2024, 9, 2)


def test_tomorrow_stays_the_day_that_was_meant_when_it_is_confirmed_later(in_august: Systems) -> None:
    in_august.say(WAN, "เลื่อน E5 เป็นพรุ่งนี้ เพราะ ผอ. ขอก่อน")
    button = in_august.buttons()["ยืนยัน"]
    in_august.on(date(2024, 8, 30))
    assert "30 ส.ค. 2567" in in_august.press(WAN, button)
    assert in_august.duty("E5").office_on == date(2024, 8, 30)


def test_two_changes_of_one_message_are_confirmed_together_or_not_at_all(in_august: Systems) -> None:
    both = "เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน แล้วก็ยกเลิก E9 เพราะซ้ำ"
    preview = in_august.say(WAN, both)
    assert "เลื่อนกำหนดเขต" in preview and "ยกเลิกงาน" in preview and preview.count("ยืนยันไหม") == 1
    button = in_august.buttons()["ยืนยัน"]
    in_august.say(SURACHAI, "ส่ง E9")
    in_august.say(WAN, "เปิด E9 ใหม่")
    was = everything(in_august)
    assert "ข้อมูลเปลี่ยนไป" in in_august.press(WAN, button)
    assert everything(in_august) == was
    in_august.press(WAN, button)
    assert in_august.duty("E5").office_on == date(2024, 9, 10)
    assert in_august.duty("E9").state is State.CANCELLED


def test_a_group_does_not_read_a_preview(in_august: Systems) -> None:
    assert "1:1" in in_august.say_in_group(WAN, MOVES)
    assert in_august.duty("E5").office_on == date(2024, 9, 2)


def test_understand_still_says_what_would_be_moved(in_august: Systems) -> None:
    with in_august.store.look() as work:
        (wan,) = work.people.named(WAN)
        said = explain(MOVES, wan, work, in_august.now)
        everything = explain("โอนงาน e-MES ของ มาลี ให้ สมศรี", wan, work, in_august.now)
        some = explain("โอนงานของพี่มาลีให้สมศรีสักอัน", wan, work, in_august.now)
    assert isinstance(said, dict) and isinstance(everything, dict) and isinstance(some, dict)
    assert (said["command"], said["date"], said["certain"], said["allowed"]) == (
        "move_date",
        "2024-09-10",
        True,
        True,
    )
    assert [one["item"] for one in said["duties"]] == ["E5"]
    assert [one["item"] for one in everything["duties"]] == ["E7", "E8", "E10", "E12"]
    assert (some["certain"], some["duties"]) == (False, [])


def test_later_than_a_national_date_that_is_over_is_said_before_the_tap(systems: Systems) -> None:
    systems.on(date(2024, 9, 20))
    assert "หลังกำหนดส่วนกลาง 15 ก.ย. 2567" in systems.say(WAN, "เลื่อน E5 เป็น 25 ก.ย. เพราะรอโรงเรียน")
    systems.on(date(2024, 9, 2))
    assert "ไม่ช้ากว่านั้น" in systems.say(WAN, "เลื่อน E5 เป็น 25 ก.ย. เพราะรอโรงเรียน")
    assert systems.buttons() == {}


def test_the_audit_says_what_the_coordinator_did_to_which_duty(in_august: Systems) -> None:
    in_august.confirm(WAN, MOVES)
    duty = in_august.duty("E5").id
    with reading(in_august.store.engine) as session:
        rows = session.execute(select(AuditRow.command, AuditRow.via).where(AuditRow.duty_id == duty)).all()
    assert ("move_date", "chat") in [tuple(row) for row in rows]
