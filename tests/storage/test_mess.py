"""What people really save: merged cells, formulas, dates of every kind, hidden sheets, and worse."""

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from time import process_time

import pytest
from importing import ITEM, PERSON, ROUND, SAMPLE, TODAY, Edit, Edited, put
from openpyxl.workbook import Workbook

from domain.office import Office
from domain.workbook.changes import counts
from domain.workbook.reading import OfficeFile, read_office
from storage.workbook import MOST_ROWS, WorkbookUnreadable, read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SAMPLE_OFFICE = read_office(read_workbook(SAMPLE), Office(), TODAY).after
UNCHANGED: list[tuple[str, Edit]] = [
    ("blank rows between rows", lambda book: book[ITEM].insert_rows(5, 3)),
    ("trailing blanks", put(ITEM, "E5", "ผู้รับผิดชอบ", "  สมศรี ใจดี \u00a0")),
    ("zero-width characters", put(ITEM, "E5", "ผู้รับผิดชอบ", "สม\u200bศรี ใจ\u200cดี\ufeff")),
    ("two blanks between names", put(ITEM, "E5", "ผู้รับผิดชอบ", "สมศรี   ใจดี")),
    ("a title before a name", put(ITEM, "E5", "ผู้รับผิดชอบ", "นางสาวสมศรี ใจดี")),
    ("a title with dots", put(PERSON, "สมศรี ใจดี", "ชื่อ-สกุล", "น.ส.สมศรี ใจดี")),
    ("a title with one dot", put(PERSON, "สมศรี ใจดี", "ชื่อ-สกุล", "นส.สมศรี ใจดี")),
    ("a line break between several", put(PERSON, "อนงค์ ศรีสุข", "ผู้ปฏิบัติแทน", "สมศรี ใจดี\nชัยวัฒน์ ดีเลิศ")),
    ("Excel's own line break", put(PERSON, "อนงค์ ศรีสุข", "ผู้ปฏิบัติแทน", "สมศรี ใจดี_x000D_\nชัยวัฒน์ ดีเลิศ")),
    ("the year as a number", put(ROUND, "EMES-67", "ปีงบประมาณ", 2567)),
    ("the year as a decimal", put(ROUND, "EMES-67", "ปีงบประมาณ", 2567.0)),
    ("the year as a text with decimals", put(ROUND, "EMES-67", "ปีงบประมาณ", "2567.0")),
    ("the year in Thai digits", put(ROUND, "EMES-67", "ปีงบประมาณ", "พ.ศ. ๒๕๖๗")),
    ("a target as a number", put(ITEM, "E1", "ค่าเป้าหมาย", 50.0)),
    ("a date as an Excel date", put(ROUND, "EMES-67", "กำหนดส่วนกลาง", date(2024, 9, 15))),
    ("an Excel date typed in B.E.", put(ROUND, "EMES-67", "กำหนดส่วนกลาง", date(2567, 9, 15))),
    ("an Excel date that lost its format", put(ROUND, "EMES-67", "กำหนดส่วนกลาง", 45550)),
    ("a B.E. date that lost its format", put(ROUND, "EMES-67", "กำหนดส่วนกลาง", 243876)),
    ("a date as text in Thai digits", put(ROUND, "EMES-67", "กำหนดส่วนกลาง", "๑๕ กันยายน ๒๕๖๗")),
    ("a date as text with slashes", put(ROUND, "EMES-67", "กำหนดส่วนกลาง", "15/9/2567")),
    ("a short year", put(ROUND, "EMES-67", "กำหนดส่วนกลาง", "15 ก.ย. 67")),
    ("an arrow in ASCII", put("ระบบ", "EMES", "ขั้นตอนหลังส่ง", "ตรวจ : กลั่นกรอง -> บันทึก:บันทึก e-MES")),
    ("a code in Thai digits", put(ITEM, "E5", "รหัสรอบ", "EMES-๖๗")),
    ("an order's number as a date", put(ITEM, "E5", "คำสั่งที่", "229/2567")),
    ("ำ in two pieces", put(ITEM, "E13", "ชื่อรายการ", "ผลการเบิกจ่ายงบประมาณภาพรวม")),
    ("a column more to the right", lambda book: book[ITEM].__setitem__("Z1", "หมายเหตุ")),
    (
        "a deadline with an hour",
        put(ROUND, "EMES-67", "กำหนดส่วนกลาง", datetime.fromisoformat("2024-09-15 16:30")),
    ),
    ("an hour that lost its format", put(ROUND, "EMES-67", "กำหนดส่วนกลาง", 45550.6875)),
    ("errors beside the table", lambda book: book[ITEM].__setitem__("Z5", "#N/A")),
    ("a note beside the table", lambda book: book[ITEM].__setitem__("Z90", "ก" * 5000)),
    ("a note far below", lambda book: book[ITEM].append({"Q": "ตรวจแล้ว"})),
    ("a sheet of our own kind moved away", lambda book: book.move_sheet(PERSON, 5)),
]


