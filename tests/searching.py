"""Looks for words in every place where a house keeps something: all tables, the sheet, the exports."""

import json
from pathlib import Path
from typing import Any

from office import Office
from openpyxl import load_workbook
from sqlalchemy import Engine, select

from storage.engine import reading
from storage.office_tables import Row


def in_tables(engine: Engine, *words: str) -> set[str]:
    """`table.column: word` for each place of the database where one of these words stands."""
    found = set()
    with reading(engine) as session:
        for table in Row.metadata.sorted_tables:
            for row in session.execute(select(table)).mappings():
                for column, value in row.items():
                    found |= {f"{table.name}.{column}: {word}" for word in words if word in _said(value)}
    return found


def _said(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def anywhere(office: Office, folder: Path, *words: str) -> set[str]:
    """The same, with the mirrored sheet and the export, after everything that is due was done."""
    office.settle()
    house = office.house
    assert house.mirror
    house.mirror.sync("test")
    tabs = {title: str(office.sheets.grid(title)) for title in office.sheets.tabs()}
    house.export_office(folder / "export.xlsx")
    house.planners.export(folder / "report.xlsx", folder / "csv")
    for name in ("export", "report"):
        book = load_workbook(folder / f"{name}.xlsx")
        tabs |= {f"{name} {page.title}": str([*page.values]) for page in book}
    tabs |= {one.name: one.read_text("utf-8") for one in (folder / "csv").iterdir()}
    found = {f"{tab}: {word}" for tab, said in tabs.items() for word in words if word in said}
    return found | in_tables(house.store.engine, *words)
