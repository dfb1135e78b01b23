"""Columns and rows that are not as they should be: missing, unknown, and rows that are none."""

from dataclasses import replace

import pytest
from office_rows import (
    ITEMS,
    PEOPLE,
    PLAN,
    SCHOOL,
    SUPERVISION,
    TODAY,
    Lines,
    office_sheets,
    only,
    read,
)

from domain.office import Office
from domain.workbook import sheets
from domain.workbook.changes import counts
from domain.workbook.desk import FIELDS
from domain.workbook.reading import OfficeFile, read_office
from domain.workbook.sheets import NOT_CALCULATED, Row, Sheet, column_names, required_columns

FULL: dict[str, Lines] = {
    "items": [
        (
            *(
                "E5",
                "ชื่อ",
                "รายงาน",
                "R1",
                "สมศรี ใจดี",
                "วรรณา แสงทอง",
                "229/2567",
                "14 มิ.ย. 2567",
                "90",
                "ร้อยละ",
            ),
            *("ไฟล์สรุป", "อ่านออก", "ยกเลิก", "สพฐ. ยกเลิกตัวชี้วัด"),
        )
    ],
    "meetings": [("กพท.", "12 ก.ค. 2567 09.30 น.", "ห้อง 1", "EMES")],
    "days_off": [("12 ส.ค. 2567", "วันทำงานชดเชย", "ไม่ใช่")],
    "policies": [("แบบการเตือน", "ครบถ้วน")],
}
OPTIONAL = [
    (name, column)
    for name in sheets.COLUMNS
    for column in column_names(name)
    if column not in required_columns(name)
]


def without(found: list[Sheet], name: str, missing: set[str]) -> list[Sheet]:
    """The sheet of this name without some of its columns."""
    (sheet,) = (sheet for sheet in found if sheet.name == name)
    columns = tuple(column for column in sheet.columns if column not in missing)
    rows = (
        Row(row.number, {c: text for c, text in row.cells.items() if c not in missing}) for row in sheet.rows
    )
    return [replace(sheet, columns=columns, rows=tuple(rows))]


@pytest.mark.parametrize(("name", "column"), OPTIONAL)
def test_an_optional_column_that_is_not_there_changes_nothing(name: str, column: str) -> None:
    office = read(None, **FULL).after
    file = read_office(without(office_sheets(**FULL), name, {column}), office, TODAY)
    assert (file.problems, file.after, counts(file)) == ((), office, ({}, {}, {}))


@pytest.mark.parametrize("name", sheets.COLUMNS)
def test_without_all_its_optional_columns_a_sheet_changes_nothing(name: str) -> None:
    office = read(None, **FULL).after
    missing = {column for sheet, column in OPTIONAL if sheet == name}
    file = read_office(without(office_sheets(**FULL), name, missing), office, TODAY)
    assert (file.problems, file.after, counts(file)) == ((), office, ({}, {}, {}))


def test_every_optional_column_was_thought_of() -> None:
    seen_to_by_its_reader = {
        (sheets.PEOPLE, "ชื่อเดิม"),
        (sheets.ROUNDS, "วันเปิด"),
        (sheets.ROUNDS, "กำหนดส่วนกลาง"),
        (sheets.ITEMS, "สถานะ"),
        (sheets.ITEMS, "เหตุผล"),
        (sheets.POLICIES, "รหัสระบบ"),
    }
    kept = {(name, column) for name, columns in FIELDS.items() for column in columns}
    assert kept | seen_to_by_its_reader == set(OPTIONAL)


STATUS, REASON = "สถานะ", "เหตุผล"


@pytest.mark.parametrize(
    ("missing", "cells", "cancelled"),
    [
        ({REASON}, ("ยกเลิก", ""), "สพฐ. ยกเลิกตัวชี้วัด"),
        ({REASON}, ("", ""), None),
        ({STATUS}, ("", "ยกเลิกตามหนังสือ"), "ยกเลิกตามหนังสือ"),
        ({STATUS}, ("", ""), "สพฐ. ยกเลิกตัวชี้วัด"),
        ({STATUS, REASON}, ("", ""), "สพฐ. ยกเลิกตัวชี้วัด"),
        (set(), ("ยกเลิก", ""), "ยกเลิกในไฟล์นำเข้า"),
        (set(), ("", ""), None),
    ],
)
def test_a_cancelled_item_stays_as_its_columns_say(
    missing: set[str], cells: tuple[str, str], cancelled: str | None
) -> None:
    office = read(None, **FULL).after
    lines = {**FULL, "items": [(*FULL["items"][0][:-2], *cells)]}
    file = read_office(without(office_sheets(**lines), sheets.ITEMS, missing), office, TODAY)
    assert (file.problems, file.warnings, file.after.items["E5"].cancelled) == ((), (), cancelled)


