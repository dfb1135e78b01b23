"""สรุปวันนี้ and สรุปสัปดาห์: how the office stands in one message for a phone, with buttons to act."""

from datetime import date

import pytest
from changing import ANONG, MALI, SRI, WAN, all_done, works_here
from systems import Systems

DIRECTOR = "ประเสริฐ มั่นคง"
FIRST_LATE = date(2024, 9, 3)  # e-MES fell due on Monday, 2 September


@pytest.fixture
def office(systems: Systems) -> Systems:
    systems.on(FIRST_LATE, 10)
    systems.enrol(WAN, SRI)
    return systems


def test_the_summary_names_what_became_late_by_unit_and_whom_to_ask(office: Systems) -> None:
    summary = office.say(WAN, "สรุปวันนี้")
    for part in ("3 ก.ย. 2567", "เพิ่งเลยกำหนดส่งเขต", "e-MES ปี 2567", "E1, E2, E3, E4, E5 (น้องนงค์, พี่ชัย, พี่ศรี)"):
        assert part in summary
    assert "ยังไม่ลงทะเบียน: " in summary and "พี่มาลี" in summary
    assert len(summary) < 2000


def test_it_tells_who_is_stuck_and_who_is_silent_with_a_button_for_each(office: Systems) -> None:
    office.on(date(2024, 8, 26), 10)
    office.say(SRI, "E5 ติดปัญหา รอข้อมูลจากโรงเรียน")
    office.say(MALI, "E7 ได้ 40%")
    summary = office.say(WAN, "สรุปเช้า")
    stuck, silent = summary.split("🧩")[1].split("💬")
    assert "E5 (e-MES ปี 2567)" in stuck and "รอข้อมูลจากโรงเรียน" in stuck
    assert "E7" not in silent and "E5" not in silent and "5 วันทำการ" in silent
    duty = office.duty("E5").id
    assert office.buttons()["ตอบ E5"] == f"answer:{duty}"
    label, data = next(one for one in office.buttons().items() if one[0].startswith("เตือน "))
    answer = office.press(WAN, data)
    assert "จะเตือนผู้รับผิดชอบ" in answer and label.removeprefix("เตือน ") in answer


def test_who_says_something_is_not_silent_any_more_until_days_have_passed(office: Systems) -> None:
    office.on(date(2024, 8, 19), 10)
    office.say(MALI, "E7 ได้ 40%")
    silent = {}
    for day in (20, 23, 27):
        office.on(date(2024, 8, day), 10)
        with office.store.look() as work:
            since = office.now.replace(day=day - 6, hour=8)
            found, _ = work.standings.unseen(since, office.now.date(), date(2024, 9, 10), 100)
        silent[day] = "E7" in {duty.code for duty in found}
    assert silent == {20: False, 23: False, 27: True}


def test_on_a_calm_day_it_says_so(office: Systems) -> None:
    all_done(office)
    assert "ไม่มีงานเลยกำหนด" in office.say(WAN, "สรุปวันนี้")


def test_the_week_counts_what_was_expected_handed_in_and_on_time(office: Systems) -> None:
    office.on(date(2024, 8, 30))
    for who, code in ((SRI, "E5"), (ANONG, "E1")):
        office.say(who, f"ส่ง {code}")
    office.on(FIRST_LATE)
    office.say(ANONG, "ส่ง E3")
    week = office.say(WAN, "สรุปสัปดาห์")
    assert "2 ก.ย. 2567 (จ.) ถึง 8 ก.ย. 2567" in week and "สรุปสัปดาห์นี้ถึงวันนี้" in week
    with office.store.look() as work:
        due = len(work.standings.promised(date(2024, 9, 2), date(2024, 9, 3)))
    assert f"ครบกำหนดส่งเขต {due} รายการ · ส่งแล้ว 3 · ทันเวลา 2" in week
    assert f"ยังไม่ได้รับ {due - 3} รายการ" in week
    missed = week.split("ยังไม่ได้รับ")[1]
    assert "E2, E4" in missed and "E5" not in missed


def test_what_is_due_today_is_waited_for_and_not_missed(office: Systems) -> None:
    office.on(date(2024, 8, 30))
    office.confirm(WAN, "เลื่อน E5 เป็น 5 ก.ย. เพราะรอโรงเรียน")
    office.on(date(2024, 9, 5))
    week = office.say(WAN, "สรุปสัปดาห์")
    assert "ครบกำหนดวันนี้และกำลังรออยู่ 1 รายการ" in week
    assert "E5" not in week


def test_a_week_of_which_all_was_handed_in_has_nothing_missed(office: Systems) -> None:
    all_done(office)
    office.on(date(2024, 9, 9))
    week = office.say(WAN, "สรุปสัปดาห์")
    assert "ไม่มีรายการตกหล่น" in week and "ยังไม่ได้รับ" not in week


def test_on_its_first_working_day_the_week_before_is_told(office: Systems) -> None:
    office.on(date(2024, 9, 9))
    week = office.say(WAN, "สรุปสัปดาห์")
    assert "2 ก.ย. 2567 (จ.) ถึง 8 ก.ย. 2567" in week and "ถึงวันนี้" not in week


def test_director_and_planner_read_the_week_but_not_the_desk(office: Systems) -> None:
    works_here(office, MALI, "กลุ่มนโยบายและแผน", "นักวิเคราะห์นโยบายและแผน")
    for who in (DIRECTOR, MALI):
        assert "ครบกำหนดส่งเขต" in office.say(who, "สรุปสัปดาห์")
        assert "เฉพาะผู้ประสานงาน" in office.say(who, "สรุปวันนี้")
    assert "เฉพาะผู้ประสานงาน" in office.say(SRI, "สรุปสัปดาห์")


@pytest.mark.parametrize("words", ["สรุปวันนี้", "สรุปสัปดาห์"])
def test_a_group_reads_nothing_of_it(office: Systems, words: str) -> None:
    answer = office.say_in_group(WAN, words)
    assert "1:1" in answer and "E5" not in answer
