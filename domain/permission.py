"""Who may do what: the one place that decides it."""

from collections.abc import Callable
from enum import StrEnum

from domain import broadcast_commands as b
from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain import desk_commands as d
from domain import enrol_commands as e
from domain import group_commands as g
from domain import personal_commands as p
from domain import step_commands as s
from domain.duties import Duty
from domain.office import Step, StepKind
from domain.people import Actor, Person, Role
from domain.transitions import JUDGED, TABLE, By, Move, steps_meant


class Verdict(StrEnum):
    """May, or the reason why not; each reason is a sentence in `templates/line/refused.txt`."""

    MAY = "may"
    ENROL_FIRST = "enrol_first"
    NOT_YOURS = "not_yours"
    COORDINATORS_ONLY = "coordinators_only"
    STEP_OF_OTHERS = "step_of_others"
    OWN_WORK = "own_work"


Rule = Callable[[Actor, Duty | None], Verdict]


def _anybody(_actor: Actor, _duty: Duty | None) -> Verdict:
    return Verdict.MAY


def _enrolled(actor: Actor, _duty: Duty | None) -> Verdict:
    return Verdict.MAY if actor.person else Verdict.ENROL_FIRST


def _coordinator(actor: Actor, _duty: Duty | None) -> Verdict:
    if actor.person and actor.person.has(Role.COORDINATOR):
        return Verdict.MAY
    return Verdict.COORDINATORS_ONLY if actor.person else Verdict.ENROL_FIRST


def _sees_all(actor: Actor, duty: Duty | None) -> Verdict:
    """Who reads the whole office: coordinators, the director, planners."""
    if actor.person and (actor.person.roles & {Role.DIRECTOR, Role.PLANNER}):
        return Verdict.MAY
    return _coordinator(actor, duty)


def _holder(actor: Actor, duty: Duty | None) -> Verdict:
    if not actor.person:
        return Verdict.ENROL_FIRST
    return Verdict.MAY if duty is None or actor.holds(duty.holders) else Verdict.NOT_YOURS


def takes(person: Person, duty: Duty, step: Step, stands_for: frozenset[int] = frozenset()) -> Verdict:
    """Whether a step is this person's: by its role, within their own unit or system, never their own work.

    What they answer for in somebody's place is their own work too. A coordinator records for the committee,
    and notes an approval from outside even of their own work.
    """
    from_outside = step.kind is StepKind.APPROVE and step.role is Role.COORDINATOR
    own = {person.id, *stands_for} & set(duty.holders)
    if step.kind in JUDGED and own and not from_outside:
        return Verdict.OWN_WORK
    in_role = {
        Role.REVIEWER: person.reviews(duty.system_code) or person.has(Role.COORDINATOR),
        Role.UNIT_HEAD: person.has(Role.UNIT_HEAD) and person.unit_id == duty.unit_id,
        Role.OWNER: person.id in duty.holders,
    }
    return Verdict.MAY if in_role.get(step.role, person.has(step.role)) else Verdict.STEP_OF_OTHERS


def _taker(move: Move) -> Rule:
    def rule(actor: Actor, duty: Duty | None) -> Verdict:
        if not actor.person or duty is None:
            return Verdict.MAY if actor.person else Verdict.ENROL_FIRST
        verdicts = [takes(actor.person, duty, step, actor.stands_for) for step in steps_meant(duty, move)]
        if not verdicts:
            return _looker(actor, duty)
        return Verdict.MAY if Verdict.MAY in verdicts else verdicts[0]

    return rule


def _looker(actor: Actor, duty: Duty | None) -> Verdict:
    """Holders, whoever reads the whole office, the head of its unit, and whoever takes a step of it."""
    held, person = _holder(actor, duty), actor.person
    if person is None or duty is None or held is Verdict.MAY:
        return held
    heads = person.has(Role.UNIT_HEAD) and person.unit_id == duty.unit_id
    takes_one = any(takes(person, duty, step) is Verdict.MAY for step in duty.steps)
    return Verdict.MAY if heads or takes_one or _sees_all(actor, duty) is Verdict.MAY else held


def _of_move(move: Move) -> Rule:
    """Whoever the table of a duty's life says."""
    rules = {By.HOLDER: _holder, By.COORDINATOR: _coordinator}
    return rules.get(TABLE[move].by) or _taker(move)


