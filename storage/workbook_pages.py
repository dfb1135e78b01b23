"""Makes import workbooks: the sheets and columns of DESIGN §6, every cell a text that Excel leaves alone."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from domain.workbook.sheets import COLUMNS
from storage.cell_texts import cleaned

WIDEST = 48
AS_TEXT = "@"  # so that Excel makes no date of 5/2567 and no number of 0042
HEADER = Font(bold=True)
REQUIRED = PatternFill("solid", start_color="FFF2CC")


def new_workbook() -> Workbook:
    """A workbook without any sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Kon Kamnot"
    return book


def add_page(book: Workbook, name: str, lines: Iterable[Sequence[str]]) -> Worksheet:
    """A sheet of the import workbook with its header and these lines."""
    page: Worksheet = book.create_sheet(name)
    page.append(COLUMNS[name])
    for row, line in enumerate(lines, start=2):
        _fill(page, row, line)
    page.freeze_panes = "A2"
    for header in page[1]:
        header.font = HEADER
        if str(header.value).endswith("*"):
            header.fill = REQUIRED
    _widen(page)
    return page


def _fill(page: Worksheet, row: int, line: Sequence[str]) -> None:
    for column, text in enumerate(line, start=1):
        if not text:
            continue
        cell = page.cell(row, column, cleaned(text))
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
        cell.number_format = AS_TEXT
        if "\n" in text:
            cell.alignment = Alignment(wrap_text=True)


def _widen(page: Worksheet) -> None:
    for number, cells in enumerate(page.iter_cols(values_only=True), start=1):
        longest = max(len(str(value or "")) for value in cells)
        page.column_dimensions[get_column_letter(number)].width = min(longest + 2, WIDEST)


def save(book: Workbook, path: Path) -> None:
    """Write the file whole or not at all."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    try:
        book.save(draft)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink()
        raise
