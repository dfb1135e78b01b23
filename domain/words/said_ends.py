"""The end of a week, month, quarter or year as people say it: สิ้นเดือน, ปลายเดือน ก.ย., สิ้นไตรมาส 2, สิ้นปีงบ."""

from datetime import date

from domain.fiscal import BUDDHIST_ERA, fiscal_year, month_end, month_start, quarter, quarter_end
from domain.words.said_years import DayIn, in_said_year, in_year
from domain.words.spoken_dates import coming, of_week
from domain.words.thai_dates import A_YEAR, AWAY, DIGITS, ERA, MONTH, WEEK, WEEKDAYS, WHEN, YEAR
from domain.words.written_dates import Found, compiled, month_of, year_lines

FRIDAY = WEEKDAYS["ศุกร์"]
SEPTEMBER, DECEMBER = 9, 12


def _week_ends(found: Found, today: date) -> date:
    """The office's week ends on Friday: the coming one, or that of the week that is named."""
    return of_week(FRIDAY, found["when"], today) if found["when"] else coming(FRIDAY, today)


def _month_ends(found: Found, today: date) -> date:
    month = month_start(today, AWAY[found["when"] or "นี้"])
    return month_end(month.year, month.month)


def _named_month_ends(found: Found, today: date) -> date:
    month = month_of(found)
    if found["year"]:
        return in_year(found["year"], found["era"], today, _month_end_in(found))
    return month_end(today.year + (month < today.month), month)


def _month_end_in(found: Found) -> DayIn:
    return lambda year: month_end(year, month_of(found))


def _quarter_ends(found: Found, today: date) -> date:
    """The quarter's last day in the fiscal year that is named, else the next such day."""

    def end_in(year: int) -> date:
        return quarter_end(year + BUDDHIST_ERA, int(found["quarter"]))

    this = fiscal_year(today) - BUDDHIST_ERA
    if found["year"]:
        return in_year(found["year"], found["era"], today, end_in)
    if found["when"]:
        return end_in(this + AWAY[found["when"]])
    return next(end for end in map(end_in, (this, this + 1)) if end >= today)


def _this_quarter_ends(found: Found, today: date) -> date:
    month = month_start(today, 3 * AWAY[found["when"] or "นี้"])
    return quarter_end(fiscal_year(month), quarter(month))


def _year_ends(found: Found, today: date) -> date:
    """31 December, or 30 September of a fiscal year."""
    month = SEPTEMBER if found["fiscal"] else DECEMBER
    return in_said_year(found, today, month, lambda year: month_end(year, month))


END = "(?:ภายใน)?(?:สิ้น|ปลาย)(?:สุด)?"
NAMED_END = f"{END}(?:เดือน)?{MONTH}"
OF_YEAR = rf"(?:(?:/|(?:ของ)?(?:ปี(?:งบ(?:ประมาณ)?)?)?{ERA}){DIGITS}|(?:ของ)?ปี(?:งบ(?:ประมาณ)?)?{WHEN})"

ENDS = compiled(
    (
        (f"{END}{WEEK}(?:นี้|(?P<when>หน้า|ถัดไป))?", _week_ends),
        (f"{END}เดือน{WHEN}?", _month_ends),
        (f"{NAMED_END}(?:{YEAR})?", _named_month_ends),
        *year_lines(NAMED_END, _month_end_in),
        (f"{END}ไตรมาส(?:ที่)?(?P<quarter>[1-4])(?:{OF_YEAR})?", _quarter_ends),
        (f"{END}ไตรมาส{WHEN}?", _this_quarter_ends),
        (f"{END}{A_YEAR}(?:{WHEN}|{ERA}{DIGITS})?", _year_ends),
    )
)
