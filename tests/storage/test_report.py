"""The planners' tabs as files: text is the same text and never a formula, dates are dates."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from domain.mirror import Cell, Tab, clean_text
from domain.sheet_looks import AMBER, DAY, GREY, Colour, Looks
from storage.report_book import LONGEST, write_report
from storage.report_csv import csv_cell, write_csv

HOSTILE = [
    *(
        "=1+1",
        '=HYPERLINK("http://evil.example","คลิก")',
        "+66812345678",
        "-5",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1",
        "\n=1",
    ),
    *("0042", "๐๐๔๒", "15/9/67", "1e5", "TRUE", "#N/A", "'=1", '="', "_x0041_", "_x000D_"),
    *(
        "ก" * 60_000,
        "👨\u200d👩\u200d👧😀🇹🇭",
        "\u202eกลับ\u202c",
        "\x00\x07=1",
        "a\r\nb\rc",
        "\ud800x",
        "\ufffe=1",
    ),
]
LOOKS = Looks(
    formats={2: DAY},
    notes={0: "หมายเหตุ"},
    colours=(Colour(3, None, -1, AMBER), Colour(1, None, None, GREY, text="ยกเลิก")),
    widths={1: 140},
)


def tab(texts: list[str], title: str = "งานทั้งหมด") -> Tab:
    rows: list[list[Cell]] = [
        [f"D{n}", text, date(2024, 9, 2), n - 1.5, None] for n, text in enumerate(texts)
    ]
    return Tab(title, ("รหัสแถว", "ข้อความ", "กำหนด", "เหลือ", "ว่าง"), rows, LOOKS)


def in_excel(text: str) -> str:
    """What Excel shows for the text of a file."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_a_text_longer_than_its_column_is_shown_whole(tmp_path: Path) -> None:
    wrapped = replace(tab(["ก" * 21, "ก" * 20, "ก\nข"]), looks=replace(LOOKS, wrapped=(1,)))
    write_report([wrapped], tmp_path / "report.xlsx")
    _, *rows = load_workbook(tmp_path / "report.xlsx")["งานทั้งหมด"].iter_rows()
    assert [bool(row[1].alignment.wrap_text) for row in rows] == [True, False, True]


def test_an_excel_file_holds_the_same_text_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.xlsx"
    assert write_report([tab(HOSTILE), tab([], "ว่าง")], path) == {"งานทั้งหมด": len(HOSTILE), "ว่าง": 0}
    page = load_workbook(path)["งานทั้งหมด"]
    shown = [in_excel(str(row[1].value or "")) for row in page.iter_rows(min_row=2)]
    wanted = [clean_text(text).replace("\ufffe", "") for text in HOSTILE]
    assert [text[:-1] for text in shown] == [
        text[: LONGEST - 1][: len(seen) - 1] for text, seen in zip(wanted, shown, strict=True)
    ]
    assert shown[HOSTILE.index("ก" * 60_000)] == "ก" * (LONGEST - 1) + "…"
    assert {row[1].data_type for row in page.iter_rows(min_row=2)} <= {"s", "inlineStr"}
    assert page["C2"].is_date and page["C2"].value.date() == date(2024, 9, 2)
    with zipfile.ZipFile(path) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_it_looks_like_the_sheet(tmp_path: Path) -> None:
    write_report([tab(["0042"])], tmp_path / "report.xlsx")
    page = load_workbook(tmp_path / "report.xlsx")["งานทั้งหมด"]
    assert page.freeze_panes == "A2" and page["A1"].font.bold and page["A1"].comment.text == "หมายเหตุ"
    assert (page["C2"].number_format, page["B2"].number_format) == ("d/m/yyyy", "@")
    assert page.column_dimensions["B"].width == 20 and page.auto_filter.ref == "A1:E2"
    rules = [rule.formula for its in page.conditional_formatting for rule in its.rules]
    assert rules == [["AND(ISNUMBER($D2),$D2<=-1)"], ['$B2="ยกเลิก"']]


def test_the_file_is_there_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.xlsx"
    write_report([tab(["ก"])], path)
    before = path.read_bytes()

    def full(_draft: Path, _target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        write_report([tab(["ข"])], path)
    assert path.read_bytes() == before and [*tmp_path.iterdir()] == [path]


def read_csv(path: Path) -> list[list[str]]:
    return [*csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))]


def test_csv_opens_in_thai_and_an_apostrophe_stands_before_what_is_no_formula(tmp_path: Path) -> None:
    assert write_csv([tab(HOSTILE)], tmp_path / "out") == {"งานทั้งหมด": len(HOSTILE)}
    path = tmp_path / "out" / "งานทั้งหมด.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    header, *rows = read_csv(path)
    assert header[0] == "รหัสแถว" and rows[1] == [
        "D1", '\'=HYPERLINK("http://evil.example","คลิก")', "2024-09-02", "-0.5", "",
    ]  # fmt: skip
    for row, text in zip(rows, HOSTILE, strict=True):
        assert row[1].removeprefix("'") == clean_text(text).removeprefix("'")
        assert not row[1].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=20))
def test_no_text_begins_like_a_formula_in_csv(text: str) -> None:
    cell = csv_cell(text)
    assert cell[:1] not in {*"=+-@\t\r\n＝＋－＠"}
    assert cell.removeprefix("'") == clean_text(text).removeprefix("'")
