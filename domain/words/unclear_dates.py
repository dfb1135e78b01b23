"""What is said when a date cannot be read for certain: why, and what to write instead."""

from datetime import date

from domain.fiscal import BUDDHIST_ERA, month_end
from domain.words.thai_dates import FULL_WEEKDAYS, SHORT_MONTHS


class DateUnclear(ValueError):
    """Words that are no certain date; the message (Thai) says what to write instead.

    `readings` holds the dates that may have been meant, the likelier first.
    """

    def __init__(self, message: str, readings: tuple[date, ...] = ()) -> None:
        super().__init__(message)
        self.readings = readings

    @property
    def parts(self) -> tuple[str, str]:
        """What is wrong, and what to write instead, which begins with the last ให้."""
        wrong, so, instead = str(self).rpartition(" ให้")
        return (wrong, f"ให้{instead}") if so else (str(self), "")


class NotADate(DateUnclear):
    """Words in which there is no date at all."""


def _plain(day: date) -> str:
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}"


def not_understood(text: str) -> NotADate:
    """Words in which no date was found."""
    return NotADate(f"อ่านวันที่ “{text.strip()[:40]}” ไม่ออก ให้เขียนแบบ 15 ก.ย. 2567 หรือ 15/9/2567")


def no_such_month(month: int) -> DateUnclear:
    """A month that is not 1-12, as when the month was written first."""
    return DateUnclear(f"ไม่มีเดือนที่ {month} ให้เขียนวันก่อนเดือน เช่น 15/9/2567")


def no_such_day(day: int, month: int, year: int) -> DateUnclear:
    """A day that this month (C.E. year) does not have."""
    last = month_end(year, month).day
    where = f"{SHORT_MONTHS[month - 1]} {year + BUDDHIST_ERA}"
    return DateUnclear(f"ไม่มีวันที่ {day} {where} เดือนนี้มีถึงวันที่ {last} ให้ตรวจวันที่อีกครั้ง")


def year_out_of_range(year: int) -> DateUnclear:
    """A year that belongs to neither era's range."""
    return DateUnclear(f"ปี {year} ไม่น่าใช่ ให้เขียนปี พ.ศ. สี่หลัก เช่น 2567")


def which_year(said: str, readings: tuple[date, ...]) -> DateUnclear:
    """Words that may mean several years, as two digits of either era do."""
    choices = " หรือ ".join(_plain(day) for day in readings)
    return DateUnclear(f"{said} หมายถึงปีไหน ให้เขียนปีสี่หลัก: {choices}", readings)


def which_day(said: str, readings: tuple[date, ...]) -> DateUnclear:
    """Words that name several days, of which these are likely."""
    choices = " หรือ ".join(f"วัน{FULL_WEEKDAYS[day.weekday()]}ที่ {_plain(day)}" for day in readings)
    return DateUnclear(f"“{said}” หมายถึงวันไหน ให้เขียนวันที่ด้วย เช่น {choices}", readings)


def year_stands_first(day: date) -> DateUnclear:
    """A two-digit year before its month and day."""
    return DateUnclear(f"ปีอยู่หน้าเดือน ให้เขียนวัน เดือน ปี ตามลำดับ เช่น {_plain(day)}", (day,))


def other_weekday(day: date, said: int) -> DateUnclear:
    """A weekday that is not that date's."""
    true, other = FULL_WEEKDAYS[day.weekday()], FULL_WEEKDAYS[said]
    return DateUnclear(f"{_plain(day)} เป็นวัน{true} ไม่ใช่วัน{other} ให้ตรวจวันที่อีกครั้ง", (day,))


def year_is_missing(day: date) -> DateUnclear:
    """A date in a document without its year."""
    return DateUnclear(f"ไม่ได้บอกปี ให้เขียนปี พ.ศ. ด้วย เช่น {_plain(day)}", (day,))
