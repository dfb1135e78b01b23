"""Rows of the office itself: its people, systems, rounds, items and duties."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.columns import Id, Instant

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(DeclarativeBase):
    """Every table; row classes never leave `storage/`."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant,
        int: Id,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


class UnitRow(Row):
    """กลุ่ม/หน่วย of the office, or a school."""

    __tablename__ = "unit"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]


class PersonRow(Row):
    """One of the office's people."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("name", "unit_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    position: Mapped[str] = mapped_column(default="")
    call_name: Mapped[str] = mapped_column(default="")
    left_on: Mapped[date | None]
    quiet_until: Mapped[date | None]
    quiet_said_in: Mapped[int | None]


class RoleRow(Row):
    """A role that a person has; a reviewer's may be limited to one system."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("person_id", "role", "system_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    system_id: Mapped[int | None] = mapped_column(ForeignKey("system.id"))


class DeputyRow(Row):
    """Who acts for a person who is away (ผู้ปฏิบัติแทน), in order."""

    __tablename__ = "deputy"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    deputy_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    position: Mapped[int]


class SystemRow(Row):
    """A national system or the office's own book that wants reports."""

    __tablename__ = "system"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class StepRow(Row):
    """A step after submission, of each duty or of the whole round."""

    __tablename__ = "step"
    __table_args__ = (UniqueConstraint("system_id", "scope", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    system_id: Mapped[int] = mapped_column(ForeignKey("system.id"))
    scope: Mapped[str]
    position: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]


class RoundRow(Row):
    """A reporting round (รอบรายงาน): the rules as written and the dates they give."""

    __tablename__ = "round"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    system_id: Mapped[int] = mapped_column(ForeignKey("system.id"), index=True)
    name: Mapped[str]
    fiscal_year: Mapped[int]
    opens_on: Mapped[date]
    national_rule: Mapped[str]
    national_on: Mapped[date | None]
    office_rule: Mapped[str]
    office_on: Mapped[date] = mapped_column(index=True)


class ItemRow(Row):
    """Something owed (รายการ): an indicator, a report or a project."""

    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    owners: Mapped[str]
    co_owners: Mapped[str] = mapped_column(default="")
    order_number: Mapped[str] = mapped_column(default="")
    ordered_on: Mapped[date | None]
    target: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")
    evidence_wanted: Mapped[str] = mapped_column(default="")
    aliases: Mapped[str] = mapped_column(default="")
    rounds: Mapped[str] = mapped_column(default="")
    cancelled: Mapped[str | None]


class DutyRow(Row):
    """One item in one round for one unit: the thing that is owed."""

    __tablename__ = "duty"
    __table_args__ = (
        UniqueConstraint("item_id", "round_id", "unit_id"),
        Index("ix_duty_round_state", "round_id", "state"),
        Index("ix_duty_unit_state", "unit_id", "state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    state: Mapped[str] = mapped_column(default="not_started")
    step: Mapped[int] = mapped_column(default=0)
    percent: Mapped[float | None]
    value: Mapped[float | None]
    problem: Mapped[str | None]
    own_office_on: Mapped[date | None] = mapped_column(index=True)
    return_on: Mapped[date | None] = mapped_column(index=True)
    first_submitted_at: Mapped[datetime | None]
    promised_on: Mapped[date | None]
    changed_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")


class AssignmentRow(Row):
    """A named person who holds a duty: the lead first, then the co-owners."""

    __tablename__ = "assignment"
    duty_id: Mapped[int] = mapped_column(ForeignKey("duty.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    position: Mapped[int]


class MeetingRow(Row):
    """A meeting that deadlines and people look forward to (นัดหมาย)."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("name", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    attendees: Mapped[str] = mapped_column(default="")


class DayOffRow(Row):
    """What the office says of a day against the holiday list (วันหยุดเพิ่มเติม)."""

    __tablename__ = "day_off"
    day: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_holiday: Mapped[bool]


class PolicyRow(Row):
    """A line of the reminder policy (นโยบายเตือน), of the office or of one system."""

    __tablename__ = "policy"
    __table_args__ = (UniqueConstraint("key", "system_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    value: Mapped[str]
    system_id: Mapped[int | None] = mapped_column(ForeignKey("system.id"))
