"""Reads how the office's work stands: what is late, stuck or silent, and how far units and rounds are."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from domain.clocks import BANGKOK
from domain.duties import Duty, State
from domain.standing import Late, Progress, Promised
from storage.due_soon import IS_OPEN
from storage.duties import Duties
from storage.duty_lines import JOINED, OFFICE_ON, PROMISED_ON
from storage.holders import read_holders
from storage.office_tables import DutyRow, ItemRow, RoundRow, SystemRow, UnitRow

COUNTS = DutyRow.state != State.CANCELLED
OWED_STILL = [State.NOT_STARTED, State.IN_PROGRESS, State.RETURNED]


class Standings:
    """A few statements each, however many duties there are."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._duties = Duties(session)

    def late(self, today: date, since: date | None = None) -> list[Duty]:
        """What is open and past its office date; with `since` only where that date is this day or later."""
        passed = _late(today)
        return self._nearest(passed if since is None else and_(passed, OFFICE_ON.__ge__(since)), None)

    def late_since(self, since: date, today: date) -> list[Late]:
        """A few columns of what fell due on `since` or later and is late."""
        columns = (DutyRow.id, DutyRow.unit_id, SystemRow.code, OFFICE_ON)
        query = select(*columns).select_from(JOINED).where(_late(today), OFFICE_ON.__ge__(since))
        lines = self._session.execute(query.order_by(OFFICE_ON, DutyRow.id)).all()
        holders = read_holders(self._session, [(duty, unit) for duty, unit, _, _ in lines])
        return [Late(duty, unit, system, day, tuple(holders[duty])) for duty, unit, system, day in lines]

    def count_late(self, today: date) -> int:
        """How much there is of it."""
        return self._count(_late(today))

    def blocked(self, today: date, most: int) -> tuple[list[Duty], int]:
        """Where something is in the way: at most so many, and how many there are."""
        return self._some(and_(DutyRow.state == State.BLOCKED, RoundRow.opens_on <= today), most)

    def unseen(self, since: datetime, first: date, last: date, most: int) -> tuple[list[Duty], int]:
        """What falls due within these days and nobody said anything of since then."""
        silent = or_(DutyRow.changed_at.is_(None), DutyRow.changed_at < since)
        opened = RoundRow.opens_on <= since.astimezone(BANGKOK).date()
        return self._some(
            and_(DutyRow.state.in_(OWED_STILL), opened, OFFICE_ON.between(first, last), silent), most
        )

    def progress(self, today: date, since: date) -> list[Progress]:
        """By unit and opened round, of the rounds whose office date is `since` or later."""
        columns = (UnitRow.name, SystemRow.name, RoundRow.name, RoundRow.code, RoundRow.office_on)
        handed_in = func.sum(case((IS_OPEN, 0), else_=1))
        query = select(*columns, func.count(), handed_in).select_from(JOINED)
        query = query.where(COUNTS, RoundRow.opens_on <= today, RoundRow.office_on >= since)
        query = query.group_by(UnitRow.id, SystemRow.id, RoundRow.id, *columns)
        lines = self._session.execute(query.order_by(RoundRow.office_on, RoundRow.id, UnitRow.id))
        return [Progress(*line) for line in lines]

    def promised(self, first: date, last: date) -> list[Promised]:
        """What was to be handed in on these days, both included."""
        columns = (UnitRow.name, SystemRow.name, RoundRow.name, ItemRow.code, PROMISED_ON)
        query = select(*columns, DutyRow.first_submitted_at).select_from(JOINED)
        query = query.where(COUNTS, PROMISED_ON.between(first, last)).order_by(PROMISED_ON, DutyRow.id)
        return [
            Promised(unit, system, round_, code, day, at.astimezone(BANGKOK).date() if at else None)
            for unit, system, round_, code, day, at in self._session.execute(query)
        ]

    def _some(self, condition: ColumnElement[bool], most: int) -> tuple[list[Duty], int]:
        count = self._count(condition)
        return (self._nearest(condition, most) if count else []), count

    def _count(self, condition: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).select_from(JOINED).where(condition)) or 0

    def _nearest(self, condition: ColumnElement[bool], most: int | None) -> list[Duty]:
        query = select(DutyRow.id).select_from(JOINED).where(condition)
        ids = self._session.scalars(query.order_by(OFFICE_ON, DutyRow.id).limit(most)).all()
        return self._duties.get(ids)


def _late(today: date) -> ColumnElement[bool]:
    return and_(IS_OPEN, RoundRow.opens_on <= today, OFFICE_ON.__lt__(today))