@pytest.mark.parametrize("columns", [14, 13])
def test_a_reason_without_a_status_is_a_warning(columns: int) -> None:
    line = (*ITEMS[0], *[""] * (columns - 6), "เลิกทำแล้ว")
    missing = {STATUS} if columns == 13 else set()
    names = tuple(column for column in column_names(sheets.ITEMS) if column not in missing)
    file = only(sheets.ITEMS, [line], read().after, names)
    assert file.ok
    assert file.warnings == (
        "รายการ แถว 2: มีเหตุผลแต่ไม่ได้ใส่สถานะ จึงยังไม่ได้ยกเลิก ถ้าต้องการยกเลิก ให้ใส่ 'ยกเลิก' ในช่อง สถานะ",
    )


def with_cells(*rows: dict[str, str]) -> OfficeFile:
    """The small office with a column of the coordinator's own beside the units, and these rows below."""
    (units,) = (sheet for sheet in office_sheets() if sheet.name == sheets.UNITS)
    more = tuple(Row(number, cells) for number, cells in enumerate(rows, start=len(units.rows) + 2))
    mine = replace(units, columns=(*units.columns, "หมายเหตุ", ""), rows=(*units.rows, *more))
    others = [sheet for sheet in office_sheets() if sheet.name != sheets.UNITS]
    return read_office([mine, *others], Office(), TODAY)


@pytest.mark.parametrize("note", ["#N/A", NOT_CALCULATED, "ย" * 30_000, "ตรวจแล้ว"])
def test_what_stands_in_an_unknown_column_is_nobodys_business(note: str) -> None:
    only_a_note = {"หมายเหตุ": note}
    beside = {"ชื่อ": "กลุ่มอำนวยการ", "ประเภท": "กลุ่ม", "หมายเหตุ": note}
    example = {"ชื่อ": "ตัวอย่าง: กลุ่มนโยบายและแผน", "ประเภท": "กลุ่ม", "หมายเหตุ": note}
    file = with_cells(only_a_note, beside, example, {"หมายเหตุ": note, "ชื่อ": " \u200b\ufeff"})
    assert file.problems == ()
    assert file.warnings == (
        "หน่วยงาน: ไม่รู้จักคอลัมน์ 'หมายเหตุ' จึงไม่ได้อ่าน",
        "หน่วยงาน แถว 7: เป็นแถวตัวอย่าง จึงไม่ได้อ่าน",
    )
    assert "กลุ่มอำนวยการ" in file.after.units


KEY_COLUMNS = [
    (sheets.PEOPLE, "ชื่อ-สกุล"),
    (sheets.PEOPLE, "หน่วยงาน"),
    (sheets.UNITS, "ชื่อ"),
    (sheets.SYSTEMS, "รหัสระบบ"),
    (sheets.ROUNDS, "รหัสรอบ"),
    (sheets.ITEMS, "รหัส"),
    (sheets.MEETINGS, "ชื่อ"),
    (sheets.MEETINGS, "วันเวลา"),
]


@pytest.mark.parametrize(("name", "column"), KEY_COLUMNS)
def test_a_missing_key_column_is_one_problem_however_many_refer_to_it(name: str, column: str) -> None:
    lines: dict[str, Lines] = {
        "people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "", "สมศรี ใจดี, วรรณา แสงทอง")],
        "items": [(f"E{n}", "ชื่อ", "", "R1, R2", f"สมศรี ใจดี, {SCHOOL}", "วรรณา แสงทอง") for n in range(60)],
        "rounds": [
            ("R1", "EMES", "รอบ 1", "2567", "1 ก.ค. 2567", "15 ก.ย. 2567", "ก่อน 10 วันทำการ"),
            ("R2", "EMES", "รอบ 2", "2567", "1 ก.ค. 2567", "-", "ก่อนประชุม กพท."),
        ],
        "meetings": [("กพท.", "12 ก.ค. 2567 09.30 น.", "", f"EMES, สมศรี ใจดี, {SUPERVISION}")],
        "policies": [("แบบการเตือน", "ครบถ้วน", "EMES")],
    }
    found = office_sheets(**lines)
    file = read_office(
        [*(one for one in found if one.name != name), *without(found, name, {column})], Office(), TODAY
    )
    assert [(one.sheet, one.row, one.column, one.problem) for one in file.problems] == [
        (name, 1, column, "ไม่พบคอลัมน์นี้")
    ]
    assert file.warnings == ()
