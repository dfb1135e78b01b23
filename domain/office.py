"""The office as a workbook describes it: people, units, systems, rounds, items, meetings, days off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from domain.people import Role


class UnitKind(StrEnum):
    """What sort of unit; the workbook's words stand in `UNIT_WORDS`."""

    GROUP = "group"
    SCHOOL = "school"
    OTHER = "other"


UNIT_WORDS = {UnitKind.GROUP: "กลุ่ม", UnitKind.SCHOOL: "โรงเรียน", UnitKind.OTHER: "อื่นๆ"}


class StepKind(StrEnum):
    """What a step after submission does (DESIGN §3); the words stand in `STEP_WORDS`."""

    CHECK = "check"
    RECORD = "record"
    APPROVE = "approve"
    DO = "do"


STEP_WORDS = {
    StepKind.CHECK: "ตรวจ",
    StepKind.RECORD: "บันทึก",
    StepKind.APPROVE: "อนุมัติ",
    StepKind.DO: "ทำ",
}


class ItemKind(StrEnum):
    """What sort of item is owed; the words stand in `ITEM_WORDS`."""

    INDICATOR = "indicator"
    REPORT = "report"
    PROJECT = "project"


ITEM_WORDS = {ItemKind.INDICATOR: "ตัวชี้วัด", ItemKind.REPORT: "รายงาน", ItemKind.PROJECT: "โครงการ"}


class PersonKey(NamedTuple):
    """Who a person is: one name may be found in two units."""

    name: str
    unit: str


@dataclass(frozen=True)
class Unit:
    """A row of หน่วยงาน."""

    name: str
    kind: UnitKind


@dataclass(frozen=True)
class RoleAt:
    """A role, limited to a system or for all of them."""

    role: Role
    system: str | None = None


@dataclass(frozen=True)
class OfficePerson:
    """A row of บุคลากร; `here` is False once they have left."""

    name: str
    unit: str
    position: str = ""
    call_name: str = ""
    roles: frozenset[RoleAt] = frozenset()
    deputies: tuple[PersonKey, ...] = ()
    here: bool = True

    @property
    def key(self) -> PersonKey:
        """Name and unit."""
        return PersonKey(self.name, self.unit)


@dataclass(frozen=True)
class Step:
    """A step after submission and the role that takes it."""

    kind: StepKind
    name: str
    role: Role


@dataclass(frozen=True)
class System:
    """A row of ระบบ."""

    code: str
    name: str
    duty_steps: tuple[Step, ...] = ()
    round_steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Round:
    """A row of รอบรายงาน: the rules' texts and the dates they give; `fiscal_year` is B.E."""

    code: str
    system: str
    name: str
    fiscal_year: int
    opens_on: date
    national_rule: str
    national_on: date | None
    office_rule: str
    office_on: date


@dataclass(frozen=True)
class Item:
    """A row of รายการ; owners are the cell's text, `cancelled` holds the reason once it is ยกเลิก."""

    code: str
    name: str
    kind: ItemKind
    rounds: tuple[str, ...]
    owners: str
    co_owners: str = ""
    order_number: str = ""
    ordered_on: date | None = None
    target: str = ""
    measure: str = ""
    evidence_wanted: str = ""
    aliases: str = ""
    cancelled: str | None = None


@dataclass(frozen=True)
class Meeting:
    """A row of นัดหมาย."""

    name: str
    at: datetime
    place: str = ""
    attendees: str = ""


@dataclass(frozen=True)
class DayOff:
    """A row of วันหยุดเพิ่มเติม; `is_holiday` False makes it a working day."""

    day: date
    name: str
    is_holiday: bool = True


@dataclass(frozen=True)
class PolicyLine:
    """A row of นโยบายเตือน, for all systems or one."""

    key: str
    value: str
    system: str | None = None


@dataclass(frozen=True)
class Office:
    """Everything that was imported, each by its key."""

    people: Mapping[PersonKey, OfficePerson] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    rounds: Mapping[str, Round] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    meetings: Mapping[tuple[str, datetime], Meeting] = field(default_factory=dict)
    days_off: Mapping[date, DayOff] = field(default_factory=dict)
    policies: Mapping[tuple[str, str | None], PolicyLine] = field(default_factory=dict)
