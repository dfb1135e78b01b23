"""Dates as people say them: พรุ่งนี้, ศุกร์นี้, อีก 3 วัน, สิ้นเดือน, สิ้นไตรมาส 2."""

import re
from datetime import date, timedelta

from domain import unclear_dates as unclear
from domain.fiscal import (
    BUDDHIST_ERA,
    fiscal_end,
    fiscal_year,
    month_end,
    quarter,
    quarter_end,
)
from domain.thai_dates import COUNT, DAY, FISCAL_YEAR, MONTH, MONTHS, NUMBER_WORDS, WEEKDAY, WEEKDAYS, YEAR
from domain.written_dates import BUDDHIST, CENTURY, Reader, Readers, in_year, make, nearest_century

DAYS_AWAY = {
    "วันนี้": 0,
    "พรุ่งนี้": 1,
    "พรุ้งนี้": 1,
    "วันพรุ่งนี้": 1,
    "มะรืน": 2,
    "มะรืนนี้": 2,
    "วันมะรืน": 2,
    "วันมะรืนนี้": 2,
    "เมื่อวาน": -1,
    "เมื่อวานนี้": -1,
}
WEEK = timedelta(days=7)


def _known(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=DAYS_AWAY[found.group()])


def _count(found: re.Match[str]) -> int:
    return NUMBER_WORDS.get(found["count"]) or int(found["count"])


def _days_ahead(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=_count(found))


def _weeks_ahead(found: re.Match[str], today: date) -> date:
    return today + _count(found) * WEEK


def _months_ahead(found: re.Match[str], today: date) -> date:
    first = today.year * 12 + today.month - 1 + _count(found)
    end = month_end(first // 12, first % 12 + 1)
    return end.replace(day=min(today.day, end.day))


def _coming(found: re.Match[str], today: date) -> date:
    """ศุกร์นี้: the coming Friday, today included."""
    return today + timedelta(days=(WEEKDAYS[found["weekday"]] - today.weekday()) % 7)


def _next_week(found: re.Match[str], today: date) -> date:
    """จันทร์หน้า: that day of the week after this one; weeks begin on Monday."""
    return today - timedelta(days=today.weekday()) + WEEK + timedelta(days=WEEKDAYS[found["weekday"]])


def _month_ends(found: re.Match[str], today: date) -> date:
    return month_end(today.year, today.month)


def _next_month_ends(found: re.Match[str], today: date) -> date:
    return month_end(today.year + today.month // 12, today.month % 12 + 1)


def _named_month_ends(found: re.Match[str], today: date) -> date:
    month = MONTHS[found["month"]]
    if not found["year"]:
        return month_end(today.year + (month < today.month), month)
    first = in_year(1, month, found["year"], found["era"], today)
    return month_end(first.year, month)


def _day_of_next_month(found: re.Match[str], today: date) -> date:
    end = _next_month_ends(found, today)
    return make(int(found["day"]), end.month, end.year)


def fiscal_year_written(written: str, today: date) -> int:
    """A fiscal year (B.E.) of two or four digits; raises `DateUnclear` outside 2400-2700."""
    year = int(written)
    year = nearest_century(year, today.year + BUDDHIST_ERA) if year < CENTURY else year
    if year not in BUDDHIST:
        raise unclear.year_out_of_range(year)
    return year


def _quarter_ends(found: re.Match[str], today: date) -> date:
    number = int(found["quarter"])
    if found["year"]:
        return quarter_end(fiscal_year_written(found["year"], today), number)
    ends = (quarter_end(fiscal_year(today) + ahead, number) for ahead in (0, 1))
    return next(end for end in ends if end >= today)


def _this_quarter_ends(found: re.Match[str], today: date) -> date:
    return quarter_end(fiscal_year(today), quarter(today))


def _fiscal_year_ends(found: re.Match[str], today: date) -> date:
    return fiscal_end(fiscal_year_written(found["year"], today) if found["year"] else fiscal_year(today))


def _year_ends(found: re.Match[str], today: date) -> date:
    return date(today.year, 12, 31)


END = "(?:ภายใน)?(?:สิ้น|ปลาย)(?:สุด)?"

_TABLE: tuple[tuple[str, Reader], ...] = (
    ("|".join(DAYS_AWAY), _known),
    (rf"(?:ใน)?อีก{COUNT}วัน(?:ข้างหน้า)?", _days_ahead),
    (rf"(?:ใน)?อีก{COUNT}(?:สัปดาห์|อาทิตย์|วีค)(?:ข้างหน้า)?", _weeks_ahead),
    (rf"(?:ใน)?อีก{COUNT}เดือน(?:ข้างหน้า)?", _months_ahead),
    (rf"(?:วัน)?{WEEKDAY}(?:นี้|ที่จะถึง(?:นี้)?|ที่จะมาถึง)?", _coming),
    (rf"(?:วัน)?{WEEKDAY}(?:หน้า|(?:สัปดาห์|อาทิตย์)หน้า)", _next_week),
    (rf"{END}เดือน(?:นี้)?", _month_ends),
    (rf"{END}เดือนหน้า", _next_month_ends),
    (rf"{END}(?:เดือน)?{MONTH}(?:{YEAR}|นี้)?", _named_month_ends),
    (rf"(?:วันที่)?{DAY}เดือนหน้า", _day_of_next_month),
    (rf"{END}ไตรมาส(?:ที่)?(?P<quarter>[1-4])(?:{FISCAL_YEAR})?", _quarter_ends),
    (rf"{END}ไตรมาส(?:นี้)?", _this_quarter_ends),
    (rf"{END}ปีงบ(?:ประมาณ)?(?:นี้|(?:พ\.?ศ\.?)?(?P<year>[0-9]{{4}}|[0-9]{{2}}))?", _fiscal_year_ends),
    (rf"{END}ปี(?:นี้)?", _year_ends),
)
SPOKEN: Readers = tuple((re.compile(pattern), reader) for pattern, reader in _TABLE)
