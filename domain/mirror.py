"""What the mirror is made of: a tab as it should be, a tab as it was found, and what to write between them.

Rows are known by their first cell, the id. Only the columns of the header are ours: what people keep to the
right of them is neither compared nor written. `domain/mirroring/` works out the difference.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from domain.mirror_looks import NO_LOOKS, LooksChange
from domain.sheet_looks import Looks

Cell = str | int | float | date | None
FoundCell = str | int | float | bool | None
Line = tuple[Cell, ...]

LONGEST_TEXT = 50_000  # UTF-16 units in one cell; Google refuses more
_DAY_ZERO = date(1899, 12, 30)  # of every spreadsheet
_LINE_BREAK = re.compile(r"\r\n?")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Tab:
    """A tab as it should be: every row as wide as the header, its id first.

    Rows of a tab that `keeps_places` stand where people put them: they are found by id and never moved, new
    ones go below. Any other tab has the order of its rows.
    """

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    looks: Looks = field(default_factory=Looks)
    keeps_places: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"a row of {self.title} is not as wide as its header")

    @cached_property
    def digest(self) -> str:
        """The same for the same content, whatever the tab looks like."""
        return _digest((self.title, tuple(self.header), [tuple(row) for row in self.rows]))


def looks_digest(tab: Tab) -> str:
    """The same for tabs that should look alike."""
    looks = replace(tab.looks, typed=frozenset())
    return _digest((len(tab.header), looks, sorted(tab.looks.typed)))


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True)
class TabOnSheet:
    """A tab as it was read: whole rows, dates are numbers, empty ends of rows may be missing."""

    sheet_id: int
    row_count: int
    column_count: int
    rows: Sequence[Sequence[FoundCell]]
    title: str = ""


@dataclass(frozen=True)
class Patch:
    """Cells to be written, one line below the other; row 0 is the header."""

    row: int
    column: int
    lines: tuple[Line, ...]

    @property
    def cells(self) -> int:
        """How many cells it writes."""
        return sum(len(line) for line in self.lines)


@dataclass(frozen=True)
class Shift:
    """A row or column that is put in empty at `to`, or moved there from `source`, counted before the move."""

    rows: bool
    to: int
    source: int | None = None


class Drift(StrEnum):
    """What people changed of a tab, as the log names it."""

    TAB_GONE = "tab gone"
    RENAMED = "tab renamed"
    COLUMNS = "columns moved"
    HEADER = "header changed"
    STRANGE_ROWS = "strange rows"
    LOST_ROWS = "rows gone"
    CELLS = "cells overwritten"
    LOOKS = "looks changed"


@dataclass(frozen=True)
class TabChange:
    """What to write on one tab, in this order; without `sheet_id` it must be made first.

    Places in `patches` are those after `shifts`; rows of `gone` are counted before any of them goes.
    """

    tab: Tab
    sheet_id: int | None
    rename: bool = False
    more_rows: int = 0
    more_columns: int = 0
    shifts: tuple[Shift, ...] = ()
    patches: tuple[Patch, ...] = ()
    gone: tuple[int, ...] = ()
    looks: LooksChange = NO_LOOKS
    drift: frozenset[Drift] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be done."""
        return self == TabChange(self.tab, self.sheet_id, drift=self.drift) and self.sheet_id is not None


def clean_text(text: str) -> str:
    """The text without what a sheet cannot hold: control characters go, and it is cut to fit a cell."""
    short = len(text) <= LONGEST_TEXT // 2  # no letter takes more than two units
    if short and text.isprintable():
        return text
    clean = _NOT_TEXT.sub("", _LINE_BREAK.sub("\n", text))
    if short:
        return clean
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return clean
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


def serial(day: date) -> int:
    """A date as spreadsheets count it: days since 30 December 1899."""
    return (day - _DAY_ZERO).days
