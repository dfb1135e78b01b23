"""What people do to the planners' sheet with their own hands."""

from collections.abc import Callable
from typing import Any

from mirror_desk import DUTIES, LOG, OVERVIEW, Planners

from playground.sheets_errors import Json
from playground.sheets_state import SheetsState
from scheduler.mirror_sheet import FULL_CHECK, MirrorSheet


def sheet_id(sheets: SheetsState, title: str) -> int:
    return next(int(tab["sheetId"]) for tab in sheets.as_table()["tabs"] if tab["title"] == title)


def by_hand(title: str, kind: str, **span: Any) -> Callable[[SheetsState], None]:
    """A request that a person's browser makes on a tab."""

    def act(sheets: SheetsState) -> None:
        its = {"sheetId": sheet_id(sheets, title)}
        sheets.batch_update([{kind: {"range": {**its, **span}} if span else its}])

    return act


def rows(start: int, end: int) -> Json:
    return {"dimension": "ROWS", "startIndex": start, "endIndex": end}


def columns(start: int, end: int) -> Json:
    return {"dimension": "COLUMNS", "startIndex": start, "endIndex": end}


def move_column(sheets: SheetsState) -> None:
    source = {"sheetId": sheet_id(sheets, DUTIES), **columns(3, 4)}
    sheets.batch_update([{"moveDimension": {"source": source, "destinationIndex": 8}}])


def rename(sheets: SheetsState) -> None:
    properties = {"sheetId": sheet_id(sheets, DUTIES), "title": "ของเก่า"}
    sheets.batch_update([{"updateSheetProperties": {"properties": properties, "fields": "title"}}])


def shrink(sheets: SheetsState) -> None:
    """To the header and one row."""
    grid = {"sheetId": sheet_id(sheets, LOG), "gridProperties": {"rowCount": 2, "columnCount": 3}}
    fields = "gridProperties(rowCount,columnCount)"
    sheets.batch_update([{"updateSheetProperties": {"properties": grid, "fields": fields}}])


def merge(sheets: SheetsState) -> None:
    """The system's name once for its three duties, as in a book."""
    its = {"sheetId": sheet_id(sheets, DUTIES), "startRowIndex": 1, "endRowIndex": 4}
    area = {**its, "startColumnIndex": 1, "endColumnIndex": 2}
    sheets.batch_update([{"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}}])


HARM = {
    "sorted": lambda sheets: sheets.human_sort(DUTIES, 3, descending=True),
    "some columns sorted": lambda sheets: sheets.human_sort(DUTIES, 0, descending=True, columns=(0, 2)),
    "a log sorted": lambda sheets: sheets.human_sort(LOG, 0, descending=True),
    "sorted with the header": lambda sheets: sheets.human_sort(DUTIES, 0, descending=True, header_rows=0),
    "a log sorted with its header": lambda sheets: sheets.human_sort(LOG, 0, descending=True, header_rows=0),
    "a cell overwritten": lambda sheets: sheets.human_set(DUTIES, 1, 4, "=1+1"),
    "an id overwritten": lambda sheets: sheets.human_set(DUTIES, 2, 0, "D9"),
    "a header renamed": lambda sheets: sheets.human_set(DUTIES, 0, 4, "งานของเรา"),
    "rows deleted": by_hand(DUTIES, "deleteDimension", **rows(2, 3)),
    "the header deleted": by_hand(DUTIES, "deleteDimension", **rows(0, 1)),
    "rows put in": by_hand(DUTIES, "insertDimension", **rows(1, 3)),
    "a column put in": by_hand(DUTIES, "insertDimension", **columns(2, 3)),
    "a column deleted": by_hand(DUTIES, "deleteDimension", **columns(2, 3)),
    "a column moved": move_column,
    "a tab renamed": rename,
    "a tab deleted": by_hand(DUTIES, "deleteSheet"),
    "another tab deleted": by_hand(OVERVIEW, "deleteSheet"),
    "a grid too small": shrink,
    "cells made one": merge,
}


def looks(sheets: SheetsState, title: str) -> dict[str, Any]:
    """What is attached to a tab, without the ids that change when it is set up again."""
    tab = sheets.read(lambda book: book.by_title(title))
    assert tab
    return {
        "protected": [(one["range"], one["warningOnly"]) for one in tab.protections],
        "views": sorted(view["title"] for view in tab.views),
        "colours": tab.conditional,
        "notes": [cell.get("note") for cell in tab.rows[0]],
        "bold": tab.rows[0][0]["userEnteredFormat"]["textFormat"]["bold"],
        "frozen": tab.frozen,
        "formats": [cell.get("userEnteredFormat", {}).get("numberFormat") for cell in tab.rows[1]],
    }


def forget(part: str, title: str = DUTIES) -> Callable[[SheetsState], None]:
    def act(sheets: SheetsState) -> None:
        def gone(book: Any) -> None:
            getattr(book.by_title(title), part).clear()

        sheets.change(gone)

    return act


def plain(sheets: SheetsState) -> None:
    """Formats and notes are taken from every cell, and nothing is frozen."""
    its = sheet_id(sheets, DUTIES)
    loose = {"properties": {"sheetId": its, "gridProperties": {}}, "fields": "gridProperties.frozenRowCount"}
    bare = {"range": {"sheetId": its}, "cell": {}, "fields": "userEnteredFormat,note"}
    sheets.batch_update([{"updateSheetProperties": loose}, {"repeatCell": bare}])


def next_hour(planners: Planners, mirror: MirrorSheet) -> None:
    planners.hands.machine_at += FULL_CHECK
    assert mirror("A")
