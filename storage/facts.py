"""Facts that an outside service told us, questions that wait for an answer, and single-runner leases."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from storage.history_tables import LeaseRow
from storage.sql import affected, insert_once
from storage.talk_tables import ConversationRow, FactRow


class Facts:
    """What is known from outside, and when it was learned (machine time)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, key: str) -> tuple[Mapping[str, Any], datetime] | None:
        """The fact and when it was learned."""
        row = self._session.get(FactRow, key)
        return (row.value, row.at) if row else None

    def keep(self, key: str, value: dict[str, Any], at: datetime) -> None:
        """Learn a fact."""
        if not insert_once(self._session, FactRow, [{"key": key, "value": value, "at": at}]):
            known = update(FactRow).where(FactRow.key == key)
            affected(self._session, known.values(value=value, at=at))


class Questions:
    """What the bot asked last, for each person in each chat."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, conversation: str) -> Mapping[str, Any] | None:
        """The question that waits for an answer here."""
        row = self._session.get(ConversationRow, conversation)
        return row.question if row else None

    def asked_by(self, conversation: str) -> int | None:
        """The event whose words the waiting question keeps, or that made the bot ask it."""
        row = self._session.get(ConversationRow, conversation)
        return row.asked_by if row else None

    def ask(self, conversation: str, question: Mapping[str, Any] | None, by: int | None = None) -> None:
        """Keep a question that the event `by` led to, or drop the one that waited."""
        its = update(ConversationRow).where(ConversationRow.key == conversation)
        kept = dict(question) if question else None
        affected(self._session, its.values(question=kept, asked_by=by if question else None))

    def first_on(self, conversation: str, day: date) -> bool:
        """Whether nobody was told here on this day yet what strangers are told; it counts as told now."""
        its = update(ConversationRow).where(
            ConversationRow.key == conversation,
            or_(ConversationRow.greeted_on.is_(None), ConversationRow.greeted_on != day),
        )
        return affected(self._session, its.values(greeted_on=day)) > 0


class Leases:
    """Jobs that only one process may do at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, name: str, me: str, lasts: timedelta, machine_now: datetime) -> bool:
        """Take or prolong the lease; False while another process holds it."""
        values = {"name": name, "holder": me, "until": machine_now + lasts}
        if insert_once(self._session, LeaseRow, [values]):
            return True
        free = or_(LeaseRow.holder == me, LeaseRow.until < machine_now)
        take = update(LeaseRow).where(LeaseRow.name == name, free)
        return affected(self._session, take.values(holder=me, until=machine_now + lasts)) > 0

    def release(self, name: str, me: str) -> None:
        """Give the lease back, if it is still ours."""
        affected(self._session, delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == me))
