"""Writes the office as a workbook that imports back as the same office; progress is no part of it."""

from pathlib import Path

from sqlalchemy import Engine

from domain.office_lines import office_lines
from domain.office_sheets import COLUMNS
from storage.engine import reading
from storage.office_known import read_known
from storage.workbook_pages import add_page, new_workbook, save


def export_office(engine: Engine, path: Path) -> dict[str, int]:
    """Write the .xlsx file, in place of one that is there; gives the rows of each sheet."""
    with reading(engine) as session:
        lines = office_lines(read_known(session).office)
    book = new_workbook()
    for name in COLUMNS:
        add_page(book, name, lines[name])
    save(book, path)
    return {name: len(lines[name]) for name in COLUMNS}
