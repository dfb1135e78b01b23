"""What is kept of one person: read for themselves, and erased when they ask."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from domain.own_data import Kept
from storage.erasing import erase
from storage.file_tables import EvidenceRow
from storage.history_tables import AbsenceRow, UpdateRow
from storage.office_tables import DeputyRow, PersonRow


class OwnData:
    """A person's own data inside one transaction; what was taken back is still kept, and counted."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person_id: int, today: date) -> Kept:
        """What stands under this person's name."""
        person = self._session.get_one(PersonRow, person_id)
        said = select(func.count(), func.min(UpdateRow.at)).where(UpdateRow.person_id == person_id)
        updates, since = self._session.execute(said).one()
        sent = self._sent(person_id)
        return Kept(
            position=person.position,
            quiet_until=person.quiet_until,
            leave=self._leave(person_id, today),
            stands_in_for=self._stands_in_for(person_id),
            updates=updates,
            links=sent.get("link", 0),
            files=sent.get("file", 0),
            since=since,
        )

    def erase(self, person_id: int, now: datetime, answering: int | None) -> None:
        """Forget what this person said and sent, and their LINE account."""
        erase(self._session, person_id, now, answering)

    def _sent(self, person_id: int) -> dict[str, int]:
        mine = (EvidenceRow.person_id == person_id, EvidenceRow.state == "kept")
        query = select(EvidenceRow.kind, func.count()).where(*mine).group_by(EvidenceRow.kind)
        return {kind: number for kind, number in self._session.execute(query)}

    def _leave(self, person_id: int, today: date) -> tuple[tuple[date, date], ...]:
        query = select(AbsenceRow.first_on, AbsenceRow.last_on).where(AbsenceRow.person_id == person_id)
        ahead = query.where(AbsenceRow.last_on >= today, AbsenceRow.last_on >= AbsenceRow.first_on)
        return tuple(
            (first, last) for first, last in self._session.execute(ahead.order_by(AbsenceRow.first_on))
        )

    def _stands_in_for(self, person_id: int) -> tuple[int, ...]:
        query = select(DeputyRow.person_id).where(DeputyRow.deputy_id == person_id)
        return tuple(self._session.scalars(query.order_by(DeputyRow.person_id)))
