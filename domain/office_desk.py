"""Hands out the rows of a workbook's sheets, checked for what every sheet must have."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from domain import office_sheets as sheets
from domain.office_cells import FAILED_FORMULAS, Cells, Notes
from domain.office_guide import MARK, is_example, is_untouched
from domain.office_names import closest, nearest, same, without_titles
from domain.office_sheets import Problem, Sheet

K = TypeVar("K")
V = TypeVar("V")

LONGEST = 1000
LONGEST_LIST = 20_000  # letters: every school of an office by name
LISTS = frozenset({"ผู้รับผิดชอบ", "ผู้ร่วมรับผิดชอบ", "ผู้เข้าร่วม", "รหัสรอบ"})

# Sheet → the columns in which a row is told from the others.
KEYS = {
    sheets.PEOPLE: ("ชื่อ-สกุล", "หน่วยงาน"),
    sheets.UNITS: ("ชื่อ",),
    sheets.SYSTEMS: ("รหัสระบบ",),
    sheets.ROUNDS: ("รหัสรอบ",),
    sheets.ITEMS: ("รหัส",),
    sheets.MEETINGS: ("ชื่อ", "วันเวลา"),
    sheets.DAYS_OFF: ("วันที่",),
    sheets.POLICIES: ("ข้อ", "รหัสระบบ"),
}
# Sheet → the column whose values are named in lists elsewhere, and so can hold no comma.
REFERRED_TO = {
    sheets.PEOPLE: ("ชื่อ-สกุล",),
    sheets.SYSTEMS: ("รหัสระบบ",),
    sheets.ROUNDS: ("รหัสรอบ",),
}
# Sheet → what a column that is not there at all leaves as it was.
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
        "สถานะ": "cancelled",
    },
    sheets.MEETINGS: {"สถานที่": "place", "ผู้เข้าร่วม": "attendees"},
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
        return rows_of(sheet, self.notes, self.today, KEYS.get(name, ())) if sheet else ()

    def take(self, name: str, entries: Mapping[K, V], known: Mapping[K, V]) -> dict[K, V]:
        """What was known with the sheet's entries over it; a column that is not there changes nothing."""
        self.in_file[name] = tuple(entries)
        sheet = self._sheets.get(name)
        missing = [field for column, field in FIELDS.get(name, {}).items() if sheet and not sheet.has(column)]
        kept = {key: _with(one, known[key], missing) for key, one in entries.items() if key in known}
        return {**known, **entries, **kept}


def _with(entry: Any, known: Any, fields: list[str]) -> Any:
    return replace(entry, **{field: getattr(known, field) for field in fields})


def rows_of(sheet: Sheet, notes: Notes, today: date, key: tuple[str, ...]) -> Iterator[Cells]:
    """The sheet's rows that have their key, each key once; what is missing or twice is noted."""
    seen: dict[tuple[str, ...], int] = {}
    required = sheets.required_columns(sheet.name)
    for row in sheet.rows:
        cells = Cells(sheet, row, notes, today)
        if is_example(sheet.name, row):
            _note_example(cells)
            continue
        _check_cells(cells)
        if not all(cells.text(column) for column in key if column in required):
            continue
        values = tuple(_key_part(cells, column) for column in key)
        if values in seen:
            cells.problem(key[0], f"ซ้ำกับแถว {seen[values]}", "ให้เหลือแถวเดียว")
            continue
        seen[values] = row.number
        yield cells


def _note_example(cells: Cells) -> None:
    if is_untouched(cells.sheet.name, cells.row):
        cells.warn("เป็นแถวตัวอย่าง จึงไม่ได้อ่าน")
        return
    column = sheets.column_names(cells.sheet.name)[0]
    cells.problem(column, "แถวตัวอย่างถูกแก้เพียงบางช่อง", f"ลบคำว่า '{MARK}' ถ้าเป็นข้อมูลจริง หรือลบทั้งแถว")


def _key_part(cells: Cells, column: str) -> str:
    text = cells.text(column)
    return same(without_titles(text) if column == "ชื่อ-สกุล" else text)


def _check_cells(cells: Cells) -> None:
    for column in sheets.required_columns(cells.sheet.name):
        if column in cells.sheet.columns and not cells.row[column].strip():
            cells.problem(column, "ต้องกรอก", "ถ้าเป็นเซลล์ที่ผสานไว้ ให้ยกเลิกการผสานแล้วกรอกทุกแถว")
    for column in REFERRED_TO.get(cells.sheet.name, ()):
        if len(cells.several(column)) > 1:
            cells.problem(
                column, f"มีมากกว่าหนึ่งค่าในช่องเดียว '{cells.text(column)}'", "ให้แยกแถวละหนึ่งค่า ไม่ใช้จุลภาค"
            )
    for column, text in cells.row.cells.items():
        if text in FAILED_FORMULAS:
            cells.problem(column, *FAILED_FORMULAS[text])
        longest = LONGEST_LIST if column in LISTS else LONGEST
        if len(text) > longest:
            cells.problem(column, f"ข้อความยาว {len(text)} ตัวอักษร", f"ให้ไม่เกิน {longest} ตัวอักษร")


def check_sheets(found: Iterable[Sheet], notes: Notes) -> dict[str, Sheet]:
    """The sheets that the import knows, by name; missing columns are problems, unknown ones warnings."""
    known: dict[str, Sheet] = {}
    for sheet in found:
        notes.warnings += sheet.warnings
        if sheet.name in known:
            notes.problems.append(Problem(sheet.name, 0, "", "มีชีตชื่อนี้มากกว่าหนึ่งชีต", "ให้เหลือชีตเดียว"))
        elif sheet.name in sheets.COLUMNS:
            known[sheet.name] = sheet
            _check_columns(sheet, notes)
        else:
            guess = closest(sheet.name, sheets.COLUMNS)
            meant = f" (หมายถึง '{guess}' หรือไม่)" if guess else ""
            notes.warnings.append(f"ไม่รู้จักชีต '{sheet.name}' จึงไม่ได้อ่าน{meant}")
    if not known:
        names = ", ".join(sheets.COLUMNS)
        notes.problems.append(Problem("", 0, "", "ไม่พบชีตที่รู้จักในไฟล์นี้", f"ตั้งชื่อชีตเป็น {names}"))
    return known


def _check_columns(sheet: Sheet, notes: Notes) -> None:
    known = sheets.column_names(sheet.name)
    unknown = [name for name in sheet.columns if name and name not in known]
    for column in sheets.required_columns(sheet.name):
        if column not in sheet.columns:
            hint = nearest(column, unknown, "เพิ่มคอลัมน์นี้ในแถวที่ 1")
            notes.problems.append(Problem(sheet.name, 1, column, "ไม่พบคอลัมน์นี้", hint))
    for name in sorted(name for name in known if sheet.columns.count(name) > 1):
        notes.problems.append(Problem(sheet.name, 1, name, "มีคอลัมน์นี้มากกว่าหนึ่งคอลัมน์", "ให้เหลือคอลัมน์เดียว"))
    for name in unknown:
        notes.warnings.append(f"{sheet.name}: ไม่รู้จักคอลัมน์ '{name}' จึงไม่ได้อ่าน")
