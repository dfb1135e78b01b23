"""Rows that lack what they must have: headings between the rows, merged cells, and what was forgotten."""

from dataclasses import replace

import pytest
from office_rows import ITEMS, PLAN, TODAY, office_sheets, only, read, told

from domain.office import Office
from domain.workbook import sheets
from domain.workbook.reading import read_office
from domain.workbook.sheets import Row, Sheet


def test_a_heading_between_rows_is_told_once_as_that() -> None:
    file = read(items=[("กลุ่มนโยบายและแผน",), *ITEMS, ("กลุ่มนโยบายและแผน",)])
    assert told(file) == [
        f"รายการ แถว {row} รหัส: มีข้อความเฉพาะช่องแรก 'กลุ่มนโยบายและแผน' ถ้าเป็นหัวข้อคั่นตาราง ให้ลบแถวนี้ออก "
        "ถ้าเป็นข้อมูลจริง ให้กรอกช่องที่มี * ให้ครบ"
        for row in (2, 4)
    ]


def test_the_first_column_is_the_first_of_the_file() -> None:
    columns = ("ชื่อรายการ", "รหัส", "รหัสรอบ", "ผู้รับผิดชอบ")
    file = only(sheets.ITEMS, [("งานเร่งด่วน", "", "", "")], read().after, columns)
    assert "รายการ แถว 2 ชื่อรายการ: มีข้อความเฉพาะช่องแรก 'งานเร่งด่วน'" in told(file)[0]
    assert len(file.problems) == 1


def test_where_other_columns_are_missing_no_row_is_a_heading() -> None:
    assert told(read_office([Sheet("หน่วยงาน", ("ชื่อ",), (Row(2, {"ชื่อ": PLAN}),))], Office(), TODAY)) == [
        "หน่วยงาน แถว 1 ประเภท: ไม่พบคอลัมน์นี้ เพิ่มคอลัมน์นี้ในแถวที่ 1"
    ]


@pytest.mark.parametrize(
    ("merged", "advice"),
    [
        (frozenset(), "กรอกช่องนี้ หรือลบทั้งแถวถ้าไม่ใช้แล้ว"),
        (frozenset({(3, "ชื่อรายการ")}), "กรอกช่องนี้ หรือลบทั้งแถวถ้าไม่ใช้แล้ว"),
        (frozenset({(2, "ชื่อรายการ")}), "ถ้าเป็นเซลล์ที่ผสานไว้ ให้ยกเลิกการผสานแล้วกรอกทุกแถว"),
        (None, "ถ้าเป็นเซลล์ที่ผสานไว้ ให้ยกเลิกการผสานแล้วกรอกทุกแถว"),
    ],
)
def test_merged_cells_are_spoken_of_only_where_they_may_be(
    merged: frozenset[tuple[int, str]] | None, advice: str
) -> None:
    *others, items = office_sheets(items=[("E5", "", "", "R1", "สมศรี ใจดี")])
    file = read_office([*others, replace(items, merged=merged)], Office(), TODAY)
    assert told(file) == [f"รายการ แถว 2 ชื่อรายการ: ต้องกรอก {advice}"]
