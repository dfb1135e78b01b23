"""Requests for what is attached to a tab: protections, colours by rule, filter views, the basic filter."""

from playground.sheets_batch_cells import sort_box
from playground.sheets_book import Book, Tab, new_id
from playground.sheets_errors import Json, invalid
from playground.sheets_fields import parse_mask, put
from playground.sheets_ranges import Box, from_grid_range


def add_protected_range(book: Book, body: Json) -> Json:
    wanted = body["protectedRange"]
    tab, _ = from_grid_range(book, wanted.get("range", {}))
    added = {"protectedRangeId": new_id(), "requestingUserCanEdit": True, **wanted}
    if _taken(book, added["protectedRangeId"]):
        raise invalid(f"Protected range with id {added['protectedRangeId']} already exists.")
    tab.protections.append(added)
    return {"addProtectedRange": {"protectedRange": added}}


def update_protected_range(book: Book, body: Json) -> Json:
    new = body["protectedRange"]
    tab, index = _protection(book, new.get("protectedRangeId"))
    changed = put(tab.protections.pop(index), new, parse_mask(body["fields"]))
    home, _ = from_grid_range(book, changed.get("range", {}))
    home.protections.append({**changed, "protectedRangeId": new["protectedRangeId"]})
    return {}


def delete_protected_range(book: Book, body: Json) -> Json:
    tab, index = _protection(book, body["protectedRangeId"])
    del tab.protections[index]
    return {}


def add_conditional_format_rule(book: Book, body: Json) -> Json:
    rule = body["rule"]
    if ("booleanRule" in rule) == ("gradientRule" in rule):
        raise invalid("Exactly one of booleanRule and gradientRule must be set.")
    tabs = [from_grid_range(book, grid_range)[0] for grid_range in rule.get("ranges", [])]
    if not tabs or any(tab is not tabs[0] for tab in tabs):
        raise invalid("The ranges of a rule must lie on one sheet.")
    tabs[0].conditional.insert(body.get("index", 0), rule)
    return {}


def delete_conditional_format_rule(book: Book, body: Json) -> Json:
    tab = book.by_id(body.get("sheetId", 0))
    if not 0 <= body["index"] < len(tab.conditional):
        raise invalid(f"No conditional format on sheet: {tab.sheet_id} at index: {body['index']}")
    return {"deleteConditionalFormatRule": {"rule": tab.conditional.pop(body["index"])}}


def add_filter_view(book: Book, body: Json) -> Json:
    wanted = body["filter"]
    tab, _ = from_grid_range(book, wanted.get("range", {}))
    if any(view.get("title") == wanted.get("title") for view in tab.views):
        raise invalid(f'A filter view with the name "{wanted.get("title")}" already exists.')
    added = {"filterViewId": new_id(), **wanted}
    tab.views.append(added)
    return {"addFilterView": {"filter": added}}


def delete_filter_view(book: Book, body: Json) -> Json:
    for tab in book.tabs:
        for view in tab.views:
            if view["filterViewId"] == body["filterId"]:
                tab.views.remove(view)
                return {}
    raise invalid(f"No filter view with id: {body['filterId']}")


def set_basic_filter(book: Book, body: Json) -> Json:
    """Sorting by the basic filter moves the rows under its header for everybody."""
    wanted = body["filter"]
    tab, box = from_grid_range(book, wanted.get("range", {}))
    tab.basic_filter = wanted
    sort_box(tab, Box(box.top + 1, box.left, box.bottom, box.right), wanted.get("sortSpecs", []))
    return {}


def clear_basic_filter(book: Book, body: Json) -> Json:
    book.by_id(body["sheetId"]).basic_filter = None
    return {}


def _protection(book: Book, protection_id: int | None) -> tuple[Tab, int]:
    for tab in book.tabs:
        for index, one in enumerate(tab.protections):
            if one["protectedRangeId"] == protection_id:
                return tab, index
    raise invalid(f"No protected range with id: {protection_id}")


def _taken(book: Book, protection_id: int) -> bool:
    return any(one["protectedRangeId"] == protection_id for tab in book.tabs for one in tab.protections)
