"""Exporting the office: the workbook brings the same office back, and changes nothing where it came from."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from databases import fresh
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing import ITEM, PERSON, SAMPLE, TODAY, bring, everything, put
from office_rows import SOMSRI, SUPERVISION, read
from office_rows import sheet as as_sheet
from offices import offices
from openpyxl import load_workbook
from sqlalchemy import Engine

from domain.office import Office
from domain.workbook.lines import office_lines
from domain.workbook.reading import read_office
from domain.workbook.sheets import Sheet
from storage.engine import make_engine, reading, writing
from storage.export_office import export_office
from storage.import_office import import_office, import_sheets
from storage.office_known import read_known
from storage.workbook import read_workbook

UNHURRIED = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)


def kept(engine: Engine) -> Office:
    with reading(engine) as session:
        return read_known(session).office


@UNHURRIED
@given(sheets=offices())
def test_any_office_comes_back_as_it_was(sheets: list[Sheet]) -> None:
    with tempfile.TemporaryDirectory() as folder, fresh("sqlite", Path(folder)) as url:
        engine = make_engine(url)
        brought = import_sheets(engine, sheets, today=TODAY)
        assert brought.problems == ()
        office, path = kept(engine), Path(folder) / "office.xlsx"
        export_office(engine, path)
        again = import_sheets(engine, read_workbook(path), today=TODAY)
        assert (again.problems, again.written) == ((), False)
        assert read_office(read_workbook(path), Office(), TODAY).after == office
        engine.dispose()


@UNHURRIED
@given(sheets=offices(), gone=st.data())
def test_any_office_that_somebody_left_can_be_brought_in_elsewhere(
    sheets: list[Sheet], gone: st.DataObject
) -> None:
    office = read_office(sheets, Office(), TODAY).after
    left = gone.draw(st.sets(st.sampled_from(list(office.people))))
    people = {key: replace(one, here=key not in left) for key, one in office.people.items()}
    lines = office_lines(replace(office, people=people))
    again = read_office([as_sheet(name, rows) for name, rows in lines.items()], Office(), TODAY)
    assert again.problems == ()
    assert again.after.people.keys() == office.people.keys() - left
    assert again.after.items.keys() == office.items.keys()


@pytest.mark.parametrize(
    ("owners", "co_owners", "left"),
    [
        ("สมศรี ใจดี", "วรรณา แสงทอง", (SUPERVISION, "วรรณา แสงทอง")),
        ("สมศรี ใจดี, วรรณา แสงทอง", "สมศรี ใจดี", ("วรรณา แสงทอง", "")),
        ("ทุกโรงเรียน, สมศรี ใจดี", "", ("ทุกโรงเรียน", "")),
    ],
)
def test_who_left_is_not_named_any_more_but_their_unit_still_owes(
    owners: str, co_owners: str, left: tuple[str, str]
) -> None:
    office = read(items=[("E5", "ชื่อ", "", "R1", owners, co_owners)]).after
    people = {**office.people, SOMSRI: replace(office.people[SOMSRI], here=False)}
    (line,) = office_lines(replace(office, people=people))[ITEM]
    assert (line[4], line[5]) == left


def test_an_office_whose_owner_left_comes_into_an_empty_database(office: Engine, tmp_path: Path) -> None:
    with writing(office) as session:
        session.connection().exec_driver_sql(
            "UPDATE person SET left_on = '2024-08-01' WHERE name = 'สมศรี ใจดี'"
        )
    path = tmp_path / "office.xlsx"
    export_office(office, path)
    with fresh(office.dialect.name, tmp_path) as url:
        other = make_engine(url)
        assert bring(other, path).problems == ()
        assert kept(other).items["E5"].owners == "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"
        other.dispose()
    assert bring(office, path).problems == ()


def test_the_sample_comes_back_with_its_duties(office: Engine, tmp_path: Path) -> None:
    path = tmp_path / "office.xlsx"
    assert export_office(office, path)[ITEM] == 30
    assert not bring(office, path).written
    with fresh(office.dialect.name, tmp_path) as url:
        other = make_engine(url)
        assert bring(other, path).ok
        assert kept(other) == kept(office)
        assert everything(other)["duty"] == everything(office)["duty"]
        other.dispose()


def test_a_text_that_looks_like_a_formula_stays_a_text(office: Engine, tmp_path: Path) -> None:
    with writing(office) as session:
        session.connection().exec_driver_sql("UPDATE item SET name = '=1+1' WHERE code = 'E5'")
    path = tmp_path / "office.xlsx"
    export_office(office, path)
    cell = next(row for row in load_workbook(path)[ITEM].iter_rows() if row[0].value == "E5")[1]
    assert (cell.data_type, cell.value) == ("s", "=1+1")
    assert not bring(office, path).written


def test_who_was_renamed_is_named_anew_wherever_they_are_named(office: Engine, tmp_path: Path) -> None:
    path = tmp_path / "office.xlsx"
    export_office(office, path)
    book = load_workbook(path)
    for sheet in [name for name in book.sheetnames if name != PERSON]:
        del book[sheet]
    put(PERSON, "สมศรี ใจดี", "ชื่อเดิม", "สมศรี ใจดี")(book)
    put(PERSON, "อนงค์ ศรีสุข", "ผู้ปฏิบัติแทน", "สมศรี รุ่งโรจน์, ชัยวัฒน์ ดีเลิศ")(book)
    put(PERSON, "สมศรี ใจดี", "ชื่อ-สกุล", "สมศรี รุ่งโรจน์")(book)
    book.save(path)
    report = bring(office, path)
    assert (report.problems, report.warnings, report.changed) == ((), (), {PERSON: 1})
    assert kept(office).items["E5"].owners == "สมศรี รุ่งโรจน์"
    export_office(office, path)
    assert not bring(office, path).written


def test_a_namesake_who_joins_does_not_make_kept_items_ambiguous(office: Engine, tmp_path: Path) -> None:
    path = tmp_path / "office.xlsx"
    export_office(office, path)
    book = load_workbook(path)
    book[PERSON].append(("สมศรี ใจดี", "กลุ่มอำนวยการ"))
    for sheet in (ITEM, "นัดหมาย"):
        del book[sheet]
    put(PERSON, "อนงค์ ศรีสุข", "ผู้ปฏิบัติแทน", "ชัยวัฒน์ ดีเลิศ")(book)
    book.save(path)
    assert bring(office, path).added == {PERSON: 1}
    unit = "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"
    assert kept(office).items["E5"].owners == f"สมศรี ใจดี ({unit})"
    export_office(office, path)
    assert not bring(office, path).written


def test_a_round_that_is_over_keeps_its_dates_when_it_is_imported_again(
    office: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "office.xlsx"
    later = date(2024, 10, 1)
    book = load_workbook(SAMPLE)
    sheet = book.create_sheet("วันหยุดเพิ่มเติม")
    for line in (("วันที่*", "ชื่อ*"), ("9 ก.ย. 2567", "ประกาศย้อนหลัง")):
        sheet.append(line)
    book.save(path)
    report = import_office(office, path, today=later)
    assert (report.added, report.moved_rounds) == ({"วันหยุดเพิ่มเติม": 1}, ())


def test_an_export_replaces_the_file_whole(office: Engine, tmp_path: Path) -> None:
    path = tmp_path / "office.xlsx"
    path.write_text("เก่า", "utf-8")
    export_office(office, path)
    assert [one.name for one in tmp_path.glob("*.xlsx")] == ["office.xlsx"]
    assert bring(office, path).ok


@pytest.mark.parametrize("folder", ["ไม่มี", "office.xlsx/ใน"])
def test_a_folder_that_is_not_there_is_an_error_and_leaves_nothing(
    office: Engine, tmp_path: Path, folder: str
) -> None:
    with pytest.raises(OSError, match=r"ไม่มี|office"):
        export_office(office, tmp_path / folder / "a.xlsx")
