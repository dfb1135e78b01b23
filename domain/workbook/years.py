"""Years whose late cabinet days nobody can know yet, though deadlines are counted through them."""

from collections.abc import Iterable
from datetime import date

from domain.fiscal import buddhist_year
from domain.office import Office, Round
from domain.office_calendar import working_days
from domain.workbook.sheets import DAYS_OFF


def years_not_known(before: Office, after: Office, today: date) -> tuple[int, ...]:
    """The years (C.E.) to warn of: those of rounds and days off that are new or changed."""
    rounds = (one for code, one in after.rounds.items() if one != before.rounds.get(code))
    days = {day.year for day, one in after.days_off.items() if one != before.days_off.get(day)}
    years = _years(rounds) | (days & _years(after.rounds.values()))
    return working_days(after).years_not_announced(today, years)


def _years(rounds: Iterable[Round]) -> set[int]:
    """The years through which their deadlines are counted."""
    return {
        year
        for one in rounds
        for year in range(one.office_on.year, (one.national_on or one.office_on).year + 1)
    }


def say_not_known(year: int) -> str:
    """The warning of a year."""
    named = buddhist_year(date(year, 1, 1))
    return f"ปี {named} คณะรัฐมนตรียังไม่ประกาศวันหยุดพิเศษ เมื่อประกาศแล้วให้เพิ่มในชีต {DAYS_OFF}"
