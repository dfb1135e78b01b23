"""The sample workbook, edited cell by cell, and what an import of it left in the database."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from domain.workbook.report import ImportReport
from domain.workbook.sheets import COLUMNS
from storage import office_tables as t
from storage.engine import reading
from storage.import_office import import_office

SAMPLE = Path(__file__).parent.parent / "samples" / "office-2567.xlsx"
TODAY = date(2024, 8, 20)
NOW = datetime(2024, 8, 20, 2, 0, tzinfo=UTC)
ITEM, PERSON, ROUND = "รายการ", "บุคลากร", "รอบรายงาน"
Edit = Callable[[Workbook], None]


def bring(engine: Engine, path: Path = SAMPLE, **how: Any) -> ImportReport:
    return import_office(engine, path, today=TODAY, **how)


Edited = Callable[[Edit], Path]


def put(sheet: str, key: str, column: str, value: Any) -> Edit:
    """Write a value into the row whose first cell is `key`."""
    place = [name.removesuffix("*") for name in COLUMNS[sheet]].index(column)

    def edit(book: Workbook) -> None:
        row = next(row for row in book[sheet].iter_rows() if row[0].value == key)
        row[place].value = value

    return edit


def rows_of(folder: Path, sheet: str, *lines: tuple[Any, ...]) -> Path:
    """A workbook of one sheet with these lines under its header."""
    book = Workbook()
    page = book.create_sheet(sheet)
    for line in (COLUMNS[sheet], *lines):
        page.append(line)
    book.save(folder / "rows.xlsx")
    return folder / "rows.xlsx"


def edited_from(source: Path, folder: Path, *edits: Edit) -> Path:
    """A workbook with some of its cells changed."""
    book = load_workbook(source)
    for edit in edits:
        edit(book)
    book.save(folder / "edited.xlsx")
    return folder / "edited.xlsx"


def duty(session: Session, code: str) -> t.DutyRow:
    query = select(t.DutyRow).join(t.ItemRow).where(t.ItemRow.code == code)
    return session.scalars(query).one()


def holders(session: Session, code: str) -> list[tuple[int, str]]:
    query = select(t.AssignmentRow.position, t.PersonRow.name).join(t.PersonRow)
    query = query.join(t.DutyRow).join(t.ItemRow).where(t.ItemRow.code == code)
    return [(position, name) for position, name in session.execute(query.order_by(t.AssignmentRow.position))]


def everything(engine: Engine) -> dict[str, list[Any]]:
    tables = [table for name, table in t.Row.metadata.tables.items() if name in OFFICE]
    with reading(engine) as session:
        return {table.name: sorted(map(tuple, session.execute(select(table))), key=repr) for table in tables}


OFFICE = {
    *("unit", "person", "role", "deputy", "system", "step", "round", "item", "duty", "assignment"),
    *("meeting", "day_off", "policy"),
}
