"""Planners at their sheet, as rules of a state machine: what they do with whole rows, columns and tabs."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from mirror_desk import DUTIES, LOG, Planners
from mirror_witness import block

from playground.sheets_book import Book

NOTE = "โน้ต"
OWN = f"{NOTE}ของเรา"
CODES = st.sampled_from(["E5", "E6", "E7"])
SMALL = st.integers(1, 4)


class AtTheSheet(RuleBasedStateMachine):
    """`duties` by code; `notes` is what planners wrote beside each row's id."""

    def __init__(self) -> None:
        super().__init__()
        self.desk: Planners
        self.duties: dict[str, int] = {}
        self.notes: dict[str, str] = {}
        self.count = 0

    @rule(code=CODES)
    def writes_beside(self, code: str) -> None:
        rows, own = self.grid(), self.own_column()
        places = [row for row, line in enumerate(rows) if line[:1] == (self.id_of(code),)]
        if own is not None and len(places) == 1:
            self.count += 1
            self.notes[self.id_of(code)] = f"{NOTE} {self.count}"
            self.desk.sheets.human_set(DUTIES, places[0], own, self.notes[self.id_of(code)])

    @rule(column=st.integers(0, 20), descending=st.booleans(), header=st.booleans())
    def sorts_whole_rows(self, column: int, descending: bool, header: bool) -> None:
        if self.has(DUTIES):
            self.desk.sheets.human_sort(DUTIES, column, descending=descending, header_rows=not header)

    @rule(row=SMALL)
    def deletes_a_row(self, row: int) -> None:
        rows, own = self.grid(), self.own_column()
        if row >= len(rows) or own is None:
            return
        gone = rows.pop(row)
        left = {(cell, line[own]) for line in rows if len(line) > own for cell in line}
        self.edit("deleteDimension", range=self.span("ROWS", row))
        for id_ in self.notes.keys() & set(gone):  # wherever the column of ids was moved to
            if (id_, self.notes[id_]) not in left:
                del self.notes[id_]

    @rule(row=SMALL)
    def puts_in_a_row(self, row: int) -> None:
        if self.has(DUTIES):
            self.edit("insertDimension", range=self.span("ROWS", row))

    @rule(row=SMALL, with_note=st.booleans())
    def copies_a_row_to_the_end(self, row: int, with_note: bool) -> None:
        rows, own = self.grid(), self.own_column()
        if own is not None and row < len(rows):
            end = len(rows[row]) if with_note else own
            self.desk.sheets.change(lambda book: copy_row(book, row, len(rows) + 1, end))

    @rule(title=st.sampled_from([DUTIES, LOG]), row=SMALL, column=st.integers(1, 9))
    def overwrites_a_cell(self, title: str, row: int, column: int) -> None:
        if self.has(title) and column != self.own_column():
            self.desk.sheets.human_set(title, row, column, "=SUM(A1)" if row == 1 else "เอง")

    @rule(column=st.integers(0, 20))
    def renames_a_header(self, column: int) -> None:
        if self.has(DUTIES) and self.own_column() not in (None, column):
            self.desk.sheets.human_set(DUTIES, 0, column, "ชื่อของเรา")

    @rule(source=st.integers(0, 20), to=st.integers(0, 20))
    def moves_a_column(self, source: int, to: int) -> None:
        own = self.own_column()
        if own is not None and source != to and max(source, to) < own:
            span = self.span("COLUMNS", source)
            self.edit("moveDimension", source=span, destinationIndex=to if to < source else to + 1)

    @rule(title=st.sampled_from([DUTIES, LOG]))
    def renames_a_tab(self, title: str) -> None:
        with self.desk.store.look() as work:
            known = work.mirror.following().tabs.get(title)
        if known and self.sheet_id(title) == known.sheet_id:
            properties = {"sheetId": known.sheet_id, "title": f"ของเรา {self.count}"}
            self.count += 1
            self.edit("updateSheetProperties", properties=properties, fields="title")

    @rule(title=st.sampled_from([DUTIES, LOG]))
    def deletes_a_tab(self, title: str) -> None:
        if self.has(title):
            self.edit("deleteSheet", sheetId=self.sheet_id(title))
            if title == DUTIES:
                self.notes.clear()

    def add_own_column(self) -> None:
        width = len(self.grid()[0])
        its = {"sheetId": self.sheet_id(DUTIES), "dimension": "COLUMNS", "length": 1}
        self.edit("appendDimension", **its)
        self.desk.sheets.human_set(DUTIES, 0, width, OWN)

    def grid(self) -> list[tuple[Any, ...]]:
        return block(self.desk.sheets.grid(DUTIES)) if self.has(DUTIES) else []

    def own_column(self) -> int | None:
        """Theirs by its title, or by what stands in it where they deleted the row of titles."""
        cells = ((column, cell) for line in self.grid() for column, cell in enumerate(line))
        return next((column for column, cell in cells if str(cell).startswith(NOTE)), None)

    def id_of(self, code: str) -> str:
        return f"D{self.duties[code]:06}"

    def has(self, title: str) -> bool:
        return title in self.desk.sheets.tabs()

    def sheet_id(self, title: str) -> int | None:
        tab = self.desk.sheets.read(lambda book: book.by_title(title))
        return tab.sheet_id if tab else None

    def span(self, dimension: str, start: int) -> dict[str, Any]:
        its = self.sheet_id(DUTIES)
        return {"sheetId": its, "dimension": dimension, "startIndex": start, "endIndex": start + 1}

    def edit(self, kind: str, **request: Any) -> None:
        self.desk.sheets.batch_update([{kind: request}])


def copy_row(book: Book, source: int, target: int, end: int) -> None:
    tab = book.by_title(DUTIES)
    assert tab
    tab.rows[target][:end] = tab.rows[source][:end]
