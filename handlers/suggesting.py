"""What planners typed in the sheet waits for a coordinator, who sees what it would do, and taps or not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain import commands as c
from domain import desk_commands as d
from domain.calendar import WorkingDays
from domain.duties import Refused
from domain.notices import Answer as Told
from domain.notices import Ask, Owed
from domain.people import Actor, Message
from domain.ports import Work
from domain.proposals import Effect, digest
from domain.sheet.suggestion_answers import QUEUED, REFUSED, SOON, copied, told, unclear
from domain.sheet.suggestions import NOTHING, WHY, Answer, TypedRow
from domain.suggestions import MOST_WAITING, Known, Unclear, duty_named, match, meant, proposer
from domain.words.unclear_dates import DateUnclear
from handlers.proposing import lasting, preview_facts, tried
from handlers.tell_coordinators import tell_coordinators

MOST_TRIED = 10  # new rows of one look that are carried out for trial, so that others wait but a moment
KEY = "suggestions:"
NOBODY = Actor(None, "sheet")


def take_in(rows: Sequence[TypedRow], work: Work, now: datetime) -> tuple[dict[int, Answer], dict[int, str]]:
    """The answer to each row by its number, and which state of which suggestion it shows.

    New rows become proposals, as far as coordinators can look at so many; what stands there no more is
    taken back.
    """
    found = match(rows, work.suggestions.known())
    _take_back(found.gone, work, now)
    answers = {row.number: NOTHING for row in rows}
    answers |= {row.number: copied(one) for row, one in found.copies}
    new = _taken_in(found.new, answers, work, now)
    known = [*found.known, *new]
    answers |= {row.number: told(one, now) for row, one in known}
    if any(one.proposal for _, one in new):
        _tell(work, now)
    return answers, {one.id: one.proposal.state for _, one in known if one.proposal}


def _taken_in(
    rows: Sequence[TypedRow], answers: dict[int, Answer], work: Work, now: datetime
) -> list[tuple[TypedRow, Known]]:
    """Those of the new rows that were tried; to the others it is answered what would be right."""
    named = filter(None, map(duty_named, rows))
    duties = {duty.id: duty for duty in work.duties.get({*named})}
    people, days = work.people.working(), WorkingDays(work.days_off())
    room = MOST_WAITING - len(work.suggestions.waiting(now))
    taken: dict[str, tuple[TypedRow, Known]] = {}
    for row in rows:
        if row.digest in taken:
            answers[row.number] = copied(taken[row.digest][1])
            continue
        try:
            command = meant(row, duties.get(duty_named(row) or 0), people, now.date(), days)
            by = proposer(row, people)
        except (Unclear, DateUnclear) as why:
            answers[row.number] = unclear(why)
            continue
        if len(taken) >= min(room, MOST_TRIED):
            answers[row.number] = QUEUED if len(taken) >= room else SOON
            continue
        actor = Actor(by, "sheet", message=Message(None, row.says(WHY)))
        taken[row.digest] = row, _kept(row, command, actor, work, now)
    return [*taken.values()]


def _kept(row: TypedRow, command: c.Command, actor: Actor, work: Work, now: datetime) -> Known:
    """It waits for a tap, if it can be done at all."""
    effects = _tried([command], actor, work, now)
    if isinstance(effects, str):
        return work.suggestions.keep(row.digest, None, effects, now)
    proposal = work.proposals.draft([lasting(command, work, now)], digest(effects), actor, now)
    return work.suggestions.keep(row.digest, proposal, "", now)


def _tried(commands: Sequence[c.Command], actor: Actor, work: Work, now: datetime) -> list[Effect] | str:
    """What carrying it out would come to, or why it cannot be."""
    try:
        effects = tried(commands, actor, work, now)
    except Refused as no:
        return REFUSED.get(no.why, REFUSED[""])
    except DateUnclear:
        return REFUSED[""]
    return effects if effects and all(one.lines for one in effects) else REFUSED[""]


def _take_back(gone: Sequence[Known], work: Work, now: datetime) -> None:
    for one in gone:
        if one.proposal:
            work.proposals.settle(one.proposal.id, "dropped", NOBODY, now)
    work.suggestions.forget(one.id for one in gone)


def _tell(work: Work, now: datetime) -> None:
    """One notice for all that waits; an older one that nobody has read has nothing to say any more."""
    waiting = work.suggestions.waiting(now)
    work.notices.overtake(KEY)
    facts = {"count": len(waiting), "names": _names(waiting)}
    work.notices.tell(tell_coordinators(f"{KEY}{waiting[-1].id}", "sheet_suggestions", facts, work, now), now)


def _names(waiting: Sequence[Known]) -> list[str]:
    return [*dict.fromkeys(one.proposal.proposer for one in waiting if one.proposal)][:3]


def show_suggestions(command: d.ShowSuggestions, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The next one that can be done still, as it would be done now; what cannot is answered in the sheet."""
    waiting = work.suggestions.waiting(now)
    ordered = [one for one in waiting if one.id > command.after] + [
        one for one in waiting if one.id <= command.after
    ]
    for place, one in enumerate(ordered):
        assert one.proposal
        speaker = replace(actor, message=Message(one.proposal.inbox_id, one.proposal.words))
        effects = _tried(one.proposal.commands, speaker, work, now)
        if not isinstance(effects, str):
            work.proposals.show_again(one.proposal.id, digest(effects), now)
            facts = _shown(one, effects, work) | {"more": len(ordered) - place - 1}
            return [Ask({"ask": "proposal", "proposal": one.proposal.id}), Told("suggestion_preview", facts)]
        work.proposals.settle(one.proposal.id, "dropped", NOBODY, now)
        work.suggestions.refuse(one.id, effects)
    return [Told("no_suggestions")]


def _shown(one: Known, effects: list[Effect], work: Work) -> dict[str, Any]:
    assert one.proposal
    said = {"proposal": one.proposal.id, "suggestion": one.id, "key": one.key}
    return {**preview_facts(effects, work), **said, "by": one.proposal.proposer, "words": one.proposal.words}
