"""No file takes more memory or time than a workbook may, whatever it holds."""

import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from domain.workbook.sheets import Sheet
from storage.workbook import WorkbookUnreadable, read_workbook
from storage.workbook_size import MOST_CELLS_IN_ROW, Size

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET, STYLES, TEXTS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
SECONDS = 60
ONE_ROW = "มีข้อมูลมากเกินกว่าที่แถวหนึ่งของ Excel มีได้"
TOO_MUCH = "ผิดปกติ จึงไม่อ่าน"
READ = """
import resource, sys
from pathlib import Path
from storage.workbook import WorkbookUnreadable, read_workbook
MEGABYTES = 800  # of addresses, of which an interpreter with openpyxl takes some hundred
resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))
try:
    print(len(read_workbook(Path(sys.argv[1]))), "sheet")
except WorkbookUnreadable as unreadable:
    print(unreadable)
"""


def made(path: Path, part: str, content: bytes) -> Path:
    """A workbook of one sheet with one part replaced; the texts that many cells share are declared."""
    book = Workbook()
    book.worksheets[0].title = "บุคลากร"
    book.save(path)
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()} | {part: content}
    kept.setdefault(TEXTS, f'<sst xmlns="{MAIN}"/>'.encode())
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    declared = f'<Override PartName="/{TEXTS}" ContentType="{kind}"/></Types>'.encode()
    types = kept["[Content_Types].xml"]
    if TEXTS.encode() not in types:
        kept["[Content_Types].xml"] = types.replace(b"</Types>", declared)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, old in kept.items():
            parts.writestr(name, old)
    return path


def sheet(rows: bytes, after: bytes = b"") -> bytes:
    return (
        f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + rows + b"</sheetData>" + after + b"</worksheet>"
    )


def text(letters: bytes) -> bytes:
    return sheet(b'<row><c t="inlineStr"><is><t>' + letters + b"</t></is></c></row>")


