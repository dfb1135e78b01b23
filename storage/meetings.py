"""Reads the office's meetings."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.clocks import BANGKOK
from domain.office import Meeting
from storage.office_tables import MeetingRow


class Meetings:
    """The meetings inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def between(self, first: date, last: date) -> list[Meeting]:
        """The meetings of these days, both included, in their order."""
        start = datetime.combine(first, time(), BANGKOK)
        end = datetime.combine(last + timedelta(days=1), time(), BANGKOK)
        query = select(MeetingRow).where(MeetingRow.at >= start, MeetingRow.at < end)
        rows = self._session.scalars(query.order_by(MeetingRow.at, MeetingRow.id))
        return [Meeting(row.name, row.at.astimezone(BANGKOK), row.place, row.attendees) for row in rows]
