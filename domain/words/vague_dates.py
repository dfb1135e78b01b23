"""Words for several days, สัปดาห์หน้า or ต้นเดือน: no day is guessed, but asked for with a few to choose from.

กลางเดือน is asked too, for it is the 15th or about it. ปลายเดือน is the month's end, and อาทิตย์นี้ this Sunday.
"""

from datetime import date, timedelta

from domain.fiscal import month_end, month_start
from domain.words import unclear_dates as unclear
from domain.words.thai_dates import AWAY, MONTH, WEEKDAYS
from domain.words.written_dates import Found, compiled, month_of

NUMBERS = {"ต้น": (1, 5), "กลาง": (15,)}


def _which(found: Found, today: date, days: list[date], later: list[date]) -> unclear.DateUnclear:
    """The question, with the days that are not past; when all are, with those of the time after."""
    coming = [day for day in days if day >= today] or later
    return unclear.which_day(found.group(), tuple(coming))


def _week(found: Found, today: date) -> date:
    monday = today + timedelta(weeks=AWAY[found["when"]], days=-today.weekday())
    days = [monday, monday + timedelta(days=WEEKDAYS["ศุกร์"])]
    raise _which(found, today, days, [day + timedelta(weeks=1) for day in days])


def _month(found: Found, today: date) -> date:
    start = month_start(today, AWAY[found["when"] or "นี้"])
    part = found.groupdict().get("part")
    raise _which(found, today, _days(part, start), _days(part, month_start(start, 1)))


def _named_month(found: Found, today: date) -> date:
    start = today.replace(month=month_of(found), day=1)
    raise _which(found, today, _days(found["part"], start), _days(found["part"], month_start(start, 12)))


def _days(part: str | None, start: date) -> list[date]:
    if part:
        return [start.replace(day=number) for number in NUMBERS[part]]
    return [start.replace(day=15), month_end(start.year, start.month)]


SOON = "(?P<when>นี้|หน้า|ถัดไป)"
PART = "(?P<part>ต้น|กลาง)"

VAGUE = compiled(
    (
        (f"(?:ต้น|กลาง)?สัปดาห์{SOON}", _week),
        (f"(?:ต้น|กลาง)อาทิตย์{SOON}", _week),
        ("อาทิตย์(?P<when>หน้า|ถัดไป)", _week),
        (f"เดือน{SOON}", _month),
        (f"{PART}เดือน{SOON}?", _month),
        (f"{PART}(?:เดือน)?{MONTH}(?:นี้)?", _named_month),
    )
)
