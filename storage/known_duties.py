"""Reads the duties that an import may have to change, and those that may be in their way."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.orm import Session, aliased

from domain.duties import State
from domain.duty_changes import Existing
from domain.office import PersonKey
from domain.transitions import Move
from domain.workbook.spread import Wanted
from storage.history_tables import UpdateRow
from storage.office_known import Known
from storage.office_tables import AssignmentRow, DutyRow, ItemRow, RoundRow, SystemRow, UnitRow

MOST_NAMED = 10_000  # in one statement; of more all duties are read
ENDED = (State.DONE, State.CANCELLED)
Held = list[tuple[int, PersonKey]]


def read_duties(
    session: Session, known: Known, items: Iterable[str], people: Iterable[PersonKey]
) -> list[Existing]:
    """The duties of these items and of those that these people hold, holders under their kept keys."""
    item_ids = [known.ids.items[code] for code in items if code in known.ids.items]
    person_ids = [known.ids.people[key] for key in people]
    if not item_ids and not person_ids:
        return []
    few = len(item_ids) <= MOST_NAMED and len(person_ids) <= MOST_NAMED
    theirs = aliased(DutyRow)
    held = select(theirs.item_id).join(AssignmentRow, AssignmentRow.duty_id == theirs.id)
    held = held.where(AssignmentRow.person_id.in_(person_ids))
    wanted = or_(DutyRow.item_id.in_(item_ids), DutyRow.item_id.in_(held)) if few else true()
    holders = _holders(session, known, wanted)
    by_hand = _cancelled_by_hand(session, wanted)
    query = select(DutyRow.id, DutyRow.state, ItemRow.code, RoundRow.code, UnitRow.name)
    query = query.join(ItemRow).join(RoundRow).join(UnitRow).where(wanted)
    return [
        Existing(id_, _wanted(item, round_, unit, holders.get(id_, [])), State(state), id_ in by_hand)
        for id_, state, item, round_, unit in session.execute(query)
    ]


def read_unheld(session: Session, units: Iterable[str]) -> list[tuple[str, str]]:
    """(item, unit) of what these units owe and nobody holds by name."""
    named = exists().where(AssignmentRow.duty_id == DutyRow.id)
    query = select(ItemRow.code, UnitRow.name).select_from(DutyRow).join(ItemRow).join(UnitRow)
    owed = (UnitRow.name.in_(list(units)), DutyRow.state.not_in(ENDED), ~named)
    return [(item, unit) for item, unit in session.execute(query.where(*owed).order_by(DutyRow.id))]


def read_owing_units(session: Session, systems: Iterable[str]) -> dict[str, set[str]]:
    """The units that owe something in each of these systems, by code."""
    query = select(SystemRow.code, UnitRow.name).select_from(DutyRow).join(RoundRow).join(SystemRow)
    query = query.join(UnitRow, DutyRow.unit_id == UnitRow.id).distinct()
    owing: dict[str, set[str]] = defaultdict(set)
    here = (SystemRow.code.in_(list(systems)), DutyRow.state.not_in(ENDED))
    for system, unit in session.execute(query.where(*here)):
        owing[system].add(unit)
    return owing


def _cancelled_by_hand(session: Session, wanted: ColumnElement[bool]) -> set[int]:
    """Whose newest cancellation somebody took; an import's is logged without a person, or not at all."""
    query = select(UpdateRow.duty_id, UpdateRow.person_id).join(DutyRow)
    taken = (DutyRow.state == State.CANCELLED, UpdateRow.kind == Move.CANCEL, UpdateRow.undone_at.is_(None))
    rows = session.execute(query.where(wanted, *taken).order_by(UpdateRow.id))
    newest = {duty: person for duty, person in rows}
    return {duty for duty, person in newest.items() if person is not None}


def _holders(session: Session, known: Known, wanted: ColumnElement[bool]) -> dict[int, Held]:
    keys = {id_: key for key, id_ in known.ids.people.items()}
    holders: dict[int, Held] = defaultdict(list)
    query = select(AssignmentRow.duty_id, AssignmentRow.position, AssignmentRow.person_id)
    query = query.join(DutyRow).where(wanted).order_by(AssignmentRow.position)
    for duty, position, person in session.execute(query):
        holders[duty].append((position, keys[person]))
    return holders


def _wanted(item: str, round_: str, unit: str, held: Held) -> Wanted:
    led = any(position == 0 for position, _ in held)
    return Wanted(item, round_, unit, tuple(key for _, key in held), led)
