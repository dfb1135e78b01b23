"""Helpers for tests of what coordinators change: rows of the workbook, and people of the nine systems."""

from datetime import date, datetime

from sqlalchemy import update
from systems import Systems

from domain.clocks import BANGKOK
from domain.workbook import sheets
from domain.workbook.own_rows import one_row
from storage.engine import writing
from storage.office_tables import DutyRow, PersonRow

SRI, ANONG, MALI, SURACHAI = "สมศรี ใจดี", "อนงค์ ศรีสุข", "มาลี รุ่งเรือง", "สุรชัย ทองดี"
WAN, THEERA, NIPHON, CHAI = "วรรณา แสงทอง", "ธีระ พูนสุข", "นิพนธ์ ขยันยิ่ง", "ชัยวัฒน์ ดีเลิศ"
PLAN, SUPERVISION = "กลุ่มนโยบายและแผน", "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"


def brings(systems: Systems, sheet: str, **cells: str) -> None:
    """A row of the workbook comes in."""
    with systems.store.work() as work:
        report = work.book.bring_in([one_row(sheet, cells)], systems.now, "import")
    assert report.written, report


def works_here(systems: Systems, name: str, unit: str, role: str = "ผู้รับผิดชอบ") -> None:
    """Somebody is on the list of people, or has another role from now on."""
    brings(systems, sheets.PEOPLE, **{"ชื่อ-สกุล": name, "หน่วยงาน": unit, "บทบาท": role})


def second_coordinator(systems: Systems) -> str:
    """ธีระ coordinates too."""
    works_here(systems, THEERA, PLAN, "หัวหน้ากลุ่ม, ผู้ประสานงาน, ผู้รับผิดชอบ")
    return THEERA


def has_left(systems: Systems, name: str) -> None:
    """Somebody does not work here any more."""
    with writing(systems.store.engine) as session:
        session.execute(update(PersonRow).where(PersonRow.name == name).values(left_on=date(2024, 6, 1)))


def all_done(systems: Systems) -> None:
    """Everything was handed in, in time."""
    with writing(systems.store.engine) as session:
        done = {"state": "done", "first_submitted_at": datetime(2023, 10, 2, 9, 0, tzinfo=BANGKOK)}
        session.execute(update(DutyRow).values(**done))


def holders(systems: Systems, code: str, round_code: str = "") -> list[str]:
    """Who holds this duty, the lead first."""
    with systems.store.look() as work:
        duty = systems.duty(code, round_code)
        names = {person.id: person.name for person in work.people.get(duty.holders)}
    return [names[id_] for id_ in duty.holders]


def everything(systems: Systems) -> object:
    """All duties and the whole log, to see that nothing changed."""
    with systems.store.look() as work:
        return work.duties.everything(), work.history.lines(), work.book.office()
