"""What the Sheets emulator tells about the spreadsheet and about the calls that were made."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from playground.sheets_server import RunningSheets, serve_sheets
from playground.sheets_state import SheetsState


@pytest.fixture
def sheets() -> SheetsState:
    return SheetsState("book", "ทะเบียน")


@pytest.fixture
def running(sheets: SheetsState) -> Iterator[RunningSheets]:
    with serve_sheets(sheets) as here:
        yield here


@pytest.fixture
def session(sheets: SheetsState) -> requests.Session:
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {sheets.tokens.issue()}"
    return session


def call(running: RunningSheets, session: requests.Session, path: str = "", **rest: Any) -> requests.Response:
    method = "POST" if "json" in rest else "GET"
    return session.request(method, f"{running.base_url}/v4/spreadsheets/book{path}", timeout=5, **rest)


def test_the_description_shows_what_was_asked_for(
    running: RunningSheets, session: requests.Session, sheets: SheetsState
) -> None:
    whole = {"sheetId": 0}
    sheets.batch_update(
        [
            {"addProtectedRange": {"protectedRange": {"range": whole, "description": "ของบอท"}}},
            {"addFilterView": {"filter": {"title": "ค้างส่ง", "range": whole}}},
            {"addConditionalFormatRule": {"rule": {"ranges": [whole], "booleanRule": {}}, "index": 0}},
        ]
    )
    fields = "spreadsheetId,sheets(properties(sheetId,title),protectedRanges.description,filterViews.title)"
    assert call(running, session, params={"fields": fields}).json() == {
        "spreadsheetId": "book",
        "sheets": [
            {
                "properties": {"sheetId": 0, "title": "ชีต1"},
                "protectedRanges": [{"description": "ของบอท"}],
                "filterViews": [{"title": "ค้างส่ง"}],
            }
        ],
    }
    everything = call(running, session).json()["sheets"][0]
    assert everything["properties"]["gridProperties"] == {"rowCount": 1000, "columnCount": 26}
    assert len(everything["conditionalFormats"]) == 1
    assert "data" not in everything
    assert call(running, session, params={"fields": "sheets.colour"}).status_code == 400


def test_the_description_shows_cells_when_asked(
    running: RunningSheets, session: requests.Session, sheets: SheetsState
) -> None:
    sheets.human_set("ชีต1", 1, 1, "ก")
    asked = {"includeGridData": "true", "ranges": "ชีต1!B2:C3"}
    data = call(running, session, params=asked).json()["sheets"][0]["data"]
    text = {"stringValue": "ก"}
    cell = {"userEnteredValue": text, "effectiveValue": text, "formattedValue": "ก"}
    assert data == [{"startRow": 1, "startColumn": 1, "rowData": [{"values": [cell]}]}]


def test_the_log_counts_calls_cells_and_bytes(
    running: RunningSheets, session: requests.Session, sheets: SheetsState
) -> None:
    body = {"valueInputOption": "RAW", "data": [{"range": "ชีต1!A1", "values": [["ก", None, "ค"]]}]}
    call(running, session, "/values:batchUpdate", json=body)
    call(running, session, "/values:batchGet", params={"ranges": "ไม่มี!A1"})
    write, read = sheets.calls
    assert (write.kind, write.status, write.cells) == ("write", 200, 2)
    assert write.bytes > 60
    assert (read.kind, read.status, read.cells) == ("read", 400, 0)


def test_the_page_gets_the_table_as_people_see_it(running: RunningSheets, sheets: SheetsState) -> None:
    sheets.human_set("ชีต1", 0, 0, "15/9/2024")
    table = requests.get(f"{running.base_url}/_play/sheet", timeout=5).json()
    (tab,) = table["tabs"]
    assert tab.pop("widths") == [100] * 26
    assert tab == {"title": "ชีต1", "sheetId": 0, "frozen": 0, "rows": [["15/9/2024"]]}
