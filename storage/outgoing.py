"""What goes to LINE next, and what may go with it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from domain.notices import Facts, Kind, Notice, NoticeState, Reader
from domain.sharing import Going
from storage.columns import Instant
from storage.talk_tables import InboxRow, NoticeRow

UNCALLED = and_(NoticeRow.state == NoticeState.WAITING, NoticeRow.call_id.is_(None))
HELD = and_(NoticeRow.state == NoticeState.HELD, NoticeRow.call_id.is_(None))
GROUPS_OWN = and_(NoticeRow.person_id.is_(None), NoticeRow.chat_id.is_not(None), NoticeRow.inbox_id.is_(None))
SOMEBODYS = or_(NoticeRow.person_id.is_not(None), GROUPS_OWN)
GROUP = case((NoticeRow.person_id.is_(None), NoticeRow.chat_id))
LAST = func.max(case((NoticeRow.must_go, 1), else_=0))
COLUMNS = (
    *(NoticeRow.id, NoticeRow.key, NoticeRow.kind, NoticeRow.template, NoticeRow.facts, NoticeRow.about),
    *(NoticeRow.matters, NoticeRow.person_id, NoticeRow.chat_id, NoticeRow.inbox_id, NoticeRow.expires_at),
    NoticeRow.must_go,
)
DUE = and_(NoticeRow.state == NoticeState.WAITING, NoticeRow.push_at <= bindparam("now", type_=Instant()))


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

    def any_due(self, now: datetime) -> bool:
        """Whether anything must be pushed by now."""
        due = select(NoticeRow.id).where(UNCALLED, SOMEBODYS, NoticeRow.push_at <= now)
        return self._session.scalar(due.limit(1)) is not None

    def next_due(self, now: datetime, most: int) -> list[Reader]:
        """To whom something must be pushed by now, at most so many: last rungs first, then by their hour."""
        due = select(NoticeRow.person_id, GROUP).where(UNCALLED, SOMEBODYS, NoticeRow.push_at <= now)
        first = (LAST.desc(), func.min(NoticeRow.push_at), func.min(NoticeRow.id))
        ordered = due.group_by(NoticeRow.person_id, GROUP).order_by(*first).limit(most)
        return [Reader(person, chat) for person, chat in self._session.execute(ordered)]

    def going_to(self, readers: Sequence[Reader], now: datetime) -> dict[Reader, Going]:
        """What is due to each of these and what joins it; or a single notice that must go alone."""
        people = NoticeRow.person_id.in_([one.person_id for one in readers if one.person_id])
        groups = NoticeRow.chat_id.in_([one.chat_id for one in readers if one.chat_id])
        ready = or_(NoticeRow.push_at <= now, NoticeRow.join_from <= now)
        query = select(DUE.label("due"), NoticeRow.alone, *COLUMNS)
        query = query.where(or_(UNCALLED, HELD), NoticeRow.inbox_id.is_(None), ready)
        its = query.where(or_(people, and_(GROUPS_OWN, groups))).order_by(NoticeRow.id)
        found: dict[Reader, list[Found]] = {reader: [] for reader in readers}
        for is_due, alone, *columns in self._session.execute(its, {"now": now}):
            notice = read_notice(*columns)
            reader = Reader(notice.person_id, None if notice.person_id else notice.chat_id)
            found[reader].append((notice, bool(is_due), alone))
        return {reader: _going(its) for reader, its in found.items()}

    def in_calls(self, call_ids: Iterable[int]) -> dict[int, list[Notice]]:
        """What each of these calls carries."""
        carried: dict[int, list[Notice]] = {id_: [] for id_ in call_ids}
        query = select(NoticeRow.call_id, *COLUMNS).where(NoticeRow.call_id.in_(carried))
        for call, *columns in self._session.execute(query.order_by(NoticeRow.id)):
            carried[call].append(read_notice(*columns))
        return carried

    def held(self) -> list[Notice]:
        """What quota keeps back and somebody else may tell: not the answers to what a person asked."""
        return self._read(NoticeRow.kind != Kind.ANSWER, HELD)

    def _riding(self, its: ColumnElement[bool], before: int, now: datetime) -> list[Notice]:
        ready = and_(NoticeRow.inbox_id.is_(None), NoticeRow.ride_from <= now, NoticeRow.id < before)
        return self._read(and_(its, ready), or_(UNCALLED, HELD))

    def _read(self, condition: ColumnElement[bool], open_: ColumnElement[bool] = UNCALLED) -> list[Notice]:
        query = select(*COLUMNS).where(open_, condition).order_by(NoticeRow.id)
        return [read_notice(*columns) for columns in self._session.execute(query)]


Found = tuple[Notice, bool, bool]  # with whether it is due, and must go alone


def _going(found: Iterable[Found]) -> Going:
    due: list[Notice] = []
    joining: list[Notice] = []
    for notice, is_due, alone in found:
        if is_due and alone:
            return Going((notice,))
        (due if is_due else joining).append(notice)
    return Going(tuple(due), tuple(joining))


def read_notice(
    id_: int, key: str, kind: str, template: str, facts: Facts, about: list[int], *more: Any
) -> Notice:
    """The `COLUMNS` of a row as steps see them; reading whole rows takes twice as long."""
    return Notice(id_, key, Kind(kind), template, facts, tuple(about), *more)
