"""Never more calls in any minute than the other side allows."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.call_budget import A_MINUTE, CallBudget

BEGIN = datetime(2024, 8, 29, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return BEGIN + timedelta(seconds=seconds)


def test_the_sixty_first_call_waits_until_the_first_is_a_minute_old() -> None:
    budget = CallBudget()
    for call in range(60):
        assert budget.wait(at(call * 0.5)) == 0
        budget = budget.spent(at(call * 0.5))
    assert budget.wait(at(30)) == 30
    assert budget.wait(at(60)) == 0


@given(st.lists(st.floats(0, 20), max_size=40), st.integers(1, 5))
def test_whoever_waits_as_told_never_exceeds_it(gaps: list[float], most: int) -> None:
    budget, now, calls = CallBudget(most), BEGIN, list[datetime]()
    for gap in gaps:
        now += timedelta(seconds=gap)
        now += timedelta(seconds=budget.wait(now))
        budget = budget.spent(now)
        calls.append(now)
    for call in calls:
        assert sum(call - A_MINUTE < other <= call for other in calls) <= most
