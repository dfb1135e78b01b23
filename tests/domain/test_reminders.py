"""The ladder: which rung falls on which day, over weekends and holidays, and how it is told."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingDays
from domain.reminders import FRUGAL, THOROUGH, Policy, ladder, rides_from, told_on

ONE_DAY = timedelta(days=1)
LONG_AGO = date(2024, 1, 1)
MONDAY = date(2024, 9, 2)
TUESDAY = MONDAY + ONE_DAY


@dataclass(frozen=True)
class Weekdays(WorkingDays):
    """Monday to Friday, and nothing on the days off."""

    off: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.off


def pushed(office_on: date, days: WorkingDays, policy: Policy, span: int = 60) -> dict[int, int]:
    """Days before (+) or after (-) the office date on which something is pushed → the rung that is told."""
    return _told(office_on, days, policy, span, pushed=True)


def riding(office_on: date, days: WorkingDays, policy: Policy, span: int = 60) -> dict[int, int]:
    """The same for what only rides."""
    return _told(office_on, days, policy, span, pushed=False)


def _told(office_on: date, days: WorkingDays, policy: Policy, span: int, *, pushed: bool) -> dict[int, int]:
    told = {
        n: told_on(office_on - ONE_DAY * n, office_on, LONG_AGO, days, policy) for n in range(span, -span, -1)
    }
    return {n: found.number for n, found in told.items() if found is not None and found.pushed is pushed}


@pytest.mark.parametrize(
    ("policy", "due", "before"),
    [
        (FRUGAL, MONDAY, {7: 7, 3: 1, 0: 0}),  # the day before is a Sunday: on Friday
        (FRUGAL, TUESDAY, {7: 7, 1: 1, 0: 0}),
        (FRUGAL, date(2024, 9, 4), {7: 7, 1: 1, 0: 0}),
        (FRUGAL, date(2024, 9, 5), {7: 7, 1: 1, 0: 0}),
        (FRUGAL, date(2024, 9, 6), {7: 7, 1: 1, 0: 0}),  # a Friday
        (FRUGAL, date(2024, 9, 7), {8: 7, 1: 0}),  # a Saturday that nobody moved: its last two rungs meet
        (FRUGAL, date(2024, 9, 8), {9: 7, 2: 0}),  # a Sunday
        (THOROUGH, MONDAY, {14: 14, 7: 7, 3: 1, 0: 0}),  # rungs 3 and 1 meet; the later words win
        (THOROUGH, TUESDAY, {14: 14, 7: 7, 4: 3, 1: 1, 0: 0}),
        (THOROUGH, date(2024, 9, 4), {14: 14, 7: 7, 5: 3, 1: 1, 0: 0}),
        (THOROUGH, date(2024, 9, 5), {14: 14, 7: 7, 3: 3, 1: 1, 0: 0}),
        (THOROUGH, date(2024, 9, 6), {14: 14, 7: 7, 3: 3, 1: 1, 0: 0}),
        (THOROUGH, date(2024, 9, 7), {15: 14, 8: 7, 3: 3, 1: 0}),
        (THOROUGH, date(2024, 9, 8), {16: 14, 9: 7, 3: 3, 2: 0}),
    ],
)
def test_before_the_office_date(policy: Policy, due: date, before: dict[int, int]) -> None:
    assert {n: told for n, told in pushed(due, Weekdays(), policy).items() if n >= 0} == before


@pytest.mark.parametrize(
    ("policy", "late"),
    [(FRUGAL, [-1, -5, -10, -15, -20]), (THOROUGH, [-1, -3, -5, -10, -15, -20])],
)
def test_after_it_by_late_working_days(policy: Policy, late: list[int]) -> None:
    days = Weekdays()
    told = {n: found for n, found in pushed(MONDAY, days, policy, 31).items() if n < 0}
    assert list(told.values()) == late
    assert all(days.count(MONDAY, MONDAY - ONE_DAY * n) == -found for n, found in told.items())


def test_frugal_lets_the_others_ride_from_three_working_days_before_until_the_next_rung() -> None:
    assert {n: told for n, told in riding(date(2024, 9, 6), Weekdays(), FRUGAL, 21).items() if n >= 0} == {
        **dict.fromkeys((17, 16, 15, 14, 11, 10, 9, 8), 14),  # Tuesday 20 August is 14 - 3 working days
        **dict.fromkeys((4, 3, 2), 3),  # after the rung of a week, until the last ones
    }


def test_frugal_lets_the_third_late_day_ride_until_the_fifth() -> None:
    assert [n for n, told in riding(MONDAY, Weekdays(), FRUGAL, 31).items() if told == -3] == [-3, -4]


def test_thorough_lets_nothing_ride() -> None:
    assert riding(TUESDAY, Weekdays(), THOROUGH) == {}


def test_a_rung_rides_early_and_never_before_the_rung_before_it() -> None:
    songkran = WorkingDays()
    rungs = ladder(date(2024, 4, 19), LONG_AGO, songkran, FRUGAL)
    assert [(rung.number, rung.day) for rung in rungs] == [
        (14, date(2024, 4, 5)),
        (3, date(2024, 4, 11)),  # rungs 7 and 3 meet on the last day before Songkran
        (1, date(2024, 4, 18)),
        (0, date(2024, 4, 19)),
    ]
    assert rungs[1].pushed, "one of the two is pushed, so both are told then"
    for before, rung in pairwise(rungs):
        assert rides_from(rung, songkran, FRUGAL, before) > before.day


def test_a_day_off_moves_a_rung_before_it_and_late_days_behind_it() -> None:
    days = Weekdays(off=frozenset({MONDAY, TUESDAY, date(2024, 9, 10)}))
    wednesday = date(2024, 9, 11)
    assert number(wednesday, date(2024, 9, 9), days) == 1
    assert number(date(2024, 8, 30), MONDAY, days) is None
    assert number(date(2024, 8, 30), date(2024, 9, 4), days) == -1
    assert number(wednesday, date(2024, 9, 10), days) is None


def number(due: date, today: date, days: WorkingDays, policy: Policy = FRUGAL) -> int | None:
    """The rung that is pushed on this day."""
    rung = told_on(today, due, LONG_AGO, days, policy)
    return rung.number if rung and rung.pushed else None


def test_all_rungs_meet_on_the_last_day_before_a_long_holiday() -> None:
    week = frozenset(date(2024, 8, 26) + ONE_DAY * n for n in range(7))
    days = Weekdays(off=week)
    assert pushed(MONDAY, days, FRUGAL, 14) == {10: 1, 0: 0, -1: -1, -7: -5}


@pytest.mark.parametrize("off", [date(2024, 8, 31), date(2024, 9, 1)])
def test_nothing_falls_on_a_day_off(off: date) -> None:
    dates = (off + ONE_DAY * n for n in range(-30, 30))
    assert all(told_on(off, day, LONG_AGO, Weekdays(), THOROUGH) is None for day in dates)


@pytest.mark.parametrize(
    ("due", "today", "told"),
    [
        (date(2024, 9, 2), date(2024, 8, 30), 1),  # issue 2's story: e-MES, ten working days before 15 Sep
        (date(2024, 9, 2), date(2024, 8, 26), 7),
        (date(2024, 8, 13), date(2024, 8, 9), 1),  # 12 August is a holiday, 10 and 11 a weekend
        (date(2024, 8, 9), date(2024, 8, 13), -1),
        (date(2024, 4, 11), date(2024, 4, 17), -1),  # Songkran and its bridge days
        (date(2024, 4, 17), date(2024, 4, 11), 1),
        (date(2024, 4, 18), date(2024, 4, 11), 3),  # a week and three days before meet
        (date(2024, 9, 2), date(2024, 9, 1), None),
        (date(2024, 9, 2), date(2024, 8, 29), None),
        (date(2024, 9, 30), date(2024, 10, 1), -1),  # over the end of the fiscal year
        (date(2024, 9, 30), date(2024, 10, 7), -5),
        (date(2024, 9, 30), date(2024, 10, 15), -10),  # 14 October is a day off instead of the 13th
    ],
)
def test_with_the_governments_holidays(due: date, today: date, told: int | None) -> None:
    assert number(due, today, WorkingDays()) == told


def test_a_day_that_the_cabinet_adds_late_moves_a_rung_too() -> None:
    friday = date(2024, 8, 30)
    days = WorkingDays({friday: True})
    assert number(MONDAY, friday, days) is None
    assert number(MONDAY, date(2024, 8, 29), days) == 1


@pytest.mark.parametrize(
    ("opens", "told"),
    [
        (date(2024, 8, 29), {3: 1, 0: 0}),  # a round of four days has no rung of a week
        (date(2024, 8, 26), {7: 7, 3: 1, 0: 0}),  # one may fall on the opening day itself
        (MONDAY, {0: 0}),
    ],
)
def test_a_rung_before_the_opening_is_skipped(opens: date, told: dict[int, int]) -> None:
    found = {n: told_on(MONDAY - ONE_DAY * n, MONDAY, opens, Weekdays(), FRUGAL) for n in range(20, -1, -1)}
    assert {n: rung.number for n, rung in found.items() if rung and rung.pushed} == told
    assert not any(rung for n, rung in found.items() if MONDAY - ONE_DAY * n < opens)


@pytest.mark.parametrize(
    ("since", "today", "told"),
    [
        (date(2024, 8, 23), date(2024, 8, 28), 7),  # nobody planned from Monday to Tuesday
        (date(2024, 8, 26), date(2024, 8, 28), None),  # on Monday it was planned
        (date(2024, 8, 23), date(2024, 8, 30), 1),  # a later rung says it all
        (date(2024, 8, 23), date(2024, 9, 2), 0),
        (date(2024, 8, 30), date(2024, 9, 4), -1),  # Tuesday was late day 1, and nobody planned
        (date(2024, 9, 3), date(2024, 9, 4), None),
        (date(2024, 8, 23), date(2024, 9, 11), -5),
        (date(2024, 9, 2), date(2024, 9, 5), -3),  # late day 1 was missed, so the third is pushed
        (date(2024, 9, 4), date(2024, 9, 5), None),
        (date(2024, 9, 20), date(2024, 8, 28), None),  # a clock that was set back
    ],
)
def test_after_an_outage_what_is_still_worth_saying_is_told(
    since: date, today: date, told: int | None
) -> None:
    rung = told_on(today, MONDAY, LONG_AGO, Weekdays(), FRUGAL, since)
    assert (rung.number if rung and rung.pushed else None) == told


@pytest.mark.parametrize(
    ("policy", "last"),
    [
        (FRUGAL, [1, 0, -1]),
        (THOROUGH, [1, 0, -1]),
        (replace(FRUGAL, before=(7, 0), late=(2, 5)), [0, -2]),
    ],
)
def test_the_last_rungs_go_in_any_case(policy: Policy, last: list[int]) -> None:
    days = (TUESDAY + ONE_DAY * n for n in range(-20, 20))
    rungs = [rung for day in days if (rung := told_on(day, TUESDAY, LONG_AGO, Weekdays(), policy))]
    assert [rung.number for rung in rungs if rung.must_go(policy)] == last


@given(
    due=st.dates(date(2023, 10, 1), date(2026, 12, 31)),
    opened=st.integers(0, 60),
    off=st.sets(st.integers(-30, 30), max_size=12),
    policy=st.sampled_from([FRUGAL, THOROUGH]),
)
def test_whatever_the_calendar_every_rung_is_told_once_and_in_order(
    due: date, opened: int, off: set[int], policy: Policy
) -> None:
    days = Weekdays(off=frozenset(due + ONE_DAY * n for n in off))
    opens = due - ONE_DAY * opened
    told = [
        (day, rung)
        for day in (due + ONE_DAY * n for n in range(-40, 40))
        if (rung := told_on(day, due, opens, days, policy))
    ]
    assert all(days.is_working(day) and day >= opens for day, _ in told)
    sent = [rung.number for day, rung in told if rung.pushed]
    assert sent == sorted(set(sent), reverse=True), "each once, the later words later"
    assert {rung.number for rung in ladder(due, opens, days, policy)} - {
        rung.number for _, rung in told
    } <= set(policy.rides_before), "only what rides may find no day"