def read(path: Path) -> OfficeFile:
    """What the file makes of the sample office."""
    return read_office(read_workbook(path), SAMPLE_OFFICE, TODAY)


@pytest.mark.parametrize("edit", [edit for _, edit in UNCHANGED], ids=[name for name, _ in UNCHANGED])
def test_what_looks_different_and_means_the_same_changes_nothing(edited: Edited, edit: Edit) -> None:
    file = read(edited(edit))
    assert (file.problems, counts(file)) == ((), ({}, {}, {}))


def test_a_workbook_is_known_by_what_it_holds_not_by_its_name(edited: Edited) -> None:
    path = edited(lambda book: None)
    assert counts(read(path.rename(path.with_suffix(".xls")))) == ({}, {}, {})


@pytest.mark.parametrize("typed", [8.3, time(8, 30), 0.3541666666666667, "08.30", "8:30 น."])
def test_a_time_of_day_is_read_however_excel_kept_it(edited: Edited, typed: object) -> None:
    def edit(book: Workbook) -> None:
        page = book.create_sheet("นโยบายเตือน")
        page.append(("ข้อ*", "ค่า*"))
        page.append(("เวลาเตือน", typed))

    file = read(edited(edit))
    assert (file.problems, [line.value for line in file.after.policies.values()]) == ((), ["08.30"])


def with_value(path: Path, formula: str, value: str) -> Path:
    """The file as Excel would have saved it: the formula with its value beside."""
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in kept.items():
            cell = f"<f>{formula}</f><v></v>".encode()
            filled = f"<f>{formula}</f><v>{value}</v>".encode()
            parts.writestr(
                name, content.replace(cell, filled).replace(cell.replace(b"<v></v>", b"<v />"), filled)
            )
    return path


def test_a_formula_counts_by_the_value_that_excel_kept(edited: Edited) -> None:
    path = with_value(edited(put(ROUND, "EMES-67", "ปีงบประมาณ", "=2500+67")), "2500+67", "2567")
    file = read(path)
    assert (file.problems, counts(file)) == ((), ({}, {}, {}))


@pytest.mark.parametrize("column", ["ปีงบประมาณ", "กำหนดส่วนกลาง", "วันเปิด", "รหัสระบบ", "กำหนดเขต"])
def test_a_formula_without_a_value_is_one_problem_that_says_what_to_do(edited: Edited, column: str) -> None:
    file = read(edited(put(ROUND, "EMES-67", column, "=VLOOKUP(A2,ระบบ!A:B,2)")))
    assert [str(one) for one in file.problems] == [
        f"รอบรายงาน แถว 2 {column}: สูตรนี้ยังไม่มีค่า เปิดไฟล์ใน Excel แล้วบันทึกอีกครั้ง หรือคัดลอกแล้ววางเป็นค่า"
    ]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!"])
def test_a_failed_formula_is_one_problem(edited: Edited, error: str) -> None:
    (problem,) = read(edited(put(ROUND, "EMES-67", "กำหนดส่วนกลาง", error))).problems
    assert problem.problem == f"เซลล์นี้เป็นค่าผิดพลาดของสูตร ({error})"


