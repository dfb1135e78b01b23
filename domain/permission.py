"""Who may do what: the one place that decides it."""

from collections.abc import Callable
from enum import StrEnum

from domain import commands as c
from domain.duties import Duty
from domain.people import Actor, Role


class Verdict(StrEnum):
    """May, or the reason why not; each reason is a sentence in `templates/line/refused.txt`."""

    MAY = "may"
    ENROL_FIRST = "enrol_first"
    NOT_YOURS = "not_yours"
    COORDINATORS_ONLY = "coordinators_only"


Rule = Callable[[Actor, Duty | None], Verdict]


def _anybody(_actor: Actor, _duty: Duty | None) -> Verdict:
    return Verdict.MAY


def _enrolled(actor: Actor, _duty: Duty | None) -> Verdict:
    return Verdict.MAY if actor.person else Verdict.ENROL_FIRST


def _coordinator(actor: Actor, _duty: Duty | None) -> Verdict:
    if actor.person and actor.person.has(Role.COORDINATOR):
        return Verdict.MAY
    return Verdict.COORDINATORS_ONLY if actor.person else Verdict.ENROL_FIRST


def _holder(actor: Actor, duty: Duty | None) -> Verdict:
    if not actor.person:
        return Verdict.ENROL_FIRST
    return Verdict.MAY if duty is None or actor.person.id in duty.holders else Verdict.NOT_YOURS


def _holder_or_coordinator(actor: Actor, duty: Duty | None) -> Verdict:
    return Verdict.MAY if _coordinator(actor, duty) is Verdict.MAY else _holder(actor, duty)


RULES: dict[type[c.Command], Rule] = {
    c.Greeting: _anybody,
    c.Help: _anybody,
    c.Thanks: _anybody,
    c.Enrol: _anybody,
    c.Introduce: _anybody,
    c.NotUnderstood: _anybody,
    c.CannotUse: _anybody,
    c.ShowDuty: _holder_or_coordinator,
    c.ReportProgress: _holder,
    c.ReportProblem: _holder,
    c.Submit: _holder,
    c.Attach: _holder,
    c.AskUpdate: _holder,
    c.AskProblem: _holder,
    c.PrepareBroadcast: _coordinator,
    c.ConfirmBroadcast: _coordinator,
    c.CancelBroadcast: _coordinator,
    c.ShowBroadcast: _coordinator,
}


def may(actor: Actor, command: c.Command, duty: Duty | None = None) -> Verdict:
    """Whether this actor may do this, to this duty; a command without a rule wants an enrolled person."""
    return RULES.get(type(command), _enrolled)(actor, duty)
