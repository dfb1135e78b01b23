"""Rows of the conversation with people: chats, what came in, what we owe, what was sent."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.office_tables import Row

WAITING = text("state = 'waiting'")


class ChatRow(Row):
    """A LINE chat: one person's 1:1 chat, or a group, which is tied to a unit or else to the whole office."""

    __tablename__ = "chat"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    line_id: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), unique=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    tied: Mapped[bool] = mapped_column(default=False)
    name: Mapped[str] = mapped_column(default="")
    members: Mapped[int | None]
    facts_at: Mapped[datetime | None]
    reachable: Mapped[bool] = mapped_column(default=True)
    menu: Mapped[str | None]


class InboxRow(Row):
    """A raw event from LINE that is for us, until it is handled and pruned."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_waiting", "conversation", "happened_at", sqlite_where=WAITING, postgresql_where=WAITING
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    event_key: Mapped[str] = mapped_column(unique=True)
    conversation: Mapped[str]
    body: Mapped[str | None] = mapped_column(Text)
    message_id: Mapped[str | None] = mapped_column(index=True)
    reply_token: Mapped[str | None]
    happened_at: Mapped[datetime]
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting", index=True)
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    error: Mapped[str] = mapped_column(default="")
    heard_with: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class OvertakenRow(Row):
    """A message that was edited or unsent, known by ids alone: its older versions are not carried out.

    `who` is a digest of the conversation, because it may be the talk of people in a group that is not for us.
    """

    __tablename__ = "overtaken"
    message_id: Mapped[str] = mapped_column(primary_key=True)
    who: Mapped[str] = mapped_column(primary_key=True)
    newest_at: Mapped[datetime]
    unsent: Mapped[bool]
    noted_at: Mapped[datetime]


class ConversationRow(Row):
    """One person in one chat: who handles it now, and what was asked of them."""

    __tablename__ = "conversation"
    key: Mapped[str] = mapped_column(primary_key=True)
    lease_by: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    question: Mapped[dict[str, Any] | None]
    asked_by: Mapped[int | None]
    greeted_on: Mapped[date | None]


class NoticeRow(Row):
    """What we owe somebody."""

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_state_push", "state", "push_at"),
        Index("ix_notice_person_state", "person_id", "state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    chat_id: Mapped[int | None] = mapped_column(ForeignKey("chat.id"))
    inbox_id: Mapped[int | None] = mapped_column(ForeignKey("inbox.id"), index=True)
    template: Mapped[str]
    facts: Mapped[dict[str, Any]]
    about: Mapped[list[Any]]
    matters: Mapped[bool]
    alone: Mapped[bool] = mapped_column(default=False)
    must_go: Mapped[bool] = mapped_column(default=False)
    ride_from: Mapped[datetime | None]
    join_from: Mapped[datetime | None]
    push_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    why: Mapped[str] = mapped_column(default="")
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"), index=True)


class CallRow(Row):
    """One HTTP request to LINE that carries 1-5 notices, frozen before it is sent."""

    __tablename__ = "call"
    __table_args__ = (
        Index("ix_call_state_next", "state", "next_try_at"),
        Index("ix_call_kind_created", "kind", "created_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    chat_id: Mapped[int] = mapped_column(ForeignKey("chat.id"))
    recipient: Mapped[str]
    messages: Mapped[str | None] = mapped_column(Text)
    reply_token: Mapped[str | None]
    token_at: Mapped[datetime | None]
    retry_key: Mapped[str | None] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(default="open")
    outcome: Mapped[str] = mapped_column(default="")
    lease_by: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    next_try_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    cost: Mapped[int] = mapped_column(default=0)
    about: Mapped[list[Any]]


class SentMessageRow(Row):
    """A message of ours as LINE knows it, so that quoting it tells what is meant."""

    __tablename__ = "sent_message"
    message_id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chat.id"))
    about: Mapped[list[Any]]
    sent_at: Mapped[datetime]


class BroadcastRow(Row):
    """A coordinator's announcement, from preview to delivery."""

    __tablename__ = "broadcast"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str]
    state: Mapped[str] = mapped_column(default="draft")
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    letter_number: Mapped[str | None]
    letter_on: Mapped[date | None]
    inbox_id: Mapped[int | None]
    letter_inbox_id: Mapped[int | None]


class AcknowledgementRow(Row):
    """รับทราบ: who has read an announcement."""

    __tablename__ = "acknowledgement"
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime]


class FactRow(Row):
    """Something an outside service told us (quota, usage), and when."""

    __tablename__ = "fact"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class BroadcastRecipientRow(Row):
    """Whom an announcement is for, as the coordinator saw it in the preview."""

    __tablename__ = "broadcast_recipient"
    __table_args__ = (UniqueConstraint("broadcast_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
