"""Putting the last report right: it is taken back, and said again as it was meant."""

from datetime import datetime

from domain import commands as c
from domain import personal_commands as p
from domain.history import Said, Word
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.permission import Verdict, may
from domain.ports import Work
from domain.transitions import Move
from handlers.duties import ask_which
from handlers.progress import attach, report_problem, report_progress, submit
from handlers.undo import UNDO_WITHIN, can_take_back

REPORTS = {Move.PROGRESS, Move.PROBLEM, Move.SUBMIT, Move.ATTACH}
Again = c.ReportProgress | c.ReportProblem | c.Submit | c.Attach


def correct(command: p.Correct, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Only what this person reported within ten minutes, and while it is the newest word of its duty."""
    said_in = actor.conversation
    words = work.history.last_words(actor.person.id, said_in=said_in) if actor.person else []
    words = [word for word in words if now - word.at <= UNDO_WITHIN and word.kind in REPORTS]
    if not words:
        return [Answer("nothing_to_correct")]
    if command.candidates and not command.duties and command.percent is None:
        return ask_which(c.AskWhich(command.candidates), actor, work, now)
    work.duties.hold([*command.duties, *(word.duty_id for word in words)])
    again = _again(command, words, work)
    if again is None or not all(
        may(actor, again, duty) is Verdict.MAY for duty in work.duties.get(again.duties)
    ):
        return [Answer("nothing_to_correct")]
    if not all(can_take_back(word, actor, work) for word in words):
        return [Answer("undo_too_late")]
    for word in words:
        work.history.undo(word.id, now)
    return [Ask(None), *_say(again, actor, work, now)]


def _again(command: p.Correct, words: list[Word], work: Work) -> Again | None:
    """The same report of the other duties, or with the other percent."""
    said = work.history.said(words[0].id)
    duties = command.duties or tuple(word.duty_id for word in words)
    if command.percent is not None:
        return c.ReportProgress(
            duties, percent=command.percent, value=said.value, problem=said.problem, links=said.links
        )
    return _of_kind(said, duties) if command.duties else None


def _of_kind(said: Said, duties: tuple[int, ...]) -> Again:
    if said.kind == Move.SUBMIT:
        return c.Submit(duties, links=said.links, value=said.value)
    if said.kind == Move.PROBLEM:
        return c.ReportProblem(duties, problem=said.problem or "")
    if said.kind == Move.ATTACH:
        return c.Attach(duties, links=said.links)
    return c.ReportProgress(
        duties, percent=said.percent, value=said.value, problem=said.problem, links=said.links
    )


def _say(again: Again, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    match again:
        case c.Submit():
            return submit(again, actor, work, now)
        case c.ReportProblem():
            return report_problem(again, actor, work, now)
        case c.Attach():
            return attach(again, actor, work, now)
    return report_progress(again, actor, work, now)