MOVES: dict[type[c.Command], Move] = {
    c.ReportProgress: Move.PROGRESS,
    c.ReportProblem: Move.PROBLEM,
    c.Submit: Move.SUBMIT,
    c.Attach: Move.ATTACH,
    p.Note: Move.NOTE,
    k.AnswerProblem: Move.ANSWER,
    k.AskAnswer: Move.ANSWER,
    c.AskUpdate: Move.PROGRESS,
    c.AskProblem: Move.PROBLEM,
    s.Review: Move.ACCEPT,
    s.RecordEntry: Move.RECORD,
    s.Tick: Move.TICK,
    s.MoveDate: Move.EXTEND,
    s.CancelDuty: Move.CANCEL,
    s.Reopen: Move.REOPEN,
}
RULES: dict[type[c.Command], Rule] = {
    c.Greeting: _anybody,
    c.Help: _anybody,
    c.Thanks: _anybody,
    c.Enrol: _anybody,
    g.Introduce: _anybody,
    g.StrangerSpeaks: _anybody,
    c.NotUnderstood: _anybody,
    c.CannotUse: _anybody,
    c.ShowDuty: _looker,
    b.PrepareBroadcast: _coordinator,
    b.ConfirmBroadcast: _coordinator,
    b.CancelBroadcast: _coordinator,
    b.ShowBroadcast: _coordinator,
    b.ShowLetter: _coordinator,
    b.KeepLetter: _coordinator,
    b.ShowRegister: _sees_all,
    s.TakeRoundStep: _coordinator,
    k.Nudge: _coordinator,
    k.NudgeAll: _coordinator,
    k.AddDuty: _coordinator,
    k.Reassign: _coordinator,
    k.MoveRound: _coordinator,
    **dict.fromkeys((ch.HandOver, ch.AddItem, ch.DateRound, ch.TellDirector), _coordinator),
    **dict.fromkeys((ch.SetDayOff, ch.SetPolicy), _coordinator),
    **dict.fromkeys((ch.AllOf, ch.Confirm, ch.Drop), _coordinator),
    k.ApproveEnrol: _coordinator,
    e.ShowRequests: _coordinator,
    e.ConfirmEnrol: _coordinator,
    e.RefuseEnrol: _coordinator,
    e.IssueCode: _coordinator,
    e.ReleaseEnrol: _coordinator,
    e.ConfirmRelease: _coordinator,
    e.ConfirmReleaseAll: _coordinator,
    e.ConfirmLeft: _coordinator,
    g.TieGroup: _coordinator,
    g.UntieGroup: _coordinator,
    d.AskTemplate: _coordinator,
    d.AskExport: _sees_all,
    d.ShowSummary: _coordinator,
    d.ShowWeek: _sees_all,
    d.ShowQuota: _sees_all,
    **dict.fromkeys((d.ImportFile, d.KeepAsEvidence, d.WhoNotEnrolled, d.RevokeFile), _coordinator),
    **dict.fromkeys((d.ShowStatus, d.ShowStuck, d.TryAgain, d.ShowHeld, d.ToldByHand), _coordinator),
    d.ShowSuggestions: _coordinator,
    p.EnrolByName: _anybody,
    p.Correct: _holder,
    p.RemindTomorrow: _holder,
} | {kind: _of_move(move) for kind, move in MOVES.items()}


def may(actor: Actor, command: c.Command, duty: Duty | None = None) -> Verdict:
    """Whether this actor may do this, to this duty; a command without a rule wants an enrolled person."""
    return RULES.get(type(command), _enrolled)(actor, duty)


BUTTONS = {
    StepKind.CHECK: "pass",
    StepKind.APPROVE: "pass",
    StepKind.RECORD: "record",
    StepKind.DO: "tick",
}


def next_button(duty: Duty, actor: Actor) -> str:
    """The button that takes the step which this duty waits for, where it is this actor's to take."""
    step = duty.waits_for
    if (
        step is None
        or actor.person is None
        or takes(actor.person, duty, step, actor.stands_for) is not Verdict.MAY
    ):
        return ""
    return BUTTONS[step.kind]
