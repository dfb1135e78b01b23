"""What an import would change, worked out outside of any writing transaction."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from domain.duty_changes import DutyChanges
from domain.policies import policies_of
from domain.policy_words import policy_words
from domain.workbook import sheets
from domain.workbook.changes import changes_of, counts, moved_nationals, moved_rounds
from domain.workbook.duties import duty_changes
from domain.workbook.gaps import (
    may_miss_takers,
    systems_of_heads,
    unheld_warnings,
    units_left_alone,
    untaken_steps,
)
from domain.workbook.lines import office_lines
from domain.workbook.own_dates import may_move_own_dates, own_dates_again, say_moved
from domain.workbook.reading import OfficeFile, read_office
from domain.workbook.report import ImportReport
from domain.workbook.sheets import Problem, Sheet
from domain.workbook.spread import items_to_spread
from storage.duties import Duties
from storage.engine import reading
from storage.kept_rounds import round_problems
from storage.known_duties import read_duties, read_owing_units, read_unheld
from storage.office_known import Known, read_known
from storage.office_steps import step_problems


@dataclass(frozen=True)
class Plan:
    """The file against the office as it is kept, what becomes of the duties, and what will be reported."""

    file: OfficeFile
    known: Known
    duties: DutyChanges
    report: ImportReport

    @property
    def differs(self) -> bool:
        """Whether there is anything to write."""
        duties: DutyChanges = self.duties
        parts: tuple[Any, ...] = (duties.add, duties.touched)
        return any(parts) or any(changes_of(self.file, sheet) for sheet in sheets.COLUMNS)

    @property
    def shown(self) -> ImportReport:
        """The report of a dry run, with the digest that a later import may be held to."""
        seen = [office_lines(self.file.before), self.report.as_json()]
        text = json.dumps(seen, ensure_ascii=False, sort_keys=True)
        return replace(self.report, digest=hashlib.sha256(text.encode()).hexdigest())


def make_plan(engine: Engine, found: list[Sheet], today: date) -> Plan:
    """Read the office and the workbook; a file with problems plans nothing."""
    with reading(engine) as session:
        known = read_known(session)
    file = read_office(found, known.office, today)
    with reading(engine) as session:
        return _planned(session, file, known, today)


def plan_within(session: Session, found: list[Sheet], today: date) -> Plan:
    """The same for a few rows, inside a transaction that goes on to write them."""
    known = read_known(session)
    return _planned(session, read_office(found, known.office, today), known, today)


def _planned(session: Session, file: OfficeFile, known: Known, today: date) -> Plan:
    problems = kept_problems(session, file)
    duties = _duties(session, file, known, today) if file.ok else DutyChanges()
    added, changed, cancelled = counts(file)
    report = ImportReport(
        added=added,
        changed=changed,
        cancelled=cancelled,
        problems=(*file.problems, *problems),
        warnings=(*map(str, moved_nationals(file)), *file.warnings, *duties.warnings),
        moved_rounds=moved_rounds(file),
        years_not_known=file.years_not_known,
        reminders=_reminders(file),
    )
    return Plan(file, known, duties, report)


def _reminders(file: OfficeFile) -> tuple[str, ...]:
    """When the office reminds, where the file changes that or makes the office."""
    if not file.ok or (file.before.rounds and file.before.policies == file.after.policies):
        return ()
    names = {code: system.name for code, system in file.after.systems.items()}
    return tuple(policy_words(policies_of(file.after.policies.values()), names))


def kept_problems(session: Session, file: OfficeFile) -> list[Problem]:
    """What the file asks although people have built on what it would change."""
    return [*step_problems(session, file), *round_problems(session, file)]


def _duties(session: Session, file: OfficeFile, known: Known, today: date) -> DutyChanges:
    existing = read_duties(session, known, items_to_spread(file), file.moved.values())
    changes = duty_changes(file, existing, today)
    if may_move_own_dates(file):
        moved = own_dates_again(file, Duties(session).dated(), today)
        changes.dates = [one for one in moved if one.duty not in changes.cancel]
        changes.warnings += say_moved(changes.dates)
    changes.warnings += _gaps(session, file, changes)
    return changes


def _gaps(session: Session, file: OfficeFile, changes: DutyChanges) -> list[str]:
    """Work that nobody would take from now on."""
    alone = units_left_alone(file)
    left_alone = read_unheld(session, alone) if alone else []
    warnings = unheld_warnings(file, changes, left_alone)
    if may_miss_takers(file, changes):
        heads = systems_of_heads(file)
        owing = read_owing_units(session, heads) if heads else {}
        warnings += untaken_steps(file, changes, owing)
    return warnings
