"""A message that asks many things: all of it is done, and said in a reply's five messages."""

from datetime import date

import pytest
from systems import Systems

SRI, MALI, NIPHON = "สมศรี ใจดี", "มาลี รุ่งเรือง", "นิพนธ์ ขยันยิ่ง"
OWN = ("E7", "E8", "E10", "E12", "IN3", "ST1", "ST2")
EACH = " ".join(f"{code} {10 * n}%" for n, code in enumerate(OWN, 1))


@pytest.fixture
def office(systems: Systems) -> Systems:
    """A Monday, a week before e-MES is due."""
    systems.on(date(2024, 8, 26))
    return systems


def percents(office: Systems) -> list[float | None]:
    return [office.duty(code).percent for code in OWN]


@pytest.mark.parametrize("where", ["private", "group"])
def test_seven_reports_are_written_and_told_in_one_message(office: Systems, where: str) -> None:
    answer = office.say(MALI, EACH) if where == "private" else office.say_in_group(MALI, EACH)
    assert percents(office) == [10, 20, 30, 40, 50, 60, 70]
    assert len(office.said) == 1 and "7 รายการ" in answer
    for n, code in enumerate(OWN, 1):
        assert any(
            line.startswith(f"{code} (") and line.endswith(f" {10 * n}%") for line in answer.split("\n")
        )


def test_they_are_taken_back_together(office: Systems) -> None:
    office.say(MALI, EACH)
    taken = office.press(MALI, office.buttons()["ยกเลิกทั้งหมด"])
    assert percents(office) == [None] * len(OWN)
    assert all(f"ของ {code} " in taken for code in OWN)


def test_a_few_are_still_told_one_by_one(office: Systems) -> None:
    office.say(MALI, "E7 10% E8 20% E10 30%")
    assert len(office.said) == 3


def test_what_could_not_be_written_is_said_beside_what_was(office: Systems) -> None:
    answer = office.say(MALI, "E7 10% E8 20% E10 30% E12 ส่งแล้ว E1 50% E2 60% E3 70%")
    assert len(office.said) <= 5 and "4 รายการ" in answer and "E12 (e-MES ปี 2567) ส่งแล้ว" in answer
    assert "ขอบคุณ" in answer
    assert all(f"{code} (e-MES ปี 2567) อยู่ในความรับผิดชอบ" in answer for code in ("E1", "E2", "E3"))
    assert office.duty("E1").percent is None


def test_one_report_of_many_and_a_reviewers_many_are_told_together_too(office: Systems) -> None:
    office.say(MALI, "ส่ง E7 E8 E10 E12 แล้วค่ะ")
    assert len(office.said) == 1
    answer = office.say(NIPHON, "ผ่าน E7 E8 E10 E12")
    assert len(office.said) == 1 and answer.count("รอบันทึก e-MES") == 4


def test_one_that_stands_in_the_way_is_named_and_so_is_what_is_left(office: Systems) -> None:
    office.say(MALI, "ส่ง E8")
    answer = office.say(MALI, "E7 E8 E10 70%")
    assert "E8 (e-MES ปี 2567) ส่งไปแล้ว" in answer
    assert "E7, E10 จึงยังไม่ได้บันทึก" in answer
    assert office.duty("E7").percent is None
