"""Letters that wait: for quota, for the morning, for a working day."""

import pytest
from queue_desk import MALI, Desk
from queue_rows import letter

from scheduler.refresh_quota import RefreshQuota


def facts_of(desk: Desk) -> RefreshQuota:
    return RefreshQuota(desk.store, desk.line.quota, desk.hands.clocks)


def test_the_monthly_limit_holds_letters_until_it_is_raised_and_they_go_as_a_new_call(desk: Desk) -> None:
    desk.playground.quota.limit = 0
    desk.tell("L1")
    desk.deliver()
    assert (desk.states(), desk.stuck()) == ({"L1": "held"}, [])
    desk.hands.wait(600)
    assert facts_of(desk)("A")
    desk.deliver()
    assert desk.states() == {"L1": "held"}, "nothing is left this month"
    desk.playground.quota.limit = 300
    desk.hands.wait(600)
    assert facts_of(desk)("A")
    desk.deliver()
    assert (desk.states(), desk.said_to(MALI)) == ({"L1": "sent"}, ["L1"])
    first, second = desk.calls()
    assert first.retry_key != second.retry_key


def test_when_the_month_turns_held_letters_wait_for_the_morning_and_go(desk: Desk) -> None:
    desk.playground.quota.limit = 0
    desk.tell("L1")
    desk.deliver()
    assert facts_of(desk)("A")
    desk.playground.quota.limit = 1
    desk.hands.office_at(2024, 9, 1, 0, 1)  # a Sunday night; machine time has not moved
    assert facts_of(desk)("A"), "a new month is asked for at once"
    desk.deliver()
    assert (desk.states(), desk.said_to(MALI)) == ({"L1": "waiting"}, [])
    desk.hands.office_at(2024, 9, 2, 8, 29)
    desk.deliver()
    assert desk.said_to(MALI) == []
    desk.hands.office_at(2024, 9, 2, 8, 30)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]


def test_a_held_letter_rides_the_next_reply_which_costs_nothing(desk: Desk) -> None:
    desk.playground.quota.limit = 0
    with desk.store.work() as work:
        now = desk.hands.office()
        work.notices.tell([letter("L1", desk.mali, now, ride_from=now)], now)
    desk.deliver()
    assert desk.states() == {"L1": "held"}
    desk.owe("คำตอบ")
    desk.deliver()
    assert desk.said_to(MALI) == ["L1", "คำตอบ"]
    assert desk.states()["L1"] == "sent"


def test_what_was_held_too_long_says_nothing_any_more(desk: Desk) -> None:
    desk.playground.quota.limit = 0
    now = desk.hands.office()
    with desk.store.work() as work:
        closing = now.replace(hour=18)
        work.notices.tell([letter("L1", desk.mali, now, ride_from=now, expires_at=closing)], now)
    desk.deliver()
    desk.playground.quota.limit = 300
    desk.hands.office_at(2024, 8, 30, 9, 0)
    desk.hands.wait(600)
    facts_of(desk)("A")
    desk.owe("คำตอบ")
    desk.deliver()
    assert desk.said_to(MALI) == ["คำตอบ"]
    assert desk.states()["L1"] == "cleared"


@pytest.mark.parametrize("when", [(29, 18, 0), (29, 23, 30), (30, 6, 59)])
def test_at_night_only_answers_are_pushed(desk: Desk, when: tuple[int, int, int]) -> None:
    desk.tell("L1")
    desk.owe("บันทึกแล้ว")
    desk.hands.wait(60)
    desk.hands.office_at(2024, 8, *when)
    desk.deliver()
    assert desk.said_to(MALI) == ["บันทึกแล้ว"]
    desk.hands.office_at(2024, 8, 30, 8, 30)
    desk.deliver()
    assert desk.said_to(MALI) == ["บันทึกแล้ว", "L1"]


def test_on_a_day_off_nothing_is_pushed_until_the_next_working_morning(desk: Desk) -> None:
    desk.tell("L1")
    desk.hands.office_at(2024, 8, 31, 10, 0)
    desk.deliver()
    assert desk.said_to(MALI) == []
    desk.hands.office_at(2024, 9, 2, 8, 30)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]


def test_what_failed_by_day_is_not_tried_again_at_night_but_under_its_key_in_the_morning(desk: Desk) -> None:
    desk.tell("L1")
    desk.fault("status", times=None)
    desk.hands.wait(3 * 3600)
    desk.deliver()
    desk.heal()
    desk.hands.wait(6 * 3600)  # 19:00
    desk.deliver()
    desk.hands.wait(3600)
    desk.deliver()
    assert (desk.said_to(MALI), len(desk.tries())) == ([], 1)
    desk.hands.wait(12.5 * 3600)  # 08:30
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]
    assert len({one.retry_key for one in desk.tries()}) == 1


def test_an_answer_that_failed_by_day_is_tried_again_at_night(desk: Desk) -> None:
    desk.owe("บันทึกแล้ว")
    desk.hands.wait(8 * 3600)  # its token is dead, so it goes by push
    desk.fault("status", times=1)
    desk.deliver()
    desk.hands.wait(600)
    desk.deliver()
    assert desk.said_to(MALI) == ["บันทึกแล้ว"]
