"""The emulator's rules for batchUpdate: typed cells, tabs and their grids, what is attached to them."""

from typing import Any

import pytest

from playground.sheets_errors import SheetsError
from playground.sheets_state import SheetsState

TAB = "งาน"
DATE = {"numberFormat": {"type": "DATE", "pattern": "d/m/yyyy"}}


@pytest.fixture
def sheets() -> SheetsState:
    sheets = SheetsState("book")
    grid = {"rowCount": 5, "columnCount": 4}
    sheets.batch_update([{"addSheet": {"properties": {"sheetId": 5, "title": TAB, "gridProperties": grid}}}])
    fill(sheets, [["รหัส", "ค่า"], ["ก", 3], ["ข", 1], ["ค", 2]])
    return sheets


def typed(value: Any) -> dict[str, Any]:
    kind = "stringValue" if isinstance(value, str) else "numberValue"
    return {"userEnteredValue": {kind: value}}


def block(rows: list[list[Any]]) -> list[dict[str, Any]]:
    return [{"values": [typed(value) for value in row]} for row in rows]


def fill(sheets: SheetsState, rows: list[list[Any]]) -> None:
    start = {"sheetId": 5, "rowIndex": 0, "columnIndex": 0}
    sheets.batch_update(
        [{"updateCells": {"start": start, "rows": block(rows), "fields": "userEnteredValue"}}]
    )


def span(kind: str, start: int, end: int) -> dict[str, Any]:
    return {"range": {"sheetId": 5, "dimension": kind, "startIndex": start, "endIndex": end}}


def update(rows: list[list[Any]], fields: str = "userEnteredValue", **where: Any) -> dict[str, Any]:
    return {"updateCells": {"rows": block(rows), "fields": fields, **where}}


def retitle(title: str) -> dict[str, Any]:
    return {"updateSheetProperties": {"properties": {**WHOLE, "title": title}, "fields": "title"}}


def with_grid(**grid: int) -> dict[str, Any]:
    return {"addSheet": {"properties": {"gridProperties": grid}}}


def test_typed_texts_never_become_anything_else(sheets: SheetsState) -> None:
    fill(sheets, [["=1+1", "0042"]])
    assert sheets.grid(TAB)[0] == ["=1+1", "0042"]
    assert sheets.formulas() == []


def test_a_formula_is_marked(sheets: SheetsState) -> None:
    cell = {"userEnteredValue": {"formulaValue": "=1+1"}}
    rows = {"start": {"sheetId": 5}, "rows": [{"values": [cell]}], "fields": "userEnteredValue"}
    sheets.batch_update([{"updateCells": rows}])
    assert sheets.formulas() == ["=1+1"]


