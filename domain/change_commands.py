"""What a coordinator changes, once nothing is missing, and the taps that decide: a dataclass a command."""

from dataclasses import dataclass
from datetime import date

from domain.commands import Command, OfDuties


@dataclass(frozen=True)
class HandOver(OfDuties):
    """The taker has the giver's place in these duties; without a giver (0) the lead's."""

    name = "reassign"
    taker: int
    giver: int = 0


@dataclass(frozen=True)
class AddItem(Command):
    """A new item in a known round; `to` names its owners as the workbook does."""

    name = "add_duty"
    title: str
    round: str
    day: date
    to: tuple[str, ...]


@dataclass(frozen=True)
class DateRound(Command):
    """A whole round gets another office date."""

    name = "move_date"
    round: str
    day: date
    reason: str


@dataclass(frozen=True)
class SetDayOff(Command):
    """What the office says of a day: a holiday, or none; without a title it keeps the one it has."""

    name = "set_day_off"
    day: date
    title: str = ""
    is_holiday: bool = True


@dataclass(frozen=True)
class TellDirector(OfDuties):
    """แจ้ง ผอ. of those of these that are late; without duties of all that are."""

    name = "tell_director"
    duties: tuple[int, ...] = ()


@dataclass(frozen=True)
class SetPolicy(Command):
    """A line of นโยบายเตือน: its ข้อ, its ค่า as it was said, and the system's code where it is for one."""

    name = "set_policy"
    key: str
    value: str
    system: str = ""


@dataclass(frozen=True)
class AllOf(Command):
    """Changes of one message, which are shown and confirmed together."""

    name = "several_changes"
    commands: tuple[Command, ...]

    @property
    def duty_ids(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(id_ for one in self.commands for id_ in one.duty_ids))


@dataclass(frozen=True)
class Confirm(Command):
    """ยืนยัน: do what was shown."""

    name = "confirm_change"
    proposal: int


@dataclass(frozen=True)
class Drop(Command):
    """ไม่ใช่: leave everything as it is."""

    name = "drop_change"
    proposal: int
