"""Reads an .xlsx file into rows of text, in bounded time and memory whatever the file holds."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from domain.office_sheets import NOT_CALCULATED, Row, Sheet
from domain.thai import normalise
from storage.cell_texts import text_of
from storage.workbook_raw import Unsaid, unsaid
from storage.workbook_rows import MOST_COLUMNS, MOST_ROWS, WorkbookUnreadable, known_name, make_sheet

__all__ = ["MOST_ROWS", "WorkbookUnreadable", "read_workbook"]

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_UNPACKED = 100 * MEGABYTE
MOST_HELD = 20 * MEGABYTE  # of a part that is not read row by row
MOST_PARTS = 2_000
MOST_SHEETS = 60
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ROW_BY_ROW = "xl/worksheets/"
MERGED = "{}: คอลัมน์ {} มีเซลล์ที่ผสานไว้ จึงใช้ค่าเดียวกันทุกแถวที่ผสาน ({} แถว)"
BROKEN = (KeyError, ValueError, OverflowError, OSError, SyntaxError, zipfile.BadZipFile)


def read_workbook(path: Path) -> list[Sheet]:
    """The sheets of an .xlsx file, their first row as the header; raises `WorkbookUnreadable`."""
    _check_file(path)
    with path.open("rb") as file:  # a name is refused when it does not end in .xlsx
        try:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            return list(_sheets(book, path))
        except BROKEN as broken:
            raise WorkbookUnreadable("อ่านไฟล์ไม่ได้ ไฟล์อาจเสีย ให้เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง") from broken


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise WorkbookUnreadable(f"ไม่พบไฟล์ {path.name}")
    size = path.stat().st_size
    if size > MOST_BYTES:
        limit = MOST_BYTES // MEGABYTE
        raise WorkbookUnreadable(f"ไฟล์ใหญ่ {size // MEGABYTE} MB เกิน {limit} MB ให้ลบรูปและแถวที่ไม่ใช้ออก")
    with path.open("rb") as file:
        if file.read(len(OLD_EXCEL)) == OLD_EXCEL:
            raise WorkbookUnreadable("ไฟล์นี้เป็น .xls แบบเก่าหรือมีรหัสผ่าน ให้บันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน")
    if not zipfile.is_zipfile(path):
        raise WorkbookUnreadable("ไฟล์นี้ไม่ใช่ .xlsx ให้เปิดใน Excel แล้วบันทึกเป็น .xlsx")
    _check_parts(path)


def _check_parts(path: Path) -> None:
    """Declared sizes bind: zipfile never unpacks more than an entry declares."""
    try:
        with zipfile.ZipFile(path) as parts:
            sizes = {part.filename.lower(): part.file_size for part in parts.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError) as broken:
        raise WorkbookUnreadable("เปิดไฟล์ไม่ได้ ไฟล์อาจเสีย ให้บันทึกเป็น .xlsx อีกครั้ง") from broken
    if "xl/workbook.xml" not in sizes:
        raise WorkbookUnreadable("ไฟล์นี้ไม่ใช่ .xlsx ให้เปิดใน Excel แล้วบันทึกเป็น .xlsx")
    held = max(size for name, size in sizes.items() if not name.startswith(ROW_BY_ROW))
    if sum(sizes.values()) > MOST_UNPACKED or held > MOST_HELD or len(sizes) > MOST_PARTS:
        raise WorkbookUnreadable("ไฟล์นี้คลายออกมาใหญ่ผิดปกติ จึงไม่อ่าน ให้คัดลอกเฉพาะข้อมูลไปไฟล์ใหม่")


def _sheets(book: Workbook, path: Path) -> Iterator[Sheet]:
    if len(book.worksheets) > MOST_SHEETS:
        raise WorkbookUnreadable(f"ไฟล์นี้มีเกิน {MOST_SHEETS} ชีต ให้คัดลอกเฉพาะชีตที่ใช้ไปไฟล์ใหม่")
    for sheet in book.worksheets:
        name, visible = known_name(sheet.title), sheet.sheet_state == "visible"
        if name:
            sheet.reset_dimensions()  # a wrong dimension tag would hide rows
            more = unsaid(path, sheet.title)
            lines = _lines(sheet.iter_rows(max_col=MOST_COLUMNS), more)
            yield _told(_spread(make_sheet(name, lines), more), visible)
        elif visible:
            yield Sheet(normalise(sheet.title), ())


def _lines(lines: Iterator[Any], more: Unsaid) -> Iterator[list[str]]:
    for number, line in enumerate(lines, start=1):
        texts = [
            text_of(cell.value, str(cell.number_format)) if cell.value is not None else "" for cell in line
        ]
        if more.no_value:
            texts = [
                text or (NOT_CALCULATED if (number, column) in more.no_value else "")
                for column, text in enumerate(texts, start=1)
            ]
        yield texts


def _spread(sheet: Sheet, more: Unsaid) -> Sheet:
    """Every filled row of merged cells gets their value; not in the first column, which tells rows apart."""
    blocks = {(place, first): last for place, first, last in more.merged if 1 < place <= len(sheet.columns)}
    if not blocks:
        return sheet
    rows, spread = [], Counter[str]()
    open_blocks: dict[str, tuple[int, str]] = {}  # column → its last row and its text
    for row in sheet.rows:
        for place, column in enumerate(sheet.columns, start=1):
            if (place, row.number) in blocks and row[column]:
                open_blocks[column] = (blocks[(place, row.number)], row[column])
        here = {column: text for column, (last, text) in open_blocks.items() if row.number <= last}
        spread.update(
            column for column, (_, text) in open_blocks.items() if column in here and not row[column]
        )
        rows.append(Row(row.number, {**here, **row.cells}))
    warnings = tuple(MERGED.format(sheet.name, column, n) for column, n in spread.items())
    return replace(sheet, rows=tuple(rows), warnings=warnings)


def _told(sheet: Sheet, visible: bool) -> Sheet:
    """A hidden sheet with a known name is read all the same, and said to be."""
    if visible:
        return sheet
    words = f"ชีต {sheet.name} ถูกซ่อนอยู่ แต่อ่านด้วย ถ้าไม่ต้องการให้ลบชีตนี้"
    return replace(sheet, warnings=(*sheet.warnings, words))
