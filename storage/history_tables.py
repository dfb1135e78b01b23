"""Rows of what happened: updates, decisions and proposals, the mirror's state, the audit."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.office_tables import Row


class UpdateRow(Row):
    """What somebody said of a duty, word for word, and what it changed."""

    __tablename__ = "update"
    __table_args__ = (Index("ix_update_person_at", "person_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey("duty.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    inbox_id: Mapped[int | None] = mapped_column(ForeignKey("inbox.id"))
    kind: Mapped[str]
    words: Mapped[str]
    percent: Mapped[float | None]
    value: Mapped[float | None]
    measure: Mapped[str] = mapped_column(default="")
    problem: Mapped[str | None]
    at: Mapped[datetime]
    before: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]
    gone: Mapped[str] = mapped_column(default="")
    instead_of: Mapped[int | None]


class DecisionRow(Row):
    """What was decided at a step of a duty or of a whole round, or about a duty (then without a step)."""

    __tablename__ = "decision"
    __table_args__ = (Index("uq_decision_round_step", "round_id", "step_id", unique=True),)
    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int | None] = mapped_column(ForeignKey("duty.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    update_id: Mapped[int | None] = mapped_column(ForeignKey("update.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    verdict: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    inbox_id: Mapped[int | None]
    day: Mapped[date | None]
    at: Mapped[datetime]


class AbsenceRow(Row):
    """Leave or travel, both days included; ended early by an earlier last day.

    `replaced` are the last days of what was said before, by id, for when the message is unsent.
    """

    __tablename__ = "absence"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    first_on: Mapped[date]
    last_on: Mapped[date]
    at: Mapped[datetime]
    inbox_id: Mapped[int | None]
    replaced: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))


class SnoozeRow(Row):
    """A duty that a person wants no reminders of before this day; the event that said so."""

    __tablename__ = "snooze"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey("duty.id"), primary_key=True)
    until: Mapped[date]
    said_in: Mapped[int | None]


class PlanChangeRow(Row):
    """Something changed that may add to what is planned today; gone once it was planned anew."""

    __tablename__ = "plan_change"
    id: Mapped[int] = mapped_column(primary_key=True)


class MirrorRow(Row):
    """How far the sheet follows; of each tab, what was written and how often people changed it."""

    __tablename__ = "mirror"
    tab: Mapped[str] = mapped_column(primary_key=True)
    wanted: Mapped[int] = mapped_column(default=1)
    done: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime | None]
    synced_at: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(default="")
    file: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None]
    lost_at: Mapped[datetime | None]
    sheet_id: Mapped[int | None]
    digest: Mapped[str] = mapped_column(default="")
    looks: Mapped[str] = mapped_column(default="")
    drifts: Mapped[int] = mapped_column(default=0)
    drifted_at: Mapped[datetime | None]


class LeaseRow(Row):
    """A job that only one process may do at a time."""

    __tablename__ = "lease"
    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime]


class AuditRow(Row):
    """Who did what to which id; never anyone's words."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None]
    via: Mapped[str]
    command: Mapped[str]
    duty_id: Mapped[int | None] = mapped_column(index=True)
    detail: Mapped[str] = mapped_column(default="")


class SuggestionRow(Row):
    """A row that somebody typed in the sheet, by the digest of its words, and what it led to."""

    __tablename__ = "suggestion"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"), unique=True)
    problem: Mapped[str] = mapped_column(default="")
    answered: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


class ProposalRow(Row):
    """A change that waits for a coordinator's tap, and who decided it."""

    __tablename__ = "proposal"
    id: Mapped[int] = mapped_column(primary_key=True)
    changes: Mapped[list[Any]]
    shown: Mapped[str]
    via: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    proposer: Mapped[str]
    words: Mapped[str] = mapped_column(Text)
    inbox_id: Mapped[int | None] = mapped_column(ForeignKey("inbox.id"), index=True)
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="draft")
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
