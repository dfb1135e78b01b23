"""How long quiet holds: not over the last working day before a date, though that date came nearer since."""

from datetime import date

import pytest

from domain.calendar import WorkingDays
from domain.quiet import is_still_quiet

FRIDAY, MONDAY, TUESDAY = date(2024, 8, 30), date(2024, 9, 2), date(2024, 9, 3)


@pytest.mark.parametrize(
    ("office_on", "until", "holds"),
    [
        (MONDAY, FRIDAY, False),  # it is over
        (MONDAY, MONDAY, True),  # one working day of quiet is always given
        (MONDAY, TUESDAY, False),  # longer than the last working day before
        (FRIDAY, TUESDAY, False),  # due today
        (TUESDAY, TUESDAY, True),  # the last working day before is Monday
        (date(2024, 8, 29), TUESDAY, True),  # late, and its date has nothing to say any more
    ],
)
def test_quiet_on_a_friday(office_on: date, until: date, holds: bool) -> None:
    assert is_still_quiet(until, office_on, FRIDAY, WorkingDays()) is holds


def test_a_day_that_the_cabinet_adds_late_ends_it_a_day_sooner() -> None:
    days, thursday = WorkingDays({FRIDAY: True}), date(2024, 8, 29)
    assert is_still_quiet(FRIDAY, MONDAY, thursday, WorkingDays())
    assert not is_still_quiet(FRIDAY, MONDAY, thursday, days)
