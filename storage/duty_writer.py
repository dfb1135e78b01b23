"""Writes what an import changes in the duties beside its steps: new ones, their units and holders."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.duty_changes import DutyChanges
from domain.workbook.spread import Wanted
from storage.bulk import delete_of, insert_plain, parts_of, update_many
from storage.office_known import Ids
from storage.office_tables import AssignmentRow, DutyRow


def write_duties(session: Session, changes: DutyChanges, ids: Ids) -> tuple[int, ...]:
    """Write new duties, other units and holders, and reasons that changed; gives the ids of the new ones."""
    added = _add(session, changes.add, ids)
    update_many(session, DutyRow, [{"id": id_, "unit_id": ids.units[u]} for id_, u in changes.move.items()])
    update_many(session, DutyRow, [{"id": id_, "reason": why} for id_, why in changes.reasons.items()])
    held = dict(zip(added, changes.add, strict=True)) | changes.hold
    delete_of(session, AssignmentRow, "duty_id", changes.hold)
    insert_plain(
        session, AssignmentRow, [row for id_, one in held.items() for row in _assigned(id_, one, ids)]
    )
    return tuple(added)


def _add(session: Session, wanted: list[Wanted], ids: Ids) -> list[int]:
    """The ids of the new duties, read back by what makes each unique: faster than asking one by one."""
    values = [_values(one, ids) for one in wanted]
    insert_plain(session, DutyRow, values)
    query = select(DutyRow.item_id, DutyRow.round_id, DutyRow.unit_id, DutyRow.id)
    kept: dict[tuple[int, int, int], int] = {}
    for items in parts_of({row["item_id"] for row in values}):
        found = session.execute(query.where(DutyRow.item_id.in_(items)))
        kept |= {(item, round_, unit): id_ for item, round_, unit, id_ in found}
    return [kept[row["item_id"], row["round_id"], row["unit_id"]] for row in values]


def _values(one: Wanted, ids: Ids) -> dict[str, Any]:
    return {
        "item_id": ids.items[one.item],
        "round_id": ids.rounds[one.round],
        "unit_id": ids.units[one.unit],
    }


def _assigned(duty: int, one: Wanted, ids: Ids) -> list[dict[str, int]]:
    """Position 0 is the lead; a unit's duty has only co-owners, from 1 on."""
    first = 0 if one.led else 1
    return [
        {"duty_id": duty, "person_id": ids.people[key], "position": position}
        for position, key in enumerate(one.holders, start=first)
    ]
