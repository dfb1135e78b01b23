"""An account is let go at the very moment at which something is written to it: it is not said there."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from queue_desk import MALI, SOMCHAI, Desk, plainly

from domain.calls import Call, Outcome, Result
from domain.notices import Notice
from scheduler.deliver import Deliver
from scheduler.freshen import freshen

CODE = "ABCDEFGH"
AT_ONCE = 0.3  # seconds in which the other transaction ends, if it waits for nobody


def takes_a_new_phone(desk: Desk) -> None:
    """Mali's code is sent from an account that is nobody's."""
    with desk.store.work() as work:
        assert work.people.enrol(CODE, work.people.meet("user", "Unewphone"), desk.hands.office())


def is_let_go(desk: Desk) -> None:
    """A coordinator lets go of Mali's account."""
    with desk.store.work() as work:
        work.enrolments.release([desk.mali], desk.hands.office())


@pytest.mark.parametrize("meanwhile", [takes_a_new_phone, is_let_go])
@pytest.mark.parametrize("way", ["push", "reply"])
def test_what_is_written_while_an_account_is_let_go_never_goes_there_again(
    desk: Desk, meanwhile: Callable[[Desk], None], way: str
) -> None:
    with desk.store.work() as work:
        work.people.add_code(desk.mali, CODE, desk.hands.office())
    if way == "push":
        desk.tell("secret")
    else:
        desk.ride("secret")
        desk.owe("answer")
    other = threading.Thread(target=meanwhile, args=(desk,))

    def write(notice: Notice, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
        if not other.is_alive() and other.ident is None:
            other.start()
            other.join(AT_ONCE)
        return plainly(notice, facts)

    def unclear(_call: Call) -> Result:
        other.join(10)
        return Result(Outcome.UNCLEAR)

    deliver = Deliver(desk.store, write, freshen, unclear, desk.hands.clocks)
    assert deliver("A")
    other.join(10)
    desk.hands.wait(3600)
    desk.deliver("B")
    assert desk.said_to(MALI) == [], "the old account reads nothing"
    assert desk.stuck() == []
    desk.tell("others", to=SOMCHAI)
    desk.deliver("B")
    assert desk.said_to(SOMCHAI) == ["others"]
