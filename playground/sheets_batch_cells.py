"""Requests that write, repeat and sort cells."""

from typing import Any

from playground.sheets_batch_merges import empty_covered
from playground.sheets_book import Book, Row, Tab
from playground.sheets_cells import CELL_FIELDS, check_cell, content
from playground.sheets_errors import Json, invalid
from playground.sheets_fields import Mask, check_names, parse_mask, put
from playground.sheets_ranges import Box, check_inside, from_grid_range


def update_cells(book: Book, body: Json) -> Json:
    """With `range`, the cells it covers that `rows` does not give lose the masked fields."""
    mask = _mask(body)
    given = [row.get("values", []) for row in body.get("rows", [])]
    if ("range" in body) == ("start" in body):
        raise invalid("Exactly one of start and range must be set.")
    tab, box = _whole(book, body["range"], given) if "range" in body else _from(book, body["start"], given)
    for offset, row in enumerate(tab.rows[box.top : box.bottom]):
        values = given[offset] if offset < len(given) else []
        last = box.right if "range" in body else box.left + len(values)
        for column in range(box.left, last):
            new = values[column - box.left] if column - box.left < len(values) else {}
            row[column] = _put(row[column], new, mask)
    empty_covered(tab)
    return {}


def repeat_cell(book: Book, body: Json) -> Json:
    mask = _mask(body)
    tab, box = from_grid_range(book, body["range"])
    for row in tab.rows[box.top : box.bottom]:
        for column in range(box.left, box.right):
            row[column] = _put(row[column], body["cell"], mask)
    return {}


def sort_range(book: Book, body: Json) -> Json:
    tab, box = from_grid_range(book, body["range"])
    sort_box(tab, box, body["sortSpecs"])
    return {}


def sort_box(tab: Tab, box: Box, specs: list[Json]) -> None:
    """Move the cells of the box and only those: what stands beside it in the same rows stays."""
    lines = [row[box.left : box.right] for row in tab.rows[box.top : box.bottom]]
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0) - box.left
        if not 0 <= column < box.right - box.left:
            raise invalid("The sort column must lie inside the range.")
        lines = _sorted(lines, column, spec.get("sortOrder") == "DESCENDING")
    for row, line in zip(tab.rows[box.top : box.bottom], lines, strict=True):
        row[box.left : box.right] = line


def _sorted(lines: list[Row], column: int, descending: bool) -> list[Row]:
    """Numbers, then texts, then TRUE and FALSE; blanks last whatever the order."""
    filled = [line for line in lines if content(line[column]) is not None]
    blank = [line for line in lines if content(line[column]) is None]
    return sorted(filled, key=lambda line: _rank(line[column]), reverse=descending) + blank


def _rank(cell: Json) -> tuple[int, Any]:
    value = content(cell)
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


def _whole(book: Book, grid_range: Json, given: list[Row]) -> tuple[Tab, Box]:
    tab, box = from_grid_range(book, grid_range)
    if len(given) > box.bottom - box.top:
        raise invalid(
            f"Attempting to write row: {box.bottom + 1}, beyond the last requested row of: {box.bottom}"
        )
    if any(len(values) > box.right - box.left for values in given):
        raise invalid(
            f"Attempting to write column: {box.right + 1}, beyond the last requested column of: {box.right}"
        )
    return tab, box


def _from(book: Book, start: Json, given: list[Row]) -> tuple[Tab, Box]:
    tab = book.by_id(start.get("sheetId", 0))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    box = Box(top, left, top + len(given), left + max((len(values) for values in given), default=0))
    check_inside(tab, box)
    return tab, box


def _mask(body: Json) -> Mask:
    mask = parse_mask(body["fields"])
    check_names(mask, CELL_FIELDS)
    return mask


def _put(old: Json, new: Json, mask: Mask) -> Json:
    return check_cell(put(old, new, mask))
