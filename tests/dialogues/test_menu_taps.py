"""What a tap on the menu under the chat leads to; it asks or shows, and only the next words are written."""

from datetime import date

import pytest
from changing import MALI, SRI, WAN, everything
from systems import Systems

from domain.duties import State


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


@pytest.mark.parametrize(
    "words",
    [
        "พรุ่งนี้ส่ง e-MES ก่อนเที่ยง",
        "งดประชุมวันนี้ค่ะ",
        "ขอบคุณทุกท่านที่ส่งงานครบค่ะ",
        "สวัสดีค่ะทุกท่าน พรุ่งนี้ประชุม 9 โมง",
        "เรียนทุกท่าน ส่ง E24 ได้เลยนะคะ",
    ],
)
def test_what_is_written_after_a_tap_on_announcing_is_shown_as_it_would_go(
    august: Systems, words: str
) -> None:
    august.enrol(SRI, MALI)
    was = everything(august)
    assert "พิมพ์ข้อความที่จะประกาศ" in august.say(WAN, "ประกาศ")
    august.say(WAN, "ขอบคุณค่ะ")
    shown = august.say(WAN, words)
    assert words in shown and "ส่งเลย" in august.buttons()
    assert everything(august) == was and august.told(SRI) == []


@pytest.mark.parametrize("topic", ["ใครค้างบ้าง", "วิธีใช้", "ไม่เอาแล้ว", "ยกเลิก"])
def test_another_tap_or_never_mind_announces_nothing(august: Systems, topic: str) -> None:
    august.enrol(SRI)
    august.say(WAN, "ประกาศ")
    august.say(WAN, topic)
    assert "ส่งเลย" not in august.buttons()
    august.say(WAN, "ปฏิทิน")
    assert "ส่งเลย" not in august.buttons()


def test_what_is_too_long_to_announce_may_be_written_again(august: Systems) -> None:
    august.enrol(SRI)
    august.say(WAN, "ประกาศ")
    assert "ไม่เกิน 1000" in august.say(WAN, "ก" * 1001)
    august.say(WAN, "พรุ่งนี้ประชุม 9 โมง")
    assert "ส่งเลย" in august.buttons()


def test_whoever_does_not_coordinate_is_asked_for_no_announcement(august: Systems) -> None:
    assert "เฉพาะผู้ประสานงาน" in august.say(SRI, "ประกาศ")
    assert "ส่งเลย" not in august.say(SRI, "พรุ่งนี้ประชุม 9 โมง")


def test_a_calendar_without_meetings_says_what_is_due_next(systems: Systems) -> None:
    systems.on(date(2024, 8, 20))
    shown = systems.say(MALI, "ปฏิทิน")
    assert "ยังไม่มีนัดประชุม" in shown and "งานของท่านที่จะถึงกำหนด" in shown
    assert "• E7 " in shown and "ภายใน 2 ก.ย. 2567 (จ.)" in shown
    assert "งานของท่าน" not in systems.say_in_group(MALI, "ปฏิทิน")


def test_where_there_are_meetings_the_calendar_is_of_them(systems: Systems) -> None:
    systems.on(date(2024, 7, 9))
    shown = systems.say(MALI, "ปฏิทิน")
    assert "นัดหมายที่จะถึง" in shown and "งานของท่าน" not in shown
