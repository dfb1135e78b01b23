"""What is still owed, by unit; never by name in front of others."""

from datetime import datetime

from domain import commands as c
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work
from domain.telling import units_facts


def who_owes(_command: c.WhoOwes, _actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A short list by unit of what is open in opened rounds."""
    owed = work.duties.owing(now.date())
    return [Answer("who_owes", units_facts(owed, now.date()))] if owed else [Answer("nobody_owes")]
