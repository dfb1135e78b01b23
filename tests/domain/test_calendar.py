"""Working days: government holidays of the reference, weekends, and the office's own word."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import WorkingDays

DAYS = WorkingDays()
ANY_DAY = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 5, 1), True),  # Labour Day
        (date(2027, 5, 3), True),  # Labour Day in lieu
        (date(2025, 1, 11), False),  # Children's Day, a Saturday all the same
        (date(2024, 4, 12), False),  # bridge day by the cabinet
        (date(2024, 4, 16), False),  # Songkran in lieu
        (date(2024, 5, 10), False),  # Royal Ploughing, government only
        (date(2024, 7, 22), False),  # Asarnha Bucha in lieu
        (date(2024, 8, 12), False),
        (date(2024, 9, 15), False),  # a Sunday
        (date(2024, 9, 16), True),
        (date(2025, 6, 2), False),
        (date(2025, 8, 11), False),
        (date(2026, 1, 2), False),
        (date(2026, 5, 13), False),
        (date(2026, 12, 7), False),
    ],
)
def test_the_office_works_when_the_government_does(day: date, works: bool) -> None:
    assert DAYS.is_working(day) is works


def test_the_offices_word_on_a_day_wins() -> None:
    days = WorkingDays({date(2024, 8, 12): False, date(2024, 8, 13): True, date(2024, 8, 17): False})
    assert days.is_working(date(2024, 8, 12))
    assert not days.is_working(date(2024, 8, 13))
    assert days.is_working(date(2024, 8, 17))


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        (1, date(2024, 8, 9), date(2024, 8, 13)),
        (2, date(2024, 8, 8), date(2024, 8, 14)),
        (5, date(2024, 8, 5), date(2024, 8, 19)),
    ],
)
def test_the_nth_working_day_is_strictly_beside_the_day(number: int, before: date, after: date) -> None:
    mothers_day = date(2024, 8, 12)
    assert DAYS.before(mothers_day, number) == before
    assert DAYS.after(mothers_day, number) == after


def test_a_day_off_moves_to_the_working_day_beside_it() -> None:
    sunday = date(2024, 9, 15)
    assert (DAYS.on_or_before(sunday), DAYS.on_or_after(sunday)) == (date(2024, 9, 13), date(2024, 9, 16))
    friday = date(2024, 9, 13)
    assert DAYS.on_or_before(friday) == DAYS.on_or_after(friday) == friday


def test_working_days_are_counted_without_the_first_and_with_the_last() -> None:
    assert DAYS.count(date(2024, 9, 13), date(2024, 9, 16)) == 1
    assert DAYS.count(date(2024, 9, 2), date(2024, 9, 13)) == 9
    assert DAYS.count(date(2024, 9, 13), date(2024, 9, 13)) == 0
    assert DAYS.count(date(2024, 9, 16), date(2024, 9, 13)) == 0


@settings(max_examples=60, deadline=None)
@given(day=ANY_DAY, number=st.integers(1, 15))
def test_going_back_and_forth_counts_the_same(day: date, number: int) -> None:
    later = DAYS.after(day, number)
    assert DAYS.count(day, later) == number
    assert DAYS.before(DAYS.after(later, 1), number) == DAYS.after(day, 1)


@pytest.mark.parametrize(
    ("today", "years", "unknown"),
    [
        (date(2024, 8, 26), {2023, 2024}, ()),
        (date(2024, 8, 26), {2024, 2025}, (2025,)),
        (date(2026, 11, 1), {2026, 2027}, (2027,)),
        (date(2028, 1, 5), {2026, 2028}, (2028,)),
    ],
)
def test_years_without_cabinet_days_are_named(today: date, years: set[int], unknown: tuple[int, ...]) -> None:
    assert DAYS.years_not_announced(today, years) == unknown


def test_a_year_is_announced_once_the_office_told_its_days() -> None:
    told = WorkingDays({date(2025, 6, 2): True})
    assert told.years_not_announced(date(2024, 8, 26), {2025, 2026}) == (2026,)
