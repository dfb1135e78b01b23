"""A spreadsheet in memory: its tabs, their cells and what is attached to them."""

import copy
import random
from dataclasses import dataclass, field, replace
from typing import Any

from playground.sheets_errors import Json, invalid

Row = list[Json]  # cells are never changed in place, so that rows can be copied cheaply

MOST_CELLS = 10_000_000
MOST_COLUMNS = 18_278
LONGEST_TITLE = 100


@dataclass
class Tab:
    """One sheet; `rows` always fills the whole grid."""

    properties: Json
    rows: list[Row] = field(default_factory=list)
    protections: list[Json] = field(default_factory=list)
    conditional: list[Json] = field(default_factory=list)
    views: list[Json] = field(default_factory=list)
    basic_filter: Json | None = None
    widths: dict[int, int] = field(default_factory=dict)
    merges: list[Json] = field(default_factory=list)

    @property
    def sheet_id(self) -> int:
        return int(self.properties["sheetId"])

    @property
    def title(self) -> str:
        return str(self.properties["title"])

    @property
    def row_count(self) -> int:
        return int(self.properties["gridProperties"]["rowCount"])

    @property
    def column_count(self) -> int:
        return int(self.properties["gridProperties"]["columnCount"])

    @property
    def locked(self) -> bool:
        """Whether a person keeps the service account from changing some of it."""
        return any(one.get("requestingUserCanEdit") is False for one in self.protections)

    @property
    def frozen(self) -> int:
        return int(self.properties["gridProperties"].get("frozenRowCount", 0))

    def describe(self, properties: Json) -> None:
        """Take new properties, and make the grid fit them."""
        grid = properties["gridProperties"]
        _check_grid(grid)
        self.properties = properties
        self.rows = [_fit(row, self.column_count) for row in self.rows[: self.row_count]]
        self.rows += [_fit([], self.column_count) for _ in range(self.row_count - len(self.rows))]

    def resized(self, row_count: int, column_count: int) -> None:
        grid = {**self.properties["gridProperties"], "rowCount": row_count, "columnCount": column_count}
        self.describe({**self.properties, "gridProperties": grid})

    def copied(self) -> "Tab":
        return replace(
            self,
            properties=copy.deepcopy(self.properties),
            rows=[list(row) for row in self.rows],
            protections=copy.deepcopy(self.protections),
            conditional=copy.deepcopy(self.conditional),
            views=copy.deepcopy(self.views),
            basic_filter=copy.deepcopy(self.basic_filter),
            widths=dict(self.widths),
            merges=list(self.merges),
        )


@dataclass
class Book:
    """The tabs in their order, the first one leftmost."""

    tabs: list[Tab] = field(default_factory=list)

    def copied(self) -> "Book":
        return Book([tab.copied() for tab in self.tabs])

    def by_id(self, sheet_id: Any) -> Tab:
        for tab in self.tabs:
            if tab.sheet_id == sheet_id:
                return tab
        raise invalid(f"No grid with id: {sheet_id}")

    def by_title(self, title: str) -> Tab | None:
        return next((tab for tab in self.tabs if tab.title.casefold() == title.casefold()), None)

    def add(self, wanted: Json) -> Tab:
        """A new tab; what `wanted` (SheetProperties) leaves out is chosen as Google chooses it."""
        grid = {"rowCount": 1000, "columnCount": 26, **wanted.get("gridProperties", {})}
        properties: Json = {
            "sheetId": wanted.get("sheetId", self._new_id()),
            "title": wanted.get("title", f"ชีต{len(self.tabs) + 1}"),
            "sheetType": "GRID",
            **{name: wanted[name] for name in ("hidden", "tabColorStyle", "rightToLeft") if name in wanted},
            "gridProperties": grid,
        }
        if any(tab.sheet_id == properties["sheetId"] for tab in self.tabs):
            raise invalid(f"Sheet with id {properties['sheetId']} already exists.")
        self.check_title(properties["title"])
        tab = Tab(properties)
        tab.describe(properties)
        self.tabs.insert(wanted.get("index", len(self.tabs)), tab)
        self.check_size()
        return tab

    def check_title(self, title: str, own: Tab | None = None) -> None:
        other = self.by_title(title)
        if not title or len(title) > LONGEST_TITLE:
            raise invalid("Invalid sheet name.")
        if other is not None and other is not own:
            raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')

    def check_size(self) -> None:
        _check_cells(sum(tab.row_count * tab.column_count for tab in self.tabs))

    def _new_id(self) -> int:
        taken = {tab.sheet_id for tab in self.tabs}
        return next(new for new in iter(new_id, None) if new not in taken)


def new_id() -> int:
    return random.randrange(1, 2**31)


def _fit(row: Row, width: int) -> Row:
    return row[:width] + [{}] * (width - len(row))


def _check_cells(count: int) -> None:
    if count > MOST_CELLS:
        raise invalid(
            f"This action would increase the number of cells in the workbook above the limit of {MOST_CELLS}."
        )


def _check_grid(grid: Json) -> None:
    rows, columns = grid.get("rowCount", 0), grid.get("columnCount", 0)
    if rows < 1 or columns < 1 or columns > MOST_COLUMNS:
        raise invalid("Invalid gridProperties: the grid is too small or too large.")
    _check_cells(rows * columns)
    if grid.get("frozenRowCount", 0) >= rows:
        raise invalid("You can't freeze all visible rows on the sheet.")
    if grid.get("frozenColumnCount", 0) >= columns:
        raise invalid("You can't freeze all visible columns on the sheet.")
