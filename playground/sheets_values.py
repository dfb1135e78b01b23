"""The `values` verbs: blocks of plain values read from and written to ranges."""

from typing import Any

from playground.sheets_book import Book, Tab
from playground.sheets_cells import Content, plain_number, read
from playground.sheets_errors import Json, invalid
from playground.sheets_ranges import Box, a1, locate, outside
from playground.sheets_typed import entered

RENDER_OPTIONS = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
INPUT_OPTIONS = ("RAW", "USER_ENTERED")
DIMENSIONS = ("ROWS", "COLUMNS")


def get_values(book: Book, text: str, dimension: str, option: str) -> Json:
    """A ValueRange of what A1 notation names."""
    return values_in(*locate(book, text), dimension, option)


def values_in(tab: Tab, box: Box, dimension: str, option: str) -> Json:
    """A ValueRange; empty cells, rows and columns at the end are left out."""
    _check(dimension, DIMENSIONS, "majorDimension")
    _check(option, RENDER_OPTIONS, "valueRenderOption")
    block = [[_out(read(cell, option)) for cell in row[box.left : box.right]] for row in _rows(tab, box)]
    values = trimmed(block if dimension == "ROWS" else [list(column) for column in zip(*block, strict=True)])
    found: Json = {"range": a1(tab, box), "majorDimension": dimension}
    return {**found, "values": values} if values else found


def put_values(book: Book, text: str, value_range: Json, option: str | None) -> Json:
    """Write one ValueRange; answers an UpdateValuesResponse without its spreadsheetId."""
    if option is None or option == "INPUT_VALUE_OPTION_UNSPECIFIED":
        raise invalid("'valueInputOption' is required but not specified")
    _check(option, INPUT_OPTIONS, "valueInputOption")
    tab, box = locate(book, text)
    _check_same_range(book, text, value_range.get("range"))
    rows = _block(value_range)
    target = _target(tab, box, rows, text)
    for offset, values in enumerate(rows):
        row = tab.rows[target.top + offset]
        for column, value in enumerate(values, target.left):
            row[column] = entered(row[column], value, option)
    return _updated(tab, target, rows)


def clear_values(book: Book, text: str) -> Json:
    """Values go, formats and notes stay."""
    tab, box = locate(book, text)
    for row in _rows(tab, box):
        for column in range(box.left, box.right):
            row[column] = {name: part for name, part in row[column].items() if name != "userEnteredValue"}
    return {"clearedRange": a1(tab, box)}


def trimmed(block: list[list[Any]]) -> list[list[Any]]:
    """Without the empty cells at each row's end, nor the empty rows at the end of the block."""
    rows = [_without_tail(row, "") for row in block]
    return _without_tail(rows, [])


def _without_tail(items: list[Any], empty: Any) -> list[Any]:
    end = len(items)
    while end and items[end - 1] == empty:
        end -= 1
    return items[:end]


def _rows(tab: Tab, box: Box) -> list[list[Json]]:
    return tab.rows[box.top : box.bottom]


def _out(value: Content) -> Content:
    return value if isinstance(value, str | bool) or value is None else plain_number(value)


def _check(value: str, known: tuple[str, ...], name: str) -> None:
    if value not in known:
        raise invalid(f"Invalid value at '{name}', \"{value}\"")


def _check_same_range(book: Book, text: str, other: str | None) -> None:
    if other is not None and locate(book, other) != locate(book, text):
        raise invalid(f"Requested range [{text}] does not match value range [{other}]")


def _block(value_range: Json) -> list[list[Any]]:
    values = value_range.get("values", [])
    if not isinstance(values, list) or not all(isinstance(row, list) for row in values):
        raise invalid("Invalid value at 'data.values'")
    if (value_range.get("majorDimension") or "ROWS") == "ROWS":
        return values
    height = max((len(column) for column in values), default=0)
    return [[column[row] if row < len(column) else None for column in values] for row in range(height)]


def _target(tab: Tab, box: Box, rows: list[list[Any]], text: str) -> Box:
    """The box that is really written: from the range's corner, and never beyond the range."""
    bottom = box.top + len(rows)
    right = box.left + max((len(row) for row in rows), default=0)
    if bottom > tab.row_count or right > tab.column_count:
        raise outside(tab, text)
    if not box.one_cell and bottom > box.bottom:
        raise invalid(f"Requested writing within range [{text}], but tried writing to row [{box.bottom + 1}]")
    if not box.one_cell and right > box.right:
        raise invalid(
            f"Requested writing within range [{text}], but tried writing to column [{box.right + 1}]"
        )
    return Box(box.top, box.left, max(bottom, box.top + 1), max(right, box.left + 1))


def _updated(tab: Tab, target: Box, rows: list[list[Any]]) -> Json:
    """Cells sent as null were not touched, and do not count."""
    touched = [
        (row, column)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    ]
    return {
        "updatedRange": a1(tab, target),
        "updatedRows": len({row for row, _ in touched}),
        "updatedColumns": len({column for _, column in touched}),
        "updatedCells": len(touched),
    }
