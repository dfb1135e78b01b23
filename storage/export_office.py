"""Writes the office as a workbook that imports back as the same office; progress is no part of it."""

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from sqlalchemy import Engine

from domain.workbook.lines import office_lines
from domain.workbook.sheets import COLUMNS
from storage.engine import reading
from storage.office_known import read_known
from storage.workbook_pages import add_page, new_workbook, save


def export_bytes(engine: Engine) -> bytes:
    """The .xlsx file for who takes it from the web."""
    book, _ = _written(engine)
    body = BytesIO()
    book.save(body)
    return body.getvalue()


def export_office(engine: Engine, path: Path) -> dict[str, int]:
    """Write the .xlsx file, in place of one that is there; gives the rows of each sheet."""
    book, rows = _written(engine)
    save(book, path)
    return rows


def _written(engine: Engine) -> tuple[Workbook, dict[str, int]]:
    with reading(engine) as session:
        lines = office_lines(read_known(session).office)
    book = new_workbook()
    for name in COLUMNS:
        add_page(book, name, lines[name])
    return book, {name: len(lines[name]) for name in COLUMNS}
