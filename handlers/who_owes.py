"""What is still owed, by unit; never by name in front of others, and in a unit's group that unit's only."""

from datetime import datetime

from domain import commands as c
from domain.duties import code_order
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work
from domain.telling import units_facts


def who_owes(command: c.WhoOwes, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A short list by unit of what is open in opened rounds, of all items or of those that were named."""
    whose = actor.chat.unit if actor.chat else ""
    named = {duty.code for duty in work.duties.get(command.duties)}
    owed = [
        one
        for one in work.duties.owing(now.date())
        if whose in ("", one.unit_name) and (not named or one.code in named)
    ]
    if not owed:
        return [Answer("nobody_owes", {"unit": whose, "codes": sorted(named, key=code_order)})]
    return [Answer("who_owes", units_facts(owed, now.date()))]
