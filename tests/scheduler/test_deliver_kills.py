"""Workers that die, sleep or crowd: nothing is pushed twice and nothing is forgotten."""

import pytest
from queue_desk import MALI, SOMCHAI, Desk, Killed, dies, sends_and_dies
from queue_rows import together

from domain.calls import Call, Outcome, Result

DAY = 24 * 3600


def test_a_worker_that_was_away_for_a_day_parks_what_was_unclear(desk: Desk) -> None:
    """Its retry key may be forgotten by now: sending again could say it twice."""
    desk.tell("L1", "L2")
    desk.fault("reset_after")
    desk.deliver()
    desk.hands.wait(DAY)
    desk.deliver()
    assert desk.states() == {"L1": "parked", "L2": "parked"}
    assert len(desk.tries()) == 2, "one request, and the fault that swallowed its answer"


def test_a_worker_that_dies_before_sending_is_followed_by_one_that_sends(desk: Desk) -> None:
    desk.tell("L1")
    with pytest.raises(Killed):
        desk.deliver("A", dies)
    desk.deliver("B")
    assert desk.said_to(MALI) == [], "the dead worker's lease still runs"
    desk.hands.wait(31)
    desk.deliver("B")
    assert (desk.said_to(MALI), desk.states()) == (["L1"], {"L1": "sent"})


def test_a_worker_that_dies_after_sending_is_followed_by_one_that_learns_it_was_sent(desk: Desk) -> None:
    desk.tell("L1")
    with pytest.raises(Killed):
        desk.deliver("A", sends_and_dies(desk))
    desk.hands.wait(31)
    desk.deliver("B")
    assert [one.status for one in desk.tries()] == [200, 409]
    assert (desk.said_to(MALI), desk.states()) == (["L1"], {"L1": "sent"})


def test_a_worker_that_wakes_after_its_lease_changes_nothing(desk: Desk) -> None:
    desk.tell("L1")

    def sleeps(call: Call) -> Result:
        desk.hands.wait(31)
        desk.deliver("B")
        desk.tell("L2")
        return desk.line.send(call)

    desk.deliver("A", sleeps)
    assert desk.said_to(MALI).count("L1") == 1
    desk.heal()
    desk.deliver("B")
    assert desk.states() == {"L1": "sent", "L2": "sent"}
    assert sorted(desk.said_to(MALI)) == ["L1", "L2"]


def test_workers_at_the_same_queue_send_nothing_twice(desk: Desk) -> None:
    for n in range(12):
        desk.tell(f"M{n}")
        desk.tell(f"S{n}", to=SOMCHAI)
    together(*[lambda me=me: desk.deliver(me) for me in "ABC"])
    assert sorted(desk.said_to(MALI)) == sorted(f"M{n}" for n in range(12))
    assert sorted(desk.said_to(SOMCHAI)) == sorted(f"S{n}" for n in range(12))
    assert set(desk.states().values()) == {"sent"}
    assert desk.playground.log.violations() == []


@pytest.mark.parametrize("sent", [False, True], ids=["before sending", "after sending"])
def test_a_worker_that_dies_amid_many_pushes_loses_none_and_repeats_none(desk: Desk, sent: bool) -> None:
    """Both calls are frozen in one commit; one of them is sent, the other is where the process dies."""
    desk.tell("M1")
    desk.tell("S1", to=SOMCHAI)

    def dies_with_mali(call: Call) -> Result:
        if call.recipient != desk.id_of(MALI):
            return desk.line.send(call)
        if sent:
            desk.line.send(call)
        raise Killed

    with pytest.raises(Killed):
        desk.deliver("A", dies_with_mali)
    assert len(desk.calls()) == 2
    desk.deliver("B")
    desk.hands.wait(31)
    desk.deliver("B")
    assert (desk.said_to(MALI), desk.said_to(SOMCHAI)) == (["M1"], ["S1"])
    assert desk.states() == {"M1": "sent", "S1": "sent"}
    assert (len(desk.pushes()), desk.playground.log.violations()) == (2, [])


def test_of_many_pushes_each_has_its_own_outcome(desk: Desk) -> None:
    desk.tell("M1")
    desk.tell("S1", to=SOMCHAI)

    def send(call: Call) -> Result:
        return Result(Outcome.UNCLEAR) if call.recipient == desk.id_of(MALI) else desk.line.send(call)

    desk.deliver("A", send)
    assert desk.states() == {"M1": "waiting", "S1": "sent"}
    desk.hands.wait(5)
    desk.deliver("B")
    assert (desk.said_to(MALI), desk.said_to(SOMCHAI)) == (["M1"], ["S1"])


def test_after_line_said_that_we_are_too_fast_nothing_new_is_pushed_for_a_moment(desk: Desk) -> None:
    desk.tell("M1")
    desk.refuse(429, "The API rate limit has been exceeded. Try again later.")
    desk.deliver()
    desk.tell("S1", to=SOMCHAI)
    desk.owe("คำตอบ", who=SOMCHAI)
    desk.deliver()
    assert (desk.said_to(SOMCHAI), len(desk.tries())) == (["คำตอบ"], 1), "replies have a limit of their own"
    desk.hands.wait(5)
    desk.deliver()
    assert (desk.said_to(MALI), desk.said_to(SOMCHAI)) == (["M1"], ["คำตอบ", "S1"])


def test_a_letter_is_kept_once_under_its_key_however_many_keep_it(desk: Desk) -> None:
    together(*[lambda: desk.tell("L1")] * 3)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]
