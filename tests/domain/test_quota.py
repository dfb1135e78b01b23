"""The governor's rules: what may be pushed, what waits and why, and what is kept for the last rungs."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calendar import WorkingDays
from domain.quota import Due, Held, Quota, dates_that_matter, open_by, pushes_to_come
from domain.reminders import FRUGAL, THOROUGH, Policies, Policy

GOES = None
PLAIN, LAST = False, True


@pytest.mark.parametrize(
    ("limit", "used", "reserve", "refused", "cost", "last", "why"),
    [
        (300, 0, 0, None, 1, PLAIN, GOES),
        (300, 299, 0, None, 1, PLAIN, GOES),
        (300, 300, 0, None, 1, PLAIN, Held.FULL),
        (300, 310, 0, None, 1, PLAIN, Held.FULL),
        (300, 260, 40, None, 1, PLAIN, Held.RESERVED),
        (300, 259, 40, None, 1, PLAIN, GOES),
        (300, 260, 40, None, 1, LAST, GOES),
        (300, 300, 40, None, 1, LAST, GOES),  # the count is approximate: LINE may still take it
        (300, 100, 40, 1, 1, LAST, Held.REFUSED),
        (300, 100, 40, 1, 1, PLAIN, Held.REFUSED),
        (300, 100, 40, 30, 1, PLAIN, GOES),  # a group was too much for LINE, a person may not be
        (300, 100, 40, 30, 30, PLAIN, Held.REFUSED),
        (300, 250, 30, None, 20, PLAIN, GOES),
        (300, 250, 30, None, 21, PLAIN, Held.RESERVED),
        (300, 250, 30, None, 51, PLAIN, Held.FULL),
        (300, 0, 0, None, None, PLAIN, Held.UNCOUNTED),
        (None, 9_999, 500, None, 1, PLAIN, GOES),
        (None, 9_999, 500, None, None, PLAIN, GOES),
        (0, 0, 0, None, 1, PLAIN, Held.FULL),
    ],
)
def test_what_goes_and_what_waits(
    limit: int | None, used: int, reserve: int, refused: int | None, cost: int | None, last: bool, why: Held
) -> None:
    quota = Quota(limit, ours=used, reserve=reserve, refused=refused, known=True)
    assert quota.holds_back(cost, goes_anyway=last) is why


def test_until_line_has_told_the_free_plan_is_assumed() -> None:
    quota = Quota()
    assert (quota.limit, quota.left, quota.known) == (300, 300, False)


def test_what_others_send_from_the_same_account_is_gone_for_us_too() -> None:
    quota = Quota(300, ours=100, others=150, reserve=50)
    assert (quota.used, quota.left, quota.room) == (250, 50, 0)


def test_what_is_on_its_way_counts_at_once_and_a_last_rung_needs_nothing_kept_any_more() -> None:
    quota = Quota(300, ours=100, reserve=10, last_waiting=2)
    assert quota.room == 188
    assert quota.after_push(1, was_last=True).room == 188
    assert quota.after_push(1, was_last=False).room == 187
    assert quota.after_push(30, was_last=False).room == 158


@pytest.mark.parametrize(
    ("today", "forecast"),
    [
        (date(2024, 9, 10), 100 + 30 + 2 + 50 + 60),  # others sent 3 a day, and twenty days are left
        (date(2024, 9, 30), 100 + 30 + 2 + 50),
    ],
)
def test_by_the_months_end_others_will_have_gone_on_as_they_did(today: date, forecast: int) -> None:
    quota = Quota(300, ours=100, others=30, expected=50, last_waiting=2)
    assert quota.forecast(today) == forecast


LONG_AGO = date(2024, 1, 1)


def owed(*due: tuple[int, date], system: str = "EMES", opens: date = LONG_AGO) -> list[Due]:
    return [Due(person, system, opens, office_on) for person, office_on in due]


MON, TUE, WED, FRI = date(2024, 9, 9), date(2024, 9, 10), date(2024, 9, 11), date(2024, 9, 13)


@pytest.mark.parametrize(
    ("today", "due", "pushes"),
    [
        (MON, [], 0),
        (MON, [(1, FRI)], 2),  # Thu 0.75, Fri 0.55, Mon 0.30 = 1.60
        (WED, [(1, FRI)], 2),
        (date(2024, 9, 12), [(1, FRI)], 1),  # today's own are counted as they wait: 0.85
        (FRI, [(1, FRI)], 1),
        (date(2024, 9, 16), [(1, FRI)], 0),
        (MON, [(1, FRI), (1, FRI)], 2),
        (
            MON,
            [(1, FRI), (1, date(2024, 9, 12))],
            3,
        ),  # Wed .75, Thu .75 (not .55), Fri .55 (not .30), Mon .30
        (MON, [(person, FRI) for person in range(100)], 160),
        (date(2024, 9, 25), [(1, date(2024, 9, 30))], 2),  # Fri 0.75, Mon 0.55; the late day is October's
        (date(2024, 9, 25), [(1, date(2024, 10, 1))], 1),  # only Mon 30 Sep, 0.75
        (date(2024, 9, 25), [(1, date(2024, 10, 2))], 0),
        (date(2024, 9, 27), [(1, date(2024, 9, 30))], 1),
        (date(2024, 4, 10), [(1, date(2024, 4, 17))], 2),  # Songkran 12-16: Thu 11, Wed 17, Thu 18
        (date(2024, 4, 11), [(1, date(2024, 4, 17))], 1),
    ],
)
def test_what_is_kept_for_the_last_rungs_of_the_months_later_days(
    today: date, due: list[tuple[int, date]], pushes: int
) -> None:
    policies = Policies()
    first, last = dates_that_matter(today, policies)
    assert all(first <= day <= last for _, day in due)
    assert pushes_to_come(owed(*due), today, WorkingDays(), policies, only_last=True) == pushes


LATER = Policy(before=(30, 7), late=(3,), rides_before=(), rides_late=())


@pytest.mark.parametrize(
    ("policies", "system", "last", "all_"),  # of a hundred people, from Monday on
    [
        (Policies(FRUGAL), "EMES", 160, 180),  # Thu .75, Fri .55, Mon 16 .30; late 5 and 10 .10 each
        (Policies(THOROUGH), "EMES", 160, 300),  # three days before .90, late 3 .30
        (Policies(FRUGAL, {"EMES": THOROUGH}), "EMES", 160, 300),
        (Policies(FRUGAL, {"EMES": THOROUGH}), "INSPECT", 160, 180),
        (Policies(replace(FRUGAL, before=(7,), late=(5, 10))), "EMES", 10, 20),  # late 5 is a last one
        (Policies(LATER), "EMES", 30, 30),
    ],
)
def test_what_is_kept_and_expected_goes_by_the_policy(
    policies: Policies, system: str, last: int, all_: int
) -> None:
    due, days = owed(*((person, FRI) for person in range(100)), system=system), WorkingDays()
    assert pushes_to_come(due, MON, days, policies, only_last=True) == last
    assert pushes_to_come(due, MON, days, policies) == all_


def test_a_rung_before_the_opening_needs_no_push() -> None:
    due = owed(*((person, FRI) for person in range(100)), opens=FRI)
    assert pushes_to_come(due, MON, WorkingDays(), Policies(), only_last=True) == 85


@pytest.mark.parametrize(
    ("rung", "share"),
    [(30, 0.90), (7, 0.90), (3, 0.90), (1, 0.75), (0, 0.55), (-1, 0.30), (-3, 0.30), (-5, 0.10), (-20, 0.10)],
)
def test_a_rung_that_was_not_simulated_is_as_likely_as_the_one_before_it(rung: int, share: float) -> None:
    assert open_by(rung) == share


@pytest.mark.parametrize("policy", [FRUGAL, THOROUGH, LATER])
def test_dates_that_do_not_matter_keep_nothing(policy: Policy) -> None:
    policies, days = Policies(FRUGAL, {"EMES": policy}), WorkingDays()
    first, last = dates_that_matter(WED, policies)
    before, after = date.fromordinal(first.toordinal() - 1), date.fromordinal(last.toordinal() + 1)
    assert pushes_to_come(owed((1, before), (2, after)), WED, days, policies) == 0
