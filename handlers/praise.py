"""What is said when the last duty that somebody owes in a round is handed in."""

from collections.abc import Iterable
from dataclasses import replace

from domain.duties import Duty
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work
from domain.timeliness import on_time
from handlers.acting import held_by

SEVERAL = 2  # one alone was thanked for already


def praised(owed: list[Owed], handed_in: Iterable[int], actor: Actor, work: Work) -> list[Owed]:
    """The answers, of which the last of a round says that all of it is handed in, and whether in time."""
    duties = work.duties.get(handed_in)
    held = held_by(actor, work) if duties else []
    done = {duties_of[-1].id: _done(held, duties_of[-1]) for duties_of in _by_round(duties)}
    return [_with(one, done) if isinstance(one, Answer) else one for one in owed]


def _by_round(duties: list[Duty]) -> list[list[Duty]]:
    return [[one for one in duties if one.round_code == code] for code in {one.round_code for one in duties}]


def _done(held: list[Duty], last: Duty) -> dict[str, int] | None:
    """How many of theirs there were in this round, and how many kept their date; None while one is open."""
    theirs = [
        one for one in held if one.round_code == last.round_code and set(one.holders) & set(last.holders)
    ]
    if len(theirs) < SEVERAL or any(one.is_open for one in theirs):
        return None
    return {"of": len(theirs), "on_time": sum(on_time(one) is True for one in theirs)}


def _with(answer: Answer, done: dict[int, dict[str, int] | None]) -> Answer:
    its = next((done[id_] for id_ in answer.about if id_ in done), None)
    return replace(answer, facts={**answer.facts, "round_done": its})
