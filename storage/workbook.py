"""Reads an .xlsx file into rows of text, in bounded time and memory whatever the file holds."""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from domain.thai import normalise
from domain.workbook.sheets import NOT_CALCULATED, Sheet
from storage.cell_texts import text_of
from storage.workbook_merged import spread
from storage.workbook_raw import Unsaid, look_through
from storage.workbook_rows import MOST_COLUMNS, MOST_ROWS, WorkbookUnreadable, known_name, make_sheet
from storage.workbook_size import Size

__all__ = ["MOST_ROWS", "WorkbookUnreadable", "read_workbook"]

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_UNPACKED = 100 * MEGABYTE
MOST_HELD = 20 * MEGABYTE  # of a part that is not read row by row
MOST_PARTS = 2_000
MOST_SHEETS = 60
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ROW_BY_ROW = "xl/worksheets/"
# What zipfile and openpyxl raise at a file that is not as it should be.
BROKEN = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError, TypeError),
    *(ValueError, zipfile.BadZipFile, zlib.error),
)


def read_workbook(path: Path) -> list[Sheet]:
    """The sheets of an .xlsx file, their first row as the header; raises `WorkbookUnreadable`."""
    try:
        _check_file(path)
        size = Size()
        unsaid = look_through(path, size)
        with path.open("rb") as file:  # a name is refused when it does not end in .xlsx
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            return list(_sheets(book, unsaid, size))
    except BROKEN as broken:
        raise WorkbookUnreadable("อ่านไฟล์ไม่ได้ ไฟล์อาจเสีย ให้เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง") from broken


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that is too long for one names none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _check_file(path: Path) -> None:
    if not is_file(path):
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


def _sheets(book: Workbook, unsaid: Mapping[str, Unsaid], size: Size) -> Iterator[Sheet]:
    if len(book.worksheets) > MOST_SHEETS:
        raise WorkbookUnreadable(f"ไฟล์นี้มีเกิน {MOST_SHEETS} ชีต ให้คัดลอกเฉพาะชีตที่ใช้ไปไฟล์ใหม่")
    for sheet in book.worksheets:
        name, visible = known_name(sheet.title), sheet.sheet_state == "visible"
        if name:
            sheet.reset_dimensions()  # a wrong dimension tag would hide rows
            more = unsaid.get(sheet.title, Unsaid())
            lines = _lines(sheet.iter_rows(max_col=MOST_COLUMNS), more, size)
            yield _told(spread(make_sheet(name, lines), more.merged), visible)
        elif visible:
            yield Sheet(normalise(sheet.title), ())


def _lines(lines: Iterator[Any], more: Unsaid, size: Size) -> Iterator[list[str]]:
    for number, line in enumerate(lines, start=1):
        texts = [_text(cell, size) for cell in line]
        if more.no_value:
            texts = [
                text or (NOT_CALCULATED if (number, column) in more.no_value else "")
                for column, text in enumerate(texts, start=1)
            ]
        yield texts


def _text(cell: Any, size: Size) -> str:
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        size.count_letters(cell.value)
    return text_of(cell.value, str(cell.number_format))


def _told(sheet: Sheet, visible: bool) -> Sheet:
    """A hidden sheet with a known name is read all the same, and said to be."""
    if visible:
        return sheet
    words = f"ชีต {sheet.name} ถูกซ่อนอยู่ แต่อ่านด้วย ถ้าไม่ต้องการให้ลบชีตนี้"
    return replace(sheet, warnings=(*sheet.warnings, words))
