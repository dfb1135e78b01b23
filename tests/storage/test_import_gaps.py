"""Work that nobody would take, looked up among what is kept; a dry run says the same."""

from importing import ITEM, PERSON, Edited, bring, put
from openpyxl.workbook import Workbook
from sqlalchemy import Engine

from domain.workbook.report import ImportReport

SCHOOL = "โรงเรียนบ้านดอน"


def a_school(book: Workbook) -> None:
    book["หน่วยงาน"].append((SCHOOL, "โรงเรียน"))
    book[PERSON].append(("อารี สอนดี", SCHOOL, "ครู", "ผู้รับผิดชอบ"))
    book[ITEM].append(("S1", "ทุกโรงเรียนรายงาน", "รายงาน", "EMES-67", "ทุกโรงเรียน"))


def said(report: ImportReport) -> list[str]:
    assert report.ok
    return [one for one in report.warnings if "ยังไม่มี" in one]


def test_duties_that_nobody_holds_any_more_are_named(office: Engine, edited: Edited) -> None:
    assert said(bring(office, edited(a_school))) == []

    def moved(book: Workbook) -> None:
        a_school(book)
        put(PERSON, "อารี สอนดี", "หน่วยงาน", "กลุ่มอำนวยการ")(book)

    path = edited(moved)
    (dry,), (real,) = said(bring(office, path, dry_run=True)), said(bring(office, path))
    assert dry == real
    assert real.endswith(f": S1 {SCHOOL}")
    assert said(bring(office, path)) == []


def test_a_new_step_for_heads_names_the_units_without_one(office: Engine, edited: Edited) -> None:
    bring(office, edited(a_school))

    def with_heads(book: Workbook) -> None:
        a_school(book)
        put("ระบบ", "EMES", "ขั้นตอนหลังส่ง", "ตรวจ:ตรวจทาน@หัวหน้ากลุ่ม→ตรวจ:กลั่นกรอง→บันทึก:บันทึก e-MES")(book)

    assert said(bring(office, edited(with_heads))) == [
        f"EMES: ขั้นตอน 'ตรวจทาน' เป็นหน้าที่ของหัวหน้ากลุ่ม แต่ยังไม่มีหัวหน้ากลุ่มใน {SCHOOL}"
    ]
