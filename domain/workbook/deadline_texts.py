"""Reads the Thai texts of deadline rules (DESIGN §6)."""

import re
from collections.abc import Callable
from datetime import date

from domain.dates import read_full_date
from domain.deadlines import (
    AfterQuarter,
    BeforeMeeting,
    DeadlineWrong,
    NoDate,
    OnDate,
    Rule,
    WithinMonth,
    WithinQuarter,
    WorkingDaysBefore,
)
from domain.fiscal import buddhist_year, month_end
from domain.thai import normalise, plain
from domain.words.said_years import in_year
from domain.words.thai_dates import MONTH, MONTHS, YEAR
from domain.words.unclear_dates import NotADate

Found = re.Match[str]
MAKE = Callable[[Found, date], Rule]

EXAMPLES = "เขียนแบบ 15 ก.ย. 2567, 30 วันหลังสิ้นไตรมาส 2, ภายในเดือนกันยายน หรือ ก่อน 10 วันทำการ"
MEETING = re.compile(r"ก่อน\s*(?:การ\s*)?ประชุม\s*(.+)")
QUARTER = r"ไตรมาส(?:ที่)?(?P<quarter>[1-4])"
COUNT = "(?P<days>[1-9][0-9]{0,2})"


def _after_quarter(found: Found, today: date) -> Rule:
    return AfterQuarter(int(found["quarter"]), int(found["days"]), bool(found["working"]))


def _within_month(found: Found, today: date) -> Rule:
    month = MONTHS[found["month"]]
    if not found["year"]:
        return WithinMonth(month)
    end = in_year(found["year"], found["era"], today, lambda year: month_end(year, month))
    return WithinMonth(month, buddhist_year(end))


TABLE: tuple[tuple[str, MAKE], ...] = (
    ("[-–—]", lambda found, today: NoDate()),
    (rf"(?:ภายใน)?{COUNT}วัน(?P<working>ทำการ)?หลัง(?:จาก)?สิ้น(?:สุด)?{QUARTER}", _after_quarter),
    (rf"ภายใน(?:สิ้น)?{QUARTER}", lambda found, today: WithinQuarter(int(found["quarter"]))),
    (rf"ภายใน(?:สิ้น)?(?:เดือน)?{MONTH}(?:{YEAR})?", _within_month),
    (rf"ก่อน{COUNT}วันทำการ", lambda found, today: WorkingDaysBefore(int(found["days"]))),
)
RULES = tuple((re.compile(pattern), make) for pattern, make in TABLE)


def read_rule(text: str, today: date) -> Rule:
    """The rule that a cell holds; raises `DeadlineWrong`, or `DateUnclear` for a doubtful date.

    `today` tells only the century of two-digit years.
    """
    if meeting := MEETING.fullmatch(normalise(text)):
        return BeforeMeeting(meeting[1])
    words = re.sub(r"\s+", "", plain(text))
    for pattern, make in RULES:
        if found := pattern.fullmatch(words):
            return make(found, today)
    return _date(text, today)


def _date(text: str, today: date) -> OnDate:
    try:
        return OnDate(read_full_date(text, today))
    except NotADate as unclear:
        raise DeadlineWrong(f"อ่านกำหนด “{text.strip()[:40]}” ไม่ออก", EXAMPLES) from unclear
