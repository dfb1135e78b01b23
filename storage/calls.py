"""Calls: requests to LINE, frozen before they are sent, taken under a lease, recorded once."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.orm import Session

from domain.calls import NO_TEXT, Call, Letter, Outcome
from storage.bulk import insert_many
from storage.sql import affected, insert_once
from storage.talk_tables import CallRow, NoticeRow, SentMessageRow

LEASE = timedelta(seconds=30)


class Calls:
    """Reading and keeping calls inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def freeze_reply(
        self, letter: Letter, token: str, token_at: datetime, me: str, machine_now: datetime
    ) -> int:
        """Keep a reply that this process sends at once; returns the call's id."""
        row = _new("reply", letter, me, machine_now) | {"reply_token": token, "token_at": token_at}
        return insert_many(self._session, CallRow, [row])[0]

    def freeze_pushes(self, letters: Sequence[Letter], me: str, machine_now: datetime) -> list[Call]:
        """Keep pushes that this process sends at once, each with its retry key."""
        rows = [
            _new("push", letter, me, machine_now) | {"cost": letter.cost, "retry_key": str(uuid.uuid4())}
            for letter in letters
        ]
        ids = self._keep_all(rows)
        return [
            Call(
                id=ids[row["retry_key"]],
                kind="push",
                recipient=letter.chat.line_id,
                messages=letter.messages,
                reply_token=None,
                retry_key=row["retry_key"],
                token_at=None,
                created_at=machine_now,
                tries=1,
                was_unclear=False,
                notices=len(letter.notices),
                cost=letter.cost,
                chat_id=letter.chat.id,
                about=letter.about,
            )
            for row, letter in zip(rows, letters, strict=True)
        ]

    def _keep_all(self, pushes: list[dict[str, Any]]) -> dict[str, int]:
        """Their ids by retry key: in the order of the rows SQLite would only give them one by one."""
        if not pushes:
            return {}
        kept = self._session.execute(insert(CallRow).returning(CallRow.retry_key, CallRow.id), pushes)
        return {str(key): id_ for key, id_ in kept}

    def get(self, call_id: int) -> Call:
        """The call as it is to be sent."""
        row = self._session.get_one(CallRow, call_id)
        count = select(func.count()).select_from(NoticeRow).where(NoticeRow.call_id == call_id)
        return _call(row, self._session.scalar(count) or 0)

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
        mine = update(CallRow).where(CallRow.id == call.id, CallRow.lease_by == me, CallRow.state == "open")
        affected(self._session, mine.values(**values))

    def close(self, calls: Iterable[Call], me: str, outcome: Outcome) -> set[int]:
        """These calls are over: texts and tokens are forgotten. Gives those whose lease was not lost."""
        mine = (CallRow.id.in_([call.id for call in calls]), CallRow.lease_by == me, CallRow.state == "open")
        values = {"state": "closed", "outcome": outcome, "lease_by": None, "lease_until": None}
        closed = update(CallRow).where(*mine).values(**values, messages=None, reply_token=None)
        done = self._session.scalars(
            closed.returning(CallRow.id), execution_options={"synchronize_session": False}
        )
        return set(done)

    def remember_messages(self, sent: Iterable[tuple[Call, Sequence[str]]], now: datetime) -> None:
        """Which of our messages speak of which duties, for quotes."""
        rows = [
            {"message_id": id_, "chat_id": call.chat_id, "about": list(duties), "sent_at": now}
            for call, ids in sent
            for id_, duties in zip(ids, call.about, strict=False)
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


def _new(kind: str, letter: Letter, me: str, machine_now: datetime) -> dict[str, Any]:
    return {
        "kind": kind,
        "chat_id": letter.chat.id,
        "recipient": letter.chat.line_id,
        "messages": letter.messages,
        "about": [list(duties) for duties in letter.about],
        "lease_by": me,
        "lease_until": machine_now + LEASE,
        "created_at": machine_now,
        "begun_at": machine_now,
        "next_try_at": machine_now,
        "tries": 1,
    }


def _call(row: CallRow, notices: int) -> Call:
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
        chat_id=row.chat_id,
        about=row.about,
        notices=notices,
    )
