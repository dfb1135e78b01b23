"""What a tap on the menu under the chat leads to; it asks or shows, and only the next words are written."""

from datetime import date

import pytest
from systems import Systems

from domain.duties import State

SRI = "สมศรี ใจดี"


@pytest.fixture
def august(systems: Systems) -> Systems:
    """Several duties are open."""
    systems.on(date(2024, 8, 20))
    return systems


def test_a_problem_is_told_in_three_steps(august: Systems) -> None:
    assert '"แจ้งปัญหา" หมายถึงข้อไหน' in august.say(SRI, "แจ้งปัญหา")
    assert "ติดเรื่องอะไรอยู่" in august.say(SRI, "E5")
    assert august.duty("E5").state is State.NOT_STARTED
    august.say(SRI, "รอผลสอบจากศูนย์สอบ")
    assert august.duty("E5").problem == "รอผลสอบจากศูนย์สอบ"


def test_progress_is_told_by_tapping_alone(august: Systems) -> None:
    august.say(SRI, "อัปเดตงาน")
    first, *_ = august.buttons().values()
    assert "กี่เปอร์เซ็นต์" in august.press(SRI, first)
    assert "60%" in august.say(SRI, "60%")
