"""Rows of who comes in: one-time codes, wishes to enrol, and how often somebody tried."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.office_tables import Row


class EnrolmentRow(Row):
    """A one-time code that ties a LINE account to a person; only its keyed hash is kept."""

    __tablename__ = "enrolment"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class EnrolRequestRow(Row):
    """A stranger's wish to enrol under a name, until a coordinator decides."""

    __tablename__ = "enrol_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chat.id"), index=True)
    said: Mapped[str]
    state: Mapped[str]
    asked_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    inbox_id: Mapped[int | None]


class AttemptRow(Row):
    """How often one chat, or everybody, tried something in one window of office time."""

    __tablename__ = "attempt"
    key: Mapped[str] = mapped_column(primary_key=True)
    tries: Mapped[int]
    ends_at: Mapped[datetime]
