"""Who the Sheets emulator lets in, how often, and what it tells about the spreadsheet."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials

from playground.service_account import SCOPE
from playground.sheets_server import RunningSheets, serve_sheets
from playground.sheets_state import SheetsState

DRIVE = "https://www.googleapis.com/auth/drive.file"


class Clock:
    def __init__(self) -> None:
        self.seconds = 1_000_020.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sheets(clock: Clock) -> SheetsState:
    return SheetsState("book", "ทะเบียน", clock)


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
    method = "POST" if "data" in rest or "json" in rest else "GET"
    return session.request(method, f"{running.base_url}/v4/spreadsheets/book{path}", timeout=5, **rest)


def test_a_service_account_gets_a_token_that_opens_the_spreadsheet(running: RunningSheets) -> None:
    credentials = Credentials.from_service_account_info(running.credentials, scopes=[SCOPE])
    credentials.refresh(Request())
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {credentials.token}"
    assert call(running, session).json()["properties"]["title"] == "ทะเบียน"


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"grant_type": "password", "assertion": "a.b.c"},
        {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": "a.b.c"},
        {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": "e30.e30.e30"},
    ],
)
def test_a_form_that_is_no_assertion_gets_no_token(running: RunningSheets, form: dict[str, str]) -> None:
    answer = requests.post(f"{running.base_url}/token", data=form, timeout=5)
    assert answer.status_code == 400
    assert "access_token" not in answer.json()


def test_a_token_for_another_scope_is_not_given(running: RunningSheets) -> None:
    credentials = Credentials.from_service_account_info(running.credentials, scopes=[DRIVE])
    with pytest.raises(Exception, match="invalid_scope"):
        credentials.refresh(Request())


@pytest.mark.parametrize("header", [None, "Bearer wrong", "Basic abc"])
def test_without_a_good_token_nothing_is_told(running: RunningSheets, header: str | None) -> None:
    session = requests.Session()
    if header:
        session.headers["Authorization"] = header
    answer = call(running, session)
    assert answer.status_code == 401
    assert answer.json()["error"]["status"] == "UNAUTHENTICATED"


def test_a_token_lives_an_hour(running: RunningSheets, session: requests.Session, clock: Clock) -> None:
    clock.seconds += 3599
    assert call(running, session).status_code == 200
    clock.seconds += 1
    assert call(running, session).status_code == 401


def test_sixty_reads_and_sixty_writes_a_minute(
    running: RunningSheets, session: requests.Session, sheets: SheetsState, clock: Clock
) -> None:
    write = {"valueInputOption": "RAW", "data": []}
    for _ in range(60):
        sheets.admit("read")
    refused = call(running, session)
    assert refused.status_code == 429
    assert refused.json()["error"]["status"] == "RESOURCE_EXHAUSTED"
    assert call(running, session, "/values:batchUpdate", json=write).status_code == 200
    for _ in range(59):
        sheets.admit("write")
    refused = call(running, session, "/values:batchUpdate", json=write)
    assert "Write requests per minute per user" in refused.json()["error"]["message"]
    clock.seconds += 60
    assert call(running, session).status_code == 200


def test_the_quota_can_be_switched_off(sheets: SheetsState) -> None:
    sheets.quota = False
    for _ in range(100):
        sheets.admit("write")


def test_another_spreadsheet_is_404_and_a_withdrawn_one_403(
    running: RunningSheets, session: requests.Session, sheets: SheetsState
) -> None:
    other = session.get(f"{running.base_url}/v4/spreadsheets/other", timeout=5)
    assert other.json()["error"]["status"] == "NOT_FOUND"
    sheets.allowed = False
    assert call(running, session).json()["error"]["status"] == "PERMISSION_DENIED"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"x" * (10 * 1024 * 1024 + 1), "Request payload size exceeds the limit: 10485760 bytes."),
        (b"{", "Invalid JSON payload received."),
        (b"[]", "Root element must be a message"),
        (b"{}", "Must specify at least one request."),
    ],
)
def test_bodies_that_are_refused(
    running: RunningSheets, session: requests.Session, body: bytes, says: str
) -> None:
    answer = call(running, session, ":batchUpdate", data=body)
    assert answer.status_code == 400
    assert says in answer.json()["error"]["message"]
