"""Importing from a Google Sheet: the same office, and the same words where something is wrong."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from importing import ITEM, ROUND, SAMPLE, TODAY, bring, everything
from openpyxl import load_workbook
from sqlalchemy import Engine

from domain.mirror import serial
from domain.workbook.report import ImportReport
from playground.sheets_book import Book
from playground.sheets_server import RunningSheets, serve_sheets
from playground.sheets_state import SheetsState
from storage.import_google import find_workbook, sheet_key
from storage.import_office import import_from

KEY = "1AbC_dEf-office"


@cache
def typed_in() -> Book:
    """The sample workbook as a person types it in, cell by cell."""
    state = SheetsState(KEY)
    for page in load_workbook(SAMPLE):
        grid = {"rowCount": page.max_row + 5, "columnCount": page.max_column + 3}
        state.batch_update([{"addSheet": {"properties": {"title": page.title, "gridProperties": grid}}}])
        for row, line in enumerate(page.iter_rows(values_only=True)):
            for column, value in enumerate(line):
                if value is not None:
                    state.human_set(page.title, row, column, f"'{value}")
    return state.read(Book.copied)


@pytest.fixture
def sheets() -> SheetsState:
    """A spreadsheet that holds the sample workbook."""

    def fill(book: Book) -> None:
        book.tabs = typed_in().copied().tabs

    state = SheetsState(KEY)
    state.change(fill)
    return state


@pytest.fixture
def google(sheets: SheetsState) -> Iterator[RunningSheets]:
    with serve_sheets(sheets) as running:
        yield running


def from_google(engine: Engine, google: RunningSheets, source: str = KEY) -> ImportReport:
    read = find_workbook(source, google.credentials, google.base_url)
    return import_from(engine, read, today=TODAY)


def test_the_same_office_comes_in_as_from_a_file(engine: Engine, google: RunningSheets) -> None:
    report = from_google(engine, google)
    assert (report.problems, report.added[ITEM]) == ((), 30)
    before = everything(engine)
    assert not bring(engine).written
    assert everything(engine) == before


def test_an_address_is_as_good_as_a_key(office: Engine, google: RunningSheets) -> None:
    address = f"https://docs.google.com/spreadsheets/d/{KEY}/edit#gid=0"
    assert (from_google(office, google, address).problems, sheet_key(address)) == ((), KEY)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (5, serial(date(2024, 9, 15))),
        (5, serial(date(2024, 9, 15)) + 0.6875),
        (5, 243876),
        (5, "15/9/2567"),
        (3, 2567),
        (3, 2567.0),
    ],
    ids=[
        "a date",
        "a date with its hour",
        "a date typed in B.E.",
        "a date as text",
        "a year",
        "a year with decimals",
    ],
)
def test_dates_and_numbers_mean_what_they_mean_in_a_file(
    office: Engine, sheets: SheetsState, google: RunningSheets, column: int, value: float | str
) -> None:
    sheets.human_set(ROUND, 1, column, f"'{value}" if isinstance(value, str) else value)
    report = from_google(office, google)
    assert (report.problems, report.changed) == ((), {})


def test_a_time_of_day_is_the_fraction_of_a_day(
    office: Engine, sheets: SheetsState, google: RunningSheets
) -> None:
    size = {"rowCount": 5, "columnCount": 3}
    sheets.batch_update([{"addSheet": {"properties": {"title": "นโยบายเตือน", "gridProperties": size}}}])
    for row, column, text in ((0, 0, "ข้อ*"), (0, 1, "ค่า*"), (1, 0, "เวลาเตือน")):
        sheets.human_set("นโยบายเตือน", row, column, text)
    sheets.human_set("นโยบายเตือน", 1, 1, 8.5 / 24)
    report = from_google(office, google)
    assert (report.problems, report.added) == ((), {"นโยบายเตือน": 1})
    assert "08.30" in str(everything(office)["policy"])


def test_merged_cells_are_spoken_of_where_nobody_can_see_them(
    office: Engine, sheets: SheetsState, google: RunningSheets
) -> None:
    sheets.human_set(ITEM, 5, 1, "")
    (problem,) = from_google(office, google).problems
    assert problem.suggestion == "ถ้าเป็นเซลล์ที่ผสานไว้ ให้ยกเลิกการผสานแล้วกรอกทุกแถว"


def test_a_meetings_time_is_the_fraction_of_its_day(
    office: Engine, sheets: SheetsState, google: RunningSheets
) -> None:
    sheets.human_set("นัดหมาย", 1, 1, serial(date(2024, 7, 12)) + 9.5 / 24)
    report = from_google(office, google)
    assert (report.problems, report.added) == ((), {})


def test_a_wrong_cell_is_told_with_its_row_as_in_a_file(
    office: Engine, sheets: SheetsState, google: RunningSheets
) -> None:
    sheets.human_set(ITEM, 5, 4, "สมศรี ใจดีมาก")
    told = [str(one) for one in from_google(office, google).problems]
    assert told == ["รายการ แถว 6 ผู้รับผิดชอบ: ไม่พบ 'สมศรี ใจดีมาก' ในชีต บุคลากร ใกล้เคียงที่สุด 'สมศรี ใจดี'"]


def test_a_tab_that_is_not_ours_is_a_warning(office: Engine, google: RunningSheets) -> None:
    (warning,) = from_google(office, google).warnings
    assert "จึงไม่ได้อ่าน" in warning


def test_a_sheet_that_was_not_shared_says_with_whom_to_share(
    engine: Engine, sheets: SheetsState, google: RunningSheets
) -> None:
    sheets.allowed = False
    (problem,) = from_google(engine, google).problems
    assert problem.problem == (
        f"เปิด Google Sheet นี้ไม่ได้ ให้ตรวจรหัสชีต แล้วแชร์ชีตให้ {google.credentials['client_email']} ดูได้"
    )


def test_another_key_is_no_sheet(engine: Engine, google: RunningSheets) -> None:
    (problem,) = from_google(engine, google, "another-key").problems
    assert "เปิด Google Sheet นี้ไม่ได้" in problem.problem


def test_google_out_of_reach_is_for_later(engine: Engine, google: RunningSheets) -> None:
    nobody = RunningSheets("http://127.0.0.1:9", google.credentials)
    (problem,) = from_google(engine, nobody).problems
    assert problem.problem == "ติดต่อ Google ไม่ได้ในตอนนี้ ลองนำเข้าอีกครั้งในอีกสักครู่"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("ไม่มี.xlsx", "ไม่พบไฟล์ ไม่มี.xlsx"),
        ("office.xlsx", "ไม่พบไฟล์ office.xlsx"),
        (KEY, f"ไม่พบไฟล์ {KEY} ถ้าเป็นรหัส Google Sheet ให้ตั้ง GOOGLE_CREDENTIALS ก่อน"),
    ],
)
def test_without_google_there_are_only_files(engine: Engine, source: str, says: str) -> None:
    report = import_from(engine, find_workbook(source, None, "http://127.0.0.1:9"), today=TODAY)
    assert [one.problem for one in report.problems] == [says]


def test_a_file_whose_name_could_be_a_key_is_a_file(office: Engine, tmp_path: Path) -> None:
    path = tmp_path / "office"
    path.write_bytes(SAMPLE.read_bytes())
    report = import_from(office, find_workbook(str(path), None, ""), today=TODAY)
    assert (report.problems, report.written) == ((), False)


def test_a_key_that_is_no_service_account_is_a_sentence(engine: Engine) -> None:
    report = import_from(engine, find_workbook(KEY, {"type": "user"}, ""), today=TODAY)
    assert "ไม่ใช่กุญแจของบัญชีบริการ" in report.problems[0].problem
