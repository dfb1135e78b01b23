"""Keeps the journal in step with the office's register, after whatever people did."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import select
from year_office import YearOffice

from domain.duties import Duty
from storage.engine import reading
from storage.office_tables import DutyRow, PersonRow

NEVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass
class Diary:
    """`duties` as they stood at the last look."""

    office: YearOffice
    duties: dict[int, Duty] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    stamps: dict[int, datetime | None] = field(default_factory=dict)

    def look(self) -> list[Duty]:
        """Write down what was opened, closed, moved or handed over; gives what was handed in just now."""
        journal, now = self.office.journal, self.office.clock.at
        closed = []
        for duty in self._changed():
            before = self.duties.get(duty.id)
            self.duties[duty.id] = duty
            moved = before and (before.office_on, before.holders) != (duty.office_on, duty.holders)
            if duty.is_open and (before is None or moved or not before.is_open):
                journal.open(duty, self.names, now)
            elif before and before.is_open and not duty.is_open:
                journal.close(duty.id, now)
                closed.append(duty)
        return closed

    def quiet_until(self, who: str) -> date:
        """Until when somebody is not to be reminded, as the register has it."""
        with reading(self.office.house.store.engine) as session:
            until = session.scalar(select(PersonRow.quiet_until).where(PersonRow.name == who))
        assert until, f"{who} asked for quiet in vain"
        return until

    def _changed(self) -> list[Duty]:
        """What differs from the last look."""
        with reading(self.office.house.store.engine) as session:
            rows = session.execute(select(DutyRow.id, DutyRow.changed_at))
            stamps = {id_: at for id_, at in rows}
        ids = [id_ for id_, at in stamps.items() if self.stamps.get(id_, NEVER) != at]
        self.stamps = stamps
        with self.office.house.store.look() as work:
            self.names = self.names or {one.id: one.name for one in work.people.working()}
            return work.duties.get(ids)
