"""The dates that duties have of their own, of an extension or a return, when the calendar changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.calendar import WorkingDays
from domain.dates import show
from domain.duties import Duty
from domain.office_calendar import working_days
from domain.telling import round_called
from domain.workbook.reading import OfficeFile

MOST_NAMED = 10


@dataclass(frozen=True)
class OwnDates:
    """The dates of one duty that are its own."""

    office_on: date | None
    return_on: date | None


@dataclass(frozen=True)
class OwnDatesMoved:
    """The dates before and after, and what is worth telling of it."""

    duty: int
    before: OwnDates
    after: OwnDates
    said: tuple[str, ...]


def may_move_own_dates(file: OfficeFile) -> bool:
    """Whether this import changes what they depend on."""
    before, after = file.before, file.after
    nationals = any(one.national_on != after.rounds[code].national_on for code, one in before.rounds.items())
    return nationals or before.days_off != after.days_off


def own_dates_again(file: OfficeFile, duties: Iterable[Duty], today: date) -> list[OwnDatesMoved]:
    """Each on a working day, not after the national date while that is to come, never moved into the past."""
    days = working_days(file.after)
    found = (_again(duty, _last(file, duty, today), days, today) for duty in duties)
    return [one for one in found if one.said]


def _last(file: OfficeFile, duty: Duty, today: date) -> date | None:
    national = file.after.rounds[duty.round_code].national_on
    return national if national and national >= today else None


def _again(duty: Duty, last: date | None, days: WorkingDays, today: date) -> OwnDatesMoved:
    said, after = [], []
    for day in (duty.own_office_on, duty.return_on):
        to = days.on_or_before(min(day, last or day)) if day and day >= today else day
        if day and to and to < today <= day:
            said.append(f"{_called(duty)}: {show(day)} เป็นวันหยุดหรือหลังกำหนดส่วนกลาง แต่วันก่อนหน้าผ่านไปแล้ว จึงคงเดิม")
            to = day
        elif day and to and to != day:
            said.append(f"{_called(duty)}: กำหนดของงานนี้เลื่อนจาก {show(day)} เป็น {show(to)}")
        after.append(to)
    return OwnDatesMoved(duty.id, OwnDates(duty.own_office_on, duty.return_on), OwnDates(*after), tuple(said))


def _called(duty: Duty) -> str:
    return f"{duty.code} {round_called(duty.system_name, duty.round_name)} {duty.unit_name}"


def say_moved(moved: Iterable[OwnDatesMoved]) -> list[str]:
    """What the report says of them, not more than a reader reads."""
    said = [words for one in moved for words in one.said]
    more = len(said) - MOST_NAMED
    return [*said[:MOST_NAMED], *([f"และอีก {more:,} งานที่มีกำหนดของตัวเอง"] if more > 0 else [])]
