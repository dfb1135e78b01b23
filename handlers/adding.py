"""เพิ่มงาน in words: asks for one missing thing at a time, then shows what would be added."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain import change_commands as ch
from domain import coordinator_commands as k
from domain.adding import Wish, day_problem, kept_wish, named, open_rounds, read_wish, round_name
from domain.calendar import WorkingDays
from domain.dates import DateUnclear, read_date, show, show_short
from domain.notices import Answer, Ask, Owed
from domain.office import Office
from domain.people import Actor
from domain.ports import Work
from domain.words.heard import hear
from domain.words.people_said import Directory, tappable
from domain.words.systems_said import system_named
from domain.workbook.names import same
from handlers.proposing import propose

Question = Mapping[str, Any]
A_WEEK = timedelta(days=7)


def add_duty(command: k.AddDuty, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The preview, or the question for what is missing."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    office = work.book.office()
    question = command.question
    wish = read_wish(command.words, command.day, office, now.date())
    if question is not None:
        wish = filled(question, command.answer, office, now)
    wish = _with_round(wish, office, now)
    days = WorkingDays(work.days_off())
    why = day_problem(wish, office, now.date(), days)
    missing = _missing(wish, why)
    if missing:
        return _ask(missing, why, wish, office, command.words, now)
    if wish.day is None:
        return []
    return propose(ch.AddItem(wish.title, wish.round, wish.day, wish.to), actor, work, now)


def _with_round(wish: Wish, office: Office, now: datetime) -> Wish:
    """The system's open round where there is one and no other."""
    if wish.round or not wish.system:
        return wish
    rounds = open_rounds(office, wish.system, now.date())
    return replace(wish, round=rounds[0].code) if len(rounds) == 1 else wish


def _missing(wish: Wish, why: str) -> str:
    if not wish.title:
        return "title"
    if not wish.system:
        return "system"
    if not wish.round:
        return "round"
    if wish.day is None or why:
        return "day"
    return "to" if wish.unclear or not wish.to else ""


def _ask(missing: str, why: str, wish: Wish, office: Office, words: str, now: datetime) -> list[Owed]:
    rounds = open_rounds(office, wish.system, now.date()) if missing == "round" else []
    if missing == "round" and not rounds:
        return [Ask(None), Answer("add_no_round", {"system": office.systems[wish.system].name})]
    options = {
        "system": [office.systems[code].name for code in _systems(office, now)],
        "round": [round_name(office, one) for one in rounds],
        "to": list(wish.choices),
    }
    national = office.rounds[wish.round].national_on if wish.round else None
    in_a_week = now.date() + A_WEEK
    facts = {
        "missing": missing,
        "why": why,
        "title": wish.title,
        "unclear": wish.unclear,
        "left": wish.left,
        "options": tappable(options.get(missing, [])),
        "national": show(national) if national else "",
        "example": show_short(min(in_a_week, national or in_a_week)),
        "to": list(wish.to),
    }
    question = {"ask": "add", "missing": missing, "words": words} | wish.as_question()
    return [Ask(question), Answer("add_ask", facts)]


def _systems(office: Office, now: datetime) -> list[str]:
    """Those that something may be added to."""
    return [code for code in office.systems if open_rounds(office, code, now.date())]


def filled(question: Question, answer: str, office: Office, now: datetime) -> Wish:
    """What was known with this answer to what was asked; an answer that says nothing of it leaves it."""
    wish, heard = kept_wish(question), hear(answer)
    match question["missing"]:
        case "title":
            return replace(wish, title=read_wish(answer, None, office, now.date()).title)
        case "system":
            systems = [(one.code, one.name) for one in office.systems.values()]
            return replace(wish, system=system_named(heard.words, systems) or "")
        case "round":
            return replace(wish, round=_round(answer, wish, office, now))
        case "day":
            try:
                return replace(wish, day=read_date(answer, now.date()))
            except DateUnclear:
                return replace(wish, day=None)
    return named(wish, answer, Directory(office))


def _round(answer: str, wish: Wish, office: Office, now: datetime) -> str:
    said = same(answer)
    rounds = open_rounds(office, wish.system, now.date())
    found = [
        one.code for one in rounds if said in (same(one.code), same(one.name), same(round_name(office, one)))
    ]
    return found[0] if len(found) == 1 else ""


def answers_it(question: Question, answer: str, work: Work, now: datetime) -> bool:
    """Whether these words are what was asked for, whatever else they could mean."""
    if question["missing"] == "title":
        return False
    office = work.book.office()
    before, after = kept_wish(question), filled(question, answer, office, now)
    return after != before and not after.unclear
