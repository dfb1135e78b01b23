"""The mirror's changes as requests of Google's `spreadsheets.batchUpdate`.

Cells are typed: a text is sent as a text, so no formula can come from what somebody wrote.
"""

import secrets
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from domain.mirror import Cell, Line, Run, TabChange, serial

Json = dict[str, Any]

FULL = 4_000_000  # estimated bytes in one call: Google advises 2 MB and refuses 10 MiB
_VALUE_AND_NUMBER_FORMAT = "userEnteredValue,userEnteredFormat.numberFormat"
_DATE_FORMAT = {"numberFormat": {"type": "DATE", "pattern": "d/m/yyyy"}}


def calls(changes: Sequence[TabChange]) -> Iterator[list[Json]]:
    """The requests of each call: tabs share one while they fit, and a tab too large for one is divided."""
    batch: list[Json] = []
    size = 0
    for change in changes:
        writes = _writes(change)
        if batch and size + sum(weight for _, weight in writes) > FULL:
            yield batch
            batch, size = [], 0
        for write, weight in writes:
            if batch and size + weight > FULL:
                yield batch
                batch, size = [], 0
            batch, size = [*batch, *write], size + weight
    if batch:
        yield batch


def _writes(change: TabChange) -> list[tuple[list[Json], int]]:
    """Requests that belong together, with their weight; the first ones make the tab ready."""
    sheet_id = 1 + secrets.randbelow(2**31 - 1) if change.sheet_id is None else change.sheet_id
    parts = [part for run in change.runs for part in _divided(run)]
    writes = [([_update_cells(sheet_id, part, change.width)], _weight(part)) for part in parts]
    before = _new_tab(change, sheet_id) if change.sheet_id is None else _more_room(change, sheet_id)
    looks = _looks(change, sheet_id) if change.whole else []
    first, weight = writes[0]
    return [([*before, *looks, *first], weight), *writes[1:]]


def _divided(run: Run) -> Iterator[Run]:
    start, size = 0, 0
    for index, line in enumerate(run.lines):
        weight = _line_weight(line)
        if index > start and size + weight > FULL:
            yield Run(run.first_row + start, run.lines[start:index])
            start, size = index, 0
        size += weight
    yield Run(run.first_row + start, run.lines[start:])


def _weight(run: Run) -> int:
    return sum(_line_weight(line) for line in run.lines)


def _line_weight(line: Line) -> int:
    """An upper estimate of the bytes: a Thai letter takes three, a cell's braces and names up to 60."""
    return sum(60 + 3 * len(str(cell)) for cell in line)


def _new_tab(change: TabChange, sheet_id: int) -> list[Json]:
    grid = {"rowCount": change.more_rows, "columnCount": change.more_columns, "frozenRowCount": 1}
    return [
        {"addSheet": {"properties": {"sheetId": sheet_id, "title": change.title, "gridProperties": grid}}}
    ]


def _more_room(change: TabChange, sheet_id: int) -> list[Json]:
    """Adding to the grid, never setting its size, so that rows which people add meanwhile survive."""
    wanted = {"ROWS": change.more_rows, "COLUMNS": change.more_columns}
    return [
        {"appendDimension": {"sheetId": sheet_id, "dimension": dimension, "length": length}}
        for dimension, length in wanted.items()
        if length
    ]


def _looks(change: TabChange, sheet_id: int) -> list[Json]:
    """The header stays in sight and is bold."""
    frozen = {"sheetId": sheet_id, "gridProperties": {"frozenRowCount": 1}}
    return [
        {"updateSheetProperties": {"properties": frozen, "fields": "gridProperties.frozenRowCount"}},
        {
            "repeatCell": {
                "range": _grid_range(sheet_id, 0, 1, change.width),
                "cell": {"userEnteredFormat": {"textFormat": {"bold": True}}},
                "fields": "userEnteredFormat.textFormat.bold",
            }
        },
    ]


def _update_cells(sheet_id: int, run: Run, width: int) -> Json:
    last_row = run.first_row + len(run.lines)
    return {
        "updateCells": {
            "range": _grid_range(sheet_id, run.first_row, last_row, width),
            "rows": [{"values": [_cell_data(cell) for cell in line]} for line in run.lines],
            "fields": _VALUE_AND_NUMBER_FORMAT,
        }
    }


def _grid_range(sheet_id: int, first_row: int, last_row: int, width: int) -> Json:
    return {
        "sheetId": sheet_id,
        "startRowIndex": first_row,
        "endRowIndex": last_row,
        "startColumnIndex": 0,
        "endColumnIndex": width,
    }


def _cell_data(cell: Cell) -> Json:
    if cell is None:
        return {}
    if isinstance(cell, str):
        return {"userEnteredValue": {"stringValue": cell}}
    if isinstance(cell, date):
        return {"userEnteredValue": {"numberValue": serial(cell)}, "userEnteredFormat": _DATE_FORMAT}
    return {"userEnteredValue": {"numberValue": cell}}
