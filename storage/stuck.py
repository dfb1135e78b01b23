"""Notices that were parked or did not reach their reader: why, and once more when a person says so."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from domain.calls import Outcome
from domain.health import StuckNotice, Why
from domain.notices import NO_CHAT, UNWRITTEN, NoticeState
from storage.sql import affected
from storage.talk_tables import CallRow, ChatRow, NoticeRow


class Stuck:
    """What waits for a person to decide, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def found(self, now: datetime, most: int) -> tuple[list[StuckNotice], int]:
        """The newest of them, at most so many, and how many there are in all."""
        its = _stuck(now)
        count = self._session.scalar(select(func.count()).select_from(NoticeRow).where(*its)) or 0
        query = select(NoticeRow, CallRow.outcome).outerjoin(CallRow, NoticeRow.call_id == CallRow.id)
        rows = self._session.execute(query.where(*its).order_by(NoticeRow.id.desc()).limit(most))
        return [_notice(row, outcome or "") for row, outcome in rows], count

    def again(self, notice_id: int, now: datetime) -> bool:
        """It is pushed once more, under a new call; False when it is not stuck any more."""
        its = update(NoticeRow).where(NoticeRow.id == notice_id, *_stuck(now))
        values = {"state": NoticeState.WAITING, "why": "", "call_id": None, "inbox_id": None, "push_at": now}
        return affected(self._session, its.values(**values)) > 0


def _stuck(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """What has expired has nothing to say any more; an answer into a group is for no other place."""
    groups = select(ChatRow.id).where(ChatRow.kind != "user")
    return (
        NoticeRow.state.in_([NoticeState.PARKED, NoticeState.UNREACHABLE]),
        NoticeRow.person_id.is_not(None),
        or_(NoticeRow.chat_id.is_(None), NoticeRow.chat_id.not_in(groups)),
        or_(NoticeRow.expires_at.is_(None), NoticeRow.expires_at > now),
    )


def _notice(row: NoticeRow, outcome: str) -> StuckNotice:
    return StuckNotice(row.id, row.person_id or 0, row.kind, _why(row, outcome), row.created_at)


def _why(row: NoticeRow, outcome: str) -> Why:
    if row.why.startswith(UNWRITTEN):
        return Why.UNWRITTEN
    if row.state == NoticeState.UNREACHABLE:
        return Why.NO_CHAT if row.why == NO_CHAT else Why.NOT_REACHED
    return Why.UNCLEAR if outcome in (Outcome.UNCLEAR, Outcome.ABANDONED) else Why.REFUSED
