"""A duty's life as one table: from every state, what progress and handing in make of it."""

from datetime import date
from typing import Any

import pytest
from made_up_duties import duty

from domain.duties import OPEN, Change, Duty, Refused, State, urgency
from domain.moves import Given
from domain.office import Step, StepKind
from domain.people import Role
from domain.transitions import Move, take

TODAY = date(2024, 8, 29)
BEFORE: dict[str, Any] = {"percent": 40.0, "value": 7.0, "problem": "รอข้อมูล"}
CHECK = Step(StepKind.CHECK, "กลั่นกรอง", Role.REVIEWER)
KEPT: dict[str, Any] = {"percent": 40.0, "value": 7.0}


def progress(owed: Duty, percent: float | None, value: float | None, problem: str | None) -> Change:
    return take(Move.PROGRESS, owed, Given(TODAY, percent=percent, value=value, problem=problem))


def submit(owed: Duty) -> Change:
    return take(Move.SUBMIT, owed, Given(TODAY))


@pytest.mark.parametrize("state", sorted(OPEN))
@pytest.mark.parametrize(
    ("said", "change"),
    [
        ((60.0, None, None), Change(State.IN_PROGRESS, percent=60.0, value=7.0)),
        ((0.0, None, None), Change(State.IN_PROGRESS, percent=0.0, value=7.0)),
        ((100.0, None, None), Change(State.IN_PROGRESS, percent=100.0, value=7.0)),
        ((None, 4.25, None), Change(State.IN_PROGRESS, percent=40.0, value=4.25)),
        ((None, None, None), Change(State.IN_PROGRESS, **KEPT)),
        ((None, None, "รองบ"), Change(State.BLOCKED, problem="รองบ", **KEPT)),
        ((60.0, None, "รองบ"), Change(State.BLOCKED, percent=60.0, value=7.0, problem="รองบ")),
    ],
)
def test_progress_moves_every_open_state(state: State, said: tuple[Any, Any, Any], change: Change) -> None:
    assert progress(duty(5, "E5", state=state, **BEFORE), *said) == change


@pytest.mark.parametrize("state", sorted(OPEN))
@pytest.mark.parametrize(("steps", "after"), [((CHECK,), State.SUBMITTED), ((), State.DONE)])
def test_handing_in_ends_the_owners_part(state: State, steps: tuple[Step, ...], after: State) -> None:
    change = submit(duty(5, "E5", state=state, steps=steps, step=1, **BEFORE))
    assert change == Change(after, step=0, percent=100.0, value=7.0, problem=None)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (State.SUBMITTED, "already_submitted"),
        (State.DONE, "already_done"),
        (State.CANCELLED, "is_cancelled"),
    ],
)
def test_what_is_closed_is_no_longer_the_owners(state: State, why: str) -> None:
    closed = duty(5, "E5", state=state)
    assert not closed.is_open
    with pytest.raises(Refused) as refused:
        progress(closed, 60.0, None, None)
    assert refused.value.why == why
    with pytest.raises(Refused) as refused:
        submit(closed)
    assert refused.value.why == why


@pytest.mark.parametrize("percent", [-0.1, 100.1, 1000.0, float("inf"), float("nan")])
def test_a_percent_is_between_0_and_100(percent: float) -> None:
    with pytest.raises(Refused) as refused:
        progress(duty(5, "E5"), percent, None, None)
    assert refused.value.why == "percent_out_of_range"


@pytest.mark.parametrize(
    ("state", "step", "words"),
    [
        (State.NOT_STARTED, 0, "ยังไม่เริ่ม"),
        (State.BLOCKED, 0, "ติดปัญหา"),
        (State.SUBMITTED, 0, "รอกลั่นกรอง"),
        (State.SUBMITTED, 1, "รอบันทึก e-MES"),
        (State.SUBMITTED, 2, "ส่งแล้ว"),
        (State.DONE, 2, "เสร็จสิ้น"),
    ],
)
def test_the_state_is_said_by_the_step_it_waits_for(state: State, step: int, words: str) -> None:
    assert duty(5, "E5", state=state, step=step).state_words == words


def test_every_state_is_open_or_closed_for_a_reason_and_has_words() -> None:
    for state in State:
        assert duty(5, "E5", state=state, steps=()).state_words
        assert (state in OPEN) is (state not in {State.SUBMITTED, State.DONE, State.CANCELLED})


def test_the_nearest_office_date_is_told_first() -> None:
    late, e10, e5 = duty(3, "E9", office_on=date(2024, 8, 1)), duty(2, "E10"), duty(1, "E5")
    assert sorted([e5, e10, late], key=urgency) == [late, e5, e10]
    assert (late.days_left(date(2024, 8, 3)), late.days_left(date(2024, 8, 1))) == (-2, 0)


def test_the_first_holder_leads() -> None:
    assert duty(5, "E5", holders=(7, 8)).lead == 7
    assert duty(5, "E5", holders=()).lead is None
