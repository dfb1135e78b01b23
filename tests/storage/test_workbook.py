"""Reading .xlsx files: what people save, and what must not hurt us."""

import time
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from domain.workbook.sheets import Row
from storage import workbook as w
from storage.workbook import WorkbookUnreadable, read_workbook

PEOPLE = "บุคลากร"


def saved(path: Path, *lines: tuple[Any, ...], name: str = PEOPLE) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for line in lines:
        sheet.append(line)
    book.save(path)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "office.xlsx"


def repacked(path: Path, name: str, content: bytes) -> Path:
    """The same file with one part replaced."""
    with zipfile.ZipFile(path) as parts:
        kept = {one: parts.read(one) for one in parts.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for one, old in kept.items():
            parts.writestr(one, content if one == name else old)
    return path


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXTS = f'<sst xmlns="{MAIN}"><si><t>ชื่อ-สกุล</t></si><si><r><t>สมศรี </t></r><r><t>ใจดี</t></r></si></sst>'
TEXTS_PART = "xl/sharedStrings.xml"


def with_shared_texts(path: Path, texts: bytes) -> Path:
    """A file as Excel itself writes it, its texts in a part of their own."""
    saved(path, ("",))
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in (1, 2))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    with zipfile.ZipFile(path) as parts:
        types = parts.read("[Content_Types].xml").decode()
    override = f'<Override PartName="/{TEXTS_PART}" ContentType="{kind}"/></Types>'
    repacked(path, "[Content_Types].xml", types.replace("</Types>", override).encode())
    repacked(path, "xl/worksheets/sheet1.xml", sheet.encode())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(TEXTS_PART, texts)
    return path


def test_texts_in_a_part_of_their_own_are_read(path: Path) -> None:
    (sheet,) = read_workbook(with_shared_texts(path, TEXTS.encode()))
    assert sheet.rows == (Row(2, {"ชื่อ-สกุล": "สมศรี ใจดี"}),)


def test_rows_keep_their_excel_numbers_and_blank_ones_are_left_out(path: Path) -> None:
    saved(path, ("ชื่อ-สกุล*", " หน่วยงาน *"), ("สมศรี ใจดี", "กลุ่ม"), (None, "  "), ("วรรณา", None))
    (sheet,) = read_workbook(path)
    assert (sheet.name, sheet.columns) == (PEOPLE, ("ชื่อ-สกุล", "หน่วยงาน"))
    assert sheet.rows == (
        Row(2, {"ชื่อ-สกุล": "สมศรี ใจดี", "หน่วยงาน": "กลุ่ม"}),
        Row(4, {"ชื่อ-สกุล": "วรรณา"}),
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" \u200bสมศรี ใจดี\ufeff ", "สมศรี ใจดี"),
        ("บรรทัดแรก\nบรรทัดสอง", "บรรทัดแรก\nบรรทัดสอง"),
        (2567, "2567"),
        (2567.0, "2567"),
        (82.5, "82.5"),
        (True, "ใช่"),
        (False, "ไม่ใช่"),
        (date(2024, 9, 15), "2024-09-15"),
        (datetime.fromisoformat("2024-07-12 09:30"), "2024-07-12 09:30"),
        (datetime.fromisoformat("2567-09-15"), "2567-09-15"),
        ("15 ก.ย. 2567", "15 ก.ย. 2567"),
        ("0042", "0042"),
    ],
)
def test_cells_are_text(path: Path, value: Any, text: str) -> None:
    saved(path, ("ชื่อ-สกุล",), (value,))
    assert read_workbook(path)[0].rows[0]["ชื่อ-สกุล"] == text


def test_a_percent_is_read_as_it_is_shown(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "รายการ"
    sheet.append(("ค่าเป้าหมาย",))
    sheet["A2"] = 0.825
    sheet["A2"].number_format = "0.0%"
    book.save(path)
    assert read_workbook(path)[0].rows[0]["ค่าเป้าหมาย"] == "82.5%"


def test_an_unknown_sheet_is_named_unless_it_is_hidden(path: Path) -> None:
    book = Workbook()
    book.create_sheet("ข้อมูลดิบ").sheet_state = "hidden"
    book.save(path)
    assert [sheet.name for sheet in read_workbook(path)] == ["Sheet"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "ไม่ใช่ .xlsx"),
        (b"name,unit\n", "ไม่ใช่ .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "เป็น .xls แบบเก่า"),
        (b"PK\x03\x04" + bytes(100), "ไม่ใช่ .xlsx"),
    ],
)
def test_a_file_of_another_kind_is_refused(path: Path, content: bytes, says: str) -> None:
    path.write_bytes(content)
    with pytest.raises(WorkbookUnreadable, match=says):
        read_workbook(path)


def test_a_missing_file_is_named_without_its_folder(path: Path) -> None:
    with pytest.raises(WorkbookUnreadable) as caught:
        read_workbook(path)
    assert str(caught.value) == "ไม่พบไฟล์ office.xlsx"


def test_a_zip_that_is_no_workbook_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    with pytest.raises(WorkbookUnreadable, match="ไม่ใช่"):
        read_workbook(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", TEXTS_PART])
@pytest.mark.parametrize("content", [b"", b"<broken", b"\x00\xff"])
def test_a_broken_part_is_a_sentence(path: Path, part: str, content: bytes) -> None:
    repacked(with_shared_texts(path, TEXTS.encode()), part, content)
    with pytest.raises(WorkbookUnreadable, match="ไฟล์อาจเสีย"):
        read_workbook(path)


def test_a_large_file_is_refused_before_it_is_opened(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * w.MEGABYTE)
    with pytest.raises(WorkbookUnreadable, match="50 MB เกิน 20 MB"):
        read_workbook(path)


@pytest.mark.parametrize(
    ("part", "size"), [("xl/worksheets/sheet1.xml", w.MOST_UNPACKED + 1), (TEXTS_PART, w.MOST_HELD + 1)]
)
def test_a_zip_bomb_is_refused_by_its_declared_sizes(path: Path, part: str, size: int) -> None:
    repacked(with_shared_texts(path, TEXTS.encode()), part, bytes(size))
    began = time.process_time()
    with pytest.raises(WorkbookUnreadable, match="ใหญ่ผิดปกติ"):
        read_workbook(path)
    assert time.process_time() - began < 1


def test_a_million_empty_rows_are_refused_in_bounded_time(path: Path) -> None:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(1, w.MOST_ROWS * 2))
    xml = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    repacked(saved(path, ("ชื่อ-สกุล",)), "xl/worksheets/sheet1.xml", xml + rows + b"</sheetData></worksheet>")
    with pytest.raises(WorkbookUnreadable, match="ลบแถวว่างท้ายตาราง"):
        read_workbook(path)
