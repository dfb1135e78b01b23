"""Importing a workbook: all or none, only what differs, never progress; on each kind of database."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from sqlalchemy import Engine, event, func, select, update
from sqlalchemy.orm import Session

from domain.office_report import ImportReport, show_report
from domain.office_sheets import COLUMNS
from storage import office_tables as t
from storage.engine import reading, writing
from storage.history_tables import DecisionRow
from storage.import_office import import_office

SAMPLE = Path(__file__).parent.parent.parent / "samples" / "office-2567.xlsx"
TODAY = date(2024, 8, 20)
NOW = datetime(2024, 8, 20, 2, 0, tzinfo=UTC)
ITEM, PERSON, ROUND = "รายการ", "บุคลากร", "รอบรายงาน"
Edit = Callable[[Workbook], None]


def bring(engine: Engine, path: Path = SAMPLE, **how: Any) -> ImportReport:
    return import_office(engine, path, today=TODAY, **how)


@pytest.fixture
def office(engine: Engine) -> Engine:
    """The sample office, imported."""
    assert bring(engine).ok
    return engine


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Edit], Path]:
    def save(edit: Edit) -> Path:
        book = load_workbook(SAMPLE)
        edit(book)
        book.save(tmp_path / "edited.xlsx")
        return tmp_path / "edited.xlsx"

    return save


def put(sheet: str, key: str, column: str, value: object) -> Edit:
    """Write a value into the row whose first cell is `key`."""
    place = [name.removesuffix("*") for name in COLUMNS[sheet]].index(column)

    def edit(book: Workbook) -> None:
        row = next(row for row in book[sheet].iter_rows() if row[0].value == key)
        row[place].value = value  # type: ignore[union-attr]

    return edit


def duty(session: Session, code: str) -> t.DutyRow:
    query = select(t.DutyRow).join(t.ItemRow).where(t.ItemRow.code == code)
    return session.scalars(query).one()


def holders(session: Session, code: str) -> list[tuple[int, str]]:
    query = select(t.AssignmentRow.position, t.PersonRow.name).join(t.PersonRow)
    query = query.join(t.DutyRow).join(t.ItemRow).where(t.ItemRow.code == code)
    return [(position, name) for position, name in session.execute(query.order_by(t.AssignmentRow.position))]


def everything(engine: Engine) -> dict[str, list[Any]]:
    tables = [table for name, table in t.Row.metadata.tables.items() if name in OFFICE]
    with reading(engine) as session:
        return {table.name: sorted(map(tuple, session.execute(select(table))), key=repr) for table in tables}


OFFICE = {
    *("unit", "person", "role", "deputy", "system", "step", "round", "item", "duty", "assignment"),
    *("meeting", "day_off", "policy"),
}


def test_the_sample_office_comes_in(engine: Engine) -> None:
    report = bring(engine)
    assert report.as_json() == {
        "ok": True,
        "added": {PERSON: 12, "หน่วยงาน": 5, "ระบบ": 2, ROUND: 3, ITEM: 30, "นัดหมาย": 2},
        "changed": {},
        "cancelled": {},
        "problems": [],
        "warnings": [],
    }
    with reading(engine) as session:
        e5 = duty(session, "E5")
        assert (e5.state, e5.step, e5.percent) == ("not_started", 0, None)
        assert holders(session, "E5") == [(0, "สมศรี ใจดี"), (1, "อนงค์ ศรีสุข")]
        dates = {row.code: (row.national_on, row.office_on) for row in session.scalars(select(t.RoundRow))}
        steps = session.execute(select(t.StepRow.scope, t.StepRow.kind, t.StepRow.name, t.StepRow.role))
        assert ("duty", "record", "บันทึก e-MES", "coordinator") in [tuple(row) for row in steps]
    assert len(report.duties) == 30
    assert dates == {
        "EMES-67": (date(2024, 9, 15), date(2024, 9, 2)),
        "PM1-67": (date(2024, 4, 5), date(2024, 4, 1)),
        "PM2-67": (date(2024, 8, 31), date(2024, 8, 27)),
    }


def test_she_of_the_story_holds_one_duty_and_the_coordinator_too(office: Engine) -> None:
    with reading(office) as session:
        query = select(t.PersonRow.name, func.count()).join(t.AssignmentRow).group_by(t.PersonRow.name)
        held = {name: n for name, n in session.execute(query).tuples()}
    assert (held.pop("สมศรี ใจดี"), held.pop("วรรณา แสงทอง")) == (1, 1)
    assert set(held.values()) <= {2, 3, 4}


def test_a_dry_run_tells_the_same_and_writes_nothing(engine: Engine) -> None:
    told = bring(engine, dry_run=True)
    assert not any(everything(engine).values())
    assert told.as_json() == bring(engine).as_json()


def test_importing_twice_changes_nothing(office: Engine) -> None:
    before = everything(office)
    writes: list[str] = []

    def note(*args: Any) -> None:
        if not args[2].startswith(("SELECT", "BEGIN")):
            writes.append(args[2])

    event.listen(office, "before_cursor_execute", note)
    report = bring(office)
    assert (report.added, report.changed, report.cancelled, report.duties) == ({}, {}, {}, ())
    assert show_report(report) == "ไม่มีอะไรเปลี่ยนแปลง"
    assert writes == []
    assert everything(office) == before


def test_a_wrong_file_changes_nothing_at_all(office: Engine, edited: Callable[[Edit], Path]) -> None:
    before = everything(office)

    def edit(book: Workbook) -> None:
        put(ITEM, "E5", "ผู้รับผิดชอบ", "สมศรี ใจดีมาก")(book)
        put(ITEM, "E6", "ชื่อรายการ", "ชื่อใหม่")(book)

    report = bring(office, edited(edit))
    assert report.as_json()["problems"] == [
        {
            "sheet": ITEM,
            "row": 6,
            "column": "ผู้รับผิดชอบ",
            "problem": "ไม่พบ 'สมศรี ใจดีมาก' ในชีต บุคลากร",
            "suggestion": "ใกล้เคียงที่สุด 'สมศรี ใจดี'",
        }
    ]
    assert "รายการ แถว 6 ผู้รับผิดชอบ: ไม่พบ 'สมศรี ใจดีมาก'" in show_report(report)
    assert everything(office) == before


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
    edited: Callable[[Edit], Path],
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


def test_progress_is_never_deleted(office: Engine, edited: Callable[[Edit], Path]) -> None:
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


def test_a_cancelled_item_cancels_its_duty_with_the_reason_and_back(
    office: Engine, edited: Callable[[Edit], Path]
) -> None:
    with writing(office) as session:
        duty(session, "E5").percent = 60

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
        assert (duty(session, "E5").state, duty(session, "E5").reason) == ("in_progress", "")


def test_a_person_who_is_renamed_and_moved_takes_their_duty_along(
    office: Engine, edited: Callable[[Edit], Path]
) -> None:
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


def test_a_day_off_moves_the_office_date_of_a_known_round(
    office: Engine, edited: Callable[[Edit], Path]
) -> None:
    def edit(book: Workbook) -> None:
        sheet = book.create_sheet("วันหยุดเพิ่มเติม")
        sheet.append(COLUMNS["วันหยุดเพิ่มเติม"])
        sheet.append((date(2567, 9, 9), "วันหยุดพิเศษ", "ใช่"))

    report = bring(office, edited(edit))
    assert [(moved.round, moved.after) for moved in report.moved_rounds] == [("EMES-67", date(2024, 8, 30))]
    assert "กำหนดเขตของรอบ EMES-67 ย้ายจาก 2 ก.ย. 2567 (จ.) เป็น 30 ส.ค. 2567 (ศ.)" in show_report(report)


def test_schools_owe_one_duty_each_and_a_new_one_joins(
    office: Engine, edited: Callable[[Edit], Path]
) -> None:
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


def test_a_step_that_was_decided_on_cannot_be_taken_away(
    office: Engine, edited: Callable[[Edit], Path]
) -> None:
    shorter = edited(put("ระบบ", "EMES", "ขั้นตอนหลังส่ง", "ตรวจ:กลั่นกรอง"))
    with writing(office) as session:
        step = select(t.StepRow.id).where(t.StepRow.name == "บันทึก e-MES")
        session.add(
            DecisionRow(duty_id=duty(session, "E5").id, step_id=session.scalar(step), verdict="x", at=NOW)
        )
    assert "ลดขั้นตอนของ EMES ไม่ได้" in str(bring(office, shorter).problems[0])
    with writing(office) as session:
        session.execute(
            update(DecisionRow).values(step_id=step.where(t.StepRow.position == 0).scalar_subquery())
        )


def test_what_joins_the_transaction_is_undone_with_it(engine: Engine) -> None:
    def fail(session: Session, report: ImportReport) -> None:
        assert len(report.duties) == 30
        raise RuntimeError

    with pytest.raises(RuntimeError):
        bring(engine, after_write=fail)
    assert not any(everything(engine).values())


def test_nothing_joins_when_nothing_changed(office: Engine) -> None:
    called: list[ImportReport] = []
    bring(office, after_write=lambda session, report: called.append(report))
    assert called == []


def test_a_file_that_cannot_be_read_is_a_problem(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "office.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    report = bring(engine, path)
    assert not report.ok
    assert "แบบเก่า" in show_report(report)
