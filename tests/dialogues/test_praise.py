"""Whoever hands in the last of what they owe in a round is told how many there were, and praised."""

from datetime import date

import pytest
from changing import MALI
from systems import Systems

ROUND = "EMES-67"


@pytest.fixture
def office(systems: Systems) -> Systems:
    systems.on(date(2024, 8, 26))
    return systems


def owed(office: Systems) -> list[str]:
    """What Mali owes in e-MES's round."""
    with office.store.look() as work:
        (mali,) = work.people.named(MALI)
        return [duty.code for duty in work.duties.held_by(mali.id) if duty.round_code == ROUND]


def test_the_last_one_says_that_all_came_in_time(office: Systems) -> None:
    *others, last = owed(office)
    assert others, "she owes several"
    for code in others:
        assert "ส่งครบ" not in office.say(MALI, f"ส่ง {code}")
    count = len(others) + 1
    assert f"รอบนี้ส่งครบ {count} จาก {count} ทันเวลา เยี่ยมมากค่ะ" in office.say(MALI, f"ส่ง {last}")


def test_one_message_for_all_of_them_is_praised_once(office: Systems) -> None:
    codes = owed(office)
    told = office.say(MALI, "ส่งแล้ว " + " ".join(codes))
    assert told.count(f"รอบนี้ส่งครบ {len(codes)} จาก {len(codes)} ทันเวลา") == 1


def test_what_came_late_is_thanked_for_and_not_counted_out(office: Systems) -> None:
    *others, last = owed(office)
    for code in others:
        office.say(MALI, f"ส่ง {code}")
    office.on(date(2024, 9, 9))
    told = office.say(MALI, f"ส่ง {last}")
    assert f"รอบนี้ส่งครบทั้ง {len(others) + 1} รายการแล้ว ขอบคุณที่ทำจนครบค่ะ" in told
    assert "ทันเวลา" not in told
