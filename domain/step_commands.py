"""What reviewers and coordinators can ask of duties and rounds: one frozen dataclass a command."""

from dataclasses import dataclass

from domain.commands import Command, OfDuties


@dataclass(frozen=True)
class Review(OfDuties):
    """ผ่าน or ส่งกลับ; `step` is the step's name where the words say it, `until` a date as it was said."""

    name = "review"
    passes: bool = True
    reason: str = ""
    until: str = ""
    step: str = ""


@dataclass(frozen=True)
class RecordEntry(OfDuties):
    """It was entered in the national system, or sent, under this reference."""

    name = "record_entry"
    reference: str = ""
    step: str = ""


@dataclass(frozen=True)
class Tick(OfDuties):
    """A step that is only done."""

    name = "tick"
    step: str = ""


@dataclass(frozen=True)
class MoveDate(OfDuties):
    """A duty gets another office date; `until` as it was said."""

    name = "move_date"
    until: str = ""
    reason: str = ""


@dataclass(frozen=True)
class CancelDuty(OfDuties):
    """It is not owed any more."""

    name = "cancel_duty"
    reason: str = ""


@dataclass(frozen=True)
class Reopen(OfDuties):
    """It is its owner's again."""

    name = "reopen"


@dataclass(frozen=True)
class ShowRound(Command):
    """How far is this round?"""

    name = "show_round"
    code: str


@dataclass(frozen=True)
class TakeRoundStep(Command):
    """A step of the whole round was taken; `step` as it was said."""

    name = "round_step"
    code: str
    step: str


@dataclass(frozen=True)
class UndoRoundStep(Command):
    """Take back a step of a whole round; `decision` is given by the button."""

    name = "undo_round_step"
    decision: int
