"""Importing a workbook: all of it or none, once, on each kind of database."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from importing import ITEM, PERSON, ROUND, Edited, bring, duty, everything, holders, put
from openpyxl.workbook import Workbook
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from domain.workbook.report import ImportReport, show_report
from storage import office_tables as t
from storage.engine import reading


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
        held = {name: n for name, n in session.execute(query)}
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
    event.remove(office, "before_cursor_execute", note)
    assert (report.added, report.changed, report.cancelled, report.duties) == ({}, {}, {}, ())
    assert show_report(report) == "ไม่มีอะไรเปลี่ยนแปลง"
    assert writes == []
    assert everything(office) == before


def test_a_wrong_file_changes_nothing_at_all(office: Engine, edited: Edited) -> None:
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
