"""A deputy writes for whoever is away: on those days, and not a moment before or after."""

from datetime import date, timedelta

import pytest
from systems import Systems

SRI, ANONG, CHAI = "สมศรี ใจดี", "อนงค์ ศรีสุข", "ชัยวัฒน์ ดีเลิศ"  # Anong stands in for Sri, Chai for Anong
TUESDAY = date(2024, 8, 27)


@pytest.fixture
def office(systems: Systems) -> Systems:
    """Sri says on Monday that she is away from Tuesday to Thursday; IN1 is hers alone."""
    systems.on(TUESDAY - timedelta(days=1))
    systems.say(SRI, "ลา 27-29 ส.ค.")
    return systems


@pytest.mark.parametrize(
    ("days", "percent"),
    [(-1, None), (0, 60), (1, 60), (2, 60), (3, None)],
    ids=["before", "first", "in", "last", "after"],
)
@pytest.mark.parametrize("say", ["words", "button"])
def test_a_deputy_writes_on_the_days_of_the_leave_alone(
    office: Systems, days: int, percent: float | None, say: str
) -> None:
    office.on(TUESDAY + timedelta(days=days), hour=10)
    if say == "words":
        office.say(ANONG, "IN1 60%")
    else:
        office.press(ANONG, f"percent:{office.duty('IN1').id},60")
    assert office.duty("IN1").percent == percent


def test_nobody_but_the_first_deputy_who_is_here_writes(office: Systems) -> None:
    office.on(TUESDAY)
    office.say(CHAI, "IN1 60%")
    assert office.duty("IN1").percent is None


def test_a_deputy_takes_back_what_they_wrote_while_they_are_in_charge(office: Systems) -> None:
    office.on(TUESDAY)
    office.say(ANONG, "IN1 60%")
    assert "IN1" in office.say(ANONG, "ยกเลิก")
    assert office.duty("IN1").percent is None


@pytest.mark.parametrize("words", ["ยกเลิก", "แก้เป็น 80%", "ไม่ใช่ IN1 แต่เป็น E1"])
def test_what_a_deputy_wrote_stands_once_its_holder_is_back(office: Systems, words: str) -> None:
    office.on(TUESDAY)
    office.say(ANONG, "IN1 60%")
    office.say(SRI, "กลับมาแล้ว")
    office.say(ANONG, words)
    assert office.duty("IN1").percent == 60


def test_nor_does_the_button_under_it_take_it_back(office: Systems) -> None:
    office.on(TUESDAY)
    office.say(ANONG, "IN1 60%")
    office.say(SRI, "กลับมาแล้ว")
    with office.store.look() as work:
        (word,) = work.history.lines()
    office.press(ANONG, f"undo:{word.id}")
    assert office.duty("IN1").percent == 60
