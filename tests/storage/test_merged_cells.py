"""Merged cells as people make them: downwards, sideways, across the table, and without end."""

from time import process_time

from importing import ITEM, Edited
from openpyxl.workbook import Workbook
from test_mess import read, with_sheet

from domain.workbook.changes import counts
from storage.workbook import read_workbook


def test_merged_cells_mean_the_same_in_all_their_rows(edited: Edited) -> None:
    """Excel keeps the value of merged cells in the first only."""

    def merge(book: Workbook) -> None:
        book[ITEM].merge_cells("G2:G25")
        book[ITEM].merge_cells("D2:D25")

    file = read(edited(merge))
    assert (file.problems, counts(file)) == ((), ({}, {}, {}))
    assert file.warnings == (
        "รายการ: คอลัมน์ รหัสรอบ มีเซลล์ที่ผสานไว้ จึงใช้ค่าเดียวกันทุกแถวที่ผสาน (23 แถว)",
        "รายการ: คอลัมน์ คำสั่งที่ มีเซลล์ที่ผสานไว้ จึงใช้ค่าเดียวกันทุกแถวที่ผสาน (23 แถว)",
    )


def test_merged_codes_are_a_problem_that_says_what_to_do(edited: Edited) -> None:
    told = [str(one) for one in read(edited(lambda book: book[ITEM].merge_cells("A2:A3"))).problems]
    assert told == ["รายการ แถว 3 รหัส: ต้องกรอก ถ้าเป็นเซลล์ที่ผสานไว้ ให้ยกเลิกการผสานแล้วกรอกทุกแถว"]


def test_a_heading_across_the_table_is_one_problem(edited: Edited) -> None:
    def insert(book: Workbook) -> None:
        book[ITEM].insert_rows(5)
        book[ITEM]["A5"] = "กลุ่มนโยบายและแผน"
        book[ITEM].merge_cells("A5:N5")

    (problem,) = read(edited(insert)).problems
    assert (problem.row, problem.column) == (5, "รหัส")
    assert "ถ้าเป็นหัวข้อคั่นตาราง ให้ลบแถวนี้ออก" in problem.suggestion


def test_cells_merged_sideways_are_told_as_merged_and_no_others(edited: Edited) -> None:
    def edit(book: Workbook) -> None:
        book[ITEM].merge_cells("C6:E6")
        book[ITEM]["B8"] = None

    told = [(one.row, one.column, "ผสาน" in one.suggestion) for one in read(edited(edit)).problems]
    assert told == [(6, "รหัสรอบ", True), (6, "ผู้รับผิดชอบ", True), (8, "ชื่อรายการ", False)]


def test_merged_cells_below_the_rows_make_no_rows(edited: Edited) -> None:
    file = read(edited(lambda book: book[ITEM].merge_cells("B40:N90")))
    assert (file.problems, file.warnings) == ((), ())


def test_more_merged_cells_than_any_person_makes_take_no_longer(edited: Edited) -> None:
    line = '<c r="A{0}" t="inlineStr"><is><t>ก</t></is></c><c r="B{0}" t="inlineStr"><is><t>ข</t></is></c>'
    rows = "".join(f'<row r="{number}">{line.format(number)}</row>' for number in range(1, 10_000))
    merged = "".join(f'<mergeCell ref="B{number}:B1048576"/>' for number in range(1, 10_000))
    sheet = f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"
    path = with_sheet(edited(lambda book: None), sheet)
    began = process_time()
    read_workbook(path)
    assert process_time() - began < 10
