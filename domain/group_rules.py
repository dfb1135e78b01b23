"""What may be asked where others read: little in any group, more in one that is tied, the rest in 1:1."""

from collections.abc import Iterable
from enum import StrEnum

from domain import broadcast_commands as b
from domain import commands as c
from domain import coordinator_commands as k
from domain import group_commands as g
from domain import personal_commands as p
from domain import step_commands as s
from domain.buttons import read_button
from domain.duties import Duty
from domain.people import Chat


class Place(StrEnum):
    """Whether it fits here, or the template that says what would."""

    FITS = "fits"
    TIE_FIRST = "tie_first"
    ASK_IN_PRIVATE = "ask_in_private"


IN_ANY_GROUP = (
    *(g.Introduce, g.StrangerSpeaks, c.Thanks, c.CannotUse),
    *(g.TieGroup, g.UntieGroup, g.ShowGroup),
)
IN_TIED_GROUPS = (
    *(c.Greeting, c.Help, c.NeverMind, c.NotUnderstood, c.Enrol, p.EnrolByName, g.GroupFile),
    *(c.ShowDuty, c.AskWhich, c.AskUpdate, c.AskProblem, c.WhoOwes, p.Calendar, s.ShowRound, b.Acknowledge),
    *(c.ReportProgress, c.ReportProblem, c.Submit, c.Attach, p.Note, p.Correct, c.Undo),
    *(s.Review, s.RecordEntry, s.Tick, s.MoveDate, s.CancelDuty, s.Reopen, s.TakeRoundStep, s.UndoRoundStep),
    *(k.Nudge, k.NudgeAll, k.AnswerProblem),
)

ASK_BACK = (c.AskUpdate, c.AskProblem)  # a question is only asked in 1:1


def leads_away(button: str) -> bool:
    """Whether a group reads nothing of what this button asks for but the way to the 1:1 chat."""
    command = read_button(button)
    here = isinstance(command, (*IN_ANY_GROUP, *IN_TIED_GROUPS)) and not isinstance(command, ASK_BACK)
    return command is not None and not here


def place_of(command: c.Command, chat: Chat | None) -> Place:
    """Whether this may be asked in this chat; what nobody thought of is for 1:1."""
    if chat is None or chat.is_private or isinstance(command, IN_ANY_GROUP):
        return Place.FITS
    if not chat.tied:
        return Place.TIE_FIRST
    return Place.FITS if isinstance(command, IN_TIED_GROUPS) else Place.ASK_IN_PRIVATE


def shows_another_unit(command: c.Command, duties: Iterable[Duty], chat: Chat | None) -> bool:
    """Whether a unit's group would read of another unit's duty, and who holds it."""
    unit = chat.unit if chat else ""
    return command.only_looks and any(unit not in ("", duty.unit_name) for duty in duties)
