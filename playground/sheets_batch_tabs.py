"""Requests that add, describe, resize and remove whole tabs, rows and columns."""

from playground.sheets_book import Book, Tab
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


def check_dimension_properties(book: Book, body: Json) -> Json:
    """Widths and hiding change only the looks, which nobody sees here: the request is checked, not kept."""
    check_names(parse_mask(body["fields"]), _DIMENSION_PROPERTIES)
    if "range" not in body:
        raise invalid("range must be specified.")
    _span(book, body["range"])
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
