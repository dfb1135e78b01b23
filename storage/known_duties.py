"""Reads the duties that an import may have to change."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from domain.duties import State
from domain.office import PersonKey
from domain.office_duties import Existing, Wanted
from storage.office_known import Known
from storage.office_tables import AssignmentRow, DutyRow, ItemRow, RoundRow, UnitRow

MOST_NAMED = 10_000  # in one statement; of more all duties are read
Held = dict[int, list[tuple[int, PersonKey]]]


def read_duties(
    session: Session, known: Known, items: Iterable[str], people: Iterable[PersonKey]
) -> list[Existing]:
    """The duties of these items and those that these people hold, holders under their kept keys."""
    item_ids = [known.ids.items[code] for code in items if code in known.ids.items]
    person_ids = [known.ids.people[key] for key in people]
    if not item_ids and not person_ids:
        return []
    held = select(AssignmentRow.duty_id).where(AssignmentRow.person_id.in_(person_ids))
    few = len(item_ids) <= MOST_NAMED and len(person_ids) <= MOST_NAMED
    wanted = or_(DutyRow.item_id.in_(item_ids), DutyRow.id.in_(held)) if few else true()
    holders = _holders(session, known, wanted)
    query = select(DutyRow, ItemRow.code, RoundRow.code, UnitRow.name)
    query = query.join(ItemRow).join(RoundRow).join(UnitRow).where(wanted)
    return [
        _existing(row, Wanted(item, round_, unit), holders)
        for row, item, round_, unit in session.execute(query)
    ]


def _holders(session: Session, known: Known, wanted: ColumnElement[bool]) -> Held:
    keys = {id_: key for key, id_ in known.ids.people.items()}
    holders: Held = defaultdict(list)
    query = select(AssignmentRow.duty_id, AssignmentRow.position, AssignmentRow.person_id)
    query = query.join(DutyRow).where(wanted).order_by(AssignmentRow.position)
    for duty, position, person in session.execute(query):
        holders[duty].append((position, keys[person]))
    return holders


def _existing(row: DutyRow, place: Wanted, holders: Held) -> Existing:
    held = holders.get(row.id, [])
    wanted = Wanted(
        place.item,
        place.round,
        place.unit,
        tuple(key for _, key in held),
        led=any(position == 0 for position, _ in held),
    )
    return Existing(row.id, wanted, State(row.state), row.reason, row.percent)
