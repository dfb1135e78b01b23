"""Dates as they stand on paper, 15 ก.ย. 67 or ๑๕/๙/๒๕๖๗: which year is meant, and what is impossible."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from domain import unclear_dates as unclear
from domain.fiscal import BUDDHIST_ERA, month_end
from domain.thai_dates import BESIDE, DAY, MONTH, MONTHS, WEEKDAYS, YEAR

Reader = Callable[[re.Match[str], date], date]
Readers = tuple[tuple[re.Pattern[str], Reader], ...]

COMMON_ERA = range(1900, 2151)
BUDDHIST = range(2400, 2701)
CERTAIN_YEARS = 10
CENTURY = 100
LAST_MONTH = 12


def make(day: int, month: int, year: int) -> date:
    """The date (C.E. year); raises `DateUnclear` when there is no such day."""
    if not _possible(day, month, year):
        raise _impossible(day, month, year)
    return date(year, month, day)


def full_year(year: int, era: str | None = None) -> int:
    """A four-digit year of either era in C.E.; raises `DateUnclear`."""
    buddhist = year in BUDDHIST if era is None else era.startswith("พ")
    found = year - BUDDHIST_ERA if buddhist else year
    if found not in COMMON_ERA:
        raise unclear.year_out_of_range(year)
    return found


def nearest_century(year: int, to: int) -> int:
    """The year ending in these two digits that lies nearest."""
    return min(
        (to // CENTURY * CENTURY + year + n for n in (-CENTURY, 0, CENTURY)), key=lambda y: abs(y - to)
    )


def short_year(day: int, month: int, year: int, today: date) -> date:
    """Two digits are B.E. (reference §4.2); when that is far from today both eras' readings are offered."""
    buddhist = nearest_century(year, today.year + BUDDHIST_ERA) - BUDDHIST_ERA
    if abs(buddhist - today.year) <= CERTAIN_YEARS:
        return make(day, month, buddhist)
    common = nearest_century(year, today.year)
    readings = tuple(date(y, month, day) for y in (buddhist, common) if _possible(day, month, y))
    if not readings:
        raise _impossible(day, month, buddhist)
    raise unclear.which_year(f"{year:02}", readings)


def _possible(day: int, month: int, year: int) -> bool:
    return 1 <= month <= LAST_MONTH and 1 <= day <= month_end(year, month).day


def next_such(day: int, month: int, today: date) -> date:
    """The next day of this name, today included; 29 Feb waits for its leap year."""
    for year in range(today.year, today.year + 9):
        if _possible(day, month, year) and date(year, month, day) >= today:
            return date(year, month, day)
    raise _impossible(day, month, today.year)


def _impossible(day: int, month: int, year: int) -> unclear.DateUnclear:
    if not 1 <= month <= LAST_MONTH:
        return unclear.no_such_month(month)
    return unclear.no_such_day(day, month, year)


def in_year(day: int, month: int, written: str, era: str | None, today: date) -> date:
    """The date in a year as written: two digits or four, of either era; raises `DateUnclear`."""
    year = int(written)
    if len(written) == len("2567"):
        return make(day, month, full_year(year, era))
    if era is None:
        return short_year(day, month, year, today)
    base = nearest_century(year, today.year + (BUDDHIST_ERA if era.startswith("พ") else 0))
    return make(day, month, full_year(base, era))


def _month(found: re.Match[str]) -> int:
    return MONTHS.get(found["month"]) or int(found["month"])


def _checked(day: date, found: re.Match[str]) -> date:
    parts = found.groupdict()
    for said in filter(None, (parts.get("beside"), parts.get("behind"))):
        if WEEKDAYS[said] != day.weekday():
            raise unclear.other_weekday(day, WEEKDAYS[said])
    return day


def _with_year(found: re.Match[str], today: date) -> date:
    parts = found.groupdict()
    day = in_year(int(found["day"]), _month(found), found["year"], parts.get("era"), today)
    return _checked(day, found)


def _without_year(found: re.Match[str], today: date) -> date:
    return _checked(next_such(int(found["day"]), _month(found), today), found)


def _next_year(found: re.Match[str], today: date) -> date:
    return _checked(make(int(found["day"]), _month(found), today.year + 1), found)


def _this_day(found: re.Match[str], today: date) -> date:
    """วันที่ 20: the next 20th that exists."""
    number = int(found["day"])
    for ahead in range(62):
        day = today + timedelta(days=ahead)
        if day.day == number:
            return _checked(day, found)
    raise unclear.no_such_day(number, today.month, today.year)


_DAY = rf"(?:{BESIDE}(?:ที่)?)?(?:วันที่|ที่)?{DAY}"
_NAMED = rf"{_DAY}[/.-]?(?:เดือน)?{MONTH}[/.-]?"
_NUMBERS = rf"{_DAY}(?P<dash>[/.-])(?P<month>[0-9]{{1,2}})"
_BEHIND = BESIDE.replace("beside", "behind")

FULL: Readers = (
    (re.compile(rf"{_NAMED}{YEAR}(?:\({_BEHIND}\))?"), _with_year),
    (re.compile(rf"{_NUMBERS}(?P=dash)(?P<year>[0-9]{{4}}|[0-9]{{2}})"), _with_year),
    (re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})"), _with_year),
)
YEARLESS: Readers = (
    (re.compile(rf"{_NAMED}(?:ปี)?(?:นี้)?"), _without_year),
    (re.compile(rf"{_NAMED}ปีหน้า"), _next_year),
    (re.compile(rf"{_DAY}/(?P<month>[0-9]{{1,2}})"), _without_year),
    (re.compile(rf"(?:{BESIDE}ที่|วันที่){DAY}(?:เดือน)?(?:นี้)?"), _this_day),
)
