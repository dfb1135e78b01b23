"""Writes the planners' tabs as an Excel file: text is text, dates are dates, looks as in the sheet."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from domain.mirror import Cell, Tab, clean_text
from domain.sheet_looks import Colour
from storage.workbook_pages import AS_TEXT, new_workbook, save

LONGEST = 32_767  # letters in a cell of Excel, which drops a file with more
PIXELS = 7  # of one letter, by which Excel counts widths
NOTE_WIDTH, NOTE_HEIGHT = 320, 90  # pixels
HEADER = Font(bold=True)
NOT_XML = re.compile("[\ufffe\uffff]")
ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as a letter
PLAIN = re.compile(r"[ก-๙A-Za-z][ก-๙A-Za-z0-9 ./:%()-]{0,999}")
EXCEL_DAY = "d/m/yyyy"


def write_report(tabs: Sequence[Tab], path: Path) -> dict[str, int]:
    """Write the file, in place of one that is there; gives the rows of each tab. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook(write_only=True)
    book.properties.creator = new_workbook().properties.creator
    for tab in tabs:
        _add(book, tab)
    save(book, path)
    return {tab.title: len(tab.rows) for tab in tabs}


def excel_text(text: str) -> str:
    """The text as Excel can hold it, and reads it back as the same."""
    clean = NOT_XML.sub("", clean_text(text))
    whole = ESCAPED.sub("_x005F_", clean)
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"


def _add(book: Workbook, tab: Tab) -> None:
    page = cast(Worksheet, book.create_sheet(tab.title))
    page.freeze_panes = "A2"
    for column, width in tab.looks.widths.items():
        page.column_dimensions[get_column_letter(column + 1)].width = width / PIXELS
    last = f"{get_column_letter(len(tab.header))}{len(tab.rows) + 1}"
    page.auto_filter.ref = f"A1:{last}"
    for colour in tab.looks.colours if tab.rows else ():
        page.conditional_formatting.add(f"A2:{last}", _rule(colour))
    page.append([_header(page, title, tab.looks.notes.get(n, "")) for n, title in enumerate(tab.header)])
    room = {column: tab.looks.widths.get(column, 0) / PIXELS for column in tab.looks.wrapped}
    for row in tab.rows:
        page.append(
            [_cell(page, value, tab.looks.formats.get(n, ""), room.get(n)) for n, value in enumerate(row)]
        )


def _header(page: Worksheet, title: str, note: str) -> ExcelCell:
    cell = WriteOnlyCell(page, title)
    cell.font = HEADER
    if note:
        cell.comment = Comment(note, "Kon Kamnot", height=NOTE_HEIGHT, width=NOTE_WIDTH)
    return cell


def _cell(page: Worksheet, value: Cell, form: str, room: float | None) -> ExcelCell | Cell:
    """`room` is how many letters fit into a column that shows its texts whole."""
    wraps = isinstance(value, str) and ("\n" in value or (room is not None and len(value) > room))
    if value is None or value == "" or (isinstance(value, str) and not wraps and PLAIN.fullmatch(value)):
        return value or None  # a cell with looks of its own takes ten times as long
    if not isinstance(value, str):
        cell = WriteOnlyCell(page, cast(float, value))  # or a date, which its hints leave out
        cell.number_format = form or (EXCEL_DAY if isinstance(value, date) else "General")
        return cell
    cell = WriteOnlyCell(page, excel_text(value))
    cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula, and #N/A for an error
    cell.number_format = AS_TEXT
    if wraps:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _rule(colour: Colour) -> Rule:
    """The whole row, by the cell of one column; the first rule that holds is the one that is seen."""
    cell = f"${get_column_letter(colour.column + 1)}2"
    if colour.text:
        holds = f'{cell}="{colour.text}"'
    else:
        parts = [f"ISNUMBER({cell})"]
        parts += [] if colour.least is None else [f"{cell}>={colour.least:g}"]
        parts += [] if colour.most is None else [f"{cell}<={colour.most:g}"]
        holds = f"AND({','.join(parts)})"
    fill = PatternFill("solid", bgColor=colour.background.lstrip("#").upper())
    return Rule("expression", dxf=DifferentialStyle(fill=fill), formula=[holds], stopIfTrue=True)
