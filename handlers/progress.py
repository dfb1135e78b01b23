"""Owners tell how far their duties are, what is in the way, and hand them in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from domain import commands as c
from domain.dates import read_date
from domain.duties import Change, Duty, Refused
from domain.history import Said
from domain.moves import WHOLE, Given
from domain.notices import Answer, Ask, Facts, Owed, ToTell
from domain.people import Actor
from domain.ports import Work
from domain.telling import number_words
from domain.thai import plain
from domain.timeliness import keeps_its_date
from domain.transitions import TABLE, Move, take
from domain.words.report_words import BARE_PROBLEM
from handlers.acting import told
from handlers.praise import praised
from handlers.tell_problems import tell_problems


def report_progress(command: c.ReportProgress, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Log percent, value, problem and links as said; echo them, with undo; raises `DateUnclear`."""
    _check_day(command.impossible, now)
    given = Given(now.date(), percent=command.percent, value=command.value, problem=command.problem)
    said = said_of(Move.PROGRESS, actor, command.percent, command.value, command.problem, command.links)
    owed = _keep_each(command, given, said, actor, work, now)
    return _with_told(owed, tell_problems(owed, command.until, actor, work, now))


def report_problem(command: c.ReportProblem, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Log what is in the way, and offer sympathy; raises `DateUnclear`.

    Of a problem that is only called one the next words may tell more.
    """
    _check_day(command.impossible, now)
    given = Given(now.date(), problem=command.problem)
    said = said_of(Move.PROBLEM, actor, problem=command.problem)
    owed = _keep_each(command, given, said, actor, work, now)
    owed = _with_told(owed, tell_problems(owed, command.until, actor, work, now))
    if len(command.duties) == 1 and actor.in_private and BARE_PROBLEM.fullmatch(plain(command.problem)):
        more = Ask({"ask": "problem", "duty": command.duties[0], "gently": True})
        return [*_with(owed, lambda _: {"asks_more": True}), more]
    return owed


def _with(owed: list[Owed], more: Callable[[Answer], Facts]) -> list[Owed]:
    """The answers among them say this as well."""
    return [
        replace(one, facts={**one.facts, **more(one)}) if isinstance(one, Answer) else one for one in owed
    ]


def _with_told(owed: list[Owed], told: list[ToTell]) -> list[Owed]:
    """The answers say which problems coordinators hear of."""
    updates = {one.facts["update"] for one in told}
    return [*_with(owed, lambda one: {"told": one.facts["update"] in updates}), *told]


def submit(command: c.Submit, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Hand it in, and say thank you."""
    given = Given(now.date(), value=command.value)
    said = said_of(Move.SUBMIT, actor, WHOLE, command.value, links=command.links)
    return praised(_keep_each(command, given, said, actor, work, now), command.duties, actor, work)


def attach(command: c.Attach, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Links or a fetched file go with a duty, in whatever state it is but cancelled."""
    file = work.evidence.get(command.evidence)
    if command.evidence and (not file or not actor.person or file.person_id != actor.person.id):
        raise Refused("no_such_file")
    if file and file.duty_id:
        raise Refused("file_already_used")
    said = said_of(Move.ATTACH, actor, links=command.links)
    return _keep_each(command, Given(now.date()), said, actor, work, now, file.id if file else None)


def _check_day(impossible: str, now: datetime) -> None:
    """Raises `DateUnclear`, which says what would be right, where the day asked for is in no calendar."""
    if impossible:
        read_date(impossible, now.date())


def _keep_each(
    command: c.OfDuties,
    given: Given,
    said: Said,
    actor: Actor,
    work: Work,
    now: datetime,
    file: int | None = None,
) -> list[Owed]:
    """The same of all its duties, or of none where one of them refuses it."""
    move = Move(said.kind)
    changes = [(duty, take(move, duty, given)) for duty in work.duties.get(command.duties)]
    return [Ask(None), *(keep(duty, change, said, actor, work, now, file) for duty, change in changes)]


def said_of(
    move: Move,
    actor: Actor,
    percent: float | None = None,
    value: float | None = None,
    problem: str | None = None,
    links: tuple[str, ...] = (),
) -> Said:
    """An update in this actor's words."""
    person_id = actor.person.id if actor.person else None
    return Said(move.value, actor.words, person_id, actor.said_in, percent, value, problem, links)


def keep(
    duty: Duty,
    change: Change,
    said: Said,
    actor: Actor,
    work: Work,
    now: datetime,
    file: int | None = None,
) -> Answer:
    """Log it, change the duty, and echo what was kept; a deputy's words are kept as in whose place."""
    absent = next(iter(actor.instead_of(duty.holders)), None)
    update_id = work.history.log(duty, replace(said, instead_of=absent), now)
    work.duties.change(duty.id, change, now)
    if file is not None:
        work.evidence.give(file, duty.id, update_id, now)
    facts = {
        "duty": told(work.duties.get([duty.id]), actor, work, now.date())[0],
        "update": update_id,
        "percent": number_words(said.percent),
        "before": number_words(duty.percent),
        "value": number_words(said.value),
        "problem": said.problem or "",
        "links": len(said.links),
        "files": int(file is not None),
        "told": False,
        "asks_more": False,
        "on_time": keeps_its_date(duty, now.date()),
        "round_done": None,
    }
    return Answer(TABLE[Move(said.kind)].answers, facts, about=(duty.id,), matters=True)
