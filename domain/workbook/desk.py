"""Keeps the sheets of one workbook on the table, and lays what they say over what was known."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from domain.workbook import sheets
from domain.workbook.cells import Cells, Notes
from domain.workbook.checks import check_sheets, rows_of
from domain.workbook.sheets import Sheet

K = TypeVar("K")
V = TypeVar("V")

# Sheet → what a column that is not there at all leaves as it was, where its reader does not see to that.
FIELDS = {
    sheets.PEOPLE: {
        "ตำแหน่ง": "position",
        "ชื่อที่เรียก": "call_name",
        "บทบาท": "roles",
        "ผู้ปฏิบัติแทน": "deputies",
    },
    sheets.SYSTEMS: {"ขั้นตอนหลังส่ง": "duty_steps", "ขั้นตอนของรอบ": "round_steps"},
    sheets.ITEMS: {
        "ประเภท": "kind",
        "ผู้ร่วมรับผิดชอบ": "co_owners",
        "คำสั่งที่": "order_number",
        "ลงวันที่": "ordered_on",
        "ค่าเป้าหมาย": "target",
        "หน่วยนับ": "measure",
        "หลักฐานที่ต้องแนบ": "evidence_wanted",
        "ชื่อเรียกอื่น": "aliases",
    },
    sheets.MEETINGS: {"สถานที่": "place", "ผู้เข้าร่วม": "attendees"},
    sheets.DAYS_OFF: {"เป็นวันหยุด": "is_holiday"},
}


class Desk:
    """The sheets of one workbook on the table; `in_file` keeps the keys that each sheet named."""

    def __init__(self, found: Iterable[Sheet], today: date) -> None:
        self.today, self.notes = today, Notes()
        self.in_file: dict[str, tuple[Any, ...]] = {}
        self._sheets = check_sheets(found, self.notes)

    def rows(self, name: str) -> Iterable[Cells]:
        """The rows of a sheet that have their key; none when the sheet is not there."""
        sheet = self._sheets.get(name)
        return rows_of(sheet, self.notes, self.today) if sheet else ()

    def take(self, name: str, entries: Mapping[K, V], known: Mapping[K, V]) -> dict[K, V]:
        """What was known with the sheet's entries over it; a column that is not there changes nothing."""
        self.in_file[name] = tuple(entries)
        sheet = self._sheets.get(name)
        missing = [field for column, field in FIELDS.get(name, {}).items() if sheet and not sheet.has(column)]
        kept = {key: _with(one, known[key], missing) for key, one in entries.items() if key in known}
        return {**known, **entries, **kept}


def _with(entry: Any, known: Any, fields: list[str]) -> Any:
    return replace(entry, **{field: getattr(known, field) for field in fields})