def test_a_hidden_sheet_of_ours_is_read_and_said_to_be(edited: Edited) -> None:
    def hide(book: Workbook) -> None:
        book[ITEM].sheet_state = "hidden"
        put(ITEM, "E5", "ชื่อรายการ", "ชื่อใหม่")(book)

    file = read(edited(hide))
    assert counts(file)[1] == {ITEM: 1}
    assert file.warnings == ("ชีต รายการ ถูกซ่อนอยู่ แต่อ่านด้วย ถ้าไม่ต้องการให้ลบชีตนี้",)


def test_two_sheets_of_one_name_are_a_problem(edited: Edited) -> None:
    file = read(edited(lambda book: book.create_sheet(f"{ITEM} ")))
    assert "รายการ: มีชีตชื่อนี้มากกว่าหนึ่งชีต ให้เหลือชีตเดียว" in [str(one) for one in file.problems]


def test_two_columns_of_one_name_are_a_problem(edited: Edited) -> None:
    file = read(edited(lambda book: book[ITEM].__setitem__("O1", "รหัสรอบ *")))
    assert [str(one) for one in file.problems] == [
        "รายการ แถว 1 รหัสรอบ: มีคอลัมน์นี้มากกว่าหนึ่งคอลัมน์ ให้เหลือคอลัมน์เดียว"
    ]


def test_an_order_number_that_excel_took_for_a_month_is_read_as_it_was_typed(edited: Edited) -> None:
    file = read(edited(put(ITEM, "E5", "คำสั่งที่", date(2567, 5, 1))))
    assert file.after.items["E5"].order_number == "5/2567"
    assert file.warnings == ("รายการ แถว 6: คำสั่งที่ ถูกโปรแกรมตารางแปลงเป็นวันที่ จึงอ่านเป็น '5/2567'",)


def test_links_to_other_files_are_never_followed(edited: Edited) -> None:
    """The value that Excel kept counts, wherever the link goes."""
    formula = "'[http://example.invalid/ปีก่อน.xlsx]รอบ'!$A$1"
    path = edited(put(ROUND, "EMES-67", "ปีงบประมาณ", f"={formula}"))
    file = read(with_value(path, formula, "2567"))
    assert (file.problems, counts(file)) == ((), ({}, {}, {}))


def measured(path: Path) -> tuple[str, float]:
    """What is said of the file, and in how many seconds."""
    began = process_time()
    with pytest.raises(WorkbookUnreadable) as caught:
        read_workbook(path)
    return str(caught.value), process_time() - began


def replaced(path: Path, part: str, content: bytes) -> Path:
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, old in kept.items():
            parts.writestr(name, content if name == part else old)
    return path


def with_sheet(path: Path, inside: str) -> Path:
    return replaced(
        path, "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}">{inside}</worksheet>'.encode()
    )


def test_a_million_empty_rows_end_in_a_sentence_soon(edited: Edited) -> None:
    rows = "".join(f'<row r="{number}" spans="1:14" ht="15"/>' for number in range(1, 2**20 + 1))
    says, seconds = measured(with_sheet(edited(lambda book: None), f"<sheetData>{rows}</sheetData>"))
    assert says == f"ชีต บุคลากร มีเกิน {MOST_ROWS:,} แถว ให้ลบแถวว่างท้ายตารางออกแล้วบันทึกใหม่"
    assert seconds < 10


def test_a_row_at_the_very_end_of_the_sheet_ends_in_a_sentence_soon(edited: Edited) -> None:
    path = edited(lambda book: book[ITEM].__setitem__(f"A{2**20}", "E99"))
    says, seconds = measured(path)
    assert "ให้ลบแถวว่างท้ายตาราง" in says
    assert seconds < 10


def test_entities_that_grow_are_refused(edited: Edited) -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{lines}]><worksheet><sheetData>&a9;</sheetData></worksheet>'
    says, seconds = measured(replaced(edited(lambda book: None), "xl/worksheets/sheet1.xml", bomb.encode()))
    assert "ไฟล์อาจเสีย" in says
    assert seconds < 5
