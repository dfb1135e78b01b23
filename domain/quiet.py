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
