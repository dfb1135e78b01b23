"""Fiscal years in the Buddhist era and their quarters: พ.ศ. 2567 = 1 Oct 2023 to 30 Sep 2024."""

from datetime import date, timedelta

BUDDHIST_ERA = 543
FIRST_MONTHS = {1: 10, 2: 1, 3: 4, 4: 7}
OCTOBER = 10


def buddhist_year(day: date) -> int:
    """The calendar year as Thais write it."""
    return day.year + BUDDHIST_ERA


def fiscal_year(day: date) -> int:
    """The fiscal year (B.E.) that a day belongs to; it begins in October."""
    return buddhist_year(day) + (day.month >= OCTOBER)


def quarter(day: date) -> int:
    """The fiscal quarter, 1-4, that a day belongs to."""
    return (day.month - OCTOBER) % 12 // 3 + 1


def year_of_month(fiscal: int, month: int) -> int:
    """The calendar year (C.E.) in which this month of the fiscal year lies."""
    return fiscal - BUDDHIST_ERA - (month >= OCTOBER)


def month_end(year: int, month: int) -> date:
    """The last day of a month (C.E.)."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def month_start(day: date, ahead: int = 0) -> date:
    """The first day of the month that lies so many months after this day's."""
    months = day.year * 12 + day.month - 1 + ahead
    return date(months // 12, months % 12 + 1, 1)


def quarter_start(fiscal: int, number: int) -> date:
    """The first day of a quarter of a fiscal year (B.E.)."""
    month = FIRST_MONTHS[number]
    return date(year_of_month(fiscal, month), month, 1)


def quarter_end(fiscal: int, number: int) -> date:
    """The last day of a quarter of a fiscal year (B.E.)."""
    month = FIRST_MONTHS[number] + 2
    return month_end(year_of_month(fiscal, month), month)


def fiscal_start(fiscal: int) -> date:
    """1 October, with which a fiscal year (B.E.) begins."""
    return quarter_start(fiscal, 1)


def fiscal_end(fiscal: int) -> date:
    """30 September, with which a fiscal year (B.E.) ends."""
    return quarter_end(fiscal, 4)
