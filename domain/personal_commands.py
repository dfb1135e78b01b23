"""What people ask about themselves and their time: one frozen dataclass a command."""

from dataclasses import dataclass
from datetime import date

from domain.commands import Command, OfDuties


@dataclass(frozen=True)
class Calendar(Command):
    """Which meetings and dates are there, from one day to another? Without days: what comes next."""

    name = "calendar"
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Away(Command):
    """On leave or travelling, both days included; the deputies act meanwhile."""

    name = "away"
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Back(Command):
    """Here again, earlier than was said."""

    name = "back"


@dataclass(frozen=True)
class Mute(OfDuties):
    """No reminders before this day, on which there is one again: of the duties that were named, or of all."""

    name = "mute"
    until: date | None = None


@dataclass(frozen=True)
class RemindTomorrow(OfDuties):
    """The button เตือนพรุ่งนี้: of these duties, or of all."""

    name = "mute"


@dataclass(frozen=True)
class EraseMe(Command):
    """Delete what is kept of me."""

    name = "erase_me"


@dataclass(frozen=True)
class ConfirmErase(Command):
    """The button ยืนยันลบข้อมูล: yes, delete it."""

    name = "confirm_erase"


@dataclass(frozen=True)
class Note(OfDuties):
    """Words to be kept with a duty that change nothing else."""

    name = "note"
    words: str = ""


@dataclass(frozen=True)
class KeepNote(Command):
    """The button เก็บเป็นบันทึก: keep the words of the event `said` that were not understood."""

    name = "note"
    said: int


@dataclass(frozen=True)
class AskNote(Command):
    """Something to note, or a promise: the bot asks whether and with which duty to keep the words."""

    name = "ask_note"
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True)
class Correct(Command):
    """The report `last` was wrong: other duties, or another percent, were meant."""

    name = "correct"
    duties: tuple[int, ...] = ()
    percent: float | None = None
    candidates: tuple[int, ...] = ()
    last: int | None = None

    @property
    def duty_ids(self) -> tuple[int, ...]:
        return self.duties


@dataclass(frozen=True)
class EnrolByName(Command):
    """ลงทะเบียน with a name and no code."""

    name = "enrol"
    words: str = ""
