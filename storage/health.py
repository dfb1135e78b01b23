"""How things stand, for the health page and `doctor`."""

from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from domain.following import REPORT
from domain.health import Health
from domain.notices import NoticeState
from storage.history_tables import MirrorRow
from storage.mirror_state import REPEATS, SHEET
from storage.talk_tables import CallRow, InboxRow, NoticeRow


def look(session: Session, now: datetime) -> Health:
    """Read how things stand, in one transaction."""
    mirror = session.get(MirrorRow, SHEET)
    drifted = select(MirrorRow.tab).where(MirrorRow.drifts > 1, MirrorRow.drifted_at > now - REPEATS)
    states = session.execute(select(NoticeRow.state, func.count()).group_by(NoticeRow.state))
    said_when = func.coalesce(NoticeRow.push_at, NoticeRow.created_at)
    answers = and_(NoticeRow.inbox_id.is_not(None), NoticeRow.call_id.is_(None))
    due = (NoticeRow.state == NoticeState.WAITING, or_(NoticeRow.push_at <= now, answers))
    counted = select(InboxRow.state, func.count()).where(InboxRow.state.in_(["waiting", "parked"]))
    events = dict(session.execute(counted.group_by(InboxRow.state)).all())
    return Health(
        oldest_event=session.scalar(
            select(func.min(InboxRow.received_at)).where(InboxRow.state == "waiting")
        ),
        oldest_call=session.scalar(select(func.min(CallRow.created_at)).where(CallRow.state == "open")),
        oldest_notice=session.scalar(select(func.min(said_when)).where(*due)),
        waiting_events=events.get("waiting", 0),
        parked_events=events.get("parked", 0),
        notices=dict(states.all()),
        mirror_behind=mirror.changed_at if mirror and mirror.wanted > mirror.done else None,
        mirror_trouble=mirror.trouble if mirror else "",
        mirror_at=mirror.synced_at if mirror else None,
        mirror_is_file=mirror is not None and REPORT in (mirror.file, mirror.trouble.partition(":")[0]),
        mirror_drift=tuple(session.scalars(drifted.order_by(MirrorRow.tab))),
    )
