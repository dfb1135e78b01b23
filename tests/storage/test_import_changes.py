"""Importing a changed workbook: only what differs, and never progress."""

from datetime import date

import pytest
from importing import ITEM, NOW, PERSON, ROUND, Edit, Edited, bring, duty, everything, holders, put
from openpyxl.workbook import Workbook
from sqlalchemy import Engine, func, select

from domain.workbook.report import show_report
from domain.workbook.sheets import COLUMNS
from storage import office_tables as t
from storage.engine import reading, writing
from storage.history_tables import DecisionRow


@pytest.mark.parametrize(
    ("sheet", "key", "column", "value", "table"),
    [
        (ITEM, "E5", "ชื่อรายการ", "อ่านออกเขียนได้", "item"),
        (ITEM, "E5", "ลงวันที่", date(2024, 6, 20), "item"),
        (PERSON, "สมศรี ใจดี", "ชื่อที่เรียก", "ครูศรี", "person"),
        (PERSON, "สมศรี ใจดี", "บทบาท", "ผู้รับผิดชอบ, กรรมการกลั่นกรอง:EMES", "role"),
        (PERSON, "สมศรี ใจดี", "ผู้ปฏิบัติแทน", "ชัยวัฒน์ ดีเลิศ", "deputy"),
        (ROUND, "EMES-67", "กำหนดเขต", "ก่อน 9 วันทำการ", "round"),
        ("ระบบ", "EMES", "ขั้นตอนหลังส่ง", "ตรวจ:กลั่นกรอง→บันทึก:บันทึก e-MES→ทำ:แจ้งผล", "step"),
        ("หน่วยงาน", "กลุ่มอำนวยการ", "ประเภท", "อื่นๆ", "unit"),
    ],
)
def test_a_changed_cell_changes_just_that(
    office: Engine,
    edited: Edited,
    sheet: str,
    key: str,
    column: str,
    value: object,
    table: str,
) -> None:
    before = everything(office)
    report = bring(office, edited(put(sheet, key, column, value)))
    after = everything(office)
    assert (report.added, report.changed, report.cancelled) == ({}, {sheet: 1}, {})
    ids = {name for name in after if [row[1:] for row in after[name]] != [row[1:] for row in before[name]]}
    assert ids == {table}


def test_progress_is_never_deleted(office: Engine, edited: Edited) -> None:
    with writing(office) as session:
        row = duty(session, "E5")
        row.state, row.percent, row.problem = "blocked", 60, "รอข้อมูลจากโรงเรียน"
        row.own_office_on, row.first_submitted_at = date(2024, 9, 5), NOW
        id_ = row.id
    report = bring(office, edited(put(ITEM, "E5", "ผู้รับผิดชอบ", "มาลี รุ่งเรือง")))
    assert report.duties == (id_,)
    with reading(office) as session:
        row = duty(session, "E5")
        unit = session.get_one(t.UnitRow, row.unit_id).name
        assert (row.id, row.state, row.percent, row.problem) == (id_, "blocked", 60, "รอข้อมูลจากโรงเรียน")
        assert (row.own_office_on, row.first_submitted_at) == (date(2024, 9, 5), NOW)
        assert unit == "กลุ่มส่งเสริมการจัดการศึกษา"
        assert holders(session, "E5") == [(0, "มาลี รุ่งเรือง"), (1, "อนงค์ ศรีสุข")]


def test_a_cancelled_item_cancels_its_duty_with_the_reason_and_back(office: Engine, edited: Edited) -> None:
    with writing(office) as session:
        row = duty(session, "E5")
        row.percent, row.state, row.return_on = 60, "returned", date(2024, 9, 5)

    def cancel(book: Workbook) -> None:
        put(ITEM, "E5", "สถานะ", "ยกเลิก")(book)
        put(ITEM, "E5", "เหตุผล", "สพฐ. ยกเลิกตัวชี้วัด")(book)

    report = bring(office, edited(cancel))
    assert (report.changed, report.cancelled) == ({}, {ITEM: 1})
    with reading(office) as session:
        row = duty(session, "E5")
        assert (row.state, row.reason, row.percent) == ("cancelled", "สพฐ. ยกเลิกตัวชี้วัด", 60)
    assert bring(office, edited(cancel)).cancelled == {}
    assert bring(office).changed == {ITEM: 1}
    with reading(office) as session:
        row = duty(session, "E5")
        assert (row.state, row.reason, row.return_on) == ("in_progress", "", None)


