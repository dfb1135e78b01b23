"""When to remind: the rungs of the ladder, and which of them today is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol


class WorkingDays(Protocol):
    """The office's working days."""

    def is_working(self, day: date) -> bool:
        """Whether the office works on this day."""
        ...

    def on_or_before(self, day: date) -> date:
        """The day itself, or the working day before it."""
        ...

    def count(self, after: date, until: date) -> int:
        """Working days later than `after`, up to and with `until`."""
        ...


@dataclass(frozen=True)
class Policy:
    """Which rungs are pushed: calendar days before the office date, and late working days."""

    before: tuple[int, ...]
    late: tuple[int, ...]
    late_every: int

    def pushes_late(self, day: int) -> bool:
        """Whether this late working day is a rung."""
        return day in self.late or (day > max(self.late) and day % self.late_every == 0)


FRUGAL = Policy(before=(7, 1, 0), late=(1, 5, 10), late_every=5)
THOROUGH = Policy(before=(14, 7, 3, 1, 0), late=(1, 3, 5, 10), late_every=5)

LOOK_BACK = timedelta(days=370)
LOOK_AHEAD = timedelta(days=40)


def rung(office_on: date, today: date, days: WorkingDays, policy: Policy) -> int | None:
    """The rung that falls on `today`: calendar days before (>= 0) or late working days (< 0), or None.

    Rungs on a day off move to the working day before; where rungs meet the later one is told.
    """
    if today > office_on:
        late = days.count(office_on, today)
        return -late if days.is_working(today) and policy.pushes_late(late) else None
    met = [n for n in policy.before if days.on_or_before(office_on - timedelta(days=n)) == today]
    return min(met, default=None)


def office_dates_with_a_rung(today: date, days: WorkingDays, policy: Policy) -> set[date]:
    """The office dates whose duties get a push today."""
    if not days.is_working(today):
        return set()
    span = (LOOK_BACK + LOOK_AHEAD).days
    dates = (today - LOOK_BACK + timedelta(days=n) for n in range(span))
    return {day for day in dates if rung(day, today, days, policy) is not None}
