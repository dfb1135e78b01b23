"""Which year is meant: four digits or two, of either era, ปีหน้า or ปีงบประมาณ 2568."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from domain.fiscal import BUDDHIST_ERA, fiscal_year, year_of_month
from domain.words import unclear_dates as unclear
from domain.words.thai_dates import AWAY

# The day that is meant, in a year (C.E.); raises `DateUnclear` when that year has no such day.
DayIn = Callable[[int], date]

COMMON_ERA = range(1900, 2151)
BUDDHIST = range(2400, 2701)
CERTAIN_YEARS = 10
CENTURY = 100


def full_year(year: int, era: str | None = None) -> int:
    """A four-digit year of either era in C.E.; raises `DateUnclear`."""
    buddhist = year in BUDDHIST if era is None else era.startswith("พ")
    found = year - BUDDHIST_ERA if buddhist else year
    if found not in COMMON_ERA:
        raise unclear.year_out_of_range(year)
    return found


def in_year(written: str, era: str | None, today: date, day_in: DayIn) -> date:
    """The day in a year as written: two digits or four, of either era; raises `DateUnclear`."""
    year = int(written)
    if len(written) == len("2567"):
        return day_in(full_year(year, era))
    if era is None:
        return _short_year(year, today, day_in)
    base = _nearest_century(year, today.year + (BUDDHIST_ERA if era.startswith("พ") else 0))
    return day_in(full_year(base, era))


def in_said_year(found: re.Match[str], today: date, month: int, day_in: DayIn) -> date:
    """The day of this month in ปีนี้, ปีหน้า, ปีที่แล้ว, or in a fiscal year, named alike or by its digits."""

    def in_fiscal_year(year: int) -> date:
        return day_in(year_of_month(year + BUDDHIST_ERA, month))

    within = in_fiscal_year if found["fiscal"] else day_in
    if found["year"]:
        return in_year(found["year"], found["era"], today, within)
    this = fiscal_year(today) - BUDDHIST_ERA if found["fiscal"] else today.year
    return within(this + AWAY[found["when"] or "นี้"])


def in_month_nearby(today: date, month: int, day_in: DayIn) -> date:
    """ส.ค. นี้: this year's, past or not; once that month is over the next may be meant, so it is asked."""
    if month >= today.month:
        return day_in(today.year)
    raise unclear.which_year("“นี้”", _readings((today.year + 1, today.year), day_in))


def _short_year(year: int, today: date, day_in: DayIn) -> date:
    """Two digits are B.E. (reference §4.2); when that is far from today both eras' readings are offered.

    Ten years are near, not only the reference's two, for a C.E. year about today lands over thirty years
    away when it is read as B.E.: "1 ม.ค. 70" is certain in 2567, "15/9/24" is not.
    """
    buddhist = _nearest_century(year, today.year + BUDDHIST_ERA) - BUDDHIST_ERA
    if abs(buddhist - today.year) <= CERTAIN_YEARS:
        return day_in(buddhist)
    years = (buddhist, _nearest_century(year, today.year))
    raise unclear.which_year(f"ปี {year:02}", _readings(years, day_in))


def _nearest_century(year: int, to: int) -> int:
    """The year ending in these two digits that lies nearest."""
    return min(
        (to // CENTURY * CENTURY + year + n for n in (-CENTURY, 0, CENTURY)), key=lambda y: abs(y - to)
    )


def _readings(years: tuple[int, int], day_in: DayIn) -> tuple[date, ...]:
    """The day in each of the years that has it; raises `DateUnclear` when none has."""
    found = []
    for year in years:
        with suppress(unclear.DateUnclear):
            found.append(day_in(year))
    return tuple(found) or (day_in(years[0]),)
