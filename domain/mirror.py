"""The mirror's arithmetic: a tab as it should be, against the tab as it was found, gives what to write.

Rows are known by their first cell, the id. Only the columns of the header are ours: what people keep to the
right of them is neither compared nor written.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from domain.sheet_looks import Looks

Cell = str | int | float | date | None
FoundCell = str | int | float | bool | None
Line = tuple[Cell, ...]

LONGEST_TEXT = 50_000  # UTF-16 units in one cell; Google refuses more
FEW_ROWS = 50  # up to so many changed rows are written one by one
_FEWEST_ROWS = 2  # a frozen header needs a row below it
_DAY_ZERO = date(1899, 12, 30)  # of every spreadsheet
_LINE_BREAK = re.compile(r"\r\n?")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class MirrorState(Protocol):
    """How far the sheet follows."""

    def wanted(self) -> tuple[int, int]: ...
    def checked_at(self) -> datetime | None: ...
    def keep(self, version: int, machine_now: datetime) -> None: ...
    def trouble(self, words: str) -> None: ...


@dataclass(frozen=True)
class Tab:
    """A tab as it should be: every row as wide as the header, its id first."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    looks: Looks = field(default_factory=Looks)

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"a row of {self.title} is not as wide as its header")


@dataclass(frozen=True)
class TabOnSheet:
    """A tab as it was read: dates are numbers, empty ends of rows may be missing."""

    sheet_id: int
    row_count: int
    column_count: int
    rows: Sequence[Sequence[FoundCell]]


@dataclass(frozen=True)
class Run:
    """Rows to be written one below the other; row 0 is the header."""

    first_row: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class TabChange:
    """What to write on one tab. Without `sheet_id` it must be made; `whole` sets its looks as well."""

    title: str
    sheet_id: int | None
    width: int
    more_rows: int
    more_columns: int
    runs: tuple[Run, ...]
    whole: bool


def difference(desired: Tab, found: TabOnSheet | None) -> TabChange | None:
    """The change that makes `found` into `desired`; None when nothing differs."""
    wanted = [_cleaned(line) for line in (desired.header, *desired.rows)]
    there = _block(found, len(desired.header))
    changed = _changed_rows(wanted, there)
    if found is not None and not changed:
        return None
    whole = not _can_write_rows(wanted, there, changed)
    return TabChange(
        title=desired.title,
        sheet_id=found.sheet_id if found else None,
        width=len(desired.header),
        more_rows=max(0, max(len(wanted), _FEWEST_ROWS) - (found.row_count if found else 0)),
        more_columns=max(0, len(desired.header) - (found.column_count if found else 0)),
        runs=(_everything(wanted, len(there)),) if whole else _runs(wanted, changed),
        whole=whole,
    )


def clean_text(text: str) -> str:
    """The text without what a sheet cannot hold: control characters go, and it is cut to fit a cell."""
    clean = _NOT_TEXT.sub("", _LINE_BREAK.sub("\n", text))
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return clean
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


def serial(day: date) -> int:
    """A date as spreadsheets count it: days since 30 December 1899."""
    return (day - _DAY_ZERO).days


def _cleaned(line: Sequence[Cell]) -> Line:
    return tuple(_clean(cell) for cell in line)


def _clean(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return clean_text(cell) or None
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return cell


def _block(found: TabOnSheet | None, width: int) -> list[tuple[object, ...]]:
    """Our columns as found, without empty rows at the end."""
    lines = [_read_back(row[:width], width) for row in found.rows] if found else []
    while lines and not any(cell != "" for cell in lines[-1]):
        lines.pop()
    return lines


def _changed_rows(wanted: list[Line], there: list[tuple[object, ...]]) -> list[int]:
    """The numbers of the rows that differ, among them those that are missing or too many."""
    width = len(wanted[0])
    same = [
        _read_back(line, width) == old
        for line, old in zip(wanted, there, strict=False)  # the longer one is counted below
    ]
    both = [row for row, is_same in enumerate(same) if not is_same]
    return both + list(range(len(same), max(len(wanted), len(there))))


def _can_write_rows(wanted: list[Line], there: list[tuple[object, ...]], changed: list[int]) -> bool:
    """Few rows changed, under an untouched header, and no row is missing, moved or strange."""
    if not there or 0 in changed or len(changed) > FEW_ROWS:
        return False
    ids = [_read_back(line, len(line))[0] for line in wanted]
    return [old[0] for old in there] == ids[: len(there)]


def _everything(wanted: list[Line], rows_there: int) -> Run:
    """The whole block; rows that are too many are emptied."""
    empty: Line = (None,) * len(wanted[0])
    return Run(0, tuple(wanted) + (empty,) * (rows_there - len(wanted)))


def _runs(wanted: list[Line], changed: list[int]) -> tuple[Run, ...]:
    starts = [row for row in changed if row - 1 not in changed]
    ends = [row + 1 for row in changed if row + 1 not in changed]
    return tuple(Run(start, tuple(wanted[start:end])) for start, end in zip(starts, ends, strict=True))


def _read_back(line: Sequence[Cell | FoundCell], width: int) -> tuple[object, ...]:
    """The line as the sheet gives it back, so that what is wanted and what is found can be compared."""
    cells = [_as_read(cell) for cell in line]
    return tuple(cells + [""] * (width - len(cells)))


def _as_read(cell: Cell | FoundCell) -> object:
    if cell is None:
        return ""
    if isinstance(cell, bool):  # True == 1, but a tick box is not the number
        return ("tick", cell)
    return serial(cell) if isinstance(cell, date) else cell
