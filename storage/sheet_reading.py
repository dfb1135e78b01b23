"""What Google answers about a spreadsheet's tabs, as the domain's values."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from domain.mirror import TabOnSheet
from domain.mirror_looks import PROTECTION, Attached, LooksOnSheet, Protected

Json = dict[str, Any]

PROPERTIES = "sheets.properties(sheetId,title,gridProperties(rowCount,columnCount,frozenRowCount))"
LOOKS = (
    "sheets(properties(sheetId,gridProperties(rowCount,columnCount,frozenRowCount)),"
    "protectedRanges(protectedRangeId,range,description,warningOnly),"
    "conditionalFormats(ranges,booleanRule.condition.values.userEnteredValue),"
    "filterViews(filterViewId,title,range),"
    "merges(startColumnIndex,endColumnIndex),"
    "data.rowData.values(note,userEnteredFormat(numberFormat.pattern,textFormat.bold)))"
)
_RANGE = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')*)'|(?P<plain>[^'!]+))!"
    r"[A-Z]+[0-9]+(?::(?P<column>[A-Z]+)(?P<row>[0-9]+))?"
)
_LETTERS = 26


def empty_tab(properties: Json) -> TabOnSheet:
    """A tab from its properties alone."""
    grid = properties["gridProperties"]
    return TabOnSheet(properties["sheetId"], grid["rowCount"], grid["columnCount"], (), properties["title"])


def tab_of(sheet_id: int, value_range: Json) -> TabOnSheet | None:
    """A tab from the values of its whole grid, whose size and title stand in the range, or else None."""
    found = _RANGE.fullmatch(value_range.get("range", ""))
    if found is None:
        return None
    return TabOnSheet(
        sheet_id,
        int(found["row"] or 1),
        _column_number(found["column"] or "A"),
        value_range.get("values", []),
        found["plain"] or found["quoted"].replace("''", "'"),
    )


def looks_of(sheet: Json) -> LooksOnSheet:
    """How a tab looks, from its description and its first two rows."""
    grid = sheet["properties"]["gridProperties"]
    width = int(grid["columnCount"])
    data = sheet.get("data", [])
    rows = [row.get("values", []) for row in (data[0].get("rowData", []) if data else [])]
    header, below = (rows[0] if rows else []), (rows[1] if len(rows) > 1 else [])
    return LooksOnSheet(
        frozen=int(grid.get("frozenRowCount", 0)),
        bold=bool(header) and bool(_format(header[0]).get("textFormat", {}).get("bold")),
        rows=int(grid["rowCount"]),
        notes=_by_column(header, lambda cell: cell.get("note")),
        formats=_by_column(below, lambda cell: _format(cell).get("numberFormat", {}).get("pattern")),
        protected=tuple(_protected(one, width) for one in sheet.get("protectedRanges", [])),
        rules=tuple(_rule(index, one) for index, one in enumerate(sheet.get("conditionalFormats", []))),
        views=tuple(_view(one) for one in sheet.get("filterViews", [])),
        merged=tuple(
            (one.get("startColumnIndex", 0), one["endColumnIndex"]) for one in sheet.get("merges", [])
        ),
    )


def _by_column(cells: Sequence[Json], part: Any) -> Mapping[int, str]:
    return {column: found for column, cell in enumerate(cells) if (found := part(cell))}


def _format(cell: Json) -> Json:
    found: Json = cell.get("userEnteredFormat", {})
    return found


def _protected(one: Json, width: int) -> Protected:
    """A range without columns is the whole tab; one with rows of its own guards less than we need."""
    area = one.get("range", {})
    whole = not area.get("startRowIndex") and "endRowIndex" not in area
    return Protected(
        id=int(one["protectedRangeId"]),
        first=int(area.get("startColumnIndex", 0)) if whole else -1,
        end=int(area.get("endColumnIndex", width)),
        ours=one.get("description") == PROTECTION,
        warning_only=bool(one.get("warningOnly")),
    )


def _rule(index: int, one: Json) -> Attached:
    values = one.get("booleanRule", {}).get("condition", {}).get("values", [])
    name = values[0].get("userEnteredValue", "") if len(values) == 1 else ""
    ends = [area.get("endRowIndex") for area in one.get("ranges", [])]
    return Attached(index, name, ends[0] if len(ends) == 1 else 0)


def _view(one: Json) -> Attached:
    return Attached(int(one["filterViewId"]), one.get("title", ""), one.get("range", {}).get("endRowIndex"))


def _column_number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
