"""Who asks for more time is answered; a day that no calendar has is told kindly, and nothing is written."""

from datetime import date

import pytest
from systems import Systems

from domain.duties import State
from handlers.explaining import explain

SRI, MALI = "สมศรี ใจดี", "มาลี รุ่งเรือง"


@pytest.fixture
def office(systems: Systems) -> Systems:
    """A Monday, a week before e-MES is due."""
    systems.on(date(2024, 8, 26))
    return systems


def untouched(office: Systems, *codes: str) -> bool:
    with office.store.look() as work:
        duties = [office.duty(code) for code in codes]
        return all(
            duty.state is State.NOT_STARTED and duty.percent is None and not work.history.of_duty(duty.id, 1)
            for duty in duties
        )


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("E5 ขอเลื่อนเป็น 31 กันยายน", "ไม่มีวันที่ 31 ก.ย. 2567 เดือนนี้มีถึงวันที่ 30"),
        ("E5 ขอเลื่อนถึง 30 ก.พ.", "ไม่มีวันที่ 30 ก.พ. 2567 เดือนนี้มีถึงวันที่ 29"),
        ("ขอเลื่อนส่ง E5 เป็นวันที่ ๓๑ มิ.ย. 2568 ได้ไหมคะ", "ไม่มีวันที่ 31 มิ.ย. 2568 เดือนนี้มีถึงวันที่ 30"),
    ],
)
def test_a_day_that_no_calendar_has_is_told_and_nothing_is_written(
    office: Systems, words: str, right: str
) -> None:
    answer = office.say(SRI, words)
    assert answer == (f"E5 (e-MES ปี 2567) ยังไม่ได้บันทึกค่ะ {right} ให้ตรวจวันที่อีกครั้ง แล้วพิมพ์มาใหม่ได้เลยค่ะ")
    assert untouched(office, "E5")


def test_so_it_is_of_several_duties(office: Systems) -> None:
    answer = office.say(MALI, "E7 กับ E8 ขอเลื่อนเป็น 31 กันยายน")
    assert answer.startswith("E7 (e-MES ปี 2567), E8 (e-MES ปี 2567) ยังไม่ได้บันทึกค่ะ ไม่มีวันที่ 31 ก.ย. 2567")
    assert untouched(office, "E7", "E8")


def test_beside_another_report_only_the_duty_with_that_day_is_left(office: Systems) -> None:
    answer = office.say(MALI, "E7 60% E8 ขอเลื่อนเป็น 31 กันยายน")
    assert "E8 (e-MES ปี 2567) ยังไม่ได้บันทึกค่ะ ไม่มีวันที่ 31 ก.ย. 2567" in answer
    assert office.duty("E7").percent == 60 and untouched(office, "E8")


def test_a_duty_that_waits_for_data_does_not_mind_anothers_day(office: Systems) -> None:
    answer = office.say(MALI, "E7 60% รอข้อมูลจากโรงเรียน E8 ขอเลื่อนเป็น 31 กันยายน")
    assert "E8 (e-MES ปี 2567) ยังไม่ได้บันทึกค่ะ" in answer
    assert office.duty("E7").problem == "รอข้อมูลจากโรงเรียน" and untouched(office, "E8")


def test_the_right_day_said_next_is_written(office: Systems) -> None:
    office.say(SRI, "E5 ขอเลื่อนเป็น 31 กันยายน")
    office.say(SRI, "E5 ขอเลื่อนเป็น 30 กันยายน")
    assert office.duty("E5").problem == "ขอเลื่อนเป็น 30 กันยายน"


def test_a_percent_beside_a_day_that_no_calendar_has_waits_for_it_too(office: Systems) -> None:
    assert "ไม่มีวันที่ 31 ก.ย. 2567" in office.say(SRI, "E5 ได้ 60% ขอเลื่อนถึง 31 ก.ย.")
    assert untouched(office, "E5")
    office.say(SRI, "E5 ได้ 60% ขอเลื่อนถึง 30 ก.ย.")
    assert (office.duty("E5").percent, office.duty("E5").problem) == (60, "ขอเลื่อนถึง 30 ก.ย.")


def test_what_explains_a_message_tells_percent_problem_and_day(office: Systems) -> None:
    with office.store.look() as work:
        (sri,) = work.people.named(SRI)
        told = explain("E5 ได้ 60% ขอเลื่อนถึง 20 ก.ย.", sri, work, office.now)
        unclear = explain("E5 ได้ 60% ขอเลื่อนถึง 31 ก.ย.", sri, work, office.now)
    assert isinstance(told, dict) and isinstance(unclear, dict)
    assert (told["command"], told["percent"], told["date"], told["certain"]) == (
        *("report_progress", 60, "2024-09-20", True),
    )
    assert told["problem"] == "ขอเลื่อนถึง 20 ก.ย."
    assert (unclear["date"], unclear["certain"], unclear["duties"]) == (None, False, [])
