"""What a person can ask: one frozen dataclass a command; who answers stands in `handlers.table`."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from domain.lists import Only
from domain.words.facets import Facet


@dataclass(frozen=True)
class Command:
    """Something asked; `name` is the word that DESIGN §5 and the audit use."""

    name: ClassVar[str]

    only_looks: ClassVar[bool] = False

    @property
    def duty_ids(self) -> tuple[int, ...]:
        """The duties it touches, for `may`."""
        return ()


@dataclass(frozen=True)
class OfDuties(Command):
    """Something asked of duties that were named or meant."""

    duties: tuple[int, ...]

    @property
    def duty_ids(self) -> tuple[int, ...]:
        return self.duties


@dataclass(frozen=True)
class Greeting(Command):
    """Somebody says hello, or follows the account."""

    name = "greeting"


@dataclass(frozen=True)
class Help(Command):
    """What can I ask? Coordinators can ask so much that it has topics, of which one fits a phone."""

    name = "help"
    topic: str = ""  # changes, review, people, files


@dataclass(frozen=True)
class Thanks(Command):
    """Somebody is kind."""

    name = "thanks"


@dataclass(frozen=True)
class Enrol(Command):
    """A one-time code, as typed."""

    name = "enrol"
    code: str


@dataclass(frozen=True)
class WhoAmI(Command):
    """Who does the bot think I am?"""

    name = "who_am_i"


@dataclass(frozen=True)
class ListDuties(Command):
    """What do I owe? `until`: due by that day; `of`: the code of a system or a round."""

    name = "list_duties"
    only: Only = Only.ALL
    until: date | None = None
    of: str = ""


@dataclass(frozen=True)
class ShowDuty(OfDuties):
    """One duty in full; `about` are the sides of it that are asked for by name, and answered first."""

    name = "show_duty"
    only_looks = True
    about: tuple[Facet, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class ReportProgress(OfDuties):
    """How far it is: percent 0-100, an indicator's value, a problem, links; any may be missing."""

    name = "report_progress"
    percent: float | None = None
    value: float | None = None
    problem: str | None = None
    links: tuple[str, ...] = ()
    until: date | None = None
    impossible: str = ""


@dataclass(frozen=True)
class ReportProblem(OfDuties):
    """What is in the way; `until` is the day that is asked for, `impossible` one that no calendar has."""

    name = "report_problem"
    problem: str = ""
    until: date | None = None
    impossible: str = ""


@dataclass(frozen=True)
class Submit(OfDuties):
    """It is handed in, with its value where the words tell one."""

    name = "submit"
    links: tuple[str, ...] = ()
    value: float | None = None


@dataclass(frozen=True)
class Attach(OfDuties):
    """Links, or a file that was already fetched (`evidence`), go with a duty."""

    name = "attach"
    links: tuple[str, ...] = ()
    evidence: int | None = None


@dataclass(frozen=True)
class AskUpdate(OfDuties):
    """The button อัปเดต: the bot asks how far it is."""

    name = "ask_update"


@dataclass(frozen=True)
class AskProblem(OfDuties):
    """The button ติดปัญหา: the bot asks what is in the way."""

    name = "ask_problem"


@dataclass(frozen=True)
class AskWhich(Command):
    """Something was meant for a duty that was not named: the bot asks which, keeping the words.

    `meant` is the command that would be carried out.
    """

    name = "ask_which"
    candidates: tuple[int, ...]
    evidence: int | None = None
    meant: Command | None = field(default=None, compare=False)


@dataclass(frozen=True)
class NeverMind(Command):
    """Drop what the bot asked."""

    name = "never_mind"


@dataclass(frozen=True)
class Undo(Command):
    """Take back what was done last; `update` is given by the button."""

    name = "undo"
    update: int | None = None


@dataclass(frozen=True)
class WhoOwes(OfDuties):
    """Which units still owe what? Of all items, or only of those whose duties were named."""

    name = "who_owes"
    duties: tuple[int, ...] = ()


@dataclass(frozen=True)
class NotUnderstood(Command):
    """None of the above."""

    name = "not_understood"


@dataclass(frozen=True)
class CannotUse(Command):
    """A sticker, a place, a voice: nothing that can be logged."""

    name = "cannot_use"
