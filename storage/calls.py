"""Calls: requests to LINE, frozen before they are sent, taken under a lease, recorded once."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import Update, func, or_, select, update
from sqlalchemy.orm import Session

from domain.calls import NO_TEXT, Call, Outcome
from domain.people import Chat
from storage.sql import affected, insert_once
from storage.talk_tables import CallRow, NoticeRow, SentMessageRow

LEASE = timedelta(seconds=30)
NAMESPACE = uuid.UUID("5f0b7a53-9d6c-5d4e-8f33-0c1f0a2f7b61")


class Calls:
    """Reading and keeping calls inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def freeze_reply(
        self, chat: Chat, messages: str, token: str, token_at: datetime, me: str, machine_now: datetime
    ) -> int:
        """Keep a reply that this process sends at once; returns the call's id."""
        row = self._new("reply", chat, messages, me, machine_now)
        row.reply_token, row.token_at = token, token_at
        self._session.flush()
        return row.id

    def freeze_push(self, chat: Chat, messages: str, cost: int, me: str, machine_now: datetime) -> int:
        """Keep a push that this process sends at once, with its retry key; returns the call's id."""
        row = self._new("push", chat, messages, me, machine_now)
        row.cost = cost
        self._session.flush()
        row.retry_key = str(uuid.uuid5(NAMESPACE, f"{row.id}:{row.created_at.isoformat()}"))
        return row.id

    def get(self, call_id: int) -> Call:
        """The call as it is to be sent."""
        row = self._session.get_one(CallRow, call_id)
        count = select(func.count()).select_from(NoticeRow).where(NoticeRow.call_id == call_id)
        return Call(
            id=row.id,
            kind=row.kind,
            recipient=row.recipient,
            messages=row.messages or NO_TEXT,
            reply_token=row.reply_token,
            retry_key=row.retry_key,
            token_at=row.token_at,
            created_at=row.created_at,
            tries=row.tries,
            was_unclear=row.outcome == Outcome.UNCLEAR,
            cost=row.cost,
            notices=self._session.scalar(count) or 0,
        )

    def claim(self, me: str, machine_now: datetime) -> tuple[Call, bool] | None:
        """Take a call whose turn it is; the flag says that a process died while it was under way."""
        free = or_(CallRow.lease_until.is_(None), CallRow.lease_until < machine_now)
        ready = (CallRow.state == "open", CallRow.next_try_at <= machine_now, free)
        query = select(CallRow.id, CallRow.lease_by).where(*ready).order_by(CallRow.next_try_at).limit(1)
        found = self._session.execute(query.with_for_update(skip_locked=True)).first()
        if found is None:
            return None
        take = update(CallRow).where(CallRow.id == found[0], *ready)
        values = {"lease_by": me, "lease_until": machine_now + LEASE, "tries": CallRow.tries + 1}
        if not affected(self._session, take.values(**values)):
            return None
        self._session.expire_all()
        return self.get(found[0]), found[1] is not None

    def again_at(self, call: Call, me: str, outcome: Outcome, when: datetime) -> None:
        """The same call goes again at this machine time."""
        seen = Outcome.UNCLEAR if call.was_unclear else outcome
        values = {"lease_by": None, "lease_until": None, "next_try_at": when, "outcome": seen}
        affected(self._session, self._mine(call, me).values(**values))

    def close(self, call: Call, me: str, outcome: Outcome) -> bool:
        """The call is over: its text and token are forgotten. False when the lease was lost."""
        values = {"state": "closed", "outcome": outcome, "lease_by": None, "lease_until": None}
        return (
            affected(self._session, self._mine(call, me).values(**values, messages=None, reply_token=None))
            > 0
        )

    def remember_messages(
        self, call: Call, ids: tuple[str, ...], about: list[list[int]], now: datetime
    ) -> None:
        """Which of our messages speak of which duties, for quotes."""
        chat_id = self._session.get_one(CallRow, call.id).chat_id
        rows = [
            {"message_id": id_, "chat_id": chat_id, "about": duties, "sent_at": now}
            for id_, duties in zip(ids, about, strict=False)
        ]
        insert_once(self._session, SentMessageRow, rows)

    def is_ours(self, message_id: str | None) -> bool:
        """Whether the bot said this."""
        return bool(message_id) and self._session.get(SentMessageRow, message_id) is not None

    def spoken_of(self, message_id: str | None) -> tuple[int, ...]:
        """The duties that a message of ours was about."""
        row = self._session.get(SentMessageRow, message_id) if message_id else None
        return tuple(row.about) if row else ()

    def pushed_since(self, machine_at: datetime | None) -> int:
        """How many pushes, counted as LINE counts, were accepted or are under way since this machine time."""
        counts = or_(CallRow.outcome == Outcome.SENT, CallRow.state == "open")
        pushed = select(func.coalesce(func.sum(CallRow.cost), 0)).where(CallRow.kind == "push", counts)
        since = pushed.where(CallRow.created_at >= machine_at) if machine_at else pushed
        return int(self._session.scalar(since) or 0)

    def _mine(self, call: Call, me: str) -> Update:
        return update(CallRow).where(CallRow.id == call.id, CallRow.lease_by == me, CallRow.state == "open")

    def _new(self, kind: str, chat: Chat, messages: str, me: str, machine_now: datetime) -> CallRow:
        row = CallRow(
            kind=kind,
            chat_id=chat.id,
            recipient=chat.line_id,
            messages=messages,
            lease_by=me,
            lease_until=machine_now + LEASE,
            created_at=machine_now,
            begun_at=machine_now,
            next_try_at=machine_now,
            tries=1,
        )
        self._session.add(row)
        return row
