"""What became of notices, found by their keys."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from domain.notices import Fate, NoticeState
from storage.bulk import parts_of
from storage.talk_tables import NoticeRow


def fates(session: Session, keys: Iterable[str], now: datetime) -> dict[str, Fate]:
    """By key, of those that are kept; what expired before it was put into a call is over."""
    waits = and_(NoticeRow.state == NoticeState.WAITING, NoticeRow.call_id.is_(None))
    columns = (NoticeRow.key, NoticeRow.state, NoticeRow.about, and_(waits, NoticeRow.expires_at <= now))
    found: dict[str, Fate] = {}
    for part in parts_of(keys):
        query = select(*columns).where(NoticeRow.key.in_(part))
        for key, state, about, expired in session.execute(query):
            found[key] = Fate(NoticeState.CLEARED if expired else NoticeState(state), tuple(about))
    return found
