"""Who is assigned to duties by name: read, and changed for one duty."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from domain.assignments import Assigned
from storage.bulk import insert_plain
from storage.mirror_state import touch_mirror
from storage.office_tables import AssignmentRow, DutyRow
from storage.plan_changes import touch_plan


class Assignments:
    """Named holders inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, duty_ids: Iterable[int]) -> dict[int, Assigned]:
        """The people of each of these duties, the lead first; position 0 is the lead's."""
        rows: dict[int, list[tuple[int, int]]] = {id_: [] for id_ in duty_ids}
        query = select(AssignmentRow.duty_id, AssignmentRow.position, AssignmentRow.person_id)
        for duty, position, person in self._session.execute(query.where(AssignmentRow.duty_id.in_(rows))):
            rows[duty].append((position, person))
        return {
            duty: Assigned(tuple(person for _, person in sorted(its)), led=(0 in {place for place, _ in its}))
            for duty, its in rows.items()
        }

    def change(self, duty_id: int, assigned: Assigned, unit_id: int, now: datetime) -> None:
        """Other people, and the unit that owes from now on."""
        duty = self._session.get_one(DutyRow, duty_id)
        duty.unit_id, duty.changed_at = unit_id, now
        self._session.execute(delete(AssignmentRow).where(AssignmentRow.duty_id == duty_id))
        first = 0 if assigned.led else 1
        rows = [
            {"duty_id": duty_id, "person_id": person, "position": position}
            for position, person in enumerate(assigned.people, start=first)
        ]
        insert_plain(self._session, AssignmentRow, rows)
        touch_mirror(self._session, now)
        touch_plan(self._session)
