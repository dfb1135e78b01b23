"""Looking at duties, and the questions that the buttons ask."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from domain import commands as c
from domain import personal_commands as p
from domain.duties import Duty, urgency
from domain.duty_card import MORE_STEPS, READ, STEPS, card_facts, steps_told, who_spoke
from domain.lists import Only, shown
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.permission import next_button
from domain.ports import Work
from domain.telling import list_facts
from domain.words.facets import Facet
from handlers.acting import held_by, told, whose

CHOICES = 12
SAID = frozenset({Facet.HISTORY, Facet.VERDICT, Facet.PROBLEM})


def list_duties(command: c.ListDuties, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What this person owes, most urgent first; not for a whole group to read."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    held = held_by(actor, work)
    owed = shown(held, command.only, command.until, command.of, now.date())
    if not owed:
        return [_nothing_shown(held, now)]
    facts = list_facts(owed, now.date(), whose(owed, actor, work))
    return [Answer("duties", facts, about=tuple(duty["id"] for duty in facts["duties"]))]


def _nothing_shown(held: list[Duty], now: datetime) -> Answer:
    """Nothing of what was asked for; whoever owes something else is not told that all is done."""
    others = shown(held, Only.ALL, None, "", now.date())
    if not others:
        return Answer("no_duties", {"submitted": sum(not duty.is_open for duty in held)})
    facts = list_facts(others, now.date())
    first = facts["duties"][0]
    return Answer("none_of_these", {"count": facts["count"], "first": first}, about=(first["id"],))


def open_duties(actor: Actor, work: Work) -> list[Duty]:
    """What this person, and whoever they stand for, still owes, most urgent first."""
    return sorted((duty for duty in held_by(actor, work) if duty.is_open), key=urgency)


def show_duty(command: c.ShowDuty, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """One duty: what was asked of it first, then all of it; what people said is not for a group to read."""
    if not actor.in_private and set(command.about) & SAID:
        return [Answer("ask_in_private")]
    duty = work.duties.get(command.duties[:1])[0]
    facts = _card(duty, command.about, actor, work, now) | {"take": next_button(duty, actor)}
    return [Answer("duty", facts, about=(duty.id,))]


def _card(duty: Duty, about: tuple[Facet, ...], actor: Actor, work: Work, now: datetime) -> dict[str, Any]:
    lines = work.history.of_duty(duty.id, READ) if actor.in_private else []
    decisions = work.decisions.of_duty(duty.id) if actor.in_private else []
    proofs = work.evidence.proofs([duty.id]).get(duty.id, [])
    if not actor.in_private:  # whoever reads along in a group is told what there is, and opens no file
        proofs = [replace(one, key="") for one in proofs]
    names = {one.id: one.address for one in work.people.get(who_spoke(duty, lines, decisions))}
    most = MORE_STEPS if Facet.HISTORY in about else STEPS
    return {
        "about": [facet.value for facet in about],
        "private": actor.in_private,
        "duty": told([duty], actor, work, now.date())[0],
        "card": card_facts(duty, lines, decisions, proofs, names),
        "steps": steps_told(lines, decisions, names, now.date(), most),
    }


def ask_update(command: c.AskUpdate, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """How far is it? The next words answer."""
    return _ask("percent", command.duties[0], actor, work, now)


def ask_problem(command: c.AskProblem, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What is in the way? The next words answer."""
    return _ask("problem", command.duties[0], actor, work, now)


def _ask(what: str, duty_id: int, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    duty = work.duties.get([duty_id])[0]
    if not duty.is_open:
        return show_duty(c.ShowDuty((duty_id,)), actor, work, now)
    facts = {"duty": told([duty], actor, work, now.date())[0]}
    return [Ask({"ask": what, "duty": duty_id}), Answer(f"ask_{what}", facts, about=(duty_id,))]


def ask_which(command: c.AskWhich, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Which duty was meant? The words are kept until a button or a code says it."""
    if not actor.in_private:
        return [Answer("which_in_group")]
    candidates = work.duties.get(command.candidates[:CHOICES])
    choices = told(candidates, actor, work, now.date())
    if not choices:
        return [Answer("no_duties", {"submitted": 0})]
    noted = isinstance(command.meant, p.Note)
    question = {"ask": "note" if noted else "which", "words": actor.words, "evidence": command.evidence}
    more = max(0, len(command.candidates) - CHOICES)
    facts = {"choices": choices, "heard": actor.words[:60], "file": command.evidence or 0, "more": more}
    facts |= {"note": noted}
    return [Ask(question), Answer("ask_which", facts, about=tuple(duty.id for duty in candidates))]
