"""Google's discovery document holds what we send to Sheets, and the emulator's answers, in every test."""

from typing import Any

import pytest
import requests
from discovery import problems_of

from playground.sheets_server import serve_sheets
from playground.sheets_state import SheetsState

BOOK = "/v4/spreadsheets/book"
EMPTY_ANSWER: dict[str, Any] = {"spreadsheetId": "book"}
UPDATE = {"updateCells": {"range": {"sheetId": 5}, "fields": "*", "rows": [{"values": [{"note": "ก"}]}]}}
ADD_VIEW = {"addFilterView": {"filter": {"title": "ค้างส่ง", "sortSpecs": [{"sortOrder": "ASCENDING"}]}}}


@pytest.mark.parametrize("request_", [UPDATE, ADD_VIEW])
def test_what_google_describes_has_no_problem(request_: dict[str, Any]) -> None:
    body = {"requests": [request_]}
    assert problems_of("POST", f"{BOOK}:batchUpdate", {}, body, 200, EMPTY_ANSWER) == []


@pytest.mark.parametrize(
    ("method", "path", "query", "body", "answer"),
    [
        ("POST", f"{BOOK}:batchUpdate", {}, {"requests": [{"addChar": {}}]}, EMPTY_ANSWER),
        ("POST", f"{BOOK}:batchUpdate", {}, {"requests": [{"deleteSheet": {"sheetId": "5"}}]}, EMPTY_ANSWER),
        ("POST", f"{BOOK}/values:batchGetByDataFilter", {}, {"majorDimension": "DIAGONALS"}, EMPTY_ANSWER),
        ("GET", BOOK, {"colour": ["red"]}, None, EMPTY_ANSWER),
        ("GET", BOOK, {}, {}, EMPTY_ANSWER),
        ("GET", BOOK, {}, None, {"sheets": [{"title": "ก"}]}),
        ("GET", f"{BOOK}:pictures", {}, None, EMPTY_ANSWER),
    ],
)
def test_anything_else_is_a_problem(
    method: str, path: str, query: dict[str, Any], body: Any, answer: dict[str, Any]
) -> None:
    assert problems_of(method, path, query, body, 200, answer)


def test_the_emulator_shows_every_call_to_the_check(
    sheets_calls_are_as_google_describes_them: list[str],
) -> None:
    sheets = SheetsState("book")
    with serve_sheets(sheets) as here:
        token = {"Authorization": f"Bearer {sheets.tokens.issue()}"}
        answer = requests.post(
            f"{here.base_url}{BOOK}:batchUpdate",
            json={"requests": [{"addChar": {}}]},
            headers=token,
            timeout=5,
        )
    assert answer.status_code == 400
    (problem,) = sheets_calls_are_as_google_describes_them
    assert "addChar" in problem
    sheets_calls_are_as_google_describes_them.clear()
