"""Who is away when, who acts meanwhile, and who wants no reminders until when."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.calendar import ONE_DAY
from storage.history_tables import AbsenceRow, SnoozeRow
from storage.office_tables import DeputyRow, PersonRow
from storage.plan_changes import touch_plan
from storage.sql import affected


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
        if rows:
            touch_plan(self._session)
        return days

    def _said_later(self, row: AbsenceRow) -> bool:
        later = select(AbsenceRow.id).where(AbsenceRow.person_id == row.person_id, AbsenceRow.id > row.id)
        return self._session.scalar(later.limit(1)) is not None

    def come_back(self, person_id: int, day: date) -> bool:
        """Here from this day on; whether there was an absence to end."""
        return self._cut(person_id, day, replaced=None) > 0

    def _cut(self, person_id: int, day: date, **values: object) -> int:
        mine = update(AbsenceRow).where(AbsenceRow.person_id == person_id, AbsenceRow.last_on >= day)
        touch_plan(self._session)
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
        acting = self._acting(absent, absent.intersection(principals))
        return [person for person in principals if acting.get(person) == deputy_id]

    def seconded(self, deputies: Collection[int], day: date) -> dict[int, dict[int, bool]]:
        """Those whose first deputy that is here each of these is on this day, and whether they are away."""
        theirs = select(DeputyRow.person_id).where(DeputyRow.deputy_id.in_(deputies)).distinct()
        principals = self._session.scalars(theirs).all()
        absent = self.away(day) if principals else set()
        found: dict[int, dict[int, bool]] = {deputy: {} for deputy in deputies}
        for one, acts in self._acting(absent, principals).items():
            if acts in found:
                found[acts][one] = one in absent
        return found

    def acting(self, day: date) -> dict[int, int]:
        """Everybody's first deputy who is here on this day."""
        return self._acting(self.away(day), None)

    def _acting(self, absent: set[int], people: Collection[int] | None) -> dict[int, int]:
        query = select(DeputyRow.person_id, DeputyRow.deputy_id).order_by(
            DeputyRow.position.desc(), DeputyRow.person_id
        )
        if people is not None:
            query = query.where(DeputyRow.person_id.in_(people))
        found = self._session.execute(query) if people is None or people else ()
        return {person: deputy for person, deputy in found if deputy not in absent}

    def keep_quiet(self, person_id: int, until: date, inbox_id: int | None = None) -> None:
        """No reminders before this day."""
        person = update(PersonRow).where(PersonRow.id == person_id)
        affected(self._session, person.values(quiet_until=until, quiet_said_in=inbox_id))

    def end_quiet(self, inbox_ids: Iterable[int], today: date) -> list[date]:
        """From today on reminders come as if these events had asked for none; until when they asked."""
        ids, ended = list(inbox_ids), set[date]()
        for row, said_in, until in (
            (PersonRow, PersonRow.quiet_said_in, PersonRow.quiet_until),
            (SnoozeRow, SnoozeRow.said_in, SnoozeRow.until),
        ):
            theirs = (said_in.in_(ids), until > today)
            ended |= set(self._session.scalars(select(until).where(*theirs)))
            affected(self._session, update(row).where(*theirs).values({until: today}))
        if ended:
            touch_plan(self._session)
        return sorted(ended)

    def quiet(self, people: Iterable[int], day: date) -> dict[int, date]:
        """Those of these people who want quiet on this day still, and until when."""
        wanted = (PersonRow.id.in_(list(people)), PersonRow.quiet_until > day)
        rows = self._session.execute(select(PersonRow.id, PersonRow.quiet_until).where(*wanted))
        return {person: until for person, until in rows if until}

    def quiet_ends(self, after: date, day: date) -> set[int]:
        """Those who wanted to be reminded again on one of the days after `after` until this one."""
        ends = (PersonRow.quiet_until > after, PersonRow.quiet_until <= day)
        return set(self._session.scalars(select(PersonRow.id).where(*ends)))
