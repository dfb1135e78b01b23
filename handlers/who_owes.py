"""What is still owed, by unit; never by name in front of others."""

from datetime import datetime

from domain import commands as c
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work
from domain.telling import units_facts


def who_owes(_command: c.WhoOwes, _actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A short list by unit of what is open in opened rounds."""
    owed = [duty for duty in work.duties.open_duties() if duty.opens_on <= now.date()]
    if not owed:
        return [Answer("nobody_owes")]
    return [Answer("who_owes", {"units": units_facts(owed, now.date())[:15], "count": len(owed)})]
