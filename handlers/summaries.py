"""The morning's summary and the week in numbers, for whoever asks before or after they come by themselves."""

from datetime import datetime

from domain import desk_commands as d
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work
from domain.summary import summary
from domain.weekly import week


def show_summary(_command: d.ShowSummary, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The office as it stands this minute."""
    return [Answer("summary", summary(actor.person, None, work, now))] if actor.person else []


def show_week(_command: d.ShowWeek, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """This week so far; on its first working day the one before."""
    return [Answer("week", week(actor.person, work, now.date()))] if actor.person else []
