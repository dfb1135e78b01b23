"""What follows from every outcome of a call to LINE, by its kind and age."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.calls import Call, Next, Outcome, after, wait_before

BEGAN = datetime(2024, 8, 29, 2, 0, tzinfo=UTC)
PUSH = Call(1, "push", "U1", "[]", None, "key", None, BEGAN, 1, False, 1)
REPLY = replace(PUSH, kind="reply", reply_token="token", retry_key=None, token_at=BEGAN)
YOUNG, OLD_REPLY, DAY_OLD = timedelta(seconds=5), timedelta(seconds=40), timedelta(hours=23, minutes=30)
A, F, R, P, S = Next.AGAIN, Next.AFRESH, Next.REDIRECT, Next.PARK, Next.SENT

PUSHES = {  # outcome: (young, young with several notices, a day old)
    Outcome.SENT: (S, S, S),
    Outcome.UNCLEAR: (A, A, P),
    Outcome.NOT_CONNECTED: (A, A, F),
    Outcome.RATE_LIMITED: (A, A, F),
    Outcome.UNAUTHORISED: (A, A, F),
    Outcome.ABANDONED: (A, A, P),
    Outcome.MONTHLY_LIMIT: (Next.HOLD, Next.HOLD, Next.HOLD),
    Outcome.UNREACHABLE: (Next.UNREACHABLE, Next.UNREACHABLE, Next.UNREACHABLE),
    Outcome.REFUSED: (P, Next.ONE_BY_ONE, P),
    Outcome.WITHDRAWN: (Next.AFRESH, Next.AFRESH, Next.AFRESH),
}
REPLIES = {  # outcome: (young, young after an unclear try, old, old after an unclear try)
    Outcome.SENT: (S, S, S, S),
    Outcome.UNCLEAR: (A, A, R, R),
    Outcome.NOT_CONNECTED: (A, A, R, R),
    Outcome.RATE_LIMITED: (A, A, R, R),
    Outcome.UNAUTHORISED: (A, A, R, R),
    Outcome.ABANDONED: (R, R, R, R),
    Outcome.MONTHLY_LIMIT: (R, R, R, R),
    Outcome.UNREACHABLE: (R, R, R, R),
    Outcome.REFUSED: (R, S, R, S),
    Outcome.WITHDRAWN: (R, R, R, R),
}


@pytest.mark.parametrize("outcome", Outcome)
def test_what_follows_a_push(outcome: Outcome) -> None:
    young = after(PUSH, outcome, BEGAN + YOUNG)
    several = after(replace(PUSH, notices=3), outcome, BEGAN + YOUNG)
    assert (young, several, after(PUSH, outcome, BEGAN + DAY_OLD)) == PUSHES[outcome]


@pytest.mark.parametrize("outcome", Outcome)
def test_what_follows_a_reply(outcome: Outcome) -> None:
    unclear = replace(REPLY, was_unclear=True)
    found = [after(call, outcome, BEGAN + age) for age in (YOUNG, OLD_REPLY) for call in (REPLY, unclear)]
    assert tuple(found) == REPLIES[outcome]


def test_what_line_may_have_taken_is_not_said_again_after_its_words_were_wiped() -> None:
    assert after(replace(PUSH, was_unclear=True), Outcome.WITHDRAWN, BEGAN + YOUNG) is P


def test_a_reply_is_tried_until_its_token_is_40_seconds_old_and_a_push_for_a_day_less_half_an_hour() -> None:
    moment = timedelta(microseconds=1)
    assert after(REPLY, Outcome.UNCLEAR, BEGAN + OLD_REPLY - moment) is A
    assert after(replace(REPLY, token_at=None), Outcome.UNCLEAR, BEGAN) is R
    assert after(PUSH, Outcome.UNCLEAR, BEGAN + DAY_OLD - moment) is A


@pytest.mark.parametrize(
    ("kind", "seconds"),
    [("reply", [0.5, 1, 2, 4, 8, 8]), ("push", [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600])],
)
def test_the_waits_grow_to_a_limit(kind: str, seconds: list[float]) -> None:
    call = replace(PUSH if kind == "push" else REPLY, id=0)
    waits = [wait_before(replace(call, tries=tries)).total_seconds() for tries in range(len(seconds))]
    assert waits == seconds


def test_calls_that_failed_together_do_not_return_together() -> None:
    waits = [wait_before(replace(PUSH, id=id_, tries=5)).total_seconds() for id_ in range(1, 9)]
    assert len(set(waits)) == 8
    assert all(32 <= wait <= 48 for wait in waits)
