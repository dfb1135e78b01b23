"""What words mean as the answer to what the bot asked before."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from domain import broadcast_commands as b
from domain import commands as c
from domain import coordinator_commands as k
from domain import personal_commands as p
from domain import step_commands as s
from domain.transitions import Move
from domain.words import report_words as w
from domain.words import request_words as asks
from domain.words.asked import Asked, first_of
from domain.words.heard import hear
from domain.words.reports import Report, read_report
from domain.words.requests import SMALL_TALK, asked_back

Answer = Callable[[int, Asked, Mapping[str, Any]], c.Command | None]


def _percent(duty: int, asked: Asked, _question: Mapping[str, Any]) -> c.Command | None:
    bare = w.BARE_PERCENT.fullmatch(asked.words)
    if bare:
        return c.ReportProgress((duty,), percent=float(bare[1]))
    report = asked.part.report
    if report.contradicts_itself:
        return c.AskUpdate((duty,))
    if report.says_something:
        return report.command((duty,))
    chats = not asked.words or first_of(SMALL_TALK, asked)
    return None if chats else c.ReportProgress((duty,))


def _problem(duty: int, asked: Asked, question: Mapping[str, Any]) -> c.Command | None:
    if w.BARE_PERCENT.fullmatch(asked.words):
        return _percent(duty, asked, question)
    if w.NO_PROBLEM.fullmatch(asked.words):
        return c.ShowDuty((duty,))
    says_one = bool(asked.part.report.problem)
    chats = not asked.words or (first_of(SMALL_TALK, asked) and not says_one)
    if question.get("gently") and not says_one:  # it was told already; only more of it is meant
        return None
    return None if chats else c.ReportProblem((duty,), problem=asked.heard.said)


def _reason(duty: int, asked: Asked, question: Mapping[str, Any]) -> c.Command | None:
    words, until = asked.heard.said, str(question["until"])
    return {
        Move.RETURN: s.Review((duty,), passes=False, reason=words, until=until),
        Move.EXTEND: s.MoveDate((duty,), until, words),
        Move.CANCEL: s.CancelDuty((duty,), words),
    }.get(Move(question["move"]))


def _letter(broadcast: int, asked: Asked, _question: Mapping[str, Any]) -> c.Command | None:
    return b.KeepLetter(asked.heard.said, broadcast) if re.search("[0-9]", asked.words) else None


def _days(_duty: int, asked: Asked, question: Mapping[str, Any]) -> c.Command | None:
    days = [one.day for one in asked.days]
    if not days:
        return None
    if question["ask"] == "away":
        return p.Away(days[0], days[-1])
    return p.Mute(tuple(question.get("duties", ())), until=days[-1])


def _reference(duty: int, asked: Asked, _question: Mapping[str, Any]) -> c.Command | None:
    return s.RecordEntry((duty,), asked.heard.said)


def _to_a_problem(duty: int, asked: Asked, _question: Mapping[str, Any]) -> c.Command | None:
    return k.AnswerProblem((duty,), asked.heard.said) if asked.words else None


ANSWERS: dict[str, Answer] = {
    "percent": _percent,
    "problem": _problem,
    "reason": _reason,
    "answer": _to_a_problem,
    "letter": _letter,
    "reference": _reference,
    "away": _days,
    "mute": _days,
}


def only_names(words: str) -> bool:
    """Whether words that name a duty say and ask nothing of it."""
    return not read_report(words).says_something and not _asks(hear(words).words)


def _asks(words: str) -> bool:
    return bool(asks.SHOW.search(words) or asks.MAY_SHOW.search(words))


def which_answered(asked: Asked) -> c.Command | None:
    """ "Which one?" is answered by a name: the kept words are said of it."""
    question = asked.setting.question or {}
    if question.get("ask") != "which" or not question.get("words") or not asked.named:
        return None
    if asked.part.report.says_something or _asks(asked.words):
        return None
    words = str(question["words"])
    kept: Report = read_report(words)
    return kept.command(asked.named) if kept.says_something else asked_back(hear(words).words, asked.named)


def answered(asked: Asked, *, stranger: bool) -> c.Command | None:
    """The answer to a question about one duty; words that name another duty are none, but of a reason."""
    question = asked.setting.question or {}
    if stranger or question.get("ask") not in ANSWERS:
        return None
    reason = question["ask"] == "reason" and w.GIVES_A_REASON.match(asked.words)
    if asked.part.meant and not reason:
        return None
    return ANSWERS[question["ask"]](int(question.get("duty", question.get("broadcast", 0))), asked, question)
