"""The spreadsheet that the emulator keeps, with what tests and the playground page do to it by hand."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from playground.service_account import Tokens
from playground.sheets_batch import run_all
from playground.sheets_batch_cells import sort_box
from playground.sheets_book import Book, Tab
from playground.sheets_cells import Content, content, formula, shown
from playground.sheets_errors import Json, exhausted, forbidden, invalid, switched_off
from playground.sheets_ranges import Box
from playground.sheets_typed import entered
from playground.sheets_values import trimmed

CallKind = Literal["read", "write"]
Watch = Callable[[str, str, Mapping[str, list[str]], Any, int, Any], None]
Result = TypeVar("Result")

A_MINUTE = 60.0  # seconds
CALLS_A_MINUTE = 60  # of each kind, for one user


@dataclass(frozen=True)
class Call:
    """One API call that arrived with a valid token; `cells` were written, `bytes` is the body's size."""

    kind: CallKind
    path: str
    status: int
    cells: int
    bytes: int


class SheetsState:
    """One spreadsheet, safe to use from several threads.

    Rows and columns are counted from 0. Switches: without `quota` nothing is counted; every call is answered
    403 unless it is `allowed`, and unless the API is `enabled` in the project; what `only_reads` may not
    write. `watch` sees every call (method, path, query, body, status, answer). `clock` is machine time in
    seconds.
    """

    watch: Watch | None = None

    def __init__(
        self,
        spreadsheet_id: str,
        title: str = "ทะเบียนงาน",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.spreadsheet_id = spreadsheet_id
        self.title = title
        self.quota = True
        self.allowed = True
        self.enabled = True
        self.only_reads = False
        self.calls: list[Call] = []
        self.tokens = Tokens(clock)
        self._clock = clock
        self._used: dict[tuple[CallKind, int], int] = {}
        self._lock = threading.RLock()
        self._book = Book()
        self._book.add({"sheetId": 0})

    def read(self, look: Callable[[Book], Result]) -> Result:
        with self._lock:
            return look(self._book)

    def change(self, act: Callable[[Book], Result]) -> Result:
        """All of it or none: the book is replaced only when `act` came through."""
        with self._lock:
            book = self._book.copied()
            result = act(book)
            self._book = book
            return result

    def batch_update(self, requests: list[Json]) -> list[Json]:
        """What batchUpdate does, by hand: for tests that act as a person (rename, delete, insert …)."""
        return self.change(lambda book: run_all(book, requests))

    def admit(self, kind: CallKind) -> None:
        """Let a call in, or say 403 or 429."""
        if not self.enabled:
            raise switched_off()
        if not self.allowed or (self.only_reads and kind == "write"):
            raise forbidden()
        with self._lock:
            window = (kind, int(self._clock() // A_MINUTE))
            self._used[window] = self._used.get(window, 0) + 1
            if self.quota and self._used[window] > CALLS_A_MINUTE:
                raise exhausted(kind.capitalize())

    def log(self, call: Call) -> None:
        with self._lock:
            self.calls.append(call)

    def tabs(self) -> list[str]:
        return self.read(lambda book: [tab.title for tab in book.tabs])

    def grid(self, title: str) -> list[list[Content]]:
        """The values of a tab; empty rows and the empty ends of rows are left out."""
        return self.read(lambda book: _filled(_tab(book, title), content))

    def formulas(self) -> list[str]:
        """Every formula anywhere; a mirror that keeps its promise never makes one."""
        return self.read(
            lambda book: [
                found for tab in book.tabs for row in tab.rows for cell in row if (found := formula(cell))
            ]
        )

    def as_table(self) -> Json:
        """The spreadsheet as a person sees it, for the playground page."""
        return self.read(lambda book: {"tabs": [_as_table(tab) for tab in book.tabs]})

    def human_set(self, title: str, row: int, column: int, value: Content) -> None:
        """Type a value into a cell, as a person does: `=` begins a formula, 0042 becomes 42."""

        def act(book: Book) -> None:
            cells = _tab(book, title).rows[row]
            cells[column] = entered(cells[column], "" if value is None else value, "USER_ENTERED")

        self.change(act)

    def human_sort(
        self,
        title: str,
        column: int,
        *,
        descending: bool = False,
        header_rows: int = 1,
        columns: tuple[int, int] | None = None,
    ) -> None:
        """Sort whole rows under the header, or only the columns [first, end), as people do by mistake."""

        def act(book: Book) -> None:
            tab = _tab(book, title)
            left, right = columns or (0, tab.column_count)
            order = "DESCENDING" if descending else "ASCENDING"
            box = Box(header_rows, left, tab.row_count, right)
            sort_box(tab, box, [{"dimensionIndex": column, "sortOrder": order}])

        self.change(act)


def _tab(book: Book, title: str) -> Tab:
    tab = book.by_title(title)
    if tab is None:
        raise invalid(f"No tab is called {title}")
    return tab


def _filled(tab: Tab, look: Callable[[Json], Content]) -> list[list[Content]]:
    block = trimmed([["" if (value := look(cell)) is None else value for cell in row] for row in tab.rows])
    return [[None if value == "" else value for value in row] for row in block]


def _as_table(tab: Tab) -> Json:
    rows = trimmed([[shown(cell) for cell in row] for row in tab.rows])
    widths = [tab.widths.get(column, 100) for column in range(tab.column_count)]
    return {"title": tab.title, "sheetId": tab.sheet_id, "frozen": tab.frozen, "rows": rows, "widths": widths}
