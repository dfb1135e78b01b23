"""Until when reminders may be silent: no longer than a duty's last working day before its office date."""

from collections.abc import Iterable
from datetime import date

from domain.calendar import WorkingDays


def quiet_until(asked: date, office_dates: Iterable[date], today: date, days: WorkingDays) -> date:
    """The working day on which reminders begin again, for somebody who owes something on these dates.

    One working day of quiet is always given: on the next one the rung of the office date itself is told.
    """
    last = [days.before(day, 1) for day in office_dates if day >= today]
    until = days.on_or_after(asked)
    return min(until, max(min(last), days.after(today, 1))) if last else until


def is_still_quiet(until: date, office_on: date, today: date, days: WorkingDays) -> bool:
    """Whether quiet until then still holds for a duty whose office date may be nearer than it was.

    It ends on the last working day before that date, but for the one working day that is always given.
    """
    if until <= today:
        return False
    ends = days.before(office_on, 1) <= today <= office_on
    return not ends or until == days.after(today, 1)
