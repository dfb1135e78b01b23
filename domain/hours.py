"""When people may be disturbed: office days from 07:00 to 18:00; planned messages go at 08:30."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from domain.calendar import WorkingDays
from domain.clocks import BANGKOK

OPENS = time(7, 0)
CLOSES = time(18, 0)
MORNING = time(8, 30)


def at_morning(day: date) -> datetime:
    """08:30 of that day in the office."""
    return at_hour(day, MORNING)


def at_hour(day: date, hour: time) -> datetime:
    """This hour of that day in the office."""
    return datetime.combine(day, hour, BANGKOK)


def closing(day: date) -> datetime:
    """18:00 of that day in the office."""
    return datetime.combine(day, CLOSES, BANGKOK)


def next_quiet_end(now: datetime, overrides: Mapping[date, bool]) -> datetime:
    """`now` while people may be disturbed, else 08:30 of the next working day that is still to come."""
    days = WorkingDays(overrides)
    local = now.astimezone(BANGKOK)
    if days.is_working(local.date()) and OPENS <= local.time() < CLOSES:
        return now
    day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    return at_morning(days.on_or_after(day))


def next_morning(now: datetime, overrides: Mapping[date, bool]) -> datetime:
    """08:30 of the next working day that is still to come: when a message waits that can wait."""
    local = now.astimezone(BANGKOK)
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return at_morning(WorkingDays(overrides).on_or_after(day))
