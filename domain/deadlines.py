"""Deadline rules as values: their Thai texts (DESIGN §6) read and printed, and the dates they give."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.calendar import WorkingDays
from domain.dates import show
from domain.fiscal import BUDDHIST_ERA, month_end, quarter_end, year_of_month
from domain.words.thai_dates import FULL_MONTHS
from domain.workbook.names import nearest, same


class DeadlineWrong(ValueError):
    """A deadline that cannot be; the message (Thai) says why, `instead` what would be right."""

    def __init__(self, message: str, instead: str = "") -> None:
        super().__init__(message)
        self.instead = instead


@dataclass(frozen=True)
class Surroundings:
    """What a rule needs in order to become a date; meetings are (name, day), `fiscal_year` is B.E."""

    fiscal_year: int
    opens_on: date
    days: WorkingDays = field(default_factory=WorkingDays)
    meetings: tuple[tuple[str, date], ...] = ()
    national_on: date | None = None


@dataclass(frozen=True)
class OnDate:
    """A fixed date."""

    day: date

    def __str__(self) -> str:
        return show(self.day)

    def resolve(self, around: Surroundings) -> date:
        """The date itself."""
        return self.day


@dataclass(frozen=True)
class AfterQuarter:
    """So many days, or working days, after a quarter of the fiscal year ends."""

    quarter: int
    days: int
    working: bool = False

    def __str__(self) -> str:
        return f"{self.days} วัน{'ทำการ' * self.working}หลังสิ้นไตรมาส {self.quarter}"

    def resolve(self, around: Surroundings) -> date:
        """Counted from the quarter's last day; quarter 4's lies in the next fiscal year."""
        end = quarter_end(around.fiscal_year, self.quarter)
        return around.days.after(end, self.days) if self.working else end + timedelta(days=self.days)


@dataclass(frozen=True)
class WithinQuarter:
    """Until a quarter of the fiscal year ends."""

    quarter: int

    def __str__(self) -> str:
        return f"ภายในไตรมาส {self.quarter}"

    def resolve(self, around: Surroundings) -> date:
        """The quarter's last day."""
        return quarter_end(around.fiscal_year, self.quarter)


@dataclass(frozen=True)
class WithinMonth:
    """Until a month ends; without a year (B.E.) the month of the round's fiscal year."""

    month: int
    year: int | None = None

    def __str__(self) -> str:
        return f"ภายในเดือน{FULL_MONTHS[self.month - 1]}" + (f" {self.year}" if self.year else "")

    def resolve(self, around: Surroundings) -> date:
        """The month's last day."""
        in_fiscal_year = year_of_month(around.fiscal_year, self.month)
        return month_end(self.year - BUDDHIST_ERA if self.year else in_fiscal_year, self.month)


@dataclass(frozen=True)
class BeforeMeeting:
    """Before the next meeting of this name."""

    name: str

    def __str__(self) -> str:
        return f"ก่อนประชุม {self.name}"

    def resolve(self, around: Surroundings) -> date:
        """The working day before the first such meeting later than the opening.

        Counted from the opening, not from today, so that the date does not move when time passes.
        """
        later = [(name, day) for name, day in around.meetings if day > around.opens_on]
        days = [day for name, day in later if _same_meeting(name, self.name)]
        if not days:
            otherwise = "เพิ่มการประชุมนี้ในชีต นัดหมาย หรือใส่วันที่แทน"
            raise DeadlineWrong(
                f"ไม่พบประชุม “{self.name}” หลังวันเปิด {show(around.opens_on)}",
                nearest(self.name, (name for name, _day in later), otherwise),
            )
        return around.days.before(min(days), 1)


def _same_meeting(one: str, other: str) -> bool:
    """Whether two spellings name one meeting: blanks, Thai digits and a leading ประชุม do not count."""
    names = (re.sub("^(?:การ)?ประชุม", "", same(name)) for name in (one, other))
    return len(set(names)) == 1


@dataclass(frozen=True)
class NoDate:
    """No such deadline."""

    def __str__(self) -> str:
        return "-"

    def resolve(self, around: Surroundings) -> None:
        """No date."""


@dataclass(frozen=True)
class WorkingDaysBefore:
    """So many working days before the national date: for office dates only."""

    days: int

    def __str__(self) -> str:
        return f"ก่อน {self.days} วันทำการ"

    def resolve(self, around: Surroundings) -> date:
        """The Nth working day strictly before the national date, which must exist."""
        if around.national_on is None:
            raise DeadlineWrong(f"“{self}” ใช้ไม่ได้เมื่อไม่มีกำหนดส่วนกลาง", "ใส่วันที่ เช่น 2 ก.ย. 2567")
        return around.days.before(around.national_on, self.days)


Rule = OnDate | AfterQuarter | WithinQuarter | WithinMonth | BeforeMeeting | NoDate | WorkingDaysBefore


def national_date(rule: Rule, around: Surroundings) -> date | None:
    """The national date, which never moves; raises `DeadlineWrong`."""
    if isinstance(rule, WorkingDaysBefore):
        raise DeadlineWrong(f"“{rule}” ใช้ได้เฉพาะกำหนดเขต", "ใส่วันที่ เช่น 15 ก.ย. 2567 หรือ -")
    return rule.resolve(around)


def office_date(rule: Rule, around: Surroundings) -> date:
    """The office's date, on a working day and not after the national date; raises `DeadlineWrong`."""
    day = rule.resolve(around)
    if day is None:
        raise DeadlineWrong("กำหนดเขตต้องมีวันที่", "ใส่วันที่ เช่น 2 ก.ย. 2567 หรือ ก่อน 10 วันทำการ")
    day = around.days.on_or_before(day)
    if around.national_on and day > around.national_on:
        raise DeadlineWrong(
            f"กำหนดเขต {show(day)} อยู่หลังกำหนดส่วนกลาง {show(around.national_on)}",
            "กำหนดเขตต้องไม่ช้ากว่ากำหนดส่วนกลาง เช่น ก่อน 10 วันทำการ",
        )
    return day
