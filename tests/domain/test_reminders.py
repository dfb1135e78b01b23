"""The ladder: which rung falls on which day, over weekends and holidays."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from domain.calendar import WorkingDays
from domain.reminders import FRUGAL, THOROUGH, Policy, office_dates_with_a_rung, rung

ONE_DAY = timedelta(days=1)
MONDAY = date(2024, 9, 2)
TUESDAY = MONDAY + ONE_DAY


@dataclass(frozen=True)
class Weekdays:
    """Monday to Friday, and nothing on the days off."""

    off: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.off

    def on_or_before(self, day: date) -> date:
        return day if self.is_working(day) else self.on_or_before(day - ONE_DAY)

    def count(self, after: date, until: date) -> int:
        days = (after + ONE_DAY * n for n in range(1, (until - after).days + 1))
        return sum(self.is_working(day) for day in days)


def rungs(office_on: date, days: Weekdays | WorkingDays, policy: Policy, span: int = 60) -> dict[int, int]:
    """Days before (+) or after (-) the office date on which something is pushed → the rung that is told."""
    told = {n: rung(office_on, office_on - ONE_DAY * n, days, policy) for n in range(span, -span, -1)}
    return {n: found for n, found in told.items() if found is not None}


@pytest.mark.parametrize(
    ("policy", "due", "before"),
    [
        (FRUGAL, MONDAY, {7: 7, 3: 1, 0: 0}),  # the day before is a Sunday: on Friday
        (FRUGAL, TUESDAY, {7: 7, 1: 1, 0: 0}),
        (FRUGAL, date(2024, 9, 6), {7: 7, 1: 1, 0: 0}),  # a Friday
        (THOROUGH, MONDAY, {14: 14, 7: 7, 3: 1, 0: 0}),  # rungs 3 and 1 meet; the later words win
        (THOROUGH, TUESDAY, {14: 14, 7: 7, 4: 3, 1: 1, 0: 0}),
    ],
)
def test_before_the_office_date(policy: Policy, due: date, before: dict[int, int]) -> None:
    assert {n: told for n, told in rungs(due, Weekdays(), policy).items() if n >= 0} == before


@pytest.mark.parametrize(
    ("policy", "late"),
    [(FRUGAL, [-1, -5, -10, -15, -20]), (THOROUGH, [-1, -3, -5, -10, -15, -20])],
)
def test_after_it_by_late_working_days(policy: Policy, late: list[int]) -> None:
    days = Weekdays()
    told = {n: found for n, found in rungs(MONDAY, days, policy, 31).items() if n < 0}
    assert list(told.values()) == late
    assert all(days.count(MONDAY, MONDAY - ONE_DAY * n) == -found for n, found in told.items())


def test_a_day_off_moves_a_rung_before_it_and_late_days_behind_it() -> None:
    days = Weekdays(frozenset({MONDAY, TUESDAY, date(2024, 9, 10)}))
    wednesday = date(2024, 9, 11)
    assert rung(wednesday, date(2024, 9, 9), days, FRUGAL) == 1
    assert rung(date(2024, 8, 30), MONDAY, days, FRUGAL) is None
    assert rung(date(2024, 8, 30), date(2024, 9, 4), days, FRUGAL) == -1
    assert rung(wednesday, date(2024, 9, 10), days, FRUGAL) is None


def test_all_rungs_meet_on_the_last_day_before_a_long_holiday() -> None:
    week = frozenset(date(2024, 8, 26) + ONE_DAY * n for n in range(7))
    days = Weekdays(week)
    assert rungs(MONDAY, days, FRUGAL, 14) == {10: 1, 0: 0, -1: -1, -7: -5}


@pytest.mark.parametrize("off", [date(2024, 8, 31), date(2024, 9, 1)])
def test_nothing_falls_on_a_day_off(off: date) -> None:
    assert office_dates_with_a_rung(off, Weekdays(), THOROUGH) == set()
    dates = (off + ONE_DAY * n for n in range(-30, 30))
    assert all(rung(day, off, Weekdays(), THOROUGH) is None for day in dates if Weekdays().is_working(day))


@pytest.mark.parametrize("policy", [FRUGAL, THOROUGH])
def test_the_dates_of_a_day_are_those_with_a_rung(policy: Policy) -> None:
    days = Weekdays()
    dates = office_dates_with_a_rung(MONDAY, days, policy)
    for n in range(-120, 40):
        day = MONDAY + ONE_DAY * n
        assert (day in dates) is (rung(day, MONDAY, days, policy) is not None), day


@pytest.mark.parametrize(
    ("due", "today", "told"),
    [
        (date(2024, 9, 2), date(2024, 8, 30), 1),  # issue 2's story: e-MES, ten working days before 15 Sep
        (date(2024, 9, 2), date(2024, 8, 26), 7),
        (date(2024, 8, 13), date(2024, 8, 9), 1),  # 12 August is a holiday, 10 and 11 a weekend
        (date(2024, 8, 9), date(2024, 8, 13), -1),
        (date(2024, 4, 11), date(2024, 4, 17), -1),  # Songkran and its bridge days
        (date(2024, 4, 17), date(2024, 4, 11), 1),
        (date(2024, 9, 2), date(2024, 9, 1), None),
        (date(2024, 9, 2), date(2024, 8, 29), None),
    ],
)
def test_with_the_governments_holidays(due: date, today: date, told: int | None) -> None:
    assert rung(due, today, WorkingDays(), FRUGAL) == told


def test_the_offices_own_day_off_moves_a_rung_too() -> None:
    friday = date(2024, 8, 30)
    days = WorkingDays({friday: True})
    assert rung(MONDAY, friday, days, FRUGAL) is None
    assert rung(MONDAY, date(2024, 8, 29), days, FRUGAL) == 1
