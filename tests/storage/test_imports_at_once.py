"""Two imports at the same time: the second waits and builds on the first, or is told to try again."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from importing import ITEM, PERSON, ROUND, TODAY, bring, duty, everything
from openpyxl import Workbook
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from domain.workbook.report import ImportReport
from domain.workbook.sheets import COLUMNS
from storage.engine import make_engine, reading, writing
from storage.import_office import AGAIN, BUSY, CLASHES, TELL_US, import_office
from storage.office_known import read_known
from storage.office_tables import DutyRow

PATIENT = 10  # seconds, for what takes milliseconds


def saved(path: Path, sheet: str, *lines: tuple[str, ...]) -> Path:
    book = Workbook()
    page = book.create_sheet(sheet)
    for line in (COLUMNS[sheet], *lines):
        page.append(line)
    book.save(path)
    return path


@pytest.fixture
def day_off(tmp_path: Path) -> Path:
    return saved(tmp_path / "day.xlsx", "วันหยุดเพิ่มเติม", ("9 ก.ย. 2567", "วันหยุดพิเศษ", "ใช่"))


@pytest.fixture
def new_round(tmp_path: Path) -> Path:
    line = ("EMES-67-2", "EMES", "e-MES รอบเสริม", "2567", "1 ส.ค. 2567", "15 ก.ย. 2567", "ก่อน 10 วันทำการ")
    return saved(tmp_path / "round.xlsx", ROUND, line)


@contextmanager
def half_way(engine: Engine, path: Path) -> Iterator["tuple[threading.Event, Future[ImportReport]]"]:
    """An import that has written everything and commits when the event is set."""
    written, may_commit = threading.Event(), threading.Event()

    def hold(_session: Session, _report: ImportReport) -> None:
        written.set()
        assert may_commit.wait(PATIENT)

    with ThreadPoolExecutor(1) as thread:
        first = thread.submit(import_office, engine, path, today=TODAY, after_write=hold)
        try:
            assert written.wait(PATIENT)
            yield may_commit, first
        finally:
            may_commit.set()


def test_the_second_waits_and_counts_on_what_the_first_did(
    office: Engine, day_off: Path, new_round: Path
) -> None:
    """The new round's office date knows the holiday that was being imported meanwhile."""
    stages: list[str] = []
    with half_way(office, day_off) as (may_commit, first):

        def tell(stage: str) -> None:
            stages.append(stage)
            if stage == "กำลังบันทึก":
                may_commit.set()

        second = import_office(office, new_round, today=TODAY, tell=tell)
        assert first.result(PATIENT).written
    assert (second.problems, second.written, second.added) == ((), True, {ROUND: 1})
    with reading(office) as session:
        rounds = read_known(session).office.rounds
    assert {rounds[code].office_on for code in ("EMES-67", "EMES-67-2")} == {date(2024, 8, 30)}
    assert stages.count("กำลังตรวจข้อมูล") == 2, "what was planned before the first committed is planned again"


def test_one_that_waits_too_long_is_told_to_try_again_and_changed_nothing(
    office: Engine, day_off: Path, new_round: Path
) -> None:
    hasty = make_engine(office.url.render_as_string(hide_password=False), busy_ms=200)
    with half_way(office, day_off) as (may_commit, first):
        second = import_office(hasty, new_round, today=TODAY)
        assert [(one.problem, one.suggestion) for one in second.problems] == [(BUSY, AGAIN)]
        may_commit.set()
        assert first.result(PATIENT).written
    with reading(office) as session:
        assert "EMES-67-2" not in read_known(session).office.rounds
    hasty.dispose()
    assert import_office(office, new_round, today=TODAY).written


def test_the_same_workbook_twice_at_once_comes_in_once(engine: Engine) -> None:
    with ThreadPoolExecutor(3) as threads:
        reports = [one.result(PATIENT) for one in [threads.submit(bring, engine) for _ in range(3)]]
    assert [one.problems for one in reports] == [()] * 3
    assert sorted(one.written for one in reports) == [False, False, True]
    before = everything(engine)
    assert len(before["duty"]) == 30
    assert ITEM not in bring(engine).added


def test_a_duty_that_comes_in_between_is_seen_when_the_import_plans_again(
    office: Engine, tmp_path: Path
) -> None:
    line = ("สมศรี ใจดี", "กลุ่มส่งเสริมการจัดการศึกษา", "ศึกษานิเทศก์", "ผู้รับผิดชอบ")

    def be_in_the_way(stage: str) -> None:
        if stage == "กำลังบันทึก" and not in_the_way:
            with writing(office) as session:
                e5, e7 = duty(session, "E5"), duty(session, "E7")
                other = DutyRow(item_id=e5.item_id, round_id=e5.round_id, unit_id=e7.unit_id)
                session.add(other)
                in_the_way.append(other)

    in_the_way: list[DutyRow] = []
    report = import_office(
        office, saved(tmp_path / "people.xlsx", PERSON, line), today=TODAY, tell=be_in_the_way
    )
    assert (report.problems, report.written) == ((), True)
    assert any("ซึ่งมีงานนี้อยู่แล้ว" in one for one in report.warnings)


def test_what_clashes_with_the_database_however_often_is_not_called_a_race(
    office: Engine, new_round: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clash(*_: object) -> None:
        raise IntegrityError("INSERT", None, ValueError())

    monkeypatch.setattr("storage.import_office.write_duties", clash)
    (problem,) = import_office(office, new_round, today=TODAY).problems
    assert (problem.problem, problem.suggestion) == (CLASHES, TELL_US)
