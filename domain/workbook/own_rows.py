"""Rows of the import workbook that are written here, for what a coordinator changes without a file."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from domain.dates import show_long
from domain.office import ITEM_WORDS, ItemKind, Office, Round
from domain.workbook import sheets
from domain.workbook.report import ImportReport
from domain.workbook.sheets import Row, Sheet


class OfficeBook(Protocol):
    """The office as its workbook tells it."""

    def office(self) -> Office: ...
    def be_alone(self) -> None: ...
    def bring_in(self, sheets: Sequence[Sheet], now: datetime, via: str) -> ImportReport: ...


def one_row(sheet: str, cells: dict[str, str]) -> Sheet:
    """A sheet with one row; columns that are not there change nothing."""
    return Sheet(sheet, tuple(cells), (Row(2, cells),))


def item_row(code: str, title: str, round_: str, owners: Sequence[str]) -> Sheet:
    """A new report in one round."""
    cells = {
        "รหัส": code,
        "ชื่อรายการ": title,
        "ประเภท": ITEM_WORDS[ItemKind.REPORT],
        "รหัสรอบ": round_,
        "ผู้รับผิดชอบ": ", ".join(owners),
    }
    return one_row(sheets.ITEMS, cells)


def round_row(known: Round, office_on: date) -> Sheet:
    """A known round with another office date."""
    cells = {
        "รหัสรอบ": known.code,
        "รหัสระบบ": known.system,
        "ชื่อรอบ": known.name,
        "ปีงบประมาณ": str(known.fiscal_year),
        "วันเปิด": show_long(known.opens_on),
        "กำหนดส่วนกลาง": known.national_rule,
        "กำหนดเขต": show_long(office_on),
    }
    return one_row(sheets.ROUNDS, cells)


def policy_row(key: str, value: str, system: str) -> Sheet:
    """A line of the reminder policy, of the office or of one system."""
    return one_row(sheets.POLICIES, {"ข้อ": key, "ค่า": value, "รหัสระบบ": system})


def day_off_row(day: date, title: str, *, is_holiday: bool) -> Sheet:
    """What the office says of a day."""
    cells = {"วันที่": show_long(day), "ชื่อ": title, "เป็นวันหยุด": "ใช่" if is_holiday else "ไม่ใช่"}
    return one_row(sheets.DAYS_OFF, cells)
