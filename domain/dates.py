"""Thai dates in and out: how a date is shown, and the date that somebody's words mean."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from domain.calendar import WorkingDays
from domain.fiscal import buddhist_year
from domain.thai import plain
from domain.words import unclear_dates as unclear
from domain.words.said_ends import ENDS
from domain.words.spoken_dates import SPOKEN, in_working_days
from domain.words.thai_dates import FULL_MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS
from domain.words.unclear_dates import DateUnclear
from domain.words.vague_dates import VAGUE
from domain.words.written_dates import FULL, YEARLESS, Readers, such_day

__all__ = [
    "DateUnclear",
    "read_date",
    "read_full_date",
    "read_letter_date",
    "show",
    "show_long",
    "show_short",
]

POLITE = re.compile(r"(?:นะ|น่ะ)?(?:ค่ะ|คะ|ครับ|ค่า|จ้า|จ้ะ)?$")
LEADING = re.compile(r"^(?:ภายใน|ก่อน|ถึง|ณ)")
LONGEST = 200  # characters, and far more than any date has: some spellings cost their square to normalise
GOVERNMENT = WorkingDays()


def show_short(day: date) -> str:
    """15 ก.ย."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


@lru_cache(maxsize=4096)
def show(day: date) -> str:
    """15 ก.ย. 2567 (อา.), as everybody in the office reads it (DOMAIN §2)."""
    return f"{show_short(day)} {buddhist_year(day)} ({SHORT_WEEKDAYS[day.weekday()]})"


def show_days(first: date, last: date) -> str:
    """One day, or from when to when."""
    return show(first) if first == last else f"{show(first)} – {show(last)}"


def show_long(day: date) -> str:
    """15 กันยายน 2567, as letters and books write it."""
    return f"{day.day} {FULL_MONTHS[day.month - 1]} {buddhist_year(day)}"


def read_date(text: str, today: date, days: WorkingDays = GOVERNMENT) -> date:
    """The date that these words mean, said on `today`; raises `DateUnclear`, which says what to write.

    Without a year it is the next such day, today included; a past one only where ปีนี้, เดือนนี้, a weekday or
    their like say so. `days` count วันทำการ.
    """
    day = _read(text, today, (*FULL, *YEARLESS, *VAGUE, *ENDS, *SPOKEN, *in_working_days(days)))
    if day is None:
        raise unclear.not_understood(text)
    return day


def read_full_date(text: str, today: date) -> date:
    """The date written in full, as a form must hold it; raises `DateUnclear`."""
    return _full(text, today, lambda next_such: next_such)


def read_letter_date(text: str, today: date) -> date:
    """The date of a letter or an order, written in full; without its year the last such day is suggested."""
    return _full(text, today, lambda next_such: such_day(next_such.day, next_such.month, today, -1))


def _full(text: str, today: date, suggested: Callable[[date], date]) -> date:
    day = _read(text, today, FULL)
    if day:
        return day
    guess = _read(text, today, YEARLESS)
    raise unclear.year_is_missing(suggested(guess)) if guess else unclear.not_understood(text)


def _read(text: str, today: date, readers: Readers) -> date | None:
    if len(text.strip()) > LONGEST:
        return None
    words = POLITE.sub("", re.sub(r"[\s,]+", "", plain(text)))
    for candidate in dict.fromkeys((words, LEADING.sub("", words))):
        for pattern, reader in readers:
            if found := pattern.fullmatch(candidate):
                return reader(found, today)
    return None
