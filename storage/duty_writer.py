"""Writes what an import changes in the duties: new ones, moves, holders, cancellations."""

from sqlalchemy.orm import Session

from domain.duties import State
from domain.office_duties import DutyChanges, Wanted
from storage.bulk import delete_of, insert_many, insert_plain, update_many
from storage.office_known import Ids
from storage.office_tables import AssignmentRow, DutyRow


def write_duties(session: Session, changes: DutyChanges, ids: Ids) -> tuple[int, ...]:
    """Write the changes; gives the ids of all duties that are new or changed. Progress is left alone."""
    added = insert_many(session, DutyRow, [_values(one, ids) for one in changes.add])
    update_many(session, DutyRow, [{"id": id_, "unit_id": ids.units[u]} for id_, u in changes.move.items()])
    update_many(
        session,
        DutyRow,
        [{"id": id_, "state": State.CANCELLED, "reason": why} for id_, why in changes.cancel.items()],
    )
    update_many(
        session,
        DutyRow,
        [{"id": id_, "state": state, "reason": ""} for id_, state in changes.reopen.items()],
    )
    held = dict(zip(added, changes.add, strict=True)) | changes.hold
    delete_of(session, AssignmentRow, "duty_id", changes.hold)
    insert_plain(
        session, AssignmentRow, [row for id_, one in held.items() for row in _assigned(id_, one, ids)]
    )
    touched = {*added, *changes.move, *changes.hold, *changes.cancel, *changes.reopen}
    return tuple(sorted(touched))


def _values(one: Wanted, ids: Ids) -> dict[str, object]:
    return {
        "item_id": ids.items[one.item],
        "round_id": ids.rounds[one.round],
        "unit_id": ids.units[one.unit],
        "state": State.NOT_STARTED,
        "step": 0,
    }


def _assigned(duty: int, one: Wanted, ids: Ids) -> list[dict[str, int]]:
    """Position 0 is the lead; a unit's duty has only co-owners, from 1 on."""
    first = 0 if one.led else 1
    return [
        {"duty_id": duty, "person_id": ids.people[key], "position": position}
        for position, key in enumerate(one.holders, start=first)
    ]
