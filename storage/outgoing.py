"""What goes to LINE next, and what may go with it."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from domain.notices import Kind, Notice, NoticeState, Reader
from domain.sharing import Going
from storage.talk_tables import InboxRow, NoticeRow

UNCALLED = and_(NoticeRow.state == NoticeState.WAITING, NoticeRow.call_id.is_(None))
HELD = and_(NoticeRow.state == NoticeState.HELD, NoticeRow.call_id.is_(None))
GROUPS_OWN = and_(NoticeRow.person_id.is_(None), NoticeRow.chat_id.is_not(None), NoticeRow.inbox_id.is_(None))
GROUP = case((NoticeRow.person_id.is_(None), NoticeRow.chat_id))
LAST = func.max(case((NoticeRow.must_go, 1), else_=0))


class Outgoing:
    """Reading the queue of notices inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_answered_event(self) -> int | None:
        """The event whose answers have waited longest and are in no call yet."""
        query = select(NoticeRow.inbox_id).where(UNCALLED, NoticeRow.inbox_id.is_not(None))
        return self._session.scalar(query.order_by(NoticeRow.id).limit(1))

    def answers_to(self, inbox_id: int) -> list[Notice]:
        """The waiting answers to one event, in order."""
        return self._read(NoticeRow.inbox_id == inbox_id)

    def token_of(self, inbox_id: int) -> tuple[str | None, datetime]:
        """(reply token, when the event was received by machine time)."""
        row = self._session.get_one(InboxRow, inbox_id)
        return row.reply_token, row.received_at

    def riders(self, person_id: int, before: int, now: datetime) -> list[Notice]:
        """What may ride a reply to this person now: notices older than the answer `before`, held ones too."""
        return self._riding(NoticeRow.person_id == person_id, before, now)

    def riders_in(self, chat_id: int, before: int, now: datetime) -> list[Notice]:
        """What may ride a reply in this group: the group's own notices and nobody's."""
        return self._riding(and_(GROUPS_OWN, NoticeRow.chat_id == chat_id), before, now)

    def next_due(self, now: datetime, most: int = 1) -> list[Reader]:
        """To whom something must be pushed by now, at most so many: last rungs first, then by their hour."""
        somebody = or_(NoticeRow.person_id.is_not(None), GROUPS_OWN)
        due = select(NoticeRow.person_id, GROUP).where(UNCALLED, somebody, NoticeRow.push_at <= now)
        first = (LAST.desc(), func.min(NoticeRow.push_at), func.min(NoticeRow.id))
        ordered = due.group_by(NoticeRow.person_id, GROUP).order_by(*first).limit(most)
        return [Reader(person, chat) for person, chat in self._session.execute(ordered)]

    def going_to(self, reader: Reader, now: datetime) -> Going:
        """What is due to this reader, and what joins it; or a single notice that must go alone."""
        its = (
            NoticeRow.person_id == reader.person_id
            if reader.person_id
            else and_(GROUPS_OWN, NoticeRow.chat_id == reader.chat_id)
        )
        ready = or_(NoticeRow.push_at <= now, NoticeRow.join_from <= now)
        query = select(NoticeRow).where(or_(UNCALLED, HELD), NoticeRow.inbox_id.is_(None), its, ready)
        due: list[Notice] = []
        joining: list[Notice] = []
        for row in self._session.scalars(query.order_by(NoticeRow.id)):
            is_due = row.state == NoticeState.WAITING and row.push_at is not None and row.push_at <= now
            if is_due and row.alone:
                return Going((read_notice(row),))
            (due if is_due else joining).append(read_notice(row))
        return Going(tuple(due), tuple(joining))

    def in_call(self, call_id: int) -> list[Notice]:
        """What a call carries."""
        query = select(NoticeRow).where(NoticeRow.call_id == call_id).order_by(NoticeRow.id)
        return [read_notice(row) for row in self._session.scalars(query)]

    def held(self) -> list[Notice]:
        """What quota keeps back and somebody else may tell: not the answers to what a person asked."""
        return self._read(NoticeRow.kind != Kind.ANSWER, HELD)

    def _riding(self, its: ColumnElement[bool], before: int, now: datetime) -> list[Notice]:
        ready = and_(NoticeRow.inbox_id.is_(None), NoticeRow.ride_from <= now, NoticeRow.id < before)
        return self._read(and_(its, ready), or_(UNCALLED, HELD))

    def _read(self, condition: ColumnElement[bool], open_: ColumnElement[bool] = UNCALLED) -> list[Notice]:
        query = select(NoticeRow).where(open_, condition).order_by(NoticeRow.id)
        return [read_notice(row) for row in self._session.scalars(query)]


def read_notice(row: NoticeRow) -> Notice:
    """A row as steps see it."""
    return Notice(
        id=row.id,
        key=row.key,
        kind=Kind(row.kind),
        template=row.template,
        facts=row.facts,
        about=tuple(row.about),
        matters=row.matters,
        person_id=row.person_id,
        chat_id=row.chat_id,
        inbox_id=row.inbox_id,
        expires_at=row.expires_at,
        must_go=row.must_go,
    )
