"""Days off and whole rounds in chat: which dates and reminders move is shown first, and told once."""

from datetime import date

import pytest
from changing import MALI, SRI, WAN, everything
from systems import Systems

DAY = "เพิ่มวันหยุด 2 ก.ย. วันหยุดพิเศษ ครม."


@pytest.fixture
def in_august(systems: Systems) -> Systems:
    systems.on(date(2024, 8, 20))
    return systems


def test_a_holiday_shows_what_it_moves_and_moves_it_by_one_tap(in_august: Systems) -> None:
    in_august.confirm(WAN, "เลื่อน E7 เป็น 2 ก.ย. เพราะรอโรงเรียน")
    was = everything(in_august)
    preview = in_august.say(WAN, DAY)
    assert "• 2 ก.ย. 2567 (จ.) วันหยุดพิเศษ ครม.: หยุด" in preview
    assert "รอบ e-MES ปี 2567\n  2 ก.ย. 2567 (จ.) → 30 ส.ค. 2567 (ศ.)" in preview
    assert "E7 " in preview and "วันเตือนของ" in preview and "เป็น 30 ส.ค. 2567 (ศ.)" in preview
    assert everything(in_august) == was
    in_august.press(WAN, in_august.buttons()["ยืนยัน"])
    assert {in_august.duty(code).office_on for code in ("E5", "E7")} == {date(2024, 8, 30)}
    (told,) = in_august.told(SRI)
    assert "รอบ e-MES ปี 2567 เลื่อนกำหนดส่งเขตเป็น 30 ส.ค. 2567" in told


def test_a_day_that_is_worked_after_all_moves_them_back(in_august: Systems) -> None:
    in_august.confirm(WAN, DAY)
    preview = in_august.say(WAN, "2 ก.ย. ไม่หยุดแล้ว")
    assert "• 2 ก.ย. 2567 (จ.) วันหยุดพิเศษ ครม.: ทำงาน" in preview
    assert "30 ส.ค. 2567 (ศ.) → 2 ก.ย. 2567 (จ.)" in preview
    in_august.press(WAN, in_august.buttons()["ยืนยัน"])
    assert in_august.duty("E5").office_on == date(2024, 9, 2)
    (told,) = in_august.told(SRI)
    assert "เป็น 2 ก.ย. 2567" in told, "the earlier move was not read yet, and is not told any more"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("เพิ่มวันหยุด 1 ก.ย. วันอาทิตย์", "เป็นวันหยุดอยู่แล้ว"),
        ("เพิ่มวันหยุด 5 ส.ค. 2567 ย้อนหลัง", "ผ่านไปแล้ว"),
        ("2 ก.ย. ไม่หยุดแล้ว", "ไม่ใช่วันหยุดอยู่แล้ว"),
    ],
)
def test_what_is_so_already_or_past_changes_nothing(in_august: Systems, words: str, answer: str) -> None:
    was = everything(in_august)
    assert answer in in_august.say(WAN, words)
    assert everything(in_august) == was


def test_a_holiday_that_moves_nothing_tells_nobody(in_august: Systems) -> None:
    assert "ไม่มีใครต้องแจ้ง" in in_august.say(WAN, "เพิ่มวันหยุด 16 ต.ค. ปิดสำนักงาน")


def test_only_coordinators_say_which_days_are_off(in_august: Systems) -> None:
    assert "เฉพาะผู้ประสานงาน" in in_august.say(SRI, DAY)


def test_a_whole_round_gets_another_date_with_the_reason(in_august: Systems) -> None:
    preview = in_august.say(WAN, "เลื่อนรอบ EMES-67 เป็น 28 ส.ค. เพราะ สพฐ. ขอเร็วขึ้น")
    assert "เลื่อนกำหนดเขตทั้งรอบ" in preview and "2 ก.ย. 2567 (จ.) → 28 ส.ค. 2567 (พ.)" in preview
    assert "เหตุผล: สพฐ. ขอเร็วขึ้น" in preview and SRI in preview
    in_august.press(WAN, in_august.buttons()["ยืนยัน"])
    assert {in_august.duty(code).office_on for code in ("E5", "E7")} == {date(2024, 8, 28)}
    (told,) = in_august.told(MALI)
    assert "28 ส.ค. 2567" in told and "สพฐ. ขอเร็วขึ้น" in told


@pytest.mark.parametrize("what", ["รอบ EMES-67", "E5"])
def test_a_date_on_a_day_off_says_why_another_day_is_taken(in_august: Systems, what: str) -> None:
    preview = in_august.say(WAN, f"เลื่อน{what} เป็น 31 ส.ค. เพราะเร่งส่ง")
    assert "→ 30 ส.ค. 2567 (ศ.)" in preview
    assert "31 ส.ค. 2567 (ส.) เป็นวันหยุด จึงใช้วันทำการที่ใกล้ที่สุดแทนค่ะ" in preview
    in_august.press(WAN, in_august.buttons()["ยืนยัน"])
    assert "เป็นวันหยุด" not in in_august.say(WAN, f"เลื่อน{what} เป็น 29 ส.ค. เพราะเร่งส่ง")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("เลื่อนรอบ EMES-67 เป็น 28 ส.ค.", "ขอเหตุผลสั้น ๆ"),
        ("เลื่อนรอบ EMES-67 เป็น 20 ก.ย. เพราะรอ", "อยู่หลังกำหนดส่วนกลาง 15 ก.ย. 2567"),
        ("เลื่อนรอบ EMES-67 เป็น 1 ส.ค. 2567 เพราะรอ", "ผ่านไปแล้ว"),
        ("เลื่อนรอบ นิเทศ เป็น 28 ส.ค. เพราะเร่ง", "ไม่พบรอบนี้"),
    ],
)
def test_a_round_that_is_not_clear_or_cannot_be_is_said(in_august: Systems, words: str, answer: str) -> None:
    was = everything(in_august)
    assert answer in in_august.say(WAN, words)
    assert everything(in_august) == was


def test_of_two_rounds_of_a_system_it_is_asked_which(systems: Systems) -> None:
    systems.on(date(2024, 7, 9))
    asked = systems.say(WAN, "เลื่อนรอบ e-MES เป็น 28 ส.ค. เพราะเร่ง")
    assert "หมายถึงรอบไหน" in asked and "EMES-67-SCH e-MES ปี 2567 ส่วนโรงเรียน" in asked
