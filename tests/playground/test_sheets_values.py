"""The emulator's rules for plain values: ranges, RAW and USER_ENTERED, what is left out when reading."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import requests

from playground.sheets_cells import shown
from playground.sheets_server import serve_sheets
from playground.sheets_state import SheetsState

TAB = "งาน"


class Api:
    """Calls on the spreadsheet, as a client with a token makes them."""

    def __init__(self, base_url: str, token: str) -> None:
        self._url = f"{base_url}/v4/spreadsheets/book"
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {token}"

    def call(self, method: str, path: str, **rest: Any) -> requests.Response:
        return self._session.request(method, self._url + path, timeout=5, **rest)

    def get(self, text: str, **params: Any) -> Any:
        return self.call("GET", f"/values/{quote(text, safe='')}", params=params).json()

    def put(self, text: str, values: list[list[Any]], option: str | None = "RAW") -> Any:
        params = {"valueInputOption": option} if option else {}
        return self.call(
            "PUT", f"/values/{quote(text, safe='')}", params=params, json={"values": values}
        ).json()


@pytest.fixture
def sheets() -> SheetsState:
    sheets = SheetsState("book")
    sheets.batch_update([{"addSheet": {"properties": {"sheetId": 5, "title": TAB}}}])
    return sheets


@pytest.fixture
def api(sheets: SheetsState) -> Iterator[Api]:
    with serve_sheets(sheets) as here:
        yield Api(here.base_url, sheets.tokens.issue())


@pytest.mark.parametrize(
    ("sent", "option", "kept"),
    [
        ("0042", "RAW", "0042"),
        ("0042", "USER_ENTERED", 42),
        ("๐๐๔๒", "USER_ENTERED", "๐๐๔๒"),
        ("=4/2", "RAW", "=4/2"),
        ("2020-01-01", "RAW", "2020-01-01"),
        ("2020-01-01", "USER_ENTERED", 43831),
        ("15/9/2024", "USER_ENTERED", 45550),
        ("31/2/2024", "USER_ENTERED", "31/2/2024"),
        ("1,234.5", "USER_ENTERED", 1234.5),
        ("50%", "USER_ENTERED", 0.5),
        ("true", "USER_ENTERED", True),
        ("'0042", "USER_ENTERED", "0042"),
        ("'0042", "RAW", "'0042"),
        ("@บอท", "USER_ENTERED", "@บอท"),
        (60, "RAW", 60),
        (False, "RAW", False),
    ],
)
def test_raw_keeps_what_was_sent_and_user_entered_reads_it(
    api: Api, sheets: SheetsState, sent: Any, option: str, kept: Any
) -> None:
    api.put(f"{TAB}!A1", [[sent]], option)
    assert sheets.grid(TAB) == [[kept]]
    assert api.get(TAB, valueRenderOption="UNFORMATTED_VALUE")["values"] == [[kept]]
    assert sheets.formulas() == []


@pytest.mark.parametrize(("typed", "formula"), [("=4/2", "=4/2"), ("+A1", "=+A1"), ("-A1", "=-A1")])
def test_user_entered_makes_formulas(api: Api, sheets: SheetsState, typed: str, formula: str) -> None:
    api.put(f"{TAB}!A1", [[typed]], "USER_ENTERED")
    assert sheets.formulas() == [formula]
    assert api.get(TAB, valueRenderOption="FORMULA")["values"] == [[formula]]


@pytest.mark.parametrize(
    ("asked", "echoed"),
    [
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("Sheet1!A1", "Sheet1!A1"),
        ("'Sheet1'!B2:C", "Sheet1!B2:C1000"),
        ("sheet1!$A$2:$B", "Sheet1!A2:B1000"),
        ("Sheet1!A1:ZZ5000", "Sheet1!A1:Z1000"),
        ("Sheet1!C3:A1", "Sheet1!A1:C3"),
        ("Sheet1!2:3", "Sheet1!A2:Z3"),
        ("A1:B2", "Sheet1!A1:B2"),
        ("งาน!A1:B2", "'งาน'!A1:B2"),
        ("'it''s'!A1", "'it''s'!A1"),
    ],
)
def test_ranges_are_echoed_as_google_writes_them(
    api: Api, sheets: SheetsState, asked: str, echoed: str
) -> None:
    renamed = {"properties": {"sheetId": 0, "title": "Sheet1"}, "fields": "title"}
    sheets.batch_update([{"updateSheetProperties": renamed}, {"addSheet": {"properties": {"title": "it's"}}}])
    assert api.get(asked)["range"] == echoed


@pytest.mark.parametrize("asked", ["ไม่มี!A1", "งาน!", "งาน!A0", "งาน!1", "งาน!A", "'งาน'A1", "งาน!A1:B2:C3"])
def test_a_range_that_cannot_be_read_is_400(api: Api, asked: str) -> None:
    error = api.get(asked)["error"]
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    assert error["message"] == f"Unable to parse range: {asked}"


def test_empty_ends_are_left_out_and_holes_are_empty_texts(api: Api) -> None:
    api.put(f"{TAB}!A1", [["ก", "", "ค", ""], [], ["", "ข"], ["", ""]])
    assert api.get(TAB)["values"] == [["ก", "", "ค"], [], ["", "ข"]]
    assert api.get(TAB, majorDimension="COLUMNS")["values"] == [["ก"], ["", "", "ข"], ["ค"]]
    assert "values" not in api.get(f"{TAB}!D1:E9")


def test_null_leaves_a_cell_and_an_empty_text_clears_it(api: Api, sheets: SheetsState) -> None:
    api.put(f"{TAB}!A1", [["ก", "ข", "ค"]])
    answer = api.put(f"{TAB}!A1", [[None, "", "จ"]])
    assert sheets.grid(TAB) == [["ก", None, "จ"]]
    assert answer["updatedCells"] == 2
    assert answer["updatedRange"] == "'งาน'!A1:C1"


@pytest.mark.parametrize(
    ("text", "values", "says"),
    [
        ("งาน!A1001", [["ก"]], "exceeds grid limits"),
        ("งาน!A1000", [["ก"], ["ข"]], "exceeds grid limits"),
        ("งาน!Z1", [["ก", "ข"]], "exceeds grid limits"),
        ("งาน!A1:B2", [["ก"], ["ข"], ["ค"]], "tried writing to row [3]"),
        ("งาน!A1:B2", [["ก", "ข", "ค"]], "tried writing to column [3]"),
        ("งาน!A1", [["ก" * 50_001]], "50000 characters"),
        ("งาน!A1", [[["ก"]]], "list_value"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    api: Api, sheets: SheetsState, text: str, values: list[list[Any]], says: str
) -> None:
    assert says in api.put(text, values)["error"]["message"]
    assert sheets.grid(TAB) == []


def test_the_input_option_must_be_said(api: Api) -> None:
    assert "'valueInputOption' is required" in api.put(f"{TAB}!A1", [["ก"]], None)["error"]["message"]


def test_many_ranges_are_written_all_or_none(api: Api, sheets: SheetsState) -> None:
    good = {"range": "งาน!A1:B1", "values": [["ก", "ข"]]}
    bad = {"range": "งาน!A2000", "values": [["ค"]]}
    body = {"valueInputOption": "RAW", "data": [good, bad]}
    assert api.call("POST", "/values:batchUpdate", json=body).status_code == 400
    assert sheets.grid(TAB) == []
    done = api.call("POST", "/values:batchUpdate", json={**body, "data": [good]}).json()
    assert (done["totalUpdatedCells"], done["totalUpdatedSheets"]) == (2, 1)
    assert done["responses"][0]["updatedRange"] == "'งาน'!A1:B1"
    assert sheets.grid(TAB) == [["ก", "ข"]]


def test_many_ranges_are_read_in_one_call(api: Api) -> None:
    api.put(f"{TAB}!A1", [["ก"], ["ข"]])
    found = api.call("GET", "/values:batchGet", params={"ranges": ["งาน!A2", "งาน!A1"]}).json()
    assert found["spreadsheetId"] == "book"
    assert [one["values"] for one in found["valueRanges"]] == [[["ข"]], [["ก"]]]


def test_clearing_takes_the_values_of_the_range_only(api: Api, sheets: SheetsState) -> None:
    api.put(f"{TAB}!A1", [["ก", "ข"]])
    cleared = api.call("POST", f"/values/{quote('งาน!B1:B', safe='')}:clear").json()
    assert cleared == {"spreadsheetId": "book", "clearedRange": "'งาน'!B1:B1000"}
    assert sheets.grid(TAB) == [["ก"]]


def test_append_is_not_offered(api: Api) -> None:
    assert api.call("POST", f"/values/{quote('งาน!A1', safe='')}:append", json={}).status_code == 404


@pytest.mark.parametrize(
    ("value", "pattern", "seen"),
    [
        (60, '0.0"%"', "60.0%"),
        (72.5, '0.0"%"', "72.5%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (4, "0", "4"),
    ],
)
def test_a_number_is_shown_as_its_pattern_says(value: float, pattern: str, seen: str) -> None:
    form = {"numberFormat": {"type": "NUMBER", "pattern": pattern}}
    assert shown({"userEnteredValue": {"numberValue": value}, "userEnteredFormat": form}) == seen
