"""The governor at work: the month's last pushes are for last rungs, the rest waits where it is seen."""

from datetime import date, timedelta

import pytest
from queue_desk import MALI, SOMCHAI, Desk
from queue_rows import add_duty, letter

from domain.quota import Held
from scheduler.refresh_quota import FRESH, REFUSED_FOR, RefreshQuota
from storage.engine import reading
from storage.talk_tables import NoticeRow


def refresh(desk: Desk) -> bool:
    """The facts are learned anew."""
    desk.hands.machine_at += FRESH
    return RefreshQuota(desk.store, desk.line.quota, desk.hands.clocks)("A")


def tell(desk: Desk, key: str, *, to: str = MALI, last: bool = False) -> None:
    now = desk.hands.office()
    person = desk.mali if to == MALI else desk.somchai
    with desk.store.work() as work:
        work.notices.tell([letter(key, person, now, ride_from=now, must_go=last)], now)


def why(desk: Desk, key: str) -> str:
    with reading(desk.store.engine) as session:
        return str(session.query(NoticeRow.why).filter_by(key=key).scalar())


def others_send(desk: Desk, count: int) -> None:
    """Somebody uses LINE's own pages."""
    desk.playground.quota.spend(count, desk.playground.clock.now())


def test_above_the_reserve_things_go_and_below_it_only_last_rungs(desk: Desk) -> None:
    add_duty(desk.store, desk.mali, office_on=date(2024, 8, 30))  # rung 0 tomorrow: one push is kept
    desk.playground.quota.limit = 2
    refresh(desk)
    tell(desk, "first")
    desk.deliver()
    assert desk.said_to(MALI) == ["first"]
    tell(desk, "second", to=SOMCHAI)
    desk.deliver()
    assert (desk.states()["second"], why(desk, "second")) == ("held", Held.RESERVED)
    tell(desk, "last rung", last=True)
    desk.deliver()
    assert desk.said_to(MALI) == ["first", "last rung"]
    assert desk.said_to(SOMCHAI) == []


def test_last_rungs_of_this_morning_go_before_what_came_earlier(desk: Desk) -> None:
    desk.playground.quota.limit = 1
    refresh(desk)
    tell(desk, "news")
    tell(desk, "last rung", to=SOMCHAI, last=True)
    desk.deliver()
    assert (desk.said_to(SOMCHAI), desk.said_to(MALI)) == (["last rung"], [])
    assert why(desk, "news") == Held.FULL


def test_an_answer_whose_token_died_goes_while_line_takes_it(desk: Desk) -> None:
    desk.playground.quota.limit = 1
    add_duty(desk.store, desk.mali)
    refresh(desk)
    desk.owe("บันทึกแล้ว")
    desk.hands.wait(60)
    desk.deliver()
    assert desk.said_to(MALI) == ["บันทึกแล้ว"]


def test_what_was_held_goes_when_the_plan_is_upgraded(desk: Desk) -> None:
    desk.playground.quota.limit = 0
    refresh(desk)
    tell(desk, "L1")
    desk.deliver()
    assert (desk.states(), desk.tries()) == ({"L1": "held"}, [])
    desk.playground.quota.limit = 15_000
    refresh(desk)
    desk.deliver()
    assert (desk.said_to(MALI), why(desk, "L1")) == (["L1"], "")


def test_a_plan_without_a_limit_keeps_nothing_back(desk: Desk) -> None:
    add_duty(desk.store, desk.mali)
    desk.playground.quota.limit = None
    refresh(desk)
    others_send(desk, 99_999)
    refresh(desk)
    tell(desk, "L1")
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]


def test_what_others_of_the_account_send_leaves_less_for_us(desk: Desk) -> None:
    desk.playground.quota.limit = 10
    refresh(desk)
    others_send(desk, 10)
    refresh(desk)
    tell(desk, "L1")
    desk.deliver()
    assert (desk.states(), desk.tries()) == ({"L1": "held"}, [])
    with desk.store.look() as work:
        quota = work.quota.now(desk.hands.office())
    assert (quota.ours, quota.others, quota.left) == (0, 10, 0)


