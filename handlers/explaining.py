"""What a message would do, as data (DESIGN §5): nothing is changed, a fresh 1:1 chat is assumed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain import personal_commands as p
from domain import step_commands as s
from domain.dates import read_date
from domain.duties import Duty
from domain.lists import shown
from domain.moves import is_percent
from domain.people import Actor, Chat, Message, Person
from domain.permission import Verdict, may
from domain.ports import Work
from domain.several import Several
from domain.words.unclear_dates import DateUnclear
from handlers.hearing import meaning_of
from handlers.reassigning import duties_meant

CHAT = Chat(0, "user", "")
OWNERS = (c.ReportProgress, c.ReportProblem, c.Submit)
Explained = dict[str, Any]


def explain(words: str, person: Person | None, work: Work, now: datetime) -> Explained | list[Explained]:
    """One object, or a list where the message asks several things."""
    command = meaning_of(words, person, work, now)
    actor = Actor(person, "command line", CHAT, Message(None, words))
    if isinstance(command, Several):
        return [_explained(one, actor, work, now) for one in command.commands]
    return _explained(command, actor, work, now)


def _explained(command: c.Command, actor: Actor, work: Work, now: datetime) -> Explained:
    meant = _meant(command)
    duties, candidates = _duties(command, actor, work, now)
    allowed = _allowed(meant, duties or candidates, actor)
    certain = _certain(command, meant, duties, allowed, now)
    return {
        "command": meant.name,
        "duties": [_named(duty) for duty in duties] if certain else [],
        "percent": getattr(meant, "percent", None),
        "value": getattr(meant, "value", None),
        "links": list(getattr(meant, "links", ())),
        "problem": _problem(meant),
        "date": _iso(_date(meant, now.date())),
        "until": _iso(_until(meant)),
        "certain": certain,
        "candidates": [_named(duty) for duty in (candidates or ([] if certain else duties))],
        "allowed": allowed,
    }


def _meant(command: c.Command) -> c.Command:
    """What would be done, once it is known to which duty."""
    if isinstance(command, c.AskWhich):
        return command.meant or c.NotUnderstood()
    if isinstance(command, c.AskUpdate):
        return c.ReportProgress(command.duties)
    return p.Note(()) if isinstance(command, p.AskNote) else command


def _duties(command: c.Command, actor: Actor, work: Work, now: datetime) -> tuple[list[Duty], list[Duty]]:
    """The duties that are meant for certain, and those that only may be."""
    if isinstance(command, c.ListDuties):
        held = work.duties.held_by(actor.person.id) if actor.person else []
        return shown(held, command.only, command.until, command.of, now.date()), []
    if isinstance(command, k.Reassign) and not command.duties:
        return work.duties.get(duties_meant(command, work)), []
    if isinstance(command, c.WhoOwes):
        of_items = {duty.code: duty for duty in reversed(work.duties.get(command.duties))}
        return [*of_items.values()], []
    candidates = work.duties.get(getattr(command, "candidates", ()))
    return work.duties.get(command.duty_ids), candidates


def _allowed(command: c.Command, duties: Iterable[Duty], actor: Actor) -> bool:
    about: list[Duty | None] = [*duties] or [None]
    return all(may(actor, command, duty) is Verdict.MAY for duty in about)


def _certain(command: c.Command, meant: c.Command, duties: list[Duty], allowed: bool, now: datetime) -> bool:
    """Whether it would be done at once, or refused to this actor; not what has to be asked."""
    if isinstance(command, c.AskWhich | c.AskUpdate | c.NotUnderstood | p.AskNote):
        return False
    if isinstance(command, p.Correct):
        return bool(command.last)
    if isinstance(command, c.ReportProgress | c.ReportProblem) and command.impossible and allowed:
        return False
    if isinstance(command, s.MoveDate | k.MoveRound) and allowed and _read(command.until, now.date()) is None:
        return False
    if isinstance(meant, OWNERS) and allowed and not all(duty.is_open for duty in duties):
        return False
    return is_percent(getattr(meant, "percent", None))


def _problem(command: c.Command) -> str | None:
    if isinstance(command, s.Review):
        return None if command.passes else command.reason or "ส่งกลับแก้ไข"
    return getattr(command, "problem", None)


def _date(command: c.Command, today: date) -> date | None:
    """The day that is asked for or named, of whichever command."""
    match command:
        case c.ReportProgress() | c.ReportProblem():
            return command.until
        case p.Calendar() | p.Away():
            return command.first
        case k.AddDuty() | ch.SetDayOff():
            return command.day
        case s.MoveDate() | s.Review() | k.MoveRound() if command.until:
            return _read(command.until, today)
    return None


def _until(command: c.Command) -> date | None:
    match command:
        case p.Away():
            return command.last
        case p.Mute() | c.ListDuties():
            return command.until
        case p.Calendar():
            return command.last if command.last != command.first else None
    return None


def _read(words: str, today: date) -> date | None:
    try:
        return read_date(words, today)
    except DateUnclear:
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _named(duty: Duty) -> dict[str, str]:
    return {"item": duty.code, "round": duty.round_code, "for": duty.unit_name}
