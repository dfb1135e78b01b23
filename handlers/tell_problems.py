"""Tells the coordinators what stands in an owner's way, with a button to answer."""

from collections.abc import Iterable
from datetime import date, datetime

from domain.dates import show
from domain.notices import Answer, Owed, ToTell
from domain.people import Actor
from domain.ports import Work
from domain.transitions import Move
from handlers.tell_coordinators import tell_coordinators


def tell_problems(
    owed: Iterable[Owed], until: date | None, actor: Actor, work: Work, now: datetime
) -> list[ToTell]:
    """Of the answers that echo a problem; `until` is the day that is asked for."""
    problems = [one for one in owed if isinstance(one, Answer) and one.facts.get("problem")]
    if not problems or actor.person is None:
        return []
    asked = {
        "move": Move.PROBLEM.value,
        "by": actor.person.name,
        "until": show(until) if until else "",
    }
    return [
        told
        for one in problems
        for told in tell_coordinators(
            f"problem:{one.facts['update']}",
            "problem_reported",
            {name: one.facts[name] for name in ("duty", "update", "problem")} | asked,
            work,
            now,
            but=actor.person.id,
            about=one.about,
        )
    ]
