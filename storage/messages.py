"""The versions of a message: which was overtaken, what was kept earlier, and forgetting all of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from domain.messages import Gone
from storage.overtaken import is_overtaken
from storage.sql import affected
from storage.talk_tables import InboxRow
from storage.traces import traces_of_messages
from storage.wiping import wipe, wipe_events


class Messages:
    """Messages that people change, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def is_overtaken(self, message_id: str, inbox_id: int, conversation: str, *, edit: bool) -> bool:
        """Whether a newer version of this message was said, or it was unsent."""
        return is_overtaken(self._session, message_id, inbox_id, conversation, edit=edit)

    def earlier(self, inbox_id: int) -> list[int]:
        """The other kept versions of the message that this event changes, if it is from the same person."""
        row = self._session.get_one(InboxRow, inbox_id)
        if row.message_id is None:
            return []
        same = (InboxRow.message_id == row.message_id, InboxRow.id != inbox_id)
        query = select(InboxRow.id).where(*same, _same_person(row.conversation))
        ordered = query.order_by(InboxRow.happened_at, InboxRow.id)
        return list(self._session.scalars(ordered.with_for_update()))  # nobody handles them meanwhile

    def were_handled(self, inbox_ids: Sequence[int]) -> bool:
        """Whether one of these was carried out."""
        done = select(InboxRow.id).where(InboxRow.id.in_(inbox_ids), InboxRow.state == "handled")
        return self._session.scalar(done.limit(1)) is not None

    def heard_with(self, inbox_id: int, question: Mapping[str, Any], asked_by: int | None) -> None:
        """Keep the question that waited when this was said: an edit of it answers the same question."""
        its = update(InboxRow).where(InboxRow.id == inbox_id)
        kept = {"question": dict(question), "asked_by": asked_by}
        affected(self._session, its.values(heard_with=kept))

    def question_of(self, inbox_ids: Sequence[int]) -> tuple[Mapping[str, Any] | None, int | None]:
        """The question that waited when the first of these was said, and the event that led to it."""
        query = select(InboxRow.heard_with).where(
            InboxRow.id.in_(inbox_ids), InboxRow.heard_with.is_not(None)
        )
        kept = self._session.scalar(query.order_by(InboxRow.happened_at, InboxRow.id).limit(1))
        return (kept["question"], kept["asked_by"]) if kept else (None, None)

    def pass_over(self, inbox_id: int) -> None:
        """An event that is not carried out: its words are not kept."""
        wipe_events(self._session, frozenset([inbox_id]))
        its = update(InboxRow).where(InboxRow.id == inbox_id)
        affected(self._session, its.values(state="overtaken"))

    def forget_secret(self, inbox_id: int) -> None:
        """An event that said a secret keeps nothing but the token by which it is answered."""
        affected(self._session, update(InboxRow).where(InboxRow.id == inbox_id).values(body=None))

    def forget(self, inbox_ids: Sequence[int], why: Gone, now: datetime) -> None:
        """These events and all that repeats their words."""
        ids = frozenset(inbox_ids)
        wipe_events(self._session, ids)
        wipe(self._session, traces_of_messages(self._session, inbox_ids), why, now)


def _same_person(conversation: str) -> ColumnElement[bool]:
    """In a group LINE may leave out who it was, and only whoever said a message can change it."""
    place, _, user = conversation.partition("|")
    if not user:
        return InboxRow.conversation.startswith(f"{place}|", autoescape=True)
    return (
        or_(InboxRow.conversation == conversation, InboxRow.conversation == f"{place}|")
        if place
        else (InboxRow.conversation == conversation)
    )
