"""Checks the sheets of a workbook and each of their rows for what every sheet must have."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from domain.workbook import sheets
from domain.workbook.cells import FAILED_FORMULAS, Cells, Notes
from domain.workbook.guide import MARK, is_example, is_untouched
from domain.workbook.names import closest, nearest, one_line, same, without_titles
from domain.workbook.sheets import Problem, Row, Sheet

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


def rows_of(sheet: Sheet, notes: Notes, today: date) -> Iterator[Cells]:
    """The sheet's rows that have their key, each key once; what is missing or twice is noted."""
    seen: dict[tuple[str, ...], int] = {}
    key = KEYS[sheet.name]
    for row in sheet.rows:
        cells = Cells(sheet, row, notes, today)
        if is_example(sheet.name, row):
            _note_example(cells)
            continue
        _check_cells(cells)
        if not all(cells.text(column) for column in required_keys(sheet.name)):
            continue
        values = tuple(_key_part(cells, column) for column in key)
        if values in seen:
            cells.problem(key[0], f"ซ้ำกับแถว {seen[values]}", "ให้เหลือแถวเดียว")
            continue
        if not _heading(cells):
            seen[values] = row.number
        yield cells


def required_keys(sheet: str) -> tuple[str, ...]:
    """The columns without which its rows are nobody's."""
    return tuple(column for column in KEYS[sheet] if column in sheets.required_columns(sheet))


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
    for column, text in cells.row.cells.items():
        if text in FAILED_FORMULAS:
            cells.problem(column, *FAILED_FORMULAS[text])
        longest = sheets.longest(column)
        if len(text) > longest:
            cells.problem(column, f"ข้อความยาว {len(text)} ตัวอักษร", f"ให้ไม่เกิน {longest} ตัวอักษร")
    if heading := _heading(cells):
        suggestion = "ถ้าเป็นหัวข้อคั่นตาราง ให้ลบแถวนี้ออก ถ้าเป็นข้อมูลจริง ให้กรอกช่องที่มี * ให้ครบ"
        cells.problem(heading, f"มีข้อความเฉพาะช่องแรก '{cells.text(heading)}'", suggestion)
        return
    for column in sheets.required_columns(cells.sheet.name):
        if cells.sheet.has(column) and not cells.row[column]:
            cells.problem(column, "ต้องกรอก", _how_to_fill(cells, column))
    for column in REFERRED_TO.get(cells.sheet.name, ()):
        if len(cells.several(column)) > 1:
            cells.problem(
                column, f"มีมากกว่าหนึ่งค่าในช่องเดียว '{cells.text(column)}'", "ให้แยกแถวละหนึ่งค่า ไม่ใช้จุลภาค"
            )


def _heading(cells: Cells) -> str | None:
    """The first column, where it alone holds a text though others must be filled too."""
    known = sheets.column_names(cells.sheet.name)
    first = next(column for column in cells.sheet.columns if column in known)
    others = [column for column in sheets.required_columns(cells.sheet.name) if column != first]
    alone = list(cells.row.cells) == [first] and any(map(cells.sheet.has, others))
    return first if alone and cells.text(first) else None


def _how_to_fill(cells: Cells, column: str) -> str:
    merged = cells.sheet.merged
    if merged is None or (cells.row.number, column) in merged:
        return "ถ้าเป็นเซลล์ที่ผสานไว้ ให้ยกเลิกการผสานแล้วกรอกทุกแถว"
    return "กรอกช่องนี้ หรือลบทั้งแถวถ้าไม่ใช้แล้ว"


def check_sheets(found: Iterable[Sheet], notes: Notes) -> dict[str, Sheet]:
    """The sheets that the import knows, by name; missing columns are problems, unknown ones warnings."""
    known: dict[str, Sheet] = {}
    for sheet in found:
        notes.warnings += sheet.warnings
        if sheet.name in known:
            notes.problems.append(Problem(sheet.name, 0, "", "มีชีตชื่อนี้มากกว่าหนึ่งชีต", "ให้เหลือชีตเดียว"))
        elif sheet.name in sheets.COLUMNS:
            known[sheet.name] = _of_known_columns(sheet)
            _check_columns(sheet, notes)
        else:
            guess = closest(sheet.name, sheets.COLUMNS)
            meant = f" (หมายถึง '{guess}' หรือไม่)" if guess else ""
            notes.warnings.append(f"ไม่รู้จักชีต '{sheet.name}' จึงไม่ได้อ่าน{meant}")
    if not known:
        names = ", ".join(sheets.COLUMNS)
        notes.problems.append(Problem("", 0, "", "ไม่พบชีตที่รู้จักในไฟล์นี้", f"ตั้งชื่อชีตเป็น {names}"))
    return known


def _of_known_columns(sheet: Sheet) -> Sheet:
    """The sheet without what stands in columns that nobody reads, and without rows that are blank then."""
    known = sheets.column_names(sheet.name)
    rows = (
        Row(
            row.number,
            {column: text for column, text in row.cells.items() if column in known and one_line(text)},
        )
        for row in sheet.rows
    )
    return replace(sheet, rows=tuple(row for row in rows if row.cells))


def _check_columns(sheet: Sheet, notes: Notes) -> None:
    known = sheets.column_names(sheet.name)
    unknown = [name for name in sheet.columns if name and name not in known]
    if not all(map(sheet.has, required_keys(sheet.name))):
        notes.keyless.add(sheet.name)
    for column in sheets.required_columns(sheet.name):
        if not sheet.has(column):
            hint = nearest(column, unknown, "เพิ่มคอลัมน์นี้ในแถวที่ 1")
            notes.problems.append(Problem(sheet.name, 1, column, "ไม่พบคอลัมน์นี้", hint))
    for name in sorted(name for name in known if sheet.columns.count(name) > 1):
        notes.problems.append(Problem(sheet.name, 1, name, "มีคอลัมน์นี้มากกว่าหนึ่งคอลัมน์", "ให้เหลือคอลัมน์เดียว"))
    for name in unknown:
        notes.warnings.append(f"{sheet.name}: ไม่รู้จักคอลัมน์ '{name}' จึงไม่ได้อ่าน")
