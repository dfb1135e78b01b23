"""A tab as a table of columns: what each is called, what stands in it, and how it looks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from domain.clocks import BANGKOK
from domain.dates import show
from domain.mirror import Cell, Tab
from domain.sheet_looks import DAY, Colour, Looks, View

Of = TypeVar("Of")
NARROW, MIDDLE, WIDE, WIDEST = 70, 120, 200, 320  # pixels


@dataclass(frozen=True)
class Column(Generic[Of]):
    """One column: its header, the cell of each row, its number format, and a note on the header."""

    title: str
    cell: Callable[[Of], Cell]
    width: int = MIDDLE
    form: str = ""
    note: str = ""


def place(columns: Sequence[Column[Any]], title: str) -> int:
    """Where the column with this header stands, counted from 0."""
    return next(number for number, column in enumerate(columns) if column.title == title)


def make_tab(
    title: str,
    columns: Sequence[Column[Of]],
    rows: Iterable[Of],
    colours: tuple[Colour, ...] = (),
    views: tuple[View, ...] = (),
    *,
    keeps_places: bool = False,
) -> Tab:
    """The tab with a row for each of these."""
    looks = Looks(
        formats={number: column.form for number, column in enumerate(columns) if column.form},
        notes={number: column.note for number, column in enumerate(columns) if column.note},
        colours=colours,
        views=views,
        widths={number: column.width for number, column in enumerate(columns)},
        wrapped=tuple(number for number, column in enumerate(columns) if column.width >= WIDE),
    )
    header = tuple(column.title for column in columns)
    cells = [column.cell for column in columns]
    return Tab(title, header, [tuple([cell(row) for cell in cells]) for row in rows], looks, keeps_places)


def dated(title: str, day: Callable[[Of], date | None], note: str = "") -> list[Column[Of]]:
    """A real date that sorts, and the same as Thais read it beside it."""
    return [
        Column(title, day, form=DAY, note=note),
        Column(f"{title} (ข้อความ)", lambda row: _shown(day(row)), 140),
    ]


def timed(title: str, at: Callable[[Of], datetime | None], note: str = "") -> list[Column[Of]]:
    """The day of a moment as a real date, and the day and time of day as Thais read them."""
    return [
        Column(title, lambda row: local_day(at(row)), form=DAY, note=note),
        Column(f"{title} (ข้อความ)", lambda row: moment(at(row)), WIDE),
    ]


def local_day(at: datetime | None) -> date | None:
    """The office's day of a moment."""
    return at.astimezone(BANGKOK).date() if at else None


def moment(at: datetime | None) -> str:
    """29 ส.ค. 2567 (พฤ.) 09.12 น."""
    return f"{show(at.astimezone(BANGKOK).date())} {at.astimezone(BANGKOK):%H.%M} น." if at else ""


def _shown(day: date | None) -> str:
    return show(day) if day else ""
