"""How the Google Sheet client fails: every trouble is either for later or for ever, and nothing else."""

import json
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from domain.errors import Never, TryLater
from domain.mirror import Tab
from domain.mirroring.difference import difference
from playground.faults import Reset
from playground.sheets_server import RunningSheets, serve_sheets
from playground.sheets_state import SheetsState
from storage.google_sheet import GoogleSheet

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

TITLE = "งานทั้งหมด"
WANTED = Tab(TITLE, ("รหัส", "ชื่อ"), [("D1", "แผนปฏิบัติการ")])
QUICK = (0.5, 0.5)

Fault = Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]


class Faults:
    """What goes wrong with the calls on the spreadsheet: nothing, until a test says otherwise."""

    def __init__(self) -> None:
        self.before: Fault | None = None
        self.reset_after = False
        self.on_token: Fault | None = None

    def around(self, app: "WSGIApplication") -> "WSGIApplication":
        def wrapped(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
            if environ["PATH_INFO"] == "/token":
                return (self.on_token or app)(environ, start)
            if self.before:
                return self.before(environ, start)
            answer = app(environ, start)
            if self.reset_after:
                raise Reset
            return answer

        return wrapped


def answering(status: str, body: str = "", headers: dict[str, str] | None = None) -> Fault:
    def fault(_environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        start(status, [("Content-Type", "application/json"), *(headers or {}).items()])
        return [body.encode()]

    return fault


@pytest.fixture
def sheets() -> SheetsState:
    return SheetsState("sheet-1")


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def running(sheets: SheetsState, faults: Faults) -> Iterator[RunningSheets]:
    with serve_sheets(sheets, faults.around) as here:
        yield here


@pytest.fixture
def client(running: RunningSheets) -> GoogleSheet:
    return GoogleSheet(running.credentials, "sheet-1", running.base_url, QUICK)


QUOTA = json.dumps({"error": {"code": 429, "message": "Quota exceeded", "status": "RESOURCE_EXHAUSTED"}})


@pytest.mark.parametrize(
    ("fault", "retry_after"),
    [
        (answering("429 Too Many Requests", QUOTA, {"Retry-After": "30"}), 30.0),
        (answering("429 Too Many Requests", QUOTA), None),
        (answering("500 Internal Server Error", "<html>"), None),
        (answering("502 Bad Gateway", '{"error": "not as Google says it"}'), None),
        (answering("503 Service Unavailable", headers={"Retry-After": "Mon, 02 Sep 2024"}), None),
        (answering("200 OK", "<html>"), None),
        (answering("200 OK", "[]"), None),
    ],
)
def test_a_bad_moment_is_for_later(
    client: GoogleSheet, faults: Faults, fault: Fault, retry_after: float | None
) -> None:
    faults.before = fault
    with pytest.raises(TryLater) as caught:
        client.read_tabs([TITLE])
    assert caught.value.retry_after == retry_after


def test_a_reset_after_acceptance_is_for_later_and_then_nothing_differs(
    client: GoogleSheet, faults: Faults, sheets: SheetsState
) -> None:
    change = difference(WANTED, None)
    assert change is not None
    faults.reset_after = True
    with pytest.raises(TryLater):
        client.write([change])
    faults.reset_after = False
    assert difference(WANTED, client.read_tabs([TITLE])[TITLE]) is None
    assert [call.kind for call in sheets.calls] == ["write", "read", "read"]


def test_nobody_there_is_for_later(running: RunningSheets) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = GoogleSheet(
            running.credentials, "sheet-1", f"http://127.0.0.1:{unused.getsockname()[1]}", QUICK
        )
        with pytest.raises(TryLater):
            nobody.read_tabs([TITLE])


def test_silence_is_for_later(client: GoogleSheet, faults: Faults) -> None:
    over = threading.Event()

    def silent(_environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        over.wait(10)
        start("200 OK", [])
        return []

    faults.before = silent
    with pytest.raises(TryLater):
        client.read_tabs([TITLE])
    over.set()


def test_a_quota_that_is_used_up_is_for_later(client: GoogleSheet, sheets: SheetsState) -> None:
    for _ in range(30):
        sheets.admit("read")
        sheets.admit("read")
    with pytest.raises(TryLater, match="per minute per user"):
        client.read_tabs([TITLE])


def test_access_withdrawn_never_comes_by_asking_again(client: GoogleSheet, sheets: SheetsState) -> None:
    sheets.allowed = False
    with pytest.raises(Never) as caught:
        client.read_tabs([TITLE])
    assert caught.value.access
    sheets.allowed = True
    assert client.read_tabs([TITLE]) == {}


def test_a_file_that_is_gone_is_a_matter_of_access(running: RunningSheets) -> None:
    with pytest.raises(Never) as caught:
        GoogleSheet(running.credentials, "another/../sheet", running.base_url, QUICK).read_tabs([TITLE])
    assert caught.value.access


def test_a_refused_request_is_never_and_its_reason_holds_nobodys_words(
    client: GoogleSheet, faults: Faults
) -> None:
    error: dict[str, Any] = {"code": 400, "message": 'Invalid value at cell "ความลับ"', "status": "INVALID"}
    faults.before = answering("400 Bad Request", json.dumps({"error": error}))
    with pytest.raises(Never, match="Invalid value at cell") as caught:
        client.read_tabs([TITLE])
    assert not caught.value.access
    assert "ความลับ" not in str(caught.value)


def test_a_service_account_that_was_deleted_is_a_matter_of_access(
    client: GoogleSheet, faults: Faults
) -> None:
    faults.on_token = answering("400 Bad Request", '{"error": "invalid_grant"}')
    with pytest.raises(Never) as caught:
        client.read_tabs([TITLE])
    assert caught.value.access


def test_a_token_endpoint_behind_a_broken_proxy_is_for_later(client: GoogleSheet, faults: Faults) -> None:
    faults.on_token = answering("502 Bad Gateway", "<html>")
    with pytest.raises(TryLater):
        client.read_tabs([TITLE])


def test_a_token_that_google_forgot_is_replaced_on_the_way(client: GoogleSheet, sheets: SheetsState) -> None:
    client.read_tabs([TITLE])
    sheets.tokens.forget_all()
    assert client.read_tabs([TITLE]) == {}


def test_credentials_that_are_none_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="missing fields"):
        GoogleSheet({"type": "service_account"}, "sheet-1")
