"""`spreadsheets.get`: the spreadsheet's description, and its cells when they are asked for."""

from playground.sheets_book import Book, Tab
from playground.sheets_cells import as_cell_data
from playground.sheets_errors import Json
from playground.sheets_fields import Mask, check_names, pick, wants
from playground.sheets_ranges import Box, locate
from playground.sheets_values import trimmed

_SPREADSHEET = frozenset({"spreadsheetId", "properties", "sheets", "spreadsheetUrl"})
_SHEET = frozenset(
    {"properties", "data", "protectedRanges", "conditionalFormats", "filterViews", "basicFilter", "merges"}
)


def describe(book: Book, identity: Json, ranges: list[str], mask: Mask, with_grid: bool) -> Json:
    """`identity` holds what is no tab's. Whether cells are shown is the mask's to say; `with_grid` counts
    only without one."""
    check_names(mask, _SPREADSHEET)
    inside = mask.get("sheets", {})
    check_names(inside, _SHEET)
    grid = wants(inside, "data") if wants(mask, "sheets") and mask else with_grid
    boxes = [locate(book, text) for text in ranges] or [(tab, _all(tab)) for tab in book.tabs]
    sheets = [
        _sheet(tab, index, [box for of, box in boxes if of is tab], grid)
        for index, tab in enumerate(book.tabs)
        if any(of is tab for of, _ in boxes)
    ]
    whole: Json = {**identity, "sheets": sheets}
    found: Json = pick(whole, mask)
    return found


def _all(tab: Tab) -> Box:
    return Box(0, 0, tab.row_count, tab.column_count)


def _sheet(tab: Tab, index: int, boxes: list[Box], grid: bool) -> Json:
    parts: Json = {
        "properties": {**tab.properties, "index": index},
        "data": [_grid_data(tab, box) for box in boxes] if grid else None,
        "protectedRanges": [_said(one) for one in tab.protections],
        "conditionalFormats": tab.conditional,
        "filterViews": tab.views,
        "basicFilter": tab.basic_filter,
        "merges": tab.merges,
    }
    return {name: part for name, part in parts.items() if part}


def _said(protection: Json) -> Json:
    """Google leaves out what is false."""
    return {name: part for name, part in protection.items() if part is not False}


def _grid_data(tab: Tab, box: Box) -> Json:
    rows = [row[box.left : box.right] for row in tab.rows[box.top : box.bottom]]
    filled = trimmed([[cell or "" for cell in row] for row in rows])
    data: Json = {
        "startRow": box.top,
        "startColumn": box.left,
        "rowData": [{"values": [as_cell_data(cell or {}) for cell in row]} if row else {} for row in filled],
    }
    return {name: part for name, part in data.items() if part}
