"""Dates as people say them: พรุ่งนี้, ศุกร์นี้, วันที่ 5 เดือนหน้า, ภายใน 3 วันทำการ."""

import re
from datetime import date, timedelta

from domain.calendar import ONE_DAY, WorkingDays
from domain.fiscal import month_end, month_start
from domain.words import unclear_dates as unclear
from domain.words.thai_dates import (
    AWAY,
    BESIDE,
    COUNT,
    DAY,
    NUMBER_WORDS,
    SAID_DAY,
    WEEK,
    WEEKDAY,
    WEEKDAYS,
    WHEN,
    any_of,
)
from domain.words.written_dates import Found, Readers, checked, coming_or_last, compiled, make

DAYS_AWAY = {
    "วันนี้": 0,
    "เช้านี้": 0,
    "เที่ยงนี้": 0,
    "บ่ายนี้": 0,
    "เย็นนี้": 0,
    "ค่ำนี้": 0,
    "คืนนี้": 0,
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
TWO_MONTHS = 62  # days in which every number up to 31 comes round


def _known(found: Found, today: date) -> date:
    return today + timedelta(days=DAYS_AWAY[found["away"]])


def _count(found: Found) -> int:
    return NUMBER_WORDS.get(found["count"]) or int(found["count"])


def _days_ahead(found: Found, today: date) -> date:
    return today + timedelta(days=_count(found))


def _weeks_ahead(found: Found, today: date) -> date:
    return today + timedelta(weeks=_count(found))


def _months_ahead(found: Found, today: date) -> date:
    first = month_start(today, _count(found))
    return first.replace(day=min(today.day, month_end(first.year, first.month).day))


def in_working_days(days: WorkingDays) -> Readers:
    """อีก 3 วันทำการ, by this calendar."""
    return ((WORKING_DAYS, lambda found, today: days.after(today, _count(found))),)


def coming(weekday: int, today: date) -> date:
    """The coming day of this name, today included."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def of_week(weekday: int, when: str, today: date) -> date:
    """That day of this week or another; weeks begin on Monday."""
    return today + timedelta(weeks=AWAY[when], days=weekday - today.weekday())


def _coming_weekday(found: Found, today: date) -> date:
    """ศุกร์นี้."""
    return coming(WEEKDAYS[found["weekday"]], today)


def _weekday_of_week(found: Found, today: date) -> date:
    """ศุกร์หน้า, สัปดาห์หน้าวันศุกร์."""
    return of_week(WEEKDAYS[found["weekday"]], found["when"], today)


def _numbered(number: int, today: date, step: timedelta) -> date:
    """The nearest day of this number, ahead or back, today included; raises `DateUnclear`."""
    for n in range(TWO_MONTHS):
        day = today + n * step
        if day.day == number:
            return day
    raise unclear.no_such_day(number, today.month, today.year)


def _this_number(found: Found, today: date) -> date:
    """วันที่ 20: the next 20th that exists."""
    number = int(found["day"])
    return coming_or_last(_numbered(number, today, ONE_DAY), _numbered(number, today, -ONE_DAY), found)


def _number_of_month(found: Found, today: date) -> date:
    """วันที่ 5 เดือนนี้: of this month, past or not."""
    month = month_start(today, AWAY[found["when"]])
    return checked(make(int(found["day"]), month.month, month.year), found)


AHEAD = "(?:(?:ภายใน|ใน)?อีก|ภายใน|ใน)"
PART_OF_DAY = "(?:(?:ตอน|ช่วง|ก่อน)?(?:เช้า|สาย|เที่ยง|บ่าย|เย็น|ค่ำ))?"
WORKING_DAYS = re.compile(f"{AHEAD}{COUNT}วันทำการ(?:ข้างหน้า)?")

SPOKEN = compiled(
    (
        (f"{PART_OF_DAY}(?P<away>{any_of(DAYS_AWAY)}){PART_OF_DAY}", _known),
        (f"{AHEAD}{COUNT}วัน(?:ข้างหน้า)?", _days_ahead),
        (f"{AHEAD}{COUNT}(?:{WEEK}|วีค)(?:ข้างหน้า)?", _weeks_ahead),
        (f"{AHEAD}{COUNT}เดือน(?:ข้างหน้า)?", _months_ahead),
        (f"(?:วัน)?{WEEKDAY}(?:นี้|ที่จะถึง(?:นี้)?|ที่จะมาถึง)?", _coming_weekday),
        (f"(?:วัน)?{WEEKDAY}(?P<when>หน้า)", _weekday_of_week),
        (f"(?:วัน)?{WEEKDAY}(?:ของ)?{WEEK}{WHEN}", _weekday_of_week),
        (f"{WEEK}{WHEN}(?:วัน)?{WEEKDAY}", _weekday_of_week),
        (f"(?:{BESIDE}ที่|วันที่){DAY}(?:นี้)?", _this_number),
        (f"{SAID_DAY}(?:ของ)?เดือน{WHEN}", _number_of_month),
    )
)
