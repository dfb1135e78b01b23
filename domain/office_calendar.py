"""The office's own calendar: its working days, and what deadline rules are counted by."""

from datetime import date

from domain.calendar import WorkingDays
from domain.clocks import BANGKOK
from domain.deadlines import Surroundings
from domain.office import Office
from domain.workbook.rounds import Place


def working_days(office: Office) -> WorkingDays:
    """The office's working days, by what it says of single days."""
    return WorkingDays({day: one.is_holiday for day, one in office.days_off.items()})


def surroundings(office: Office) -> Place:
    """What a rule needs in this office, for a fiscal year (B.E.), an opening and a national date."""
    days = working_days(office)
    meetings = tuple((one.name, one.at.astimezone(BANGKOK).date()) for one in office.meetings.values())

    def place(fiscal_year: int, opens_on: date, national_on: date | None) -> Surroundings:
        return Surroundings(fiscal_year, opens_on, days, meetings, national_on)

    return place
