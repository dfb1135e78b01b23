"""Dates as they stand on paper, 15 ก.ย. 67 or ๑๕/๙/๒๕๖๗: which day is meant, and what is impossible."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from domain.fiscal import month_end
from domain.words import unclear_dates as unclear
from domain.words.said_years import DayIn, in_month_nearby, in_said_year, in_year
from domain.words.thai_dates import (
    BEHIND,
    BESIDE_WEEKDAYS,
    DAY,
    DIGITS,
    MONTH,
    MONTHS,
    SAID_DAY,
    SAID_YEAR,
    YEAR,
)

Found = re.Match[str]
Reader = Callable[[Found, date], date]
Readers = tuple[tuple[re.Pattern[str], Reader], ...]
Lines = Iterable[tuple[str, Reader]]

LAST_MONTH = 12
LEAP_GAP = 9  # years in which a 29 February surely lies, 1896-1904 being the longest gap


def compiled(lines: Lines) -> Readers:
    """A table of patterns as `domain.dates` reads it."""
    return tuple((re.compile(pattern), reader) for pattern, reader in lines)


def make(day: int, month: int, year: int) -> date:
    """The date (C.E. year); raises `DateUnclear` when there is no such day."""
    if not 1 <= month <= LAST_MONTH:
        raise unclear.no_such_month(month)
    if not 1 <= day <= month_end(year, month).day:
        raise unclear.no_such_day(day, month, year)
    return date(year, month, day)


def such_day(day: int, month: int, today: date, step: int = 1) -> date:
    """The next day of this name, or with step -1 the last one, today included; raises `DateUnclear`."""
    for year in range(today.year, today.year + step * LEAP_GAP, step):
        try:
            found = make(day, month, year)
        except unclear.DateUnclear:
            continue
        if (found - today).days * step >= 0:
            return found
    return make(day, month, today.year)


def month_of(found: Found) -> int:
    """The month by its name, or by its number."""
    parts = found.groupdict()
    return MONTHS[parts["month"]] if parts.get("month") else int(parts["number"])


def checked(day: date, found: Found) -> date:
    """The day, which the weekdays beside it must fit; raises `DateUnclear`."""
    other = _other_weekday(day, found)
    if other is not None:
        raise unclear.other_weekday(day, other)
    return day


def coming_or_last(coming: date, last: date, found: Found) -> date:
    """The coming such day, unless a weekday tells that the last one is meant."""
    last_fits = _other_weekday(coming, found) is not None and _other_weekday(last, found) is None
    return last if last_fits else checked(coming, found)


def _other_weekday(day: date, found: Found) -> int | None:
    """The weekday that was said and is not that day's."""
    parts = found.groupdict()
    said = [BESIDE_WEEKDAYS[name] for name in (parts.get("beside"), parts.get("behind")) if name]
    return next((weekday for weekday in said if weekday != day.weekday()), None)


def year_lines(head: str, day_in: Callable[[Found], DayIn]) -> Lines:
    """The lines for a head whose year is said in words."""
    return (
        (f"{head}นี้", lambda found, today: in_month_nearby(today, month_of(found), day_in(found))),
        (
            f"{head}{SAID_YEAR}",
            lambda found, today: in_said_year(found, today, month_of(found), day_in(found)),
        ),
    )


def _day_in(found: Found) -> DayIn:
    return lambda year: checked(make(int(found["day"]), month_of(found), year), found)


def _with_year(found: Found, today: date) -> date:
    return in_year(found["year"], found.groupdict().get("era"), today, _day_in(found))


def _year_first(found: Found, today: date) -> date:
    """67-09-15: no day has the first number, so it is the year's."""
    raise unclear.year_stands_first(_with_year(found, today))


def _without_year(found: Found, today: date) -> date:
    day, month = int(found["day"]), month_of(found)
    return coming_or_last(such_day(day, month, today), such_day(day, month, today, -1), found)


_NUMBER = "(?P<number>[0-9]{1,2})"
_NAMED = rf"{SAID_DAY}(?:[/.-]?(?:เดือน)?{MONTH}[/.-]?|เดือน(?:ที่)?{_NUMBER})"
_SLASHED = f"{SAID_DAY}/{_NUMBER}"
_NO_DAY = "(?P<year>3[2-9]|[4-9][0-9])"

FULL = compiled(
    (
        (f"{_NAMED}{YEAR}{BEHIND}", _with_year),
        (rf"{_NO_DAY}(?P<dash>[/.-]){_NUMBER}(?P=dash){DAY}", _year_first),
        (rf"{SAID_DAY}(?P<dash>[/.-]){_NUMBER}(?P=dash){DIGITS}{BEHIND}", _with_year),
        (rf"(?:วันที่)?(?P<year>[0-9]{{4}})[-/]{_NUMBER}[-/]{DAY}{BEHIND}", _with_year),
    )
)
YEARLESS = compiled(
    line
    for head in (_NAMED, _SLASHED)
    for line in ((f"{head}{BEHIND}", _without_year), *year_lines(head, _day_in))
)
