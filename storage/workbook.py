"""Reads an .xlsx file into rows of text, in bounded time and memory whatever the file holds."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from domain.office_sheets import COLUMNS, Row, Sheet
from domain.thai import INVISIBLE, normalise

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_UNPACKED = 100 * MEGABYTE
MOST_HELD = 20 * MEGABYTE  # of a part that is not read row by row
MOST_PARTS = 2_000
MOST_SHEETS = 60
MOST_ROWS = 100_000
MOST_COLUMNS = 60
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ROW_BY_ROW = "xl/worksheets/"
BROKEN = (KeyError, ValueError, OverflowError, OSError, SyntaxError, zipfile.BadZipFile)
CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))


class WorkbookUnreadable(Exception):
    """A file that cannot be read as a workbook; the message (Thai) says what to do."""


def read_workbook(path: Path) -> list[Sheet]:
    """The sheets of an .xlsx file, their first row as the header; raises `WorkbookUnreadable`."""
    _check_file(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except BROKEN as broken:
        raise WorkbookUnreadable("เปิดไฟล์ไม่ได้ ไฟล์อาจเสีย ให้เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง") from broken
    try:
        return list(_sheets(book))
    except BROKEN as broken:
        raise WorkbookUnreadable("อ่านไฟล์ไม่ครบ ไฟล์อาจเสีย ให้เปิดใน Excel แล้วบันทึกเป็น .xlsx อีกครั้ง") from broken
    finally:
        book.close()


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


def _sheets(book: Workbook) -> Iterator[Sheet]:
    if len(book.worksheets) > MOST_SHEETS:
        raise WorkbookUnreadable(f"ไฟล์นี้มีเกิน {MOST_SHEETS} ชีต ให้คัดลอกเฉพาะชีตที่ใช้ไปไฟล์ใหม่")
    for sheet in book.worksheets:
        name = normalise(sheet.title)
        if name in COLUMNS:
            sheet.reset_dimensions()  # a wrong dimension tag would hide rows
            yield _sheet(name, sheet.iter_rows(max_col=MOST_COLUMNS))
        elif sheet.sheet_state == "visible":
            yield Sheet(name, ())


def _sheet(name: str, lines: Iterator[Any]) -> Sheet:
    columns = _columns([_header(_text(cell)) for cell in next(lines, ())])
    rows = []
    for number, line in enumerate(lines, start=2):
        if number > MOST_ROWS:
            raise WorkbookUnreadable(f"ชีต {name} มีเกิน {MOST_ROWS:,} แถว ให้ลบแถวว่างท้ายตารางออกแล้วบันทึกใหม่")
        cells = {
            column: text
            for column, cell in zip(columns, line, strict=False)
            if column and (text := _text(cell))
        }
        if cells:
            rows.append(Row(number, cells))
    return Sheet(name, columns, tuple(rows))


def _columns(headers: list[str]) -> tuple[str, ...]:
    filled = [place for place, header in enumerate(headers, start=1) if header]
    return tuple(headers[: max(filled, default=0)])


def _header(text: str) -> str:
    return normalise(text).removesuffix("*").strip()


def _text(cell: Any) -> str:
    """The cell as its reader sees it, as far as rules need it: numbers plain, dates in ISO form."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    return INVISIBLE.sub("", str(value)).translate(CONTROL).strip()


def _number(value: float, shown_as: str) -> str:
    if shown_as.endswith("%"):
        return f"{round(value * 100, 6):g}%"
    return f"{value:.15g}"
