"""The mirror's changes as requests of Google's `spreadsheets.batchUpdate`.

Cells are typed: a text is sent as a text, so no formula can come from what somebody wrote.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from domain.mirror import Cell, Line, Patch, Shift, TabChange, serial
from domain.sheet_looks import DAY
from storage.sheet_look_requests import look_requests, number_format

Json = dict[str, Any]

FULL = 7_000_000  # bytes in one call, estimated from above: Google refuses 10 MiB
_CELL, _REQUEST = 50, 260  # bytes around a cell's text, and around a patch
_FIELDS = "userEnteredValue,userEnteredFormat.numberFormat"


def new_id() -> int:
    """An id for a tab that is to be made."""
    return 1 + secrets.randbelow(2**31 - 1)


def calls(changes: Sequence[TabChange], made: Mapping[str, int]) -> Iterator[list[Json]]:
    """The requests of each call: tabs share one while they fit, and a tab too large for one is divided.

    `made` are the ids of new tabs, by title.
    """
    batch: list[Json] = []
    size = 0
    for change in changes:
        writes = list(_writes(change, made[change.tab.title] if change.sheet_id is None else change.sheet_id))
        if batch and size + sum(weight for _, weight in writes) > FULL:
            yield batch
            batch, size = [], 0
        for write, weight in writes:
            if batch and size + weight > FULL:
                yield batch
                batch, size = [], 0
            batch.extend(write)
            size += weight
    if batch:
        yield batch


def _writes(change: TabChange, sheet_id: int) -> Iterator[tuple[list[Json], int]]:
    """Requests that belong together, with their weight: what makes the tab ready, its cells, what goes."""
    yield _ready(change, sheet_id), _REQUEST
    formats = change.tab.looks.formats
    for patch in change.patches:
        for part, weight in _divided(patch):
            yield [_update_cells(sheet_id, part, formats)], weight
    rest = [*_taken_out(change, sheet_id), *look_requests(change, sheet_id)]
    if rest:
        yield rest, _REQUEST * len(rest)


def _ready(change: TabChange, sheet_id: int) -> list[Json]:
    if change.sheet_id is None:
        return [_new_tab(change, sheet_id)]
    renamed = [_rename(change, sheet_id)] if change.rename else []
    parted = [_part_cells(change, sheet_id)] if change.looks.part else []
    moved = (_shift(one, sheet_id) for one in change.shifts)
    return [*renamed, *parted, *_more_room(change, sheet_id), *moved]


def _new_tab(change: TabChange, sheet_id: int) -> Json:
    grid = {"rowCount": change.more_rows, "columnCount": change.more_columns, "frozenRowCount": 1}
    return {
        "addSheet": {"properties": {"sheetId": sheet_id, "title": change.tab.title, "gridProperties": grid}}
    }


def _rename(change: TabChange, sheet_id: int) -> Json:
    properties = {"sheetId": sheet_id, "title": change.tab.title}
    return {"updateSheetProperties": {"properties": properties, "fields": "title"}}


def _part_cells(change: TabChange, sheet_id: int) -> Json:
    """Before cells are written: of cells that were made one, only the first would take its value."""
    area = {"sheetId": sheet_id, "startColumnIndex": 0, "endColumnIndex": change.looks.part}
    return {"unmergeCells": {"range": area}}


def _shift(shift: Shift, sheet_id: int) -> Json:
    if shift.source is None:
        new = _span(sheet_id, shift.to, shift.to + 1, rows=shift.rows)
        return {"insertDimension": {"range": new, "inheritFromBefore": False}}
    source = _span(sheet_id, shift.source, shift.source + 1, rows=shift.rows)
    return {"moveDimension": {"source": source, "destinationIndex": shift.to}}


def _more_room(change: TabChange, sheet_id: int) -> list[Json]:
    """Adding to the grid, never setting its size, so that rows which people add meanwhile survive."""
    wanted = {"ROWS": change.more_rows, "COLUMNS": change.more_columns}
    return [
        {"appendDimension": {"sheetId": sheet_id, "dimension": dimension, "length": length}}
        for dimension, length in wanted.items()
        if length
    ]


def _taken_out(change: TabChange, sheet_id: int) -> Iterator[Json]:
    """From the lowest row up, so that no row moves before its turn."""
    for row in sorted(change.gone, reverse=True):
        yield {"deleteDimension": {"range": _span(sheet_id, row, row + 1, rows=True)}}


def _span(sheet_id: int, start: int, end: int, *, rows: bool) -> Json:
    dimension = "ROWS" if rows else "COLUMNS"
    return {"sheetId": sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}


def _divided(patch: Patch) -> Iterator[tuple[Patch, int]]:
    """The patch in parts that fit into a call, with the weight of each."""
    start, size = 0, _REQUEST
    for index, line in enumerate(patch.lines):
        weight = _weight(line)
        if index > start and size + weight > FULL:
            yield _part(patch, start, index), size
            start, size = index, _REQUEST
        size += weight
    yield _part(patch, start, len(patch.lines)), size


def _part(patch: Patch, start: int, end: int) -> Patch:
    return Patch(patch.row + start, patch.column, patch.lines[start:end])


def _weight(line: Line) -> int:
    """An upper estimate of the bytes: a Thai letter takes three."""
    return sum(_CELL + 3 * len(cell) if isinstance(cell, str) else 2 * _CELL for cell in line)


def _update_cells(sheet_id: int, patch: Patch, formats: Mapping[int, str]) -> Json:
    return {
        "updateCells": {
            "range": {
                "sheetId": sheet_id,
                "startRowIndex": patch.row,
                "endRowIndex": patch.row + len(patch.lines),
                "startColumnIndex": patch.column,
                "endColumnIndex": patch.column + len(patch.lines[0]),
            },
            "rows": [_row(line, patch, row, formats) for row, line in enumerate(patch.lines, patch.row)],
            "fields": _FIELDS,
        }
    }


def _row(line: Line, patch: Patch, row: int, formats: Mapping[int, str]) -> Json:
    patterns = formats if row else {}
    return {"values": [_cell(cell, patterns.get(column)) for column, cell in enumerate(line, patch.column)]}


def _cell(cell: Cell, pattern: str | None) -> Json:
    """An empty cell keeps its column's format, and a date has one in any case."""
    pattern = DAY if pattern is None and isinstance(cell, date) else pattern
    data: Json = {"userEnteredFormat": {"numberFormat": number_format(pattern)}} if pattern else {}
    if cell is None:
        return data
    if isinstance(cell, str):
        return {**data, "userEnteredValue": {"stringValue": cell}}
    value = serial(cell) if isinstance(cell, date) else cell
    return {**data, "userEnteredValue": {"numberValue": value}}
