"""The empty workbook: what it offers, that it brings nothing in as it is, and that it can be filled in."""

from pathlib import Path

import pytest
from importing import TODAY, bring, everything
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from sqlalchemy import Engine

from domain.office import Office
from domain.workbook.guide import EXAMPLES, MARK, NOTES
from domain.workbook.reading import OfficeFile, read_office
from domain.workbook.sheets import COLUMNS
from storage.office_template import write_template
from storage.workbook import read_workbook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_template(tmp_path / "new.xlsx")
    return tmp_path / "new.xlsx"


def read(book: Workbook, path: Path) -> OfficeFile:
    book.save(path)
    return read_office(read_workbook(path), Office(), TODAY)


def test_it_has_the_sheets_and_columns_of_the_import(path: Path) -> None:
    book = load_workbook(path)
    assert {sheet.title: tuple(cell.value for cell in sheet[1]) for sheet in book} == COLUMNS
    for sheet in book:
        assert str(sheet["A2"].value).startswith(MARK)
        assert [cell.comment.text for cell in sheet[1] if cell.comment] == list(NOTES[sheet.title])


def test_it_offers_what_a_column_takes(path: Path) -> None:
    book = load_workbook(path)
    offered = {
        (sheet.title, str(one.sqref).split(":")[0]): one.formula1
        for sheet in book
        for one in sheet.data_validations.dataValidation
    }
    assert offered[("รายการ", "C2")] == '"ตัวชี้วัด,รายงาน,โครงการ"'
    assert offered[("หน่วยงาน", "B2")] == '"กลุ่ม,โรงเรียน,อื่นๆ"'
    assert offered[("รายการ", "D2")] == "'รอบรายงาน'!$A$3:$A$2000"
    assert "หัวหน้ากลุ่ม" in offered[("บุคลากร", "D2")]
    assert all(len(source) <= 255 for source in offered.values()), "Excel refuses longer lists"


def test_every_column_is_text_so_that_excel_changes_nothing_typed(path: Path) -> None:
    sheet = load_workbook(path)["รายการ"]
    assert {sheet.column_dimensions[letter].number_format for letter in "ABG"} == {"@"}


def test_as_it_is_it_brings_nothing_in(path: Path, engine: Engine) -> None:
    report = bring(engine, path)
    assert (report.problems, report.added, report.written) == ((), {}, False)
    assert report.warnings == tuple(f"{name} แถว 2: เป็นแถวตัวอย่าง จึงไม่ได้อ่าน" for name in read_order())
    assert not any(everything(engine).values())


def read_order() -> list[str]:
    return ["หน่วยงาน", "บุคลากร", "ระบบ", "วันหยุดเพิ่มเติม", "นัดหมาย", "รอบรายงาน", "รายการ", "นโยบายเตือน"]


def test_rows_below_the_examples_are_data(path: Path) -> None:
    book = load_workbook(path)
    for column, text in zip("AB", ("กลุ่มอำนวยการ", "กลุ่ม"), strict=True):
        book["หน่วยงาน"][f"{column}3"] = text
    file = read(book, path)
    assert (file.problems, set(file.after.units)) == ((), {"กลุ่มอำนวยการ"})


def test_an_example_without_its_mark_is_data(path: Path) -> None:
    book = load_workbook(path)
    book["หน่วยงาน"]["A2"] = "กลุ่มนโยบายและแผน"
    assert set(read(book, path).after.units) == {"กลุ่มนโยบายและแผน"}


def test_an_example_that_was_half_changed_is_a_problem_and_no_data(path: Path) -> None:
    book = load_workbook(path)
    book["หน่วยงาน"]["B2"] = "โรงเรียน"
    file = read(book, path)
    assert [str(one) for one in file.problems] == [
        "หน่วยงาน แถว 2 ชื่อ: แถวตัวอย่างถูกแก้เพียงบางช่อง ลบคำว่า 'ตัวอย่าง:' ถ้าเป็นข้อมูลจริง หรือลบทั้งแถว"
    ]
    assert file.after.units == {}


def test_the_examples_are_right_once_their_marks_are_gone(path: Path) -> None:
    book = load_workbook(path)
    for sheet in book:
        sheet["A2"] = str(sheet["A2"].value).removeprefix(MARK).strip()
    book["บุคลากร"]["A3"], book["บุคลากร"]["B3"] = "สมหมาย ใจงาม", "กลุ่มนโยบายและแผน"
    file = read(book, path)
    assert (file.problems, file.warnings) == ((), ())
    assert set(file.in_file) == set(COLUMNS)
    assert set(EXAMPLES) == set(NOTES) == set(COLUMNS)


def test_it_never_takes_the_place_of_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        write_template(path)
    assert path.read_bytes() == before
