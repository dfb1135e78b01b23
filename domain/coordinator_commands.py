"""What a coordinator asks beside the steps of duties: one frozen dataclass a command."""

from dataclasses import dataclass
from datetime import date

from domain.commands import Command, OfDuties


@dataclass(frozen=True)
class AnswerProblem(OfDuties):
    """An answer to whoever reported a problem."""

    name = "answer_problem"
    words: str = ""


@dataclass(frozen=True)
class Nudge(OfDuties):
    """Remind those who hold this, now."""

    name = "nudge"


@dataclass(frozen=True)
class AddDuty(Command):
    """A new duty at short notice; `words` as they were said."""

    name = "add_duty"
    words: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Reassign(OfDuties):
    """Somebody else's from now on; `words` name them."""

    name = "reassign"
    words: str = ""


@dataclass(frozen=True)
class ApproveEnrol(Command):
    """Somebody's wish to enrol is granted; `words` name them."""

    name = "approve_enrol"
    words: str = ""


@dataclass(frozen=True)
class TieGroup(Command):
    """This group belongs to a unit or to the whole office; `words` name it, or a button knows it."""

    name = "tie_group"
    words: str = ""
    unit: int | None = None
    office: bool = False


@dataclass(frozen=True)
class UntieGroup(Command):
    """This group is nobody's any more."""

    name = "untie_group"


@dataclass(frozen=True)
class ShowGroup(Command):
    """What the bot knows this group as, and whose it is."""

    name = "show_group"
    only_looks = True
