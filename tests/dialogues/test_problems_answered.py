"""Problems that owners report arrive at the coordinators with a way to answer; the answer arrives too."""

from datetime import date

import pytest
from changing import ANONG, SRI, THEERA, WAN, second_coordinator
from systems import Systems


@pytest.fixture
def reported(systems: Systems) -> Systems:
    """สมศรี waits for data."""
    systems.on(date(2024, 8, 29))
    second_coordinator(systems)
    systems.say(SRI, "E5 ติดปัญหา รอข้อมูลจากโรงเรียน")
    return systems


def test_every_coordinator_reads_it_once_with_a_button_to_answer(reported: Systems) -> None:
    for who in (WAN, THEERA):
        (told,) = reported.told(who)
        assert f"{SRI} แจ้งว่า E5" in told and "รอข้อมูลจากโรงเรียน" in told and "(e-MES ปี 2567)" in told
    assert reported.told(ANONG) == []


def test_the_owner_reads_that_a_coordinator_hears_of_it(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    assert "ส่งเรื่องให้ผู้ประสานงานแล้วค่ะ" in systems.say(SRI, "E5 ได้ 40% รอข้อมูลจากโรงเรียน")
    assert "ผู้ประสานงาน" not in systems.say(SRI, "E5 ได้ 45%")
    assert "ส่งเรื่อง" not in systems.say(WAN, "E24 ติดปัญหา รอข้อมูลจากโรงเรียน"), "she coordinates alone"


def test_the_answer_reaches_the_owners_and_the_other_coordinator_need_not_answer(reported: Systems) -> None:
    duty = reported.duty("E5").id
    assert "อยากตอบว่าอะไร" in reported.press(WAN, f"answer:{duty}")
    assert "จะแจ้งผู้รับผิดชอบ 2 คน" in reported.say(WAN, "เดี๋ยวประสานโรงเรียนให้วันนี้ค่ะ")
    for who in (SRI, ANONG):
        (told,) = reported.told(who)
        assert "เดี๋ยวประสานโรงเรียนให้วันนี้" in told
    assert reported.told(THEERA) == []


def test_what_was_taken_back_or_is_over_is_not_told(reported: Systems) -> None:
    reported.say(SRI, "ยกเลิก")
    assert reported.told(WAN) == []
    reported.say(SRI, "E5 ได้ 50% รอข้อมูลจากโรงเรียน")
    assert len(reported.told(WAN)) == 1
    reported.say(SRI, "E5 ได้ 70%")
    assert reported.told(WAN) == []


def test_the_day_that_an_owner_asks_for_is_told_with_it(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "ขอเลื่อน E5 เป็น 5 ก.ย. เพราะรอโรงเรียน")
    (told,) = systems.told(WAN)
    assert "ขอส่งภายใน 5 ก.ย. 2567" in told


def test_nobody_but_a_coordinator_answers_and_a_group_reads_nothing(reported: Systems) -> None:
    duty = reported.duty("E5").id
    assert "เฉพาะผู้ประสานงาน" in reported.press(SRI, f"answer:{duty}")
    reported.press(WAN, f"answer:{duty}")
    assert "เหมือนเดิม" not in reported.say(WAN, "ไม่เอาแล้ว")
    assert reported.told(SRI) == []


def test_a_coordinators_own_problem_is_not_told_to_themselves(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(WAN, "E24 ติดปัญหา รอข้อมูล")
    assert systems.told(WAN) == []


MORE = "ติดเรื่องอะไรคะ พิมพ์เพิ่มมาได้เลยค่ะ"


@pytest.mark.parametrize("words", ["ติดปัญหา", "ติดปัญหาค่ะ", "มีปัญหาครับ", "ติดขัดอยู่ค่ะ"])
def test_a_problem_that_is_only_called_one_is_kept_and_more_of_it_asked(systems: Systems, words: str) -> None:
    systems.on(date(2024, 8, 29))
    answer = systems.say(SRI, f"E5 {words}")
    assert "บันทึกแล้วค่ะ" in answer and MORE in answer
    assert "รอข้อมูลจากโรงเรียน" in systems.say(SRI, "รอข้อมูลจากโรงเรียน 3 แห่งค่ะ")
    assert systems.duty("E5").problem == "รอข้อมูลจากโรงเรียน 3 แห่งค่ะ"


@pytest.mark.parametrize("words", ["กินข้าวหรือยังคะ", "ขอบคุณค่ะ", "งานของฉัน", "E5 60%"])
def test_what_tells_nothing_more_of_it_is_heard_as_ever(systems: Systems, words: str) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "E5 ติดปัญหา")
    systems.say(SRI, words)
    assert systems.duty("E5").problem in ("ติดปัญหา", None)


def test_who_says_what_it_is_is_not_asked(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    assert MORE not in systems.say(SRI, "E5 ติดปัญหา รอข้อมูลจากโรงเรียน")
