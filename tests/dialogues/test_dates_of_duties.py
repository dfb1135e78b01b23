"""The dates that a duty runs on and is judged by: returned, extended, reopened, handed in again."""

from datetime import date
from pathlib import Path

from importing import ROUND, edited_from, put
from systems import NINE, Systems

from domain.timeliness import on_time
from storage.engine import writing
from storage.office_tables import DutyRow

SRI, ANONG, MALI, WAN, NIPHON = "สมศรี ใจดี", "อนงค์ ศรีสุข", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "นิพนธ์ ขยันยิ่ง"
PRAISE = "ส่งทันกำหนดด้วย"
AFTER = "หลังกำหนดส่วนกลาง"


def test_what_comes_back_after_the_national_date_gets_a_date_that_can_be_kept(systems: Systems) -> None:
    systems.on(date(2024, 9, 2))
    for who, code in ((SRI, "E5"), (MALI, "E7")):
        systems.say(who, f"ส่ง {code}")
    systems.on(date(2024, 9, 20))
    answer = systems.say(NIPHON, "ส่งกลับ E5 เพราะตัวเลขไม่ตรง")
    assert "ส่งใหม่ภายใน 25 ก.ย. 2567 (พ.)" in answer and f"{AFTER} 15 ก.ย. 2567" in answer
    assert f"25 ก.ย. 2567 (พ.) ({AFTER})" in systems.told(SRI)[0]
    assert "ส่งใหม่ภายใน 24 ก.ย. 2567" in systems.say(NIPHON, "ส่งกลับ E7 เพราะไม่ครบ ภายใน 24 ก.ย.")
    moved = systems.confirm(WAN, "เลื่อน E8 เป็น 25 ก.ย. เพราะรอโรงเรียน")
    assert "เป็น 25 ก.ย. 2567" in moved and AFTER in moved
    assert any(AFTER in words and "E8" in words for words in systems.told(MALI))


def test_before_the_national_date_nothing_is_said_of_it(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    assert AFTER not in systems.confirm(WAN, "เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    assert AFTER not in systems.told(SRI)[0]


def test_an_extension_to_a_day_off_is_never_in_the_past(systems: Systems) -> None:
    systems.on(date(2024, 8, 31))
    assert "เป็น 2 ก.ย. 2567 (จ.)" in systems.confirm(WAN, "เลื่อน E5 เป็นวันอาทิตย์ เพราะรอโรงเรียน")
    systems.on(date(2024, 9, 2))
    assert "เป็น 6 ก.ย. 2567 (ศ.)" in systems.confirm(WAN, "เลื่อน E5 เป็นวันอาทิตย์ เพราะรอโรงเรียน")


def test_reopened_it_runs_on_its_own_date_again_and_the_old_return_is_not_told(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "ส่ง E5")
    systems.say(NIPHON, "ส่งกลับ E5 เพราะตัวเลขไม่ตรง")
    systems.say(SRI, "ส่ง E5")
    systems.say(NIPHON, "ผ่าน E5")
    assert systems.told(ANONG) == []
    assert "กำหนดเขต 2 ก.ย. 2567" in systems.confirm(WAN, "เปิด E5 ใหม่")
    assert systems.duty("E5").office_on == date(2024, 9, 2)
    (reopened,) = systems.told(ANONG)
    assert "เปิดให้ทำต่อ" in reopened and "ส่งเขตภายใน 2 ก.ย. 2567" in reopened


def test_of_two_extensions_only_the_last_is_told_and_a_return_stays_told(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "ส่ง E5")
    systems.say(NIPHON, "ส่งกลับ E5 เพราะตัวเลขไม่ตรง")
    for day in (4, 5):
        systems.confirm(WAN, f"เลื่อน E5 เป็น {day} ก.ย. เพราะรอโรงเรียน")
    returned, moved = systems.told(SRI)
    assert "ตัวเลขไม่ตรง" in returned and "ส่งใหม่ภายใน 5 ก.ย." in returned
    assert "เลื่อนกำหนดส่งเขตเป็น 5 ก.ย." in moved and "เดิม 4 ก.ย." in moved


def test_on_time_stays_on_time_when_the_rounds_date_moves_afterwards(
    systems: Systems, tmp_path: Path
) -> None:
    systems.on(date(2024, 9, 2))
    systems.say(SRI, "ส่ง E5")
    systems.bring(edited_from(NINE, tmp_path, put(ROUND, "EMES-67", "กำหนดเขต", "30 ส.ค. 2567")))
    assert systems.duty("E7").office_on == date(2024, 8, 30)
    assert on_time(systems.duty("E5")) is True
    systems.say(MALI, "ส่ง E7")
    assert on_time(systems.duty("E7")) is False


def test_late_stays_late_when_it_is_reopened_and_extended(systems: Systems) -> None:
    systems.on(date(2024, 9, 3))
    systems.say(SRI, "ส่ง E5")
    systems.confirm(WAN, "เปิด E5 ใหม่")
    systems.confirm(WAN, "เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    systems.say(SRI, "ส่ง E5")
    assert on_time(systems.duty("E5")) is False


def test_a_withdrawn_submission_leaves_no_promise(systems: Systems) -> None:
    systems.on(date(2024, 9, 3))
    systems.say(SRI, "ส่ง E5")
    systems.say(SRI, "ยกเลิก")
    assert on_time(systems.duty("E5")) is None
    systems.confirm(WAN, "เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    systems.say(SRI, "ส่ง E5")
    assert on_time(systems.duty("E5")) is True


def test_submissions_from_before_promises_were_kept_are_judged_by_todays_date(systems: Systems) -> None:
    systems.on(date(2024, 9, 3))
    systems.say(SRI, "ส่ง E5")
    with writing(systems.store.engine) as session:
        row = session.get_one(DutyRow, systems.duty("E5").id)
        row.promised_on, row.own_office_on = None, date(2024, 9, 10)
    assert on_time(systems.duty("E5")) is True


def test_only_a_submission_that_keeps_its_date_is_praised(systems: Systems) -> None:
    systems.on(date(2024, 8, 28))
    assert PRAISE in systems.say(SRI, "ส่ง E5")
    systems.say(NIPHON, "ส่งกลับ E5 เพราะตัวเลขไม่ตรง ภายใน 30 ส.ค.")
    systems.on(date(2024, 9, 12))
    thanks = systems.say(SRI, "ส่ง E5")
    assert "ขอบคุณ" in thanks and PRAISE not in thanks
    assert PRAISE not in systems.say(MALI, "ส่ง E7")
    systems.say(NIPHON, "ส่งกลับ E7 เพราะตัวเลขไม่ตรง ภายใน 13 ก.ย.")
    assert PRAISE in systems.say(MALI, "ส่ง E7")
    assert (on_time(systems.duty("E5")), on_time(systems.duty("E7"))) == (True, False)
