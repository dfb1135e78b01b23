"""Fiscal years and quarters in the Buddhist era."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fiscal import (
    fiscal_end,
    fiscal_start,
    fiscal_year,
    month_start,
    quarter,
    quarter_end,
    quarter_start,
)

ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "year", "number"),
    [
        (date(2023, 10, 1), 2567, 1),
        (date(2023, 12, 31), 2567, 1),
        (date(2024, 1, 1), 2567, 2),
        (date(2024, 6, 30), 2567, 3),
        (date(2024, 9, 30), 2567, 4),
        (date(2024, 10, 1), 2568, 1),
    ],
)
def test_the_fiscal_year_begins_in_october(day: date, year: int, number: int) -> None:
    assert (fiscal_year(day), quarter(day)) == (year, number)


@given(ANY_DAY)
def test_a_day_lies_in_its_quarter_and_its_year(day: date) -> None:
    year = fiscal_year(day)
    assert quarter_start(year, quarter(day)) <= day <= quarter_end(year, quarter(day))
    assert fiscal_start(year) <= day <= fiscal_end(year)


@pytest.mark.parametrize(
    ("ahead", "start"), [(0, (2024, 8)), (5, (2025, 1)), (-8, (2023, 12)), (16, (2025, 12))]
)
def test_months_ahead_are_counted_over_the_turn_of_the_year(ahead: int, start: tuple[int, int]) -> None:
    assert month_start(date(2024, 8, 31), ahead) == date(*start, 1)
