"""Brings an office in from a workbook: all of it or none, writing only what differs, in one commit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from domain import office_sheets as sheets
from domain.office_changes import changes_of, counts, moved_rounds
from domain.office_duties import DutyChanges, duty_changes, items_to_spread
from domain.office_file import OfficeFile, read_office
from domain.office_report import ImportReport
from domain.office_sheets import Problem, Sheet
from storage.duty_writer import write_duties
from storage.engine import reading, writing
from storage.known_duties import read_duties
from storage.office_known import Known, read_known
from storage.office_steps import step_problems
from storage.office_writer import write_office
from storage.workbook import WorkbookUnreadable, read_workbook

AfterWrite = Callable[[Session, ImportReport], None]
IN_BETWEEN = "มีการนำเข้าอื่นเกิดขึ้นพร้อมกัน จึงยังไม่ได้เปลี่ยนอะไร"


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
) -> ImportReport:
    """Import an .xlsx file as of `today`; `after_write` joins the transaction when something changed."""
    try:
        found = read_workbook(path)
    except WorkbookUnreadable as unreadable:
        return ImportReport(problems=(Problem("", 0, "", str(unreadable)),))
    return import_sheets(engine, found, today=today, dry_run=dry_run, after_write=after_write)


def import_sheets(
    engine: Engine,
    found: Iterable[Sheet],
    *,
    today: date,
    dry_run: bool = False,
    after_write: AfterWrite | None = None,
) -> ImportReport:
    """The same for sheets that were read already, from wherever."""
    plan = _plan(engine, list(found), today)
    if dry_run or not plan.report.ok or not _differs(plan):
        return plan.report
    try:
        return _write(engine, plan, after_write)
    except IntegrityError:  # somebody else's import came between reading and writing
        return replace(plan.report, problems=(Problem("", 0, "", IN_BETWEEN, "ลองนำเข้าอีกครั้ง"),))


def _plan(engine: Engine, found: list[Sheet], today: date) -> _Plan:
    with reading(engine) as session:
        known = read_known(session)
    file = read_office(found, known.office, today)
    with reading(engine) as session:
        problems = step_problems(session, [one.after for one in changes_of(file, sheets.SYSTEMS)], known)
        existing = read_duties(session, known, items_to_spread(file), file.moved.values()) if file.ok else []
    duties = duty_changes(file, existing) if file.ok else DutyChanges()
    added, changed, cancelled = counts(file)
    report = ImportReport(
        added=added,
        changed=changed,
        cancelled=cancelled,
        problems=(*file.problems, *problems),
        warnings=(*file.warnings, *duties.warnings),
        moved_rounds=moved_rounds(file),
    )
    return _Plan(file, known, duties, report)


def _differs(plan: _Plan) -> bool:
    duties: DutyChanges = plan.duties
    parts: tuple[Any, ...] = (duties.add, duties.move, duties.hold, duties.cancel, duties.reopen)
    return any(parts) or any(changes_of(plan.file, sheet) for sheet in sheets.COLUMNS)


def _write(engine: Engine, plan: _Plan, after_write: AfterWrite | None) -> ImportReport:
    with writing(engine) as session:
        write_office(session, plan.file, plan.known.ids)
        touched = write_duties(session, plan.duties, plan.known.ids)
        report = replace(plan.report, duties=touched, written=True)
        if after_write:
            after_write(session, report)
    return report
