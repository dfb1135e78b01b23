"""What is still owed, by unit; never by name in front of others, and in a unit's group that unit's only."""

from datetime import datetime

from domain import commands as c
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work
from domain.telling import units_facts


def who_owes(_command: c.WhoOwes, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A short list by unit of what is open in opened rounds."""
    whose = actor.chat.unit if actor.chat else ""
    owed = [one for one in work.duties.owing(now.date()) if whose in ("", one.unit_name)]
    if not owed:
        return [Answer("nobody_owes", {"unit": whose})]
    return [Answer("who_owes", units_facts(owed, now.date()))]
