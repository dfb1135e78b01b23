"""Announcements, their recipients and who has read them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from domain.broadcasts import Broadcast
from domain.register import Reference
from storage.mirror_state import touch_mirror
from storage.sql import affected, insert_once
from storage.talk_tables import AcknowledgementRow, BroadcastRecipientRow, BroadcastRow

People = Mapping[int, Sequence[int]]


class Broadcasts:
    """Announcements inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def draft(
        self, by: int, words: str, to: Iterable[int], now: datetime, inbox_id: int | None = None
    ) -> Broadcast:
        """Keep an announcement that waits for its coordinator's yes."""
        row = BroadcastRow(person_id=by, words=words, created_at=now, inbox_id=inbox_id)
        self._session.add(row)
        self._session.flush()
        insert_once(
            self._session, BroadcastRecipientRow, [{"broadcast_id": row.id, "person_id": id_} for id_ in to]
        )
        return self._whole(row)

    def get(self, broadcast_id: int) -> Broadcast | None:
        """The announcement with its recipients and readers."""
        row = self._session.get(BroadcastRow, broadcast_id)
        return self._whole(row) if row else None

    def of_events(self, inbox_ids: Iterable[int]) -> list[Broadcast]:
        """The announcements that these events brought."""
        query = select(BroadcastRow).where(BroadcastRow.inbox_id.in_(list(inbox_ids)))
        return [self._whole(row) for row in self._session.scalars(query)]

    def sent(self) -> list[Broadcast]:
        """Every announcement that was confirmed, oldest first."""
        confirmed = select(BroadcastRow).where(BroadcastRow.state == "sent").order_by(BroadcastRow.id)
        rows = self._session.scalars(confirmed).all()
        to, read = self._people(row.id for row in rows)
        return [_broadcast(row, to.get(row.id, ()), read.get(row.id, ())) for row in rows]

    def settle(self, broadcast_id: int, state: str, now: datetime) -> bool:
        """A draft becomes sent or dropped, once; False when it was settled before."""
        draft = update(BroadcastRow).where(BroadcastRow.id == broadcast_id, BroadcastRow.state == "draft")
        touch_mirror(self._session, now)
        return affected(self._session, draft.values(state=state, confirmed_at=now)) > 0

    def newest_for(self, person_id: int) -> int | None:
        """The newest announcement that this person was sent."""
        query = (
            select(BroadcastRow.id)
            .join(BroadcastRecipientRow, BroadcastRecipientRow.broadcast_id == BroadcastRow.id)
            .where(BroadcastRecipientRow.person_id == person_id, BroadcastRow.state == "sent")
        )
        return self._session.scalar(query.order_by(BroadcastRow.id.desc()).limit(1))

    def newest_by(self, person_id: int) -> int | None:
        """The newest announcement that this person sent."""
        query = select(BroadcastRow.id).where(
            BroadcastRow.person_id == person_id, BroadcastRow.state == "sent"
        )
        return self._session.scalar(query.order_by(BroadcastRow.id.desc()).limit(1))

    def keep_letter(
        self, broadcast_id: int, letter: Reference, now: datetime, inbox_id: int | None = None
    ) -> None:
        """Keep the number and date of the official letter that said the same."""
        row = self._session.get_one(BroadcastRow, broadcast_id)
        row.letter_number, row.letter_on = letter.number, letter.sent_on
        row.letter_inbox_id = inbox_id
        touch_mirror(self._session, now)

    def acknowledge(self, broadcast_id: int, person_id: int, now: datetime) -> bool:
        """Count that this person has read it; False when that was counted before."""
        row = {"broadcast_id": broadcast_id, "person_id": person_id, "at": now}
        touch_mirror(self._session, now)
        return insert_once(self._session, AcknowledgementRow, [row]) > 0

    def _whole(self, row: BroadcastRow) -> Broadcast:
        to, read = self._people([row.id])
        return _broadcast(row, to.get(row.id, ()), read.get(row.id, ()))

    def _people(self, ids: Iterable[int]) -> tuple[People, People]:
        """To whom these announcements go, and who has read them."""
        ids = list(ids)
        its = BroadcastRecipientRow.broadcast_id.in_(ids)
        to = select(BroadcastRecipientRow.broadcast_id, BroadcastRecipientRow.person_id).where(its)
        read = select(AcknowledgementRow.broadcast_id, AcknowledgementRow.person_id)
        read = read.where(AcknowledgementRow.broadcast_id.in_(ids))
        return self._by_broadcast(to.order_by(BroadcastRecipientRow.id)), self._by_broadcast(read)

    def _by_broadcast(self, query: Select[int, int]) -> People:
        found: dict[int, list[int]] = {}
        for broadcast, person in self._session.execute(query):
            found.setdefault(broadcast, []).append(person)
        return found


def _broadcast(row: BroadcastRow, to: Sequence[int], read: Sequence[int]) -> Broadcast:
    return Broadcast(
        id=row.id,
        by=row.person_id,
        words=row.words,
        state=row.state,
        to=tuple(to),
        read=tuple(read),
        letter=row.letter_number or "",
        at=row.confirmed_at,
    )
