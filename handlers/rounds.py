"""The steps of a whole round (รวมเล่ม, เผยแพร่), which a coordinator takes in their order."""

import re
from datetime import datetime
from typing import Any

from domain import step_commands as s
from domain.decisions import RoundState
from domain.duties import Refused
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.ports import Work
from domain.thai import plain


def show_round(command: s.ShowRound, _actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """How far it is, and what comes next."""
    return [Answer("round", round_facts(find_round(command.code, work)))]


def take_round_step(command: s.TakeRoundStep, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Note the next step as taken; another one than the next is refused."""
    state = find_round(command.code, work)
    if not state.steps:
        raise Refused("round_has_no_steps")
    if state.next is None:
        raise Refused("round_is_done")
    if _bare(state.next) != _bare(command.step):
        return [Answer("round_other_step", round_facts(state) | {"said": command.step[:40]})]
    by = actor.person.id if actor.person else None
    decision = work.decisions.take_round_step(state, by, actor.words, now, actor.said_in)
    if decision is None:
        raise Refused("round_step_taken")
    facts = round_facts(find_round(command.code, work)) | {"took": state.next, "decision": decision}
    return [Ask(None), Answer("round", facts, matters=True)]


def _bare(step: str) -> str:
    """A step's name as it is compared: without blanks and dots, whose number people get wrong."""
    return re.sub(r"[\s.]", "", plain(step))


def find_round(code: str, work: Work) -> RoundState:
    """The round with this code; raises `Refused` where there is none."""
    state = work.decisions.round(code)
    if state is None:
        raise Refused("no_such_round")
    return state


def round_facts(state: RoundState) -> dict[str, Any]:
    """What a template may say of a round; which step was just taken, or taken back, is added."""
    return {
        "code": state.code,
        "name": state.name,
        "steps": [{"name": name, "done": place in state.taken} for place, name in enumerate(state.steps)],
        "next": state.next or "",
        "duties": state.duties,
        "unfinished": state.unfinished,
        "took": "",
        "decision": 0,
        "undone": "",
    }
