"""What a coordinator asks beside the steps of duties: one frozen dataclass a command."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

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
class NudgeAll(Command):
    """Remind everybody who owes: of one system (its code), only of what is late, only schools."""

    name = "nudge"
    system: str = ""
    late: bool = False
    schools: bool = False


@dataclass(frozen=True)
class AddDuty(Command):
    """A new duty at short notice; `words` as they were said, `answer` to what was then asked."""

    name = "add_duty"
    words: str = ""
    day: date | None = None
    question: Mapping[str, Any] | None = field(default=None, compare=False)
    answer: str = ""


@dataclass(frozen=True)
class Reassign(OfDuties):
    """Somebody else's from now on; `words` name them, `answer` says who, where that was asked.

    Without duties everything is meant that whoever the words name has by name.
    """

    name = "reassign"
    words: str = ""
    question: Mapping[str, Any] | None = field(default=None, compare=False)
    answer: str = ""


@dataclass(frozen=True)
class MoveRound(Command):
    """A whole round gets another office date; `words` name it, `until` as it was said."""

    name = "move_date"
    words: str = ""
    until: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AskAnswer(OfDuties):
    """The button ตอบ under a problem: the next words are the answer."""

    name = "ask_answer"


@dataclass(frozen=True)
class ApproveEnrol(Command):
    """Somebody's wish to enrol is granted; `words` name them."""

    name = "approve_enrol"
    words: str = ""
