"""Workers that die, sleep or crowd: nothing is pushed twice and nothing is forgotten."""

import pytest
from queue_desk import MALI, SOMCHAI, Desk, Killed, dies, sends_and_dies
from queue_rows import together

from domain.calls import Call, Result

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


def test_a_letter_is_kept_once_under_its_key_however_many_keep_it(desk: Desk) -> None:
    together(*[lambda: desk.tell("L1")] * 3)
    desk.deliver()
    assert desk.said_to(MALI) == ["L1"]