def test_a_person_who_is_renamed_and_moved_takes_their_duty_along(office: Engine, edited: Edited) -> None:
    with reading(office) as session:
        person = session.scalars(select(t.PersonRow).where(t.PersonRow.name == "สมศรี ใจดี")).one().id

    def edit(book: Workbook) -> None:
        put(PERSON, "สมศรี ใจดี", "หน่วยงาน", "กลุ่มนโยบายและแผน")(book)
        put(PERSON, "สมศรี ใจดี", "ชื่อเดิม", "สมศรี ใจดี")(book)
        put(PERSON, "สมศรี ใจดี", "ชื่อ-สกุล", "สมศรี รุ่งโรจน์")(book)
        put(PERSON, "อนงค์ ศรีสุข", "ผู้ปฏิบัติแทน", "สมศรี รุ่งโรจน์, ชัยวัฒน์ ดีเลิศ")(book)
        put(ITEM, "E5", "ผู้รับผิดชอบ", "สมศรี รุ่งโรจน์")(book)

    report = bring(office, edited(edit))
    assert report.problems == ()
    assert report.added == {}
    with reading(office) as session:
        assert session.get_one(t.PersonRow, person).name == "สมศรี รุ่งโรจน์"
        assert session.get_one(t.UnitRow, duty(session, "E5").unit_id).name == "กลุ่มนโยบายและแผน"
        assert holders(session, "E5")[0] == (0, "สมศรี รุ่งโรจน์")
        assert session.scalar(select(func.count()).select_from(t.PersonRow)) == 12
    assert not bring(office, edited(edit)).written


def test_a_day_off_moves_the_office_date_of_a_known_round(office: Engine, edited: Edited) -> None:
    def edit(book: Workbook) -> None:
        sheet = book.create_sheet("วันหยุดเพิ่มเติม")
        sheet.append(COLUMNS["วันหยุดเพิ่มเติม"])
        sheet.append((date(2567, 9, 9), "วันหยุดพิเศษ", "ใช่"))

    report = bring(office, edited(edit))
    assert [(moved.round, moved.after) for moved in report.moved_rounds] == [("EMES-67", date(2024, 8, 30))]
    said = "e-MES ปี 2567: กำหนดเขตเลื่อนจาก 2 ก.ย. 2567 (จ.) เป็น 30 ส.ค. 2567 (ศ.)"
    assert said in show_report(report)
    assert said in report.as_json()["warnings"]


def test_schools_owe_one_duty_each_and_a_new_one_joins(office: Engine, edited: Edited) -> None:
    def schools(number: int) -> Edit:
        def edit(book: Workbook) -> None:
            for n in range(number):
                book["หน่วยงาน"].append((f"โรงเรียนที่ {n}", "โรงเรียน"))
            book[ITEM].append(("S1", "ทุกโรงเรียนรายงาน", "รายงาน", "EMES-67", "ทุกโรงเรียน"))

        return edit

    assert len(bring(office, edited(schools(40))).duties) == 40
    report = bring(office, edited(schools(41)))
    assert (report.added, len(report.duties)) == ({"หน่วยงาน": 1}, 1)
    with reading(office) as session:
        assert holders(session, "S1") == []


def test_a_step_that_was_decided_on_cannot_be_taken_away(office: Engine, edited: Edited) -> None:
    shorter = edited(put("ระบบ", "EMES", "ขั้นตอนหลังส่ง", "ตรวจ:กลั่นกรอง"))
    with writing(office) as session:
        step = select(t.StepRow.id).where(t.StepRow.name == "บันทึก e-MES")
        session.add(
            DecisionRow(duty_id=duty(session, "E5").id, step_id=session.scalar(step), verdict="x", at=NOW)
        )
    assert "ลดขั้นตอนของ EMES ไม่ได้" in str(bring(office, shorter).problems[0])
