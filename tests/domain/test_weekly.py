"""The week in numbers: which week is told, and what counts as handed in, on time and missed."""

from datetime import date

import pytest

from domain.calendar import WorkingDays
from domain.standing import Promised
from domain.weekly import rates, week_told

DAYS = WorkingDays()
DUE = date(2024, 9, 2)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2024, 9, 2), date(2024, 8, 26)),  # its first working day tells of the week before
        (date(2024, 9, 3), date(2024, 9, 2)),
        (date(2024, 9, 6), date(2024, 9, 2)),
        (date(2024, 9, 8), date(2024, 9, 2)),  # asked on a Sunday
        (date(2024, 4, 17), date(2024, 4, 8)),  # after Songkran on Monday and Tuesday
    ],
)
def test_which_week_is_told(today: date, first: date) -> None:
    assert week_told(today, DAYS) == (first, date.fromordinal(first.toordinal() + 6))


@pytest.mark.parametrize(
    ("handed_in", "submitted", "on_time"),
    [(None, 0, 0), (date(2024, 8, 1), 1, 1), (DUE, 1, 1), (date(2024, 9, 3), 1, 0)],
)
def test_on_time_is_by_the_promised_day(handed_in: date | None, submitted: int, on_time: int) -> None:
    one = Promised("กลุ่มนิเทศ", "e-MES", "e-MES ปี 2567", "E5", DUE, handed_in)
    assert rates([one]) == {"expected": 1, "submitted": submitted, "on_time": on_time}
    assert rates([]) == {"expected": 0, "submitted": 0, "on_time": 0}
