"""Which step of setting up the sheet is missing is said exactly, and asking changes nothing."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from queue_rows import open_store

import doctor
from doctor import TO_DO
from playground.sheets_server import RunningSheets, serve_sheets
from playground.sheets_state import SheetsState
from storage.google_sheet import GoogleSheet
from storage.sheet_setup import Step, missing_step


@pytest.fixture
def sheets() -> SheetsState:
    return SheetsState("sheet-1")


@pytest.fixture
def running(sheets: SheetsState) -> Iterator[RunningSheets]:
    with serve_sheets(sheets) as here:
        yield here


def lock(sheets: SheetsState) -> None:
    protection = {"range": {"sheetId": 0}, "requestingUserCanEdit": False}
    sheets.batch_update([{"addProtectedRange": {"protectedRange": protection}}])


def warn(sheets: SheetsState) -> None:
    protection = {"range": {"sheetId": 0}, "warningOnly": True}
    sheets.batch_update([{"addProtectedRange": {"protectedRange": protection}}])


def switch(name: str, to: bool) -> Callable[[SheetsState], None]:
    return lambda sheets: setattr(sheets, name, to)


@pytest.mark.parametrize(
    ("harm", "step"),
    [
        (lambda sheets: None, Step.DONE),
        (warn, Step.DONE),
        (switch("enabled", to=False), Step.API_OFF),
        (switch("allowed", to=False), Step.NOT_SHARED),
        (switch("only_reads", to=True), Step.ONLY_READS),
        (lock, Step.PROTECTED),
    ],
)
def test_each_step_that_is_missing_has_a_name(
    running: RunningSheets, sheets: SheetsState, harm: Callable[[SheetsState], None], step: Step
) -> None:
    harm(sheets)
    before = sheets.as_table()
    client = GoogleSheet(running.credentials, "sheet-1", running.base_url)
    assert missing_step(client, {0})[0] is step
    assert sheets.as_table() == before


def test_a_wrong_id(running: RunningSheets) -> None:
    client = GoogleSheet(running.credentials, "sheet-2", running.base_url)
    assert missing_step(client, set())[0] is Step.WRONG_ID


def test_a_key_that_was_deleted(running: RunningSheets, sheets: SheetsState) -> None:
    client = GoogleSheet({**running.credentials, "client_email": ""}, "sheet-1", running.base_url)
    assert missing_step(client, set())[0] is Step.KEY_REFUSED


def test_a_tab_that_planners_protect_for_themselves_is_nobodys_business(
    running: RunningSheets, sheets: SheetsState
) -> None:
    sheets.batch_update([{"addSheet": {"properties": {"sheetId": 5, "title": "งานทั้งหมด"}}}])
    lock(sheets)
    client = GoogleSheet(running.credentials, "sheet-1", running.base_url)
    assert missing_step(client, {5})[0] is Step.DONE


def test_every_missing_step_has_words_of_what_to_do() -> None:
    assert set(TO_DO) == {step.value for step in Step} - {Step.DONE}


def house(running: RunningSheets, database: str, sheet_id: str = "sheet-1") -> Any:
    sheet = GoogleSheet(running.credentials, sheet_id, running.base_url)
    return SimpleNamespace(planners=SimpleNamespace(sheet=sheet), store=open_store(database))


def test_doctor_says_with_whom_to_share(running: RunningSheets, sheets: SheetsState, database: str) -> None:
    sheets.allowed = False
    good, words = doctor._sheet(house(running, database))
    assert not good
    assert running.credentials["client_email"] in words
    assert "Editor" in words


def test_doctor_says_which_id_is_wrong(running: RunningSheets, database: str) -> None:
    good, words = doctor._sheet(house(running, database, "sheet-9"))
    assert (good, "sheet-9" in words) == (False, True)


def test_doctor_is_content_with_a_sheet_that_can_be_written(running: RunningSheets, database: str) -> None:
    assert doctor._sheet(house(running, database))[0]
