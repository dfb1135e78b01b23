"""Brings an office in from a workbook: all of it or none, writing only what differs, in one commit."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from domain.errors import TryLater
from domain.hours import at_morning
from domain.workbook.report import ImportReport
from domain.workbook.sheets import Problem, Sheet
from storage.due_soon import IS_OPEN
from storage.duty_steps import VIA, log_reassigned, take_steps
from storage.duty_writer import write_duties
from storage.engine import trouble_is_later, writing
from storage.holders import holders_of
from storage.import_plan import Plan, kept_problems, make_plan
from storage.office_known import read_known
from storage.office_writer import write_office
from storage.plan_changes import touch_plan
from storage.workbook import WorkbookUnreadable, read_workbook

Tell = Callable[[str], None]
Read = Callable[[], Iterable[Sheet]]
AfterWrite = Callable[[Session, ImportReport], None]
IN_BETWEEN = "มีการนำเข้าอื่นเกิดขึ้นพร้อมกัน จึงยังไม่ได้เปลี่ยนอะไร"
BUSY = "ฐานข้อมูลไม่ว่าง จึงยังไม่ได้เปลี่ยนอะไร"
AGAIN = "ลองนำเข้าอีกครั้ง"
CLASHES = "ไฟล์นี้ขัดกับข้อมูลที่มีอยู่ในฐานข้อมูล จึงยังไม่ได้เปลี่ยนอะไร"
TELL_US = "แจ้งผู้ดูแลระบบพร้อมไฟล์นี้"
TRIES = 3
ONE_IMPORT_AT_A_TIME = 7_003  # the advisory lock's number, ours alone in this database


class _Overtaken(Exception):
    """Something that the plan was made for changed between reading and writing."""


def import_office(
    engine: Engine,
    path: Path,
    *,
    today: date,
    now: datetime | None = None,
    dry_run: bool = False,
    after_write: AfterWrite | None = None,
    tell: Tell = lambda stage: None,
) -> ImportReport:
    """Import an .xlsx file as of `today`; `after_write` joins the transaction when something changed.

    `now` is when the log says that it happened, that morning where it is not said; `tell` hears what is being
    done, for who waits.
    """
    return import_from(
        engine,
        lambda: read_workbook(path),
        today=today,
        now=now,
        dry_run=dry_run,
        after_write=after_write,
        tell=tell,
    )


def import_from(
    engine: Engine,
    read: Read,
    *,
    today: date,
    now: datetime | None = None,
    dry_run: bool = False,
    held_to: str = "",
    after_write: AfterWrite | None = None,
    tell: Tell = lambda stage: None,
) -> ImportReport:
    """The same for a workbook anywhere; one that raises `WorkbookUnreadable` is a problem."""
    tell("กำลังอ่านสมุดงาน")
    try:
        found = list(read())
    except WorkbookUnreadable as unreadable:
        return _failed(str(unreadable))
    return import_sheets(
        engine,
        found,
        today=today,
        now=now,
        dry_run=dry_run,
        held_to=held_to,
        after_write=after_write,
        tell=tell,
    )


def import_sheets(
    engine: Engine,
    found: Iterable[Sheet],
    *,
    today: date,
    now: datetime | None = None,
    dry_run: bool = False,
    held_to: str = "",
    after_write: AfterWrite | None = None,
    tell: Tell = lambda stage: None,
) -> ImportReport:
    """The same for sheets that were read; with `held_to`, a dry run's digest, only what that showed."""
    found = list(found)
    why = IN_BETWEEN, AGAIN
    for _ in range(TRIES):
        tell("กำลังตรวจข้อมูล")
        plan = make_plan(engine, found, today)
        if dry_run or not plan.report.ok or not plan.differs or held_to not in ("", plan.shown.digest):
            return plan.shown
        tell("กำลังบันทึก")
        try:
            with trouble_is_later():
                return _write(engine, plan, today, now or at_morning(today), after_write)
        except _Overtaken:
            why = IN_BETWEEN, AGAIN
        except TryLater as later:
            if not isinstance(later.__cause__, IntegrityError):
                return _failed(BUSY, AGAIN)
            why = CLASHES, TELL_US  # unless it was a race, which planning again settles
    return _failed(*why)


def _failed(problem: str, suggestion: str = "") -> ImportReport:
    return ImportReport(problems=(Problem("", 0, "", problem, suggestion),))


def _write(
    engine: Engine, plan: Plan, today: date, now: datetime, after_write: AfterWrite | None
) -> ImportReport:
    with writing(engine) as session:
        _be_alone(session, plan)
        report = write_plan(session, plan, today, now)
        if after_write:
            after_write(session, report)
    return report


def write_plan(session: Session, plan: Plan, today: date, now: datetime, via: str = VIA) -> ImportReport:
    """Write what the plan changes into a transaction in which all still is as the plan found it."""
    changes, ids = plan.duties, plan.known.ids
    before = holders_of(session, [*changes.hold, *changes.move], IS_OPEN)
    log_reassigned(session, changes, now)
    taken = take_steps(session, changes, today, now, via)
    write_office(session, plan.file, ids)
    added = write_duties(session, changes, ids)
    touch_plan(session)
    session.expire_all()  # rows that were read above are what they were
    before |= _new_in_known_rounds(plan, added)
    after = holders_of(session, [*before, *changes.reopen])
    return replace(
        plan.report,
        duties=tuple(sorted({*added, *changes.touched})),
        taken=tuple(replace(one, holders=after.get(one.duty.id, one.duty.holders)) for one in taken),
        held={id_: (before[id_], after[id_]) for id_ in before},
        written=True,
    )


def _be_alone(session: Session, plan: Plan) -> None:
    """Wait for another import, and see that all still is as the plan found it."""
    wait_for_imports(session)
    if read_known(session).office != plan.file.before or kept_problems(session, plan.file):
        raise _Overtaken


def wait_for_imports(session: Session) -> None:
    """Nobody else changes the office until this transaction ends; on SQLite whoever writes is alone."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ONE_IMPORT_AT_A_TIME})


def _new_in_known_rounds(plan: Plan, added: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """New duties that nobody held before; those of a round that comes in itself are no news to anybody."""
    known = plan.file.before.rounds
    return {id_: () for id_, one in zip(added, plan.duties.add, strict=True) if one.round in known}
