"""The inbox: raw events kept once, and handled one by one in each conversation."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Exists, Select, exists, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from domain.incoming import RawEvent, Waiting
from storage.engine import reading, writing
from storage.overtaken import known_messages, note_changes
from storage.sql import affected, insert_once
from storage.talk_tables import ConversationRow, InboxRow, SentMessageRow

LEASE = timedelta(seconds=20)
TRIES = 3
CANDIDATES = 5


class Inbox:
    """The queue of events; each method is its own short transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, events: Sequence[RawEvent], machine_now: datetime) -> int:
        """Keep the events that are new, all or none of them; returns how many were.

        What changed a message that was never kept is noted by the message's id alone.
        """
        changes = [event for event in events if event.changes]
        rows = [_row(event, machine_now) for event in events if not event.only_if_known]
        with writing(self._engine) as session:
            kept = insert_once(session, InboxRow, rows)
            if changes:
                note_changes(session, changes, machine_now)
                known = known_messages(session, changes)
                ours = [one for one in changes if one.only_if_known and one.message_id in known]
                kept += insert_once(session, InboxRow, [_row(event, machine_now) for event in ours])
            return kept

    def sent_by_us(self, message_ids: Sequence[str]) -> set[str]:
        """Which of these messages are the bot's own."""
        query = select(SentMessageRow.message_id).where(SentMessageRow.message_id.in_(message_ids))
        with reading(self._engine) as session:
            return set(session.scalars(query))

    def claim(self, me: str, machine_now: datetime) -> str | None:
        """Take a conversation that waits and that nobody handles, under a lease."""
        with reading(self._engine) as session:
            keys = list(session.scalars(_ready(machine_now)))
        for key in keys:
            with writing(self._engine) as session:
                insert_once(session, ConversationRow, [{"key": key}])
                free = or_(ConversationRow.lease_until.is_(None), ConversationRow.lease_until < machine_now)
                take = update(ConversationRow).where(
                    ConversationRow.key == key, free, ~_in_backoff(ConversationRow.key, machine_now)
                )
                taken = take.values(lease_by=me, lease_until=machine_now + LEASE)
                if affected(session, taken.execution_options(synchronize_session=False)):
                    return key
        return None

    def release(self, key: str, me: str) -> None:
        """Give the conversation back."""
        mine = update(ConversationRow).where(ConversationRow.key == key, ConversationRow.lease_by == me)
        with writing(self._engine) as session:
            affected(session, mine.values(lease_by=None, lease_until=None))

    def next(self, key: str) -> Waiting | None:
        """The earliest waiting event of the conversation, by the time it happened."""
        query = (
            select(InboxRow)
            .where(InboxRow.conversation == key, InboxRow.state == "waiting")
            .order_by(InboxRow.happened_at, InboxRow.id)
            .limit(1)
        )
        with reading(self._engine) as session:
            row = session.scalars(query).first()
            return Waiting(row.id, key, row.body or "{}", row.tries) if row else None

    def failed(self, event: Waiting, why: str, machine_now: datetime) -> bool:
        """Count a failed try; after the third the event is parked. Returns whether it was parked."""
        tries = event.tries + 1
        parked = tries >= TRIES
        values = {
            "tries": tries,
            "error": why[:500],
            "next_try_at": machine_now + timedelta(seconds=tries),
            "state": "parked" if parked else "waiting",
        }
        mine = update(InboxRow).where(InboxRow.id == event.id, InboxRow.state == "waiting")
        with writing(self._engine) as session:
            return affected(session, mine.values(**values)) > 0 and parked


def _row(event: RawEvent, machine_now: datetime) -> dict[str, Any]:
    return {
        "event_key": event.key,
        "conversation": event.conversation,
        "body": event.body,
        "message_id": event.message_id,
        "reply_token": event.reply_token,
        "happened_at": datetime.fromtimestamp(event.happened_at_ms / 1000, UTC),
        "received_at": machine_now,
        "next_try_at": machine_now,
        "state": "waiting",
        "tries": 0,
        "error": "",
    }


def _in_backoff(conversation: InstrumentedAttribute[str], machine_now: datetime) -> Exists:
    """Whether an event of this conversation has failed and waits a moment; those after it wait too."""
    failed = aliased(InboxRow)
    return exists().where(
        failed.conversation == conversation, failed.state == "waiting", failed.next_try_at > machine_now
    )


def _ready(machine_now: datetime) -> Select[str]:
    handled = exists().where(
        ConversationRow.key == InboxRow.conversation, ConversationRow.lease_until >= machine_now
    )
    return (
        select(InboxRow.conversation)
        .where(InboxRow.state == "waiting", ~_in_backoff(InboxRow.conversation, machine_now), ~handled)
        .group_by(InboxRow.conversation)
        .order_by(func.min(InboxRow.received_at))
        .limit(CANDIDATES)
    )


def take_event(session: Session, event: Waiting, me: str, machine_now: datetime) -> bool:
    """Mark the event handled inside the caller's transaction, if it waits and the lease is still ours."""
    lease = update(ConversationRow).where(
        ConversationRow.key == event.conversation, ConversationRow.lease_by == me
    )
    if not affected(session, lease.values(lease_until=machine_now + LEASE)):
        return False
    waiting = update(InboxRow).where(InboxRow.id == event.id, InboxRow.state == "waiting")
    return affected(session, waiting.values(state="handled")) > 0
