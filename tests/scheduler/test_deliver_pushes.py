"""Pushes (DESIGN §2.3): whatever LINE or the network does, exactly once; what cannot go is said so."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from queue_desk import GROUP, MALI, SOMCHAI, Desk, plainly

from bot.line_client import LineClient
from domain.calls import Call, Result
from domain.notices import Notice
from scheduler.deliver import Deliver
from scheduler.freshen import freshen
from scheduler.responder import run_until_idle

DAY = 24 * 3600


def test_a_letter_is_pushed_under_a_retry_key_and_its_messages_are_remembered(desk: Desk) -> None:
    desk.tell("L1")
    desk.deliver()
    (pushed,) = desk.pushes()
    assert pushed.retry_key
    assert desk.said_to(MALI) == ["L1"]
    assert desk.states() == {"L1": "sent"}
    with desk.store.look() as work:
        assert work.calls.spoken_of(pushed.message_ids[0]) == ()
    (call,) = desk.calls()
    assert (call.state, call.messages, call.cost) == ("closed", None, 1)


def test_all_that_is_due_to_one_person_goes_in_one_push_of_at_most_five(desk: Desk) -> None:
    desk.tell(*[f"L{n}" for n in range(7)])
    desk.tell("S1", to=SOMCHAI)
    desk.deliver()
    assert sorted(len(one.messages) for one in desk.pushes()) == [1, 2, 5]
    assert desk.said_to(MALI) == [f"L{n}" for n in range(7)]
    assert desk.said_to(SOMCHAI) == ["S1"]


@pytest.mark.parametrize("kind", ["reset_after", "reset_before"])
def test_after_a_reset_the_same_key_goes_again_and_it_is_sent_once(desk: Desk, kind: str) -> None:
    desk.tell("L1")
    desk.fault(kind)
    desk.deliver()
    assert desk.states() == {"L1": "waiting"}
    desk.hands.wait(5)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]
    assert desk.states() == {"L1": "sent"}
    assert len({one.retry_key for one in desk.tries()}) == 1
    assert desk.playground.log.violations() == []


def test_a_409_brings_the_message_ids_so_that_a_quote_is_still_understood(desk: Desk) -> None:
    desk.tell("L1")
    desk.fault("reset_after")
    desk.deliver()
    desk.hands.wait(5)
    desk.deliver()
    (pushed,) = desk.pushes()
    with desk.store.work() as work:
        assert work.notices.known(["L1"])
    from_us = desk.store.inbox.sent_by_us(pushed.message_ids)
    assert from_us == set(pushed.message_ids)


def test_while_line_is_in_trouble_each_try_waits_longer_and_carries_the_same_key(desk: Desk) -> None:
    desk.tell("L1")
    desk.fault("status", times=None)
    began = desk.hands.machine()
    at: list[float] = []
    while len(at) < 6:
        before = len(desk.tries())
        desk.deliver()
        if len(desk.tries()) > before:
            at.append((desk.hands.machine() - began).total_seconds())
        desk.hands.wait(1)
    gaps = [later - earlier for earlier, later in pairwise(at)]
    assert gaps == sorted(gaps)
    assert gaps[-1] >= 4 * gaps[0]
    assert len({one.retry_key for one in desk.tries()}) == 1
    desk.heal()
    desk.hands.wait(600)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]


def test_what_is_still_unclear_after_a_day_is_parked_and_never_sent_under_a_new_key(desk: Desk) -> None:
    desk.tell("L1")
    desk.fault("reset_after", times=None)
    for _ in range(30):
        desk.deliver()
        desk.hands.wait(3600)
    assert desk.states() == {"L1": "parked"}
    assert len(desk.pushes()) == 1
    desk.heal()
    desk.hands.wait(DAY)
    desk.deliver()
    assert len({one.retry_key for one in desk.tries()}) == 1
    assert desk.playground.log.violations() == []


def test_what_line_surely_never_took_is_said_afresh_after_a_day(desk: Desk) -> None:
    desk.tell("L1")
    nobody = LineClient("http://127.0.0.1:1", "t").send
    for _ in range(30):
        desk.deliver(send=nobody)
        desk.hands.wait(3600)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"] and desk.states() == {"L1": "sent"}
    assert [call.outcome for call in desk.calls()] == ["not_connected", "sent"]


def test_a_rate_limit_means_the_same_call_a_little_later(desk: Desk) -> None:
    desk.tell("L1")
    desk.refuse(429, "The API rate limit has been exceeded. Try again later.")
    desk.deliver()
    assert (desk.states(), desk.said_to(MALI)) == ({"L1": "waiting"}, [])
    desk.hands.wait(5)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]
    assert len({one.retry_key for one in desk.tries()}) == 1


def test_a_refused_token_means_later_too(desk: Desk) -> None:
    desk.tell("L1")
    desk.refuse(401, "Authentication failed")
    desk.deliver()
    assert desk.states() == {"L1": "waiting"}
    assert desk.calls()[0].outcome == "unauthorised"
    desk.hands.wait(5)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]


def test_when_nothing_listens_the_letter_waits(desk: Desk) -> None:
    desk.tell("L1")
    desk.deliver(send=LineClient("http://127.0.0.1:1", "t").send)
    assert desk.calls()[0].outcome == "not_connected"
    desk.hands.wait(5)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]


@pytest.mark.parametrize("status", [400, 403, 404])
def test_whom_line_does_not_know_is_unreachable(desk: Desk, status: int) -> None:
    desk.tell("L1")
    desk.refuse(status, "Failed to send messages")
    desk.deliver()
    desk.hands.wait(DAY)
    desk.deliver()
    assert desk.states() == {"L1": "unreachable"}
    assert len(desk.tries()) == 1


def test_who_has_blocked_the_bot_is_not_called_at_all(desk: Desk) -> None:
    with desk.store.work() as work:
        work.people.set_reachable(desk.id_of(MALI), False)
    desk.tell("L1")
    desk.deliver()
    assert desk.states() == {"L1": "unreachable"}
    assert desk.tries() == []


def test_when_several_are_refused_each_goes_alone_and_the_bad_one_is_parked(desk: Desk) -> None:
    desk.tell("L1", "bad", "L3")
    tell_apart = desk.line.send

    def send(call: Call) -> Result:
        bad = "bad" in call.messages
        desk.refuse(400, "The request body has 1 error(s)", times=1 if bad else 0)
        return tell_apart(call)

    desk.deliver(send=send)
    assert desk.states() == {"L1": "sent", "bad": "parked", "L3": "sent"}
    assert sorted(desk.said_to(MALI)) == ["L1", "L3"]
    assert len(desk.tries()) == 4


def test_a_letter_that_cannot_be_written_is_parked_and_the_others_go(desk: Desk) -> None:
    def write(notice: Notice, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
        written = plainly(notice, facts)
        if written[0]["text"] == "bad":
            raise LookupError("no such template")
        return written

    desk.tell("bad", "L2")
    desk.owe("คำตอบ", who=SOMCHAI)
    desk.owe("bad", who=SOMCHAI)
    desk.owe("คำตอบที่สอง", who=SOMCHAI)
    run_until_idle([Deliver(desk.store, write, freshen, desk.line.send, desk.hands.clocks)], "A")
    assert desk.said_to(MALI) == ["L2"]
    assert desk.said_to(SOMCHAI) == ["คำตอบ", "คำตอบที่สอง"]
    assert sorted(desk.states().values()) == ["parked", "parked", "sent", "sent", "sent"]


def test_a_group_is_never_pushed_to(desk: Desk) -> None:
    desk.owe("คำตอบ", chat=GROUP)
    desk.hands.wait(55)
    desk.deliver()
    assert (desk.tries(), list(desk.states().values())) == ([], ["cleared"])
