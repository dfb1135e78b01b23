"""How a tab looks, as requests of Google's `spreadsheets.batchUpdate`."""

from collections.abc import Iterator
from typing import Any

from domain.mirror import TabChange
from domain.mirror_looks import PROTECTION, column_name, formulas
from domain.sheet_looks import TEXT, View, Where

Json = dict[str, Any]

_BOLD = {"userEnteredFormat": {"textFormat": {"bold": True}, "wrapStrategy": "WRAP"}}
_MONTH = '=AND(ISNUMBER({cell}),TEXT({cell},"yyyymm")=TEXT(TODAY(),"yyyymm"))'


def look_requests(change: TabChange, sheet_id: int) -> Iterator[Json]:
    """What is wrong goes, what is missing comes; nothing for what is right."""
    yield from _dropped(change, sheet_id)
    looks, wanted = change.tab.looks, change.looks
    if wanted.header:
        yield from _header(change, sheet_id)
    if wanted.formats:
        yield from (_format(sheet_id, column, looks.formats[column]) for column in looks.formats)
    if wanted.widths:
        yield from (_width(sheet_id, column, pixels) for column, pixels in looks.widths.items())
    if wanted.widths or change.more_rows:
        yield from (_wrap(sheet_id, column) for column in looks.wrapped)
    yield from (_protect(sheet_id, first, end) for first, end in wanted.protect)
    if wanted.colours:
        yield from _colours(change, sheet_id)
    yield from (_view(view, sheet_id, len(change.tab.header)) for view in wanted.views)


def number_format(pattern: str) -> Json:
    """A pattern as Google's NumberFormat."""
    kind = "TEXT" if pattern == TEXT else "DATE" if "y" in pattern else "NUMBER"
    return {"type": kind, "pattern": pattern}


def _dropped(change: TabChange, sheet_id: int) -> Iterator[Json]:
    wanted = change.looks
    yield from ({"deleteProtectedRange": {"protectedRangeId": one}} for one in wanted.drop_protected)
    for index in sorted(wanted.drop_rules, reverse=True):
        yield {"deleteConditionalFormatRule": {"sheetId": sheet_id, "index": index}}
    yield from ({"deleteFilterView": {"filterId": one}} for one in wanted.drop_views)


def _header(change: TabChange, sheet_id: int) -> Iterator[Json]:
    """In sight, bold, and each with its note."""
    frozen = {"sheetId": sheet_id, "gridProperties": {"frozenRowCount": 1}}
    yield {"updateSheetProperties": {"properties": frozen, "fields": "gridProperties.frozenRowCount"}}
    top = _columns(sheet_id, 0, len(change.tab.header)) | {"startRowIndex": 0, "endRowIndex": 1}
    fields = "userEnteredFormat(textFormat.bold,wrapStrategy)"
    yield {"repeatCell": {"range": top, "cell": _BOLD, "fields": fields}}
    notes = change.tab.looks.notes
    if notes:
        cells = [
            {"note": notes[column]} if column in notes else {} for column in range(len(change.tab.header))
        ]
        yield {"updateCells": {"range": top, "rows": [{"values": cells}], "fields": "note"}}


def _format(sheet_id: int, column: int, pattern: str) -> Json:
    below = _columns(sheet_id, column, column + 1) | {"startRowIndex": 1}
    cell = {"userEnteredFormat": {"numberFormat": number_format(pattern)}}
    return {"repeatCell": {"range": below, "cell": cell, "fields": "userEnteredFormat.numberFormat"}}


def _width(sheet_id: int, column: int, pixels: int) -> Json:
    span = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    wide = {"range": span, "properties": {"pixelSize": pixels}, "fields": "pixelSize"}
    return {"updateDimensionProperties": wide}


def _wrap(sheet_id: int, column: int) -> Json:
    """Without it a text is cut where something stands in the next column."""
    below = _columns(sheet_id, column, column + 1) | {"startRowIndex": 1}
    cell = {"userEnteredFormat": {"wrapStrategy": "WRAP"}}
    return {"repeatCell": {"range": below, "cell": cell, "fields": "userEnteredFormat.wrapStrategy"}}


def _protect(sheet_id: int, first: int, end: int) -> Json:
    """A warning and no lock: it is against accidents, and the office owns its file."""
    ours = {"range": _columns(sheet_id, first, end), "description": PROTECTION, "warningOnly": True}
    return {"addProtectedRange": {"protectedRange": ours}}


def _colours(change: TabChange, sheet_id: int) -> Iterator[Json]:
    colours = change.tab.looks.colours
    below = _columns(sheet_id, 0, len(change.tab.header)) | {"startRowIndex": 1}
    for index, (colour, formula) in enumerate(zip(colours, formulas(colours), strict=True)):
        condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}
        shown = {"backgroundColorStyle": {"rgbColor": _rgb(colour.background)}}
        rule = {"ranges": [below], "booleanRule": {"condition": condition, "format": shown}}
        yield {"addConditionalFormatRule": {"rule": rule, "index": index}}


def _rgb(colour: str) -> Json:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return dict(zip(("red", "green", "blue"), parts, strict=True))


def _view(view: View, sheet_id: int, width: int) -> Json:
    """Sorts and filters for whoever opens it, and never moves a row."""
    made: Json = {
        "title": view.title,
        "range": _columns(sheet_id, 0, width) | {"startRowIndex": 0},
        "sortSpecs": [
            {"dimensionIndex": column, "sortOrder": "DESCENDING" if down else "ASCENDING"}
            for column, down in view.order
        ],
        "filterSpecs": [
            {"columnIndex": where.column, "filterCriteria": {"condition": _condition(where)}}
            for where in view.where
        ],
    }
    return {"addFilterView": {"filter": {name: part for name, part in made.items() if part}}}


def _condition(where: Where) -> Json:
    if where.this_month:
        formula = _MONTH.format(cell=f"{column_name(where.column)}2")
        return {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}
    if where.at_most is not None:
        return {"type": "NUMBER_LESS_THAN_EQ", "values": [{"userEnteredValue": f"{where.at_most:g}"}]}
    return {"type": "TEXT_EQ", "values": [{"userEnteredValue": where.text}]}


def _columns(sheet_id: int, first: int, end: int) -> Json:
    return {"sheetId": sheet_id, "startColumnIndex": first, "endColumnIndex": end}
