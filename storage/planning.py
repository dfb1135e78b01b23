"""What planning reads: a few columns of everything that is open, and whether today is planned already."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from domain.notices import NoticeState
from domain.office import PolicyLine, UnitKind
from domain.openings import OPENING
from domain.planning import REMINDER
from domain.planning_day import OpenDuty
from storage.bulk import delete_of, insert_plain, parts_of
from storage.due_soon import IS_OPEN, OWN_DATE
from storage.facts import Facts
from storage.history_tables import PlanChangeRow, SnoozeRow
from storage.holders import read_holders
from storage.office_tables import DutyRow, PolicyRow, RoundRow, SystemRow, UnitRow
from storage.outgoing import HELD, UNCALLED
from storage.sql import affected
from storage.talk_tables import NoticeRow

PLANNED = "planned"


class Planning:
    """Planning inside one transaction; the cost of each question does not depend on the number of people."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def changes(self) -> list[int]:
        """What changed since the last planning and may add to it."""
        return list(self._session.scalars(select(PlanChangeRow.id)))

    def planned(self) -> date | None:
        """The day that was planned last."""
        fact = Facts(self._session).get(PLANNED)
        return date.fromisoformat(fact[0]["day"]) if fact else None

    def keep(self, now: datetime, changes: Iterable[int]) -> None:
        """Today is planned, with these changes."""
        delete_of(self._session, PlanChangeRow, "id", changes)
        affected(self._session, delete(SnoozeRow).where(SnoozeRow.until < now.date()))
        Facts(self._session).keep(PLANNED, {"day": now.date().isoformat()}, now)

    def owed(self, today: date) -> list[OpenDuty]:
        """What is open in opened rounds."""
        opened = {row.id: row for row in self._session.execute(_opened(today))}
        duties = select(DutyRow.id, DutyRow.unit_id, DutyRow.round_id, OWN_DATE)
        query = duties.where(IS_OPEN, DutyRow.round_id.in_(opened)).order_by(DutyRow.id)
        lines = self._session.execute(query).all()
        holders = read_holders(self._session, [(line[0], line[1]) for line in lines])
        return [_owed(id_, opened[round_id], own, holders[id_]) for id_, _, round_id, own in lines]

    def units(self) -> dict[str, UnitKind]:
        """What sort each unit is of, by name."""
        return {
            name: UnitKind(kind) for name, kind in self._session.execute(select(UnitRow.name, UnitRow.kind))
        }

    def set_duties_aside(
        self, person_id: int, duties: Iterable[int], until: date, inbox_id: int | None = None
    ) -> None:
        """This person wants no reminders of these duties before that day."""
        ids = list(duties)
        mine = delete(SnoozeRow).where(SnoozeRow.person_id == person_id, SnoozeRow.duty_id.in_(ids))
        affected(self._session, mine)
        said = {"person_id": person_id, "until": until, "said_in": inbox_id}
        rows = [{**said, "duty_id": duty} for duty in ids]
        insert_plain(self._session, SnoozeRow, rows)

    def snoozed(self, people: Iterable[int] | None = None) -> dict[tuple[int, int], date]:
        """Until when whom (person, duty), of these people or of all, reminders are to leave in peace."""
        rows = select(SnoozeRow.person_id, SnoozeRow.duty_id, SnoozeRow.until)
        if people is not None:
            rows = rows.where(SnoozeRow.person_id.in_(list(people)))
        return {(person, duty): until for person, duty, until in self._session.execute(rows)}

    def told_of(self) -> set[tuple[int, str]]:
        """The (person, round) whose opening has its notice already."""
        facts = self._session.scalars(select(NoticeRow.facts).where(NoticeRow.template == OPENING))
        return {(one["whose"], code) for one in facts if one for code in one["rounds"]}

    def reminders_waiting(self) -> dict[int, str]:
        """The key of the reminder that waits to be pushed, or is held, by person."""
        waits = and_(or_(UNCALLED, HELD), NoticeRow.template == REMINDER, NoticeRow.push_at.is_not(None))
        rows = self._session.execute(select(NoticeRow.person_id, NoticeRow.key).where(waits))
        return {person: key for person, key in rows if person}

    def overtake(self, says: Mapping[int, str]) -> None:
        """Every other reminder that waits for these people is said by the one with the key beside them."""
        theirs = update(NoticeRow).where(or_(UNCALLED, HELD), NoticeRow.template == REMINDER)
        for part in parts_of(says):
            others = NoticeRow.key.not_in([says[person] for person in part])
            its = theirs.where(NoticeRow.person_id.in_(part), others)
            affected(self._session, its.values(state=NoticeState.CLEARED, why="overtaken"))


def read_policies(session: Session) -> list[PolicyLine]:
    """The lines of นโยบายเตือน."""
    query = select(PolicyRow.key, PolicyRow.value, SystemRow.code).outerjoin(SystemRow)
    return [PolicyLine(*line) for line in session.execute(query)]


def _opened(today: date) -> Select[int, str, str, date, date]:
    columns = (
        RoundRow.id,
        SystemRow.code.label("system"),
        RoundRow.code,
        RoundRow.opens_on,
        RoundRow.office_on,
    )
    return select(*columns).join(SystemRow).where(RoundRow.opens_on <= today)


def _owed(id_: int, round_: Any, own: date | None, holders: list[int]) -> OpenDuty:
    return OpenDuty(id_, round_.system, round_.code, round_.opens_on, own or round_.office_on, tuple(holders))
