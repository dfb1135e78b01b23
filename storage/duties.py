"""Duties as the rules see them, read in a few queries whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from domain.duties import OPEN, Change, Duty, Owing, State
from domain.office import Step, StepKind
from domain.people import Role
from domain.words.names import Item
from storage.bulk import parts_of
from storage.catalogue import catalogue, duties_of_units_in
from storage.due_soon import IS_OPEN, due_between
from storage.duty_lines import JOINED, OFFICE_ON, duty_lines, read_duty
from storage.holders import LED, read_holders, unit_holders
from storage.mirror_state import touch_mirror
from storage.office_tables import (
    AssignmentRow,
    DutyRow,
    ItemRow,
    RoundRow,
    StepRow,
    SystemRow,
    UnitRow,
)
from storage.plan_changes import touch_plan


def _dates(one: DutyRow | Change) -> tuple[date | None, date | None]:
    return one.own_office_on, one.return_on


class Duties:
    """Reading and changing duties inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, ids: Iterable[int]) -> list[Duty]:
        """The duties with these ids, in the order asked for; unknown ids are left out."""
        wanted = list(ids)
        found = {duty.id: duty for part in parts_of(wanted) for duty in self._read(DutyRow.id.in_(part))}
        return [found[id_] for id_ in wanted if id_ in found]

    def held_by(self, person_id: int) -> list[Duty]:
        """Everything that this person holds and that is not cancelled."""
        return self._of_each([person_id], DutyRow.state != State.CANCELLED)[person_id]

    def due_of(self, people: Iterable[int], today: date, until: date) -> dict[int, list[Duty]]:
        """What each of these people holds that is open, in an opened round, and late or due by then."""
        return self._of_each(people, and_(IS_OPEN, RoundRow.opens_on <= today, until >= OFFICE_ON))

    def in_rounds_of(self, people: Iterable[int], codes: Iterable[str]) -> dict[int, list[Duty]]:
        """What each of these people still owes in the rounds with these codes."""
        return self._of_each(people, and_(IS_OPEN, RoundRow.code.in_(list(codes))))

    def holders_owing(self, systems: Iterable[str], today: date) -> set[int]:
        """The people who hold something open in an opened round of one of these systems, by code."""
        return self._open_holders(and_(SystemRow.code.in_(list(systems)), RoundRow.opens_on <= today))

    def dated(self) -> list[Duty]:
        """What is open and has a date of its own."""
        own = or_(DutyRow.own_office_on.is_not(None), DutyRow.return_on.is_not(None))
        return self._read(and_(IS_OPEN, own))

    def systems(self) -> list[tuple[str, str]]:
        """(code, name) of every system."""
        return [(code, name) for code, name in self._session.execute(select(SystemRow.code, SystemRow.name))]

    def owing(self, today: date) -> list[Owing]:
        """What is open in opened rounds, of whole offices with their schools: a few columns each."""
        columns = (UnitRow.name, SystemRow.name, RoundRow.name, ItemRow.code, OFFICE_ON)
        due = and_(IS_OPEN, RoundRow.opens_on <= today)
        query = select(*columns).select_from(JOINED).where(due)
        return [Owing(*line) for line in self._session.execute(query)]

    def due_between(self, first: date, last: date, most: int) -> list[Owing]:
        """At most so many open duties whose office date is within these days, nearest first."""
        return due_between(self._session, first, last, most)

    def in_rounds(self, codes: Iterable[str]) -> list[Duty]:
        """What is still owed in the rounds with these codes."""
        return self._read(and_(IS_OPEN, RoundRow.code.in_(list(codes))))

    def everything(self) -> list[Duty]:
        """Every duty of the office, cancelled ones too, oldest first."""
        return self._read(DutyRow.id.is_not(None))

    def catalogue(self) -> list[Item]:
        """Everything that the office owes, by name."""
        return catalogue(self._session)

    def of_units_in(self, words: str, today: date) -> list[int]:
        """The open duties of the units that these plain words name."""
        return duties_of_units_in(self._session, words, today)

    def with_codes(self, codes: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """Duty ids by item code, of the codes that exist."""
        found = defaultdict(list)
        query = select(ItemRow.code, DutyRow.id).join(DutyRow, DutyRow.item_id == ItemRow.id)
        for code, duty in self._session.execute(query.where(func.upper(ItemRow.code).in_(list(codes)))):
            found[code].append(duty)
        return {code: tuple(duties) for code, duties in found.items()}

    def hold(self, ids: Iterable[int]) -> None:
        """Nobody else changes these until the transaction ends, and they are read as they are by now.

        On SQLite whoever writes is alone.
        """
        fresh = select(DutyRow).order_by(DutyRow.id).with_for_update()
        for part in parts_of(sorted(set(ids))):
            its = fresh.where(DutyRow.id.in_(part)).execution_options(populate_existing=True)
            self._session.scalars(its).all()

    def change(self, duty_id: int, change: Change, now: datetime) -> None:
        """Keep what an accepted step makes of the duty; the first submission's time and promise stay."""
        row = self._session.get_one(DutyRow, duty_id)
        if change.state in (State.SUBMITTED, State.DONE) and row.first_submitted_at is None:
            row.first_submitted_at = now
            row.promised_on = row.own_office_on or self._session.get_one(RoundRow, row.round_id).office_on
        opens = State(row.state) not in OPEN and change.state in OPEN
        if opens or _dates(row) != _dates(change):
            touch_plan(self._session)
        row.state, row.step = change.state, change.step
        row.percent, row.value, row.problem = change.percent, change.value, change.problem
        row.own_office_on, row.return_on, row.reason = change.own_office_on, change.return_on, change.reason
        row.changed_at = now
        touch_mirror(self._session, now)

    def _of_each(self, people: Iterable[int], condition: ColumnElement[bool]) -> dict[int, list[Duty]]:
        found: dict[int, list[Duty]] = {person: [] for person in people}
        for part in parts_of(found):
            for duty in self._read(and_(DutyRow.id.in_(_held_ids(part)), condition)):
                for person in set(part).intersection(duty.holders):
                    found[person].append(duty)
        return found

    def _open_holders(self, condition: ColumnElement[bool]) -> set[int]:
        due = and_(IS_OPEN, condition)
        query = select(DutyRow.id, DutyRow.unit_id).select_from(JOINED).where(due)
        duties = [(duty, unit) for duty, unit in self._session.execute(query)]
        holders = read_holders(self._session, duties)
        return {person for duty, _ in duties for person in holders[duty]}

    def _read(self, condition: ColumnElement[bool]) -> list[Duty]:
        query = duty_lines().where(condition).order_by(OFFICE_ON, ItemRow.code, DutyRow.id)
        lines = self._session.execute(query).all()
        steps = {system: tuple(its) for system, its in self._steps().items()}
        holders = read_holders(self._session, [(line.id, line.unit_id) for line in lines])
        return [read_duty(line, steps.get(line.system_id, ()), holders[line.id]) for line in lines]

    def _steps(self) -> dict[int, list[Step]]:
        """By system, as they come after handing in."""
        steps: dict[int, list[Step]] = defaultdict(list)
        query = select(StepRow).where(StepRow.scope == "duty")
        for row in self._session.scalars(query.order_by(StepRow.position)):
            steps[row.system_id].append(Step(StepKind(row.kind), row.name, Role(row.role)))
        return steps


def _held_ids(people: Sequence[int]) -> Select[int]:
    units = unit_holders().subquery()
    theirs = select(units.c.unit_id).where(units.c.id.in_(people))
    named = select(AssignmentRow.duty_id).where(AssignmentRow.person_id.in_(people))
    return select(DutyRow.id).where(or_(DutyRow.id.in_(named), and_(DutyRow.unit_id.in_(theirs), ~LED)))
