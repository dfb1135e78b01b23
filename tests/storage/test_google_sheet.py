"""The Google Sheet client against the emulator, over HTTP: what is written, repaired and left alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from domain.mirror import Cell, Tab, TabChange
from domain.mirror_looks import all_looks
from domain.mirroring.difference import difference
from playground.sheets_server import serve_sheets
from playground.sheets_state import SheetsState
from storage import sheet_requests
from storage.google_sheet import GoogleSheet

TITLE = "งานทั้งหมด"
HEADER = ("รหัส", "ชื่อ", "ร้อยละ", "กำหนดเขต")


@pytest.fixture
def sheets() -> SheetsState:
    return SheetsState("sheet-1")


@pytest.fixture
def client(sheets: SheetsState) -> Iterator[GoogleSheet]:
    with serve_sheets(sheets) as here:
        yield GoogleSheet(here.credentials, "sheet-1", here.base_url)


def row(number: int, percent: int = 0) -> tuple[Cell, ...]:
    return (f"D{number}", f"ตัวชี้วัด E{number}", percent, date(2024, 9, 2))


def sync(client: GoogleSheet, *tabs: Tab) -> int:
    """What the runner does in one tick; answers the number of tabs that were written."""
    found = client.read_tabs([tab.title for tab in tabs])
    changes = [_with_looks(change) for tab in tabs if (change := difference(tab, found.get(tab.title)))]
    if changes:
        client.write(changes)
    return len(changes)


def _with_looks(change: TabChange) -> TabChange:
    looks = all_looks(change.tab.looks, len(change.tab.header))
    return replace(change, looks=looks) if change.sheet_id is None else change


def tab(*rows: tuple[Cell, ...]) -> Tab:
    return Tab(TITLE, HEADER, rows)


def writes(sheets: SheetsState) -> int:
    return sum(call.kind == "write" for call in sheets.calls)


def test_a_new_tab_shows_its_rows_with_real_dates_under_a_frozen_bold_header(
    client: GoogleSheet, sheets: SheetsState
) -> None:
    sync(client, tab(row(1, 60)))
    made = next(one for one in sheets.as_table()["tabs"] if one["title"] == TITLE)
    assert made["rows"] == [list(HEADER), ["D1", "ตัวชี้วัด E1", "60", "2/9/2024"]]
    assert made["frozen"] == 1
    assert sheets.grid(TITLE)[1] == ["D1", "ตัวชี้วัด E1", 60, 45537]
    header = sheets.read(lambda book: book.tabs[1].rows[0][0])
    assert header["userEnteredFormat"]["textFormat"]["bold"] is True


def test_several_tabs_are_made_in_one_call(client: GoogleSheet, sheets: SheetsState) -> None:
    sync(client, tab(row(1)), Tab("บันทึก", HEADER, [row(2)]), Tab("ว่าง", HEADER, []))
    assert writes(sheets) == 1
    assert sheets.tabs() == ["ชีต1", TITLE, "บันทึก", "ว่าง"]


def test_the_second_time_nothing_is_written(client: GoogleSheet, sheets: SheetsState) -> None:
    sync(client, tab(row(1)))
    assert sync(client, tab(row(1))) == 0
    assert writes(sheets) == 1


def test_one_changed_cell_is_written_alone(client: GoogleSheet, sheets: SheetsState) -> None:
    sync(client, tab(*(row(n) for n in range(200))))
    sheets.calls.clear()
    sync(client, tab(*(row(n, 60 if n == 150 else 0) for n in range(200))))
    assert [call.kind for call in sheets.calls] == ["read", "read", "write"]
    assert sheets.calls[-1].cells == 1
    assert sheets.grid(TITLE)[151][2] == 60


def test_the_grid_grows_with_the_rows_and_columns(client: GoogleSheet, sheets: SheetsState) -> None:
    sync(client, tab(row(1)))
    wider = (*HEADER, "หมายเหตุ")
    sync(client, Tab(TITLE, wider, [(*row(n), "ดี") for n in range(1, 1200)]))
    assert sheets.grid(TITLE)[1199] == ["D1199", "ตัวชี้วัด E1199", 0, 45537, "ดี"]


def test_rows_that_are_no_more_are_emptied_and_peoples_columns_stay(
    client: GoogleSheet, sheets: SheetsState
) -> None:
    sync(client, tab(row(1), row(2), row(3)))
    by_hand = sheets.read(lambda book: book.tabs[1].sheet_id)
    sheets.batch_update([{"appendDimension": {"sheetId": by_hand, "dimension": "COLUMNS", "length": 1}}])
    sheets.human_set(TITLE, 1, 4, "โทรแล้ว")
    sync(client, tab(row(1)))
    assert sheets.grid(TITLE) == [list(HEADER), ["D1", "ตัวชี้วัด E1", 0, 45537, "โทรแล้ว"]]


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda sheets: sheets.human_sort(TITLE, 0, descending=True), id="sorted"),
        pytest.param(lambda sheets: sheets.human_sort(TITLE, 0, descending=True, columns=(0, 2)), id="half"),
        pytest.param(lambda sheets: sheets.human_set(TITLE, 1, 1, "=1+1"), id="overwritten"),
        pytest.param(lambda sheets: sheets.human_set(TITLE, 0, 2, "เปอร์เซ็นต์"), id="header renamed"),
        pytest.param(lambda sheets: sheets.human_set(TITLE, 2, 0, None), id="id removed"),
    ],
)
def test_what_people_break_is_repaired(
    client: GoogleSheet, sheets: SheetsState, harm: Callable[[SheetsState], None]
) -> None:
    wanted = tab(row(1), row(2), row(3))
    sync(client, wanted)
    good = sheets.grid(TITLE)
    harm(sheets)
    assert sheets.grid(TITLE) != good
    assert sync(client, wanted) == 1
    assert sheets.grid(TITLE) == good
    assert sheets.formulas() == []


@pytest.mark.parametrize(
    "text",
    [
        "=IMPORTXML(1)",
        "+66812345678",
        "-5",
        "@บอท",
        "0042",
        "๐๐๔๒",
        "15/9/67",
        "TRUE",
        "'x",
        "\tก",
        "🙏\u200f",
        "50%",
    ],
)
@pytest.mark.parametrize("rows_before", [0, 3])
def test_what_people_wrote_arrives_exactly_as_text(
    client: GoogleSheet, sheets: SheetsState, text: str, rows_before: int
) -> None:
    sync(client, tab(*(row(n) for n in range(1, rows_before + 1))))
    sync(client, tab(*(row(n) for n in range(1, rows_before)), ("D9", text, 0, None)))
    assert sheets.grid(TITLE)[-1][:2] == ["D9", text]
    assert client.read_tabs([TITLE])[TITLE].rows[-1][1] == text
    assert sheets.formulas() == []


def test_a_very_long_text_does_not_stop_the_mirror(client: GoogleSheet, sheets: SheetsState) -> None:
    sync(client, tab(("D1", "ก" * 60_000, 0, None)))
    assert sheets.grid(TITLE)[1][1] == "ก" * 49_999 + "…"


def test_thai_travels_as_utf_8(client: GoogleSheet, sheets: SheetsState) -> None:
    sync(client, tab(*((f"D{n}", "ก" * 1000, 0, None) for n in range(20))))
    assert 60_000 < sheets.calls[-1].bytes < 75_000


def test_a_tab_too_large_for_one_call_is_built_in_several(
    client: GoogleSheet, sheets: SheetsState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_requests, "FULL", 20_000)
    sync(client, Tab("เล็ก", HEADER, [row(1)]), tab(*(row(n) for n in range(200))))
    assert writes(sheets) > 2
    assert [line[0] for line in sheets.grid(TITLE)] == ["รหัส", *(f"D{n}" for n in range(200))]


def test_a_tab_that_fits_into_one_call_is_never_divided(
    client: GoogleSheet, sheets: SheetsState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_requests, "FULL", 20_000)
    sync(client, tab(*(row(n) for n in range(40))), Tab("บันทึก", HEADER, [row(n) for n in range(40)]))
    assert [call.cells for call in sheets.calls if call.kind == "write"] == [41 * 4, 41 * 4]


def test_missing_tabs_are_absent(client: GoogleSheet, sheets: SheetsState) -> None:
    assert client.read_tabs(["ไม่มี"]) == {}
    assert len(sheets.calls) == 1


def test_a_title_with_an_apostrophe_is_quoted(client: GoogleSheet) -> None:
    sync(client, Tab("it's", HEADER, [row(1)]))
    assert list(client.read_tabs(["it's"])) == ["it's"]
