"""Requests that add, describe, resize and remove whole tabs, rows and columns."""

from typing import Any

from playground.sheets_book import Book, Tab, new_id
from playground.sheets_errors import Json, invalid
from playground.sheets_fields import check_names, parse_mask, put
from playground.sheets_ranges import outside

_PROPERTIES = frozenset(
    {"title", "index", "hidden", "gridProperties", "tabColor", "tabColorStyle", "rightToLeft"}
)
_DIMENSION_PROPERTIES = frozenset({"pixelSize", "hiddenByUser", "developerMetadata"})


def add_sheet(book: Book, body: Json) -> Json:
    tab = book.add(body.get("properties", {}))
    return {"addSheet": {"properties": {**tab.properties, "index": book.tabs.index(tab)}}}


def update_sheet_properties(book: Book, body: Json) -> Json:
    new = body["properties"]
    tab = book.by_id(new.get("sheetId", 0))
    mask = parse_mask(body["fields"])
    check_names(mask, _PROPERTIES)
    if "title" in mask or "*" in mask:
        book.check_title(new.get("title", ""), own=tab)
    if "index" in mask:
        book.tabs.remove(tab)
        book.tabs.insert(new.get("index", 0), tab)
    wanted = put(tab.properties, {name: part for name, part in new.items() if name != "index"}, mask)
    tab.describe({**wanted, "sheetId": tab.sheet_id, "sheetType": "GRID"})
    if all(other.properties.get("hidden") for other in book.tabs):
        raise invalid("You can't hide all the sheets in a document.")
    book.check_size()
    return {}


def delete_sheet(book: Book, body: Json) -> Json:
    tab = book.by_id(body["sheetId"])
    if len(book.tabs) == 1:
        raise invalid("You can't remove all the sheets in a document.")
    book.tabs.remove(tab)
    return {}


def duplicate_sheet(book: Book, body: Json) -> Json:
    """A copy with all that is attached, under new ids, right of its original."""
    source = book.by_id(body["sourceSheetId"])
    title = body.get("newSheetName", f"สำเนาของ {source.title}")
    made = book.add({"title": title, **({"sheetId": body["newSheetId"]} if "newSheetId" in body else {})})
    copied = source.copied()
    made.rows, made.conditional, made.widths = copied.rows, copied.conditional, copied.widths
    made.properties = {**copied.properties, "sheetId": made.sheet_id, "title": title}
    made.protections = [{**one, "protectedRangeId": new_id()} for one in copied.protections]
    made.views = [{**one, "filterViewId": new_id()} for one in copied.views]
    for one in [*made.protections, *made.views, *made.conditional]:
        for area in one.get("ranges", [one.get("range", {})]):
            area["sheetId"] = made.sheet_id
    book.check_size()
    return {"duplicateSheet": {"properties": {**made.properties, "index": book.tabs.index(made)}}}


def append_dimension(book: Book, body: Json) -> Json:
    tab = book.by_id(body.get("sheetId", 0))
    length = body["length"]
    if length < 1:
        raise invalid("length must be greater than 0.")
    if _is_rows(body["dimension"]):
        tab.resized(tab.row_count + length, tab.column_count)
    else:
        tab.resized(tab.row_count, tab.column_count + length)
    book.check_size()
    return {}


def insert_dimension(book: Book, body: Json) -> Json:
    """Empty rows or columns; what stood there moves down or to the right."""
    tab, start, end = _span(book, body["range"], room=1)
    if _is_rows(body["range"]["dimension"]):
        tab.rows[start:start] = [[] for _ in range(end - start)]
        tab.resized(tab.row_count + end - start, tab.column_count)
    else:
        for row in tab.rows:
            row[start:start] = [{}] * (end - start)
        tab.resized(tab.row_count, tab.column_count + end - start)
    book.check_size()
    return {}


def move_dimension(book: Book, body: Json) -> Json:
    """Whole rows or columns; the destination is counted before they are taken away."""
    tab, start, end = _span(book, body["source"])
    to, rows = body["destinationIndex"], _is_rows(body["source"]["dimension"])
    if not 0 <= to <= (tab.row_count if rows else tab.column_count):
        raise outside(tab, f"{tab.title} {to}")
    if start < to < end:
        raise invalid("The destination must not lie within the source.")
    lines: list[Any] = [tab.rows] if rows else list(tab.rows)
    for line in lines:
        moved = line[start:end]
        del line[start:end]
        at = to if to <= start else to - (end - start)
        line[at:at] = moved
    return {}


def delete_dimension(book: Book, body: Json) -> Json:
    tab, start, end = _span(book, body["range"])
    if _is_rows(body["range"]["dimension"]):
        if end - start >= tab.row_count - (0 if start < tab.frozen else tab.frozen):
            raise invalid("Sorry, it is not possible to delete all non-frozen rows.")
        del tab.rows[start:end]
        _thaw(tab, start, end)
        tab.resized(tab.row_count - (end - start), tab.column_count)
    else:
        if end - start >= tab.column_count:
            raise invalid("You can't delete all the columns on the sheet.")
        for row in tab.rows:
            del row[start:end]
        tab.resized(tab.row_count, tab.column_count - (end - start))
    return {}


def update_dimension_properties(book: Book, body: Json) -> Json:
    """Widths of columns are kept; heights and hiding are checked and seen by nobody here."""
    mask = parse_mask(body["fields"])
    check_names(mask, _DIMENSION_PROPERTIES)
    if "range" not in body:
        raise invalid("range must be specified.")
    tab, start, end = _span(book, body["range"])
    if "pixelSize" in mask and not _is_rows(body["range"]["dimension"]):
        tab.widths |= dict.fromkeys(range(start, end), int(body["properties"]["pixelSize"]))
    return {}


def check_dimensions(book: Book, body: Json) -> Json:
    _span(book, body["dimensions"])
    return {}


def _thaw(tab: Tab, start: int, end: int) -> None:
    """Deleted frozen rows are frozen no more."""
    grid = dict(tab.properties["gridProperties"])
    gone = max(0, min(end, tab.frozen) - start)
    if gone:
        grid["frozenRowCount"] = tab.frozen - gone
        tab.properties = {**tab.properties, "gridProperties": grid}


def _span(book: Book, dimension_range: Json, room: int = 0) -> tuple[Tab, int, int]:
    """The tab and the half-open span; inserting may also begin right behind the last row (`room`)."""
    tab = book.by_id(dimension_range.get("sheetId", 0))
    size = tab.row_count if _is_rows(dimension_range.get("dimension", "")) else tab.column_count
    start = dimension_range.get("startIndex", 0)
    end = dimension_range.get("endIndex", size)
    if start < 0 or start >= end:
        raise invalid("The start index must be less than the end index.")
    if start >= size + room or (not room and end > size):
        raise outside(tab, f"{tab.title} {start}:{end}")
    return tab, start, end


def _is_rows(dimension: str) -> bool:
    if dimension not in ("ROWS", "COLUMNS"):
        raise invalid("dimension must be specified.")
    return dimension == "ROWS"
