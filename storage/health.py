"""How things stand, for the health page and `doctor`."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from domain.notices import NoticeState
from storage.history_tables import MirrorRow
from storage.talk_tables import CallRow, InboxRow, NoticeRow


@dataclass(frozen=True)
class Health:
    """Oldest waiting things (event, open call: machine time; notice: office time) and what is stuck."""

    oldest_event: datetime | None
    oldest_call: datetime | None
    oldest_notice: datetime | None
    parked_events: int
    notices: dict[str, int]
    mirror_behind: datetime | None
    mirror_trouble: str


def look(session: Session, now: datetime) -> Health:
    """Read how things stand, in one transaction."""
    mirror = session.scalars(select(MirrorRow)).first()
    states = session.execute(select(NoticeRow.state, func.count()).group_by(NoticeRow.state))
    said_when = func.coalesce(NoticeRow.push_at, NoticeRow.created_at)
    answers = and_(NoticeRow.inbox_id.is_not(None), NoticeRow.call_id.is_(None))
    due = (NoticeRow.state == NoticeState.WAITING, or_(NoticeRow.push_at <= now, answers))
    parked = select(func.count()).select_from(InboxRow).where(InboxRow.state == "parked")
    return Health(
        oldest_event=session.scalar(
            select(func.min(InboxRow.received_at)).where(InboxRow.state == "waiting")
        ),
        oldest_call=session.scalar(select(func.min(CallRow.created_at)).where(CallRow.state == "open")),
        oldest_notice=session.scalar(select(func.min(said_when)).where(*due)),
        parked_events=session.scalar(parked) or 0,
        notices=dict(states.all()),
        mirror_behind=mirror.changed_at if mirror and mirror.wanted > mirror.done else None,
        mirror_trouble=mirror.trouble if mirror else "",
    )