def read_apart(path: Path) -> str:
    """What is said of the file in a process of its own, which fails when memory or time run out."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(
        command, cwd=root, capture_output=True, check=True, encoding="utf-8", timeout=SECONDS
    )
    return done.stdout


LISTS, LIST = b"<dataValidations>%b</dataValidations>", b'<dataValidation sqref="A1"/>'
BOMBS = {
    "a row of 23 million cells": (SHEET, sheet(b"<row>" + b"<c/>" * 23_000_000 + b"</row>"), ONE_ROW),
    "a row whose cell holds a million pieces": (SHEET, text(b"<r/>" * 1_000_000), ONE_ROW),
    "a row of 90 megabytes of text": (SHEET, text(b"a" * 90_000_000), ONE_ROW),
    "15 million rows": (SHEET, sheet(b"<row/>" * 15_000_000), "มีเกิน 100,000 แถว"),
    "wide rows": (SHEET, sheet((b"<row>" + b"<c/>" * 16_000 + b"</row>") * 1000), "มีเซลล์มากเกินไป"),
    "merged cells": (SHEET, sheet(b"", b'<mergeCell ref="A1:B2"/>' * 3_000_000), TOO_MUCH),
    "lists to choose from": (SHEET, sheet(b"", LISTS % (LIST * 3_000_000)), TOO_MUCH),
    "a tag of 50 megabytes": (SHEET, sheet(b'<row><c r="' + b"a" * 50_000_000 + b'"/></row>'), TOO_MUCH),
    "texts in five million pieces": (TEXTS, b"<sst><si>" + b"<r/>" * 5_000_000 + b"</si></sst>", TOO_MUCH),
    "styles": (
        STYLES,
        b"<styleSheet><cellXfs>" + b"<xf/>" * 3_000_000 + b"</cellXfs></styleSheet>",
        TOO_MUCH,
    ),
    "a long number format": (STYLES, b'<styleSheet><numFmt formatCode="%b"/>' % (b"[" * 200_000), TOO_MUCH),
    "as many lists as are read": (SHEET, sheet(b"", LISTS % (LIST * 199_000)), "1 sheet"),
}


@pytest.mark.parametrize(("part", "content", "says"), BOMBS.values(), ids=BOMBS)
def test_a_file_that_unpacks_to_too_much_is_refused_before_it_takes_memory(
    tmp_path: Path, part: str, content: bytes, says: str
) -> None:
    assert says in read_apart(made(tmp_path / "bomb.xlsx", part, content))


def test_a_text_that_many_cells_share_is_not_read_without_end(tmp_path: Path) -> None:
    cells = b"<row>" + b'<c t="s"><v>0</v></c>' * 60 + b"</row>"
    path = made(tmp_path / "bomb.xlsx", SHEET, sheet(cells * 2_000))
    made_of = f'<sst xmlns="{MAIN}"><si><t>'.encode() + b"a" * 10_000_000 + b"</t></si></sst>"
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()} | {TEXTS: made_of}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in kept.items():
            parts.writestr(name, content)
    assert "ข้อความยาวมากผิดปกติ" in read_apart(path)


@pytest.mark.parametrize(
    "hostile", [b"<mergeCell ", b'<c r="A1" ', b"<c ><f ", b'<c r="A1"><f>', b"<c><f/><v "]
)
@pytest.mark.parametrize("wrapped", [True, False], ids=["as text", "broken"])
def test_what_once_took_minutes_takes_no_longer_than_its_length(
    tmp_path: Path, hostile: bytes, wrapped: bool
) -> None:
    many = hostile * (1_200_000 // len(hostile))
    content = text(b"<![CDATA[" + many + b"]]>") if wrapped else sheet(many)
    path = made(tmp_path / "slow.xlsx", SHEET, content)
    began = time.process_time()
    try:
        read_workbook(path)
    except WorkbookUnreadable as unreadable:
        assert "ไฟล์อาจเสีย" in str(unreadable)
    assert time.process_time() - began < 10


def test_a_picture_may_be_of_any_size(tmp_path: Path) -> None:
    picture = b'<!DOCTYPE svg><svg><image href="' + b"a" * 500_000 + b'"/></svg>'
    assert read_workbook(made(tmp_path / "picture.xlsx", "xl/media/logo.svg", picture))


def test_the_row_is_named_as_excel_numbers_it(tmp_path: Path) -> None:
    rows = b'<row r="3"><c/></row><row r="7">' + b"<c/>" * (MOST_CELLS_IN_ROW + 1) + b"</row>"
    with pytest.raises(WorkbookUnreadable, match=f"ชีต บุคลากร แถว 7 {ONE_ROW}"):
        read_workbook(made(tmp_path / "wide.xlsx", SHEET, sheet(rows)))


def test_a_row_as_wide_as_excel_has_columns_is_read(tmp_path: Path) -> None:
    filled = b'<c t="inlineStr"><is><t>a</t></is></c>' * MOST_CELLS_IN_ROW
    (found,) = read_workbook(made(tmp_path / "wide.xlsx", SHEET, sheet(b"<row>" + filled + b"</row>")))
    assert isinstance(found, Sheet)


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1"><c r="A1"><f>1+1</f></c></row>',
        b'<row r="1"><c s="0" r="A1"><f>1+1</f><v/></c></row>',
        b'<row r="1"><c r="A1"><f t="shared" si="0"/><v></v></c></row>',
    ],
)
def test_a_formula_without_a_value_is_found_however_it_is_written(tmp_path: Path, rows: bytes) -> None:
    (found,) = read_workbook(made(tmp_path / "formula.xlsx", SHEET, sheet(rows)))
    assert found.columns == ("#สูตรไม่มีค่า",)


def test_prefixed_names_are_read_as_plain_ones(tmp_path: Path) -> None:
    """As some programs write them."""
    body = b'<x:row r="1"><x:c r="A1"><x:f>1+1</x:f></x:c></x:row>'
    content = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'.encode() + body + b"</x:sheetData></x:worksheet>"
    (found,) = read_workbook(made(tmp_path / "prefixed.xlsx", SHEET, content))
    assert found.columns == ("#สูตรไม่มีค่า",)


def test_one_count_is_kept_for_the_whole_file() -> None:
    size = Size(in_rows=2_999_999)
    size.count_in_row()
    with pytest.raises(WorkbookUnreadable, match="มีเซลล์มากเกินไป"):
        size.count_in_row()