def test_lines_count_lags_and_what_we_sent_counts_all_the_same(desk: Desk) -> None:
    desk.playground.change_settings(limit=3, count_lags=True)
    refresh(desk)
    for n in range(3):
        tell(desk, f"L{n}")
        desk.deliver()
        refresh(desk)
    tell(desk, "one too many")
    desk.deliver()
    assert desk.states()["one too many"] == "held"
    assert len(desk.tries()) == 3, "LINE was not asked in vain"


def test_a_reserved_limit_is_found_out_by_one_refusal_and_tried_again_after_a_while(desk: Desk) -> None:
    desk.playground.change_settings(limit=300, reserved=300)
    refresh(desk)
    tell(desk, "L1")
    desk.deliver()
    tell(desk, "L2", to=SOMCHAI, last=True)
    desk.deliver()
    assert desk.states() == {"L1": "held", "L2": "held"}
    assert len(desk.tries()) == 1, "the second one was not tried in vain"
    refresh(desk)
    desk.deliver()
    assert len(desk.tries()) == 1
    desk.playground.change_settings(reserved=0)
    desk.hands.machine_at += REFUSED_FOR
    refresh(desk)
    desk.deliver()
    assert (desk.said_to(MALI), desk.said_to(SOMCHAI)) == (["L1"], ["L2"])


def test_when_the_month_turns_at_midnight_in_bangkok_everything_begins_anew(desk: Desk) -> None:
    desk.playground.quota.limit = 1
    refresh(desk)
    tell(desk, "august")
    desk.deliver()
    desk.hands.office_at(2024, 9, 2, 9, 0)
    with desk.store.look() as work:  # LINE has not told yet: the plan is known, and what we sent lately
        quota = work.quota.now(desk.hands.office())
    assert (quota.limit, quota.others) == (1, 0)
    desk.playground.clock.move(timedelta(days=4).total_seconds())
    refresh(desk)
    tell(desk, "september")
    desk.deliver()
    assert desk.said_to(MALI) == ["august", "september"]


def test_a_new_day_reckons_the_reserve_anew_without_waiting_for_five_minutes(desk: Desk) -> None:
    add_duty(desk.store, desk.mali, office_on=date(2024, 8, 30))
    refresh(desk)
    with desk.store.look() as work:
        assert work.quota.now(desk.hands.office()).reserve == 1
    desk.hands.office_at(2024, 8, 30, 0, 1)
    assert RefreshQuota(desk.store, desk.line.quota, desk.hands.clocks)("A")
    with desk.store.look() as work:
        assert work.quota.now(desk.hands.office()).reserve == 0


def test_while_line_tells_nothing_the_reserve_is_reckoned_and_the_expired_are_cleared(desk: Desk) -> None:
    add_duty(desk.store, desk.mali, office_on=date(2024, 8, 30))
    now = desk.hands.office()
    with desk.store.work() as work:
        work.notices.tell(
            [letter("rides", desk.mali, None, ride_from=now, expires_at=now + timedelta(minutes=1))], now
        )
    desk.refuse(500, "down", "/v2/bot/message/quota", times=None)
    assert not refresh(desk)
    with desk.store.look() as work:
        assert work.quota.now(now).reserve == 1
    assert (desk.states(), why(desk, "rides")) == ({"rides": "cleared"}, "expired")


@pytest.mark.parametrize("whose", ["named", "unit's"])
def test_who_cannot_be_reached_needs_no_reserve(desk: Desk, whose: str) -> None:
    add_duty(desk.store, desk.mali, office_on=date(2024, 8, 30))
    with desk.store.work() as work:
        work.people.set_reachable(desk.id_of(MALI), False)
    refresh(desk)
    with desk.store.look() as work:
        assert work.quota.now(desk.hands.office()).reserve == 0
