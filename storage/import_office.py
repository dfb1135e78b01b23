"""Brings an office in from a workbook: all of it or none, writing only what differs, in one commit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from domain import office_sheets as sheets
from domain.errors import TryLater
from domain.office_changes import changes_of, counts, moved_nationals, moved_rounds
from domain.office_duties import DutyChanges, duty_changes, items_to_spread
from domain.office_file import OfficeFile, read_office
from domain.office_report import ImportReport
from domain.office_sheets import Problem, Sheet
from storage.duty_writer import write_duties
from storage.engine import reading, trouble_is_later, writing
from storage.kept_rounds import round_problems
from storage.known_duties import read_duties
from storage.office_known import Known, read_known
from storage.office_steps import step_problems
from storage.office_writer import write_office
from storage.workbook import WorkbookUnreadable, read_workbook

Tell = Callable[[str], None]
AfterWrite = Callable[[Session, ImportReport], None]
IN_BETWEEN = "มีการนำเข้าอื่นเกิดขึ้นพร้อมกัน จึงยังไม่ได้เปลี่ยนอะไร"
BUSY = "ฐานข้อมูลไม่ว่าง จึงยังไม่ได้เปลี่ยนอะไร"
AGAIN = "ลองนำเข้าอีกครั้ง"
TRIES = 3
ONE_IMPORT_AT_A_TIME = 7_003  # the advisory lock's number, ours alone in this database


class _Overtaken(Exception):
    """Something that the plan was made for changed between reading and writing."""


@dataclass(frozen=True)
class _Plan:
    file: OfficeFile
    known: Known
    duties: DutyChanges
    report: ImportReport


def import_office(
    engine: Engine,
    path: Path,
    *,
    today: date,
    dry_run: bool = False,
    after_write: AfterWrite | None = None,
    tell: Tell = lambda stage: None,
) -> ImportReport:
    """Import an .xlsx file as of `today`; `after_write` joins the transaction when something changed.

    `tell` hears what is being done, for who waits.
    """
    return import_from(
        engine, lambda: read_workbook(path), today=today, dry_run=dry_run, after_write=after_write, tell=tell
    )


def import_from(
    engine: Engine,
    read: Callable[[], Iterable[Sheet]],
    *,
    today: date,
    dry_run: bool = False,
    after_write: AfterWrite | None = None,
    tell: Tell = lambda stage: None,
) -> ImportReport:
    """The same for a workbook anywhere; one that raises `WorkbookUnreadable` is a problem."""
    tell("กำลังอ่านสมุดงาน")
    try:
        found = list(read())
    except WorkbookUnreadable as unreadable:
        return _failed(str(unreadable))
    return import_sheets(engine, found, today=today, dry_run=dry_run, after_write=after_write, tell=tell)


def import_sheets(
    engine: Engine,
    found: Iterable[Sheet],
    *,
    today: date,
    dry_run: bool = False,
    after_write: AfterWrite | None = None,
    tell: Tell = lambda stage: None,
) -> ImportReport:
    """The same for sheets that were read already."""
    found = list(found)
    for _ in range(TRIES):
        tell("กำลังตรวจข้อมูล")
        plan = _plan(engine, found, today)
        if dry_run or not plan.report.ok or not _differs(plan):
            return plan.report
        tell("กำลังบันทึก")
        try:
            with trouble_is_later():
                return _write(engine, plan, after_write)
        except _Overtaken:
            continue
        except TryLater as later:
            return _failed(IN_BETWEEN if isinstance(later.__cause__, IntegrityError) else BUSY, AGAIN)
    return _failed(IN_BETWEEN, AGAIN)


def _failed(problem: str, suggestion: str = "") -> ImportReport:
    return ImportReport(problems=(Problem("", 0, "", problem, suggestion),))


def _plan(engine: Engine, found: list[Sheet], today: date) -> _Plan:
    with reading(engine) as session:
        known = read_known(session)
    file = read_office(found, known.office, today)
    with reading(engine) as session:
        problems = _kept_problems(session, file)
        existing = read_duties(session, known, items_to_spread(file), file.moved.values()) if file.ok else []
    duties = duty_changes(file, existing) if file.ok else DutyChanges()
    added, changed, cancelled = counts(file)
    report = ImportReport(
        added=added,
        changed=changed,
        cancelled=cancelled,
        problems=(*file.problems, *problems),
        warnings=(*map(str, moved_nationals(file)), *file.warnings, *duties.warnings),
        moved_rounds=moved_rounds(file),
    )
    return _Plan(file, known, duties, report)


def _kept_problems(session: Session, file: OfficeFile) -> list[Problem]:
    """What the file asks although people have built on what it would change."""
    return [*step_problems(session, file), *round_problems(session, file)]


def _differs(plan: _Plan) -> bool:
    duties: DutyChanges = plan.duties
    parts: tuple[Any, ...] = (duties.add, duties.move, duties.hold, duties.cancel, duties.reopen)
    return any(parts) or any(changes_of(plan.file, sheet) for sheet in sheets.COLUMNS)


def _write(engine: Engine, plan: _Plan, after_write: AfterWrite | None) -> ImportReport:
    with writing(engine) as session:
        _be_alone(session, plan)
        write_office(session, plan.file, plan.known.ids)
        touched = write_duties(session, plan.duties, plan.known.ids)
        report = replace(plan.report, duties=touched, written=True)
        if after_write:
            after_write(session, report)
    return report


def _be_alone(session: Session, plan: _Plan) -> None:
    """Wait for another import, and see that all still is as the plan found it."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ONE_IMPORT_AT_A_TIME})
    if read_known(session).office != plan.file.before or _kept_problems(session, plan.file):
        raise _Overtaken