def test_with_a_range_the_cells_not_given_lose_the_masked_fields(sheets: SheetsState) -> None:
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    everywhere = {"range": {"sheetId": 5}, "cell": bold, "fields": "userEnteredFormat.textFormat.bold"}
    whole = {"sheetId": 5, "startRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2}
    sheets.batch_update([{"repeatCell": everywhere}, update([["ง"]], range=whole)])
    assert sheets.grid(TAB) == [["รหัส", "ค่า"], ["ง"]]
    assert sheets.read(lambda book: book.tabs[1].rows[3][1]) == bold


def test_a_date_is_a_number_that_people_see_as_a_date(sheets: SheetsState) -> None:
    cell = {**typed(45537), "userEnteredFormat": DATE}
    fields = "userEnteredValue,userEnteredFormat.numberFormat"
    sheets.batch_update(
        [{"updateCells": {"start": {"sheetId": 5}, "rows": [{"values": [cell]}], "fields": fields}}]
    )
    assert sheets.grid(TAB)[0][0] == 45537
    assert sheets.as_table()["tabs"][1]["rows"][0][0] == "2/9/2024"


@pytest.mark.parametrize(
    ("serial", "pattern", "seen"),
    [
        (45537, "dd/mm/yyyy", "02/09/2024"),
        (45537.5, "d/m/yyyy hh:mm", "2/9/2024 12:00"),
        (45537.354166666664, "d/m/yy h.mm น.", "2/9/24 8.30 น."),
    ],
)
def test_date_patterns(sheets: SheetsState, serial: float, pattern: str, seen: str) -> None:
    cell = {**typed(serial), "userEnteredFormat": {"numberFormat": {"type": "DATE_TIME", "pattern": pattern}}}
    sheets.batch_update([{"repeatCell": {"range": {"sheetId": 5}, "cell": cell, "fields": "*"}}])
    assert sheets.as_table()["tabs"][1]["rows"][0][0] == seen


ADD = {"addSheet": {"properties": {"title": "ใหม่"}}}
WHOLE = {"sheetId": 5}
ONE_ROW = {"sheetId": 5, "endRowIndex": 1}
BELOW = {"sheetId": 5, "rowIndex": 5}


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ({"addChart": {}}, "Unknown name"),
        ({"addSheet": {}, "deleteSheet": {"sheetId": 0}}, "exactly one kind"),
        ({"addSheet": {"name": "ก"}}, "Cannot find field"),
        ({"addSheet": {"properties": {"title": TAB}}}, "already exists"),
        ({"addSheet": {"properties": {"sheetId": 5}}}, "already exists"),
        (with_grid(rowCount=1, frozenRowCount=1), "freeze all"),
        (with_grid(rowCount=10**6), "above the limit"),
        (update([], range={"sheetId": 9}), "No grid with id: 9"),
        (update([], range={"sheetId": 5, "endRowIndex": 6}), "exceeds grid limits"),
        (update([["ก"]], start=BELOW), "exceeds grid limits"),
        (update([["ก"], ["ข"]], range=ONE_ROW), "beyond the last requested row"),
        (update([["ก"] * 5], range=ONE_ROW), "beyond the last requested column"),
        (update([["ก"]], range=WHOLE, start=BELOW), "Exactly one of start and range"),
        ({"updateCells": {"range": WHOLE}}, "fields must be specified"),
        (update([["ก"]], "colour", range=WHOLE), "Invalid field: colour"),
        (update([["ก" * 50_001]], range=WHOLE), "50000 characters"),
        (update([[True]], range=WHOLE), "numberValue"),
        (update([[float("nan")]], range=WHOLE), "numberValue"),
        (retitle("ชีต1"), "already exists"),
        ({"appendDimension": {**WHOLE, "dimension": "ROWS", "length": 0}}, "greater than 0"),
        ({"deleteDimension": span("ROWS", 0, 5)}, "not possible to delete all"),
        ({"deleteDimension": span("COLUMNS", 0, 4)}, "delete all the columns"),
        ({"deleteProtectedRange": {"protectedRangeId": 1}}, "No protected range"),
        ({"deleteConditionalFormatRule": {**WHOLE, "index": 0}}, "No conditional format"),
        ({"deleteFilterView": {"filterId": 1}}, "No filter view"),
    ],
)
def test_one_wrong_request_refuses_all(sheets: SheetsState, request_: dict[str, Any], says: str) -> None:
    before = sheets.as_table()
    with pytest.raises(SheetsError, match=says) as caught:
        sheets.batch_update([ADD, request_])
    assert caught.value.as_json()["error"]["status"] == "INVALID_ARGUMENT"
    assert sheets.as_table() == before


def test_the_last_tab_cannot_be_deleted(sheets: SheetsState) -> None:
    sheets.batch_update([{"deleteSheet": {"sheetId": 0}}])
    with pytest.raises(SheetsError, match="remove all the sheets"):
        sheets.batch_update([{"deleteSheet": {"sheetId": 5}}])


def test_a_renamed_tab_keeps_its_id(sheets: SheetsState) -> None:
    sheets.batch_update([retitle("เปลี่ยนชื่อ")])
    assert [(one["title"], one["sheetId"]) for one in sheets.as_table()["tabs"]] == [
        ("ชีต1", 0),
        ("เปลี่ยนชื่อ", 5),
    ]


def test_rows_and_columns_come_and_go(sheets: SheetsState) -> None:
    sheets.batch_update(
        [
            {"insertDimension": span("ROWS", 1, 2)},
            {"deleteDimension": span("ROWS", 3, 4)},
            {"insertDimension": span("COLUMNS", 0, 1)},
            {"appendDimension": {"sheetId": 5, "dimension": "ROWS", "length": 10}},
        ]
    )
    assert sheets.grid(TAB) == [[None, "รหัส", "ค่า"], [], [None, "ก", 3], [None, "ค", 2]]
    assert sheets.read(lambda book: (book.tabs[1].row_count, book.tabs[1].column_count)) == (15, 5)


def test_sorting_moves_only_the_columns_that_were_chosen(sheets: SheetsState) -> None:
    sheets.human_sort(TAB, 1, columns=(1, 2))
    assert sheets.grid(TAB) == [["รหัส", "ค่า"], ["ก", 1], ["ข", 2], ["ค", 3]]


@pytest.mark.parametrize("descending", [False, True])
def test_blanks_sort_last_whatever_the_order(sheets: SheetsState, descending: bool) -> None:
    sheets.human_set(TAB, 1, 1, None)
    sheets.human_sort(TAB, 1, descending=descending)
    ids = [row[0] for row in sheets.grid(TAB)]
    assert ids == (["รหัส", "ค", "ข", "ก"] if descending else ["รหัส", "ข", "ค", "ก"])


def test_a_basic_filter_sorts_below_its_header(sheets: SheetsState) -> None:
    specs = [{"dimensionIndex": 1, "sortOrder": "ASCENDING"}]
    sheets.batch_update([{"setBasicFilter": {"filter": {"range": {"sheetId": 5}, "sortSpecs": specs}}}])
    assert [row[0] for row in sheets.grid(TAB)] == ["รหัส", "ข", "ค", "ก"]
