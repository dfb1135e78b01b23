"""The office's working days: weekends, government holidays, and what the office says of single days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

ONE_DAY = timedelta(days=1)
SATURDAY = 5
# In the public list of reference §4.1, yet no day off for government offices.
WORKED_ALL_THE_SAME = ("National Labor Day", "National Children's Day")
# The last year whose cabinet (bridge) days the pinned `holidays` release knows; move it with the release.
LAST_YEAR_ANNOUNCED = 2026


@lru_cache(maxsize=256)
def _government_holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # costs 0.4 s, so only when a day is asked for

    named = country_holidays("TH", years=year, categories=("public", "government"), language="en_US")
    return frozenset(day for day, names in named.items() if _keeps_office_closed(names))


def _keeps_office_closed(names: str) -> bool:
    return any(not name.startswith(WORKED_ALL_THE_SAME) for name in names.split("; "))


@dataclass(frozen=True)
class WorkingDays:
    """The working days of an office; `overrides` says of single days whether they are a holiday."""

    overrides: Mapping[date, bool] = field(default_factory=lambda: MappingProxyType({}))

    def is_working(self, day: date) -> bool:
        """Whether the office works on this day."""
        if day in self.overrides:
            return not self.overrides[day]
        return day.weekday() < SATURDAY and day not in _government_holidays(day.year)

    def on_or_before(self, day: date) -> date:
        """The day itself, or the working day before it."""
        return day if self.is_working(day) else self.before(day, 1)

    def on_or_after(self, day: date) -> date:
        """The day itself, or the working day after it."""
        return day if self.is_working(day) else self.after(day, 1)

    def before(self, day: date, number: int) -> date:
        """The Nth working day strictly before this day."""
        return self._walk(day, number, -ONE_DAY)

    def after(self, day: date, number: int) -> date:
        """The Nth working day strictly after this day."""
        return self._walk(day, number, ONE_DAY)

    def count(self, after: date, until: date) -> int:
        """Working days later than `after`, up to and with `until`."""
        span = range(after.toordinal() + 1, until.toordinal() + 1)
        return sum(self.is_working(date.fromordinal(day)) for day in span)

    def years_not_announced(self, today: date, years: Iterable[int]) -> tuple[int, ...]:
        """Of these years (C.E.), those whose cabinet days nobody can know yet and the office has not told."""
        known = min(today.year, LAST_YEAR_ANNOUNCED)
        told = {day.year for day, is_holiday in self.overrides.items() if is_holiday}
        return tuple(sorted(year for year in set(years) if year > known and year not in told))

    def _walk(self, day: date, number: int, step: timedelta) -> date:
        for _ in range(number):
            day += step
            while not self.is_working(day):
                day += step
        return day
