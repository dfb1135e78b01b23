"""Many calls at the same time: each is asked once, and when LINE says that it is too much the rest is not."""

import threading
from collections.abc import Sequence

import pytest
from queue_desk import Killed
from queue_rows import THURSDAY

from domain.calls import Call, Outcome, Result
from scheduler.side_by_side import THREADS, SideBySide


def calls(count: int) -> list[Call]:
    return [
        Call(n, "push", "U1", "[]", None, f"key {n}", None, THURSDAY, 1, was_unclear=False, notices=1)
        for n in range(count)
    ]


def outcomes(results: Sequence[tuple[Call, Result]]) -> list[Outcome]:
    return [result.outcome for _, result in results]


def test_they_are_under_way_together_and_keep_their_order() -> None:
    everybody = threading.Barrier(THREADS)

    def send(call: Call) -> Result:
        everybody.wait(10)
        return Result(Outcome.SENT, (str(call.id),))

    results = SideBySide(send).set_off(calls(THREADS)).land()
    assert [result.message_ids for _, result in results] == [(str(n),) for n in range(THREADS)]


@pytest.mark.parametrize("no_more", [Outcome.RATE_LIMITED, Outcome.UNAUTHORISED])
def test_once_line_says_that_it_is_too_much_the_rest_is_not_tried(
    no_more: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.side_by_side.THREADS", 1)
    asked: list[int] = []

    def send(call: Call) -> Result:
        asked.append(call.id)
        return Result(no_more if call.id == 2 else Outcome.SENT)

    results = SideBySide(send).set_off(calls(20)).land()
    assert asked == [0, 1, 2]
    assert outcomes(results) == [Outcome.SENT] * 2 + [no_more] * 18


@pytest.mark.parametrize("no_more", [Outcome.RATE_LIMITED, Outcome.UNAUTHORISED])
def test_what_line_said_to_those_before_holds_for_the_next(no_more: Outcome) -> None:
    asked: list[Call] = []

    def send(call: Call) -> Result:
        asked.append(call)
        return Result(Outcome.SENT)

    before = [(call, Result(Outcome.SENT if call.id else no_more)) for call in calls(3)]
    assert outcomes(SideBySide(send).set_off(calls(20), before).land()) == [no_more] * 20
    assert asked == []


@pytest.mark.parametrize("trouble", [Outcome.UNCLEAR, Outcome.MONTHLY_LIMIT, Outcome.UNREACHABLE])
def test_trouble_of_one_is_no_trouble_of_the_others(trouble: Outcome) -> None:
    def send(call: Call) -> Result:
        return Result(Outcome.SENT if call.id else trouble)

    assert outcomes(SideBySide(send).set_off(calls(20)).land()) == [trouble, *[Outcome.SENT] * 19]


def test_who_dies_amid_them_dies_when_all_have_ended() -> None:
    ended: list[int] = []

    def send(call: Call) -> Result:
        if call.id == 3:
            raise Killed
        ended.append(call.id)
        return Result(Outcome.SENT)

    with pytest.raises(Killed):
        SideBySide(send).set_off(calls(20)).land()
    assert len(ended) == 19
