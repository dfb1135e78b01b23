"""Who is away when, who acts meanwhile, and who wants no reminders until when."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.history_tables import AbsenceRow
from storage.office_tables import DeputyRow, PersonRow
from storage.sql import affected

ONE_DAY = timedelta(days=1)


class Absences:
    """Leave, travel and quiet inside one transaction; days are office days, both ends included."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def leave(
        self, person_id: int, first: date, last: date, now: datetime, inbox_id: int | None = None
    ) -> None:
        """Away on these days; what was said before for days from then on is replaced."""
        mine = select(AbsenceRow).where(AbsenceRow.person_id == person_id, AbsenceRow.last_on >= first)
        replaced = {str(row.id): row.last_on.isoformat() for row in self._session.scalars(mine)}
        self._cut(person_id, first)
        row = AbsenceRow(person_id=person_id, first_on=first, last_on=last, at=now, inbox_id=inbox_id)
        row.replaced = replaced
        self._session.add(row)

    def take_back(self, inbox_ids: Iterable[int]) -> list[tuple[date, date]]:
        """The days that these events said nobody has any more; what they replaced counts again.

        What somebody said later, of other days or that they are back, stays.
        """
        query = select(AbsenceRow).where(AbsenceRow.inbox_id.in_(list(inbox_ids)))
        rows = self._session.scalars(query.order_by(AbsenceRow.id.desc())).all()
        days = [(row.first_on, row.last_on) for row in reversed(rows) if row.first_on <= row.last_on]
        for row in rows:
            self._session.delete(row)
            self._session.flush()
            if row.first_on <= row.last_on and not self._said_later(row):
                for id_, last in (row.replaced or {}).items():
                    before = update(AbsenceRow).where(AbsenceRow.id == int(id_))
                    affected(self._session, before.values(last_on=date.fromisoformat(last)))
        return days

    def _said_later(self, row: AbsenceRow) -> bool:
        later = select(AbsenceRow.id).where(AbsenceRow.person_id == row.person_id, AbsenceRow.id > row.id)
        return self._session.scalar(later.limit(1)) is not None

    def come_back(self, person_id: int, day: date) -> bool:
        """Here from this day on; whether there was an absence to end."""
        return self._cut(person_id, day, replaced=None) > 0

    def _cut(self, person_id: int, day: date, **values: object) -> int:
        mine = update(AbsenceRow).where(AbsenceRow.person_id == person_id, AbsenceRow.last_on >= day)
        return affected(self._session, mine.values(last_on=day - ONE_DAY, **values))

    def away(self, day: date) -> set[int]:
        """The people who are away on this day."""
        there = (AbsenceRow.first_on <= day, AbsenceRow.last_on >= day)
        return set(self._session.scalars(select(AbsenceRow.person_id).where(*there)))

    def stood_for(self, deputy_id: int, day: date) -> list[int]:
        """Those who are away on this day and whose first deputy that is here this person is."""
        theirs = select(DeputyRow.person_id).where(DeputyRow.deputy_id == deputy_id)
        principals = self._session.scalars(theirs).all()
        absent = self.away(day) if principals else set()
        found = [person for person in principals if person in absent]
        return [person for person in found if self._acting(person, absent) == deputy_id]

    def _acting(self, person_id: int, absent: set[int]) -> int | None:
        query = select(DeputyRow.deputy_id).where(DeputyRow.person_id == person_id)
        here = (one for one in self._session.scalars(query.order_by(DeputyRow.position)) if one not in absent)
        return next(here, None)

    def keep_quiet(self, person_id: int, until: date) -> None:
        """No reminders before this day."""
        person = update(PersonRow).where(PersonRow.id == person_id)
        affected(self._session, person.values(quiet_until=until))

    def quiet(self, people: Iterable[int], day: date) -> set[int]:
        """Those of these people who want quiet on this day still."""
        wanted = (PersonRow.id.in_(list(people)), PersonRow.quiet_until > day)
        return set(self._session.scalars(select(PersonRow.id).where(*wanted)))

    def quiet_ends(self, day: date) -> set[int]:
        """Those who wanted to be reminded again on this day."""
        return set(self._session.scalars(select(PersonRow.id).where(PersonRow.quiet_until == day)))
