"""People are disturbed on working days from 07:00 to 18:00 only; otherwise at the next 08:30."""

from datetime import UTC, date, datetime

import pytest

from domain.clocks import BANGKOK
from domain.hours import at_morning, closing, next_quiet_end

NO_OVERRIDES: dict[date, bool] = {}


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of August 2024; 10-12 August were a weekend and a holiday."""
    return datetime(2024, 8, day, hour, minute, second, tzinfo=BANGKOK)


@pytest.mark.parametrize("now", [at(9, 7), at(9, 8, 29), at(9, 12), at(9, 17, 59, 59)])
def test_during_office_hours_it_is_now(now: datetime) -> None:
    assert next_quiet_end(now, NO_OVERRIDES) == now


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (at(9, 0), at(9, 8, 30)),
        (at(9, 6, 59, 59), at(9, 8, 30)),
        (at(8, 18), at(9, 8, 30)),
        (at(8, 23, 59), at(9, 8, 30)),
        (at(9, 18), at(13, 8, 30)),
        (at(10, 9), at(13, 8, 30)),
        (at(12, 6), at(13, 8, 30)),
        (at(12, 20), at(13, 8, 30)),
    ],
)
def test_outside_them_it_is_the_next_working_morning(now: datetime, then: datetime) -> None:
    assert next_quiet_end(now, NO_OVERRIDES) == then
    assert next_quiet_end(now.astimezone(UTC), NO_OVERRIDES) == then


def test_the_offices_own_word_on_a_day_counts() -> None:
    assert next_quiet_end(at(9, 9), {date(2024, 8, 9): True}) == at(13, 8, 30)
    assert next_quiet_end(at(10, 9), {date(2024, 8, 10): False}) == at(10, 9)


def test_morning_and_closing_are_bangkoks() -> None:
    assert at_morning(date(2024, 8, 9)) == datetime(2024, 8, 9, 1, 30, tzinfo=UTC)
    assert closing(date(2024, 8, 9)) == datetime(2024, 8, 9, 11, 0, tzinfo=UTC)
