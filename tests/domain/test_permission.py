"""Who may do what, for every command and everybody's relation to the duty."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from made_up_duties import E5, actor, person

from domain import broadcast_commands as b
from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain import desk_commands as d
from domain import enrol_commands as e
from domain import group_commands as g
from domain import personal_commands as p
from domain import step_commands as s
from domain.people import Actor, Role
from domain.permission import Verdict, may
from domain.several import Several

NOBODY = actor(None)
LEAD = actor(person(1, Role.OWNER))
CO_OWNER = actor(person(2, Role.OWNER))
COLLEAGUE = actor(person(3, Role.OWNER, Role.UNIT_HEAD, Role.REVIEWER, Role.DIRECTOR, Role.PLANNER))
COORDINATOR = actor(person(4, Role.COORDINATOR))
RELATIONS = {
    "nobody": NOBODY,
    "lead": LEAD,
    "co": CO_OWNER,
    "colleague": COLLEAGUE,
    "coordinator": COORDINATOR,
}

MAY, ENROL, NOT_YOURS, ONLY = Verdict.MAY, Verdict.ENROL_FIRST, Verdict.NOT_YOURS, Verdict.COORDINATORS_ONLY
OWN, OTHERS = Verdict.OWN_WORK, Verdict.STEP_OF_OTHERS
ANYBODY = (MAY, MAY, MAY, MAY, MAY)
ENROLLED = (ENROL, MAY, MAY, MAY, MAY)
HOLDERS = (ENROL, MAY, MAY, NOT_YOURS, NOT_YOURS)
LOOKS = (ENROL, MAY, MAY, MAY, MAY)
COORDINATORS = (ENROL, ONLY, ONLY, ONLY, MAY)
SEES_ALL = (ENROL, ONLY, ONLY, MAY, MAY)
# E5 has a ตรวจ step for the committee and a บันทึก step for coordinators.
REVIEWS = (ENROL, OWN, OWN, MAY, MAY)
RECORDS = (ENROL, OTHERS, OTHERS, OTHERS, MAY)
TABLE = {
    c.Greeting: ANYBODY,
    c.Help: ANYBODY,
    c.Thanks: ANYBODY,
    c.Enrol: ANYBODY,
    g.Introduce: ANYBODY,
    c.NotUnderstood: ANYBODY,
    c.CannotUse: ANYBODY,
    c.WhoAmI: ENROLLED,
    c.ListDuties: ENROLLED,
    c.WhoOwes: ENROLLED,
    c.AskWhich: ENROLLED,
    c.NeverMind: ENROLLED,
    c.Undo: ENROLLED,
    b.Acknowledge: ENROLLED,
    c.ShowDuty: LOOKS,
    c.ReportProgress: HOLDERS,
    c.ReportProblem: HOLDERS,
    c.Submit: HOLDERS,
    c.Attach: HOLDERS,
    c.AskUpdate: HOLDERS,
    c.AskProblem: HOLDERS,
    b.PrepareBroadcast: COORDINATORS,
    b.ConfirmBroadcast: COORDINATORS,
    b.CancelBroadcast: COORDINATORS,
    b.ShowBroadcast: COORDINATORS,
    b.ShowLetter: COORDINATORS,
    b.KeepLetter: COORDINATORS,
    b.ShowRegister: SEES_ALL,
    p.Calendar: ENROLLED,
    p.KeepNote: ENROLLED,
    p.Away: ENROLLED,
    p.Back: ENROLLED,
    p.Mute: ENROLLED,
    p.EraseMe: ENROLLED,
    p.ConfirmErase: ENROLLED,
    p.AskNote: ENROLLED,
    p.EnrolByName: ANYBODY,
    p.Note: HOLDERS,
    p.Correct: HOLDERS,
    p.RemindTomorrow: HOLDERS,
    k.AnswerProblem: COORDINATORS,
    k.Nudge: COORDINATORS,
    k.NudgeAll: COORDINATORS,
    k.AddDuty: COORDINATORS,
    k.Reassign: COORDINATORS,
    k.MoveRound: COORDINATORS,
    k.AskAnswer: COORDINATORS,
    ch.HandOver: COORDINATORS,
    ch.AddItem: COORDINATORS,
    ch.DateRound: COORDINATORS,
    ch.SetDayOff: COORDINATORS,
    ch.SetPolicy: COORDINATORS,
    d.ShowPolicy: ENROLLED,
    ch.TellDirector: COORDINATORS,
    ch.AllOf: COORDINATORS,
    ch.Confirm: COORDINATORS,
    ch.Drop: COORDINATORS,
    k.ApproveEnrol: COORDINATORS,
    e.ShowRequests: COORDINATORS,
    e.ConfirmEnrol: COORDINATORS,
    e.RefuseEnrol: COORDINATORS,
    e.IssueCode: COORDINATORS,
    e.ReleaseEnrol: COORDINATORS,
    e.ConfirmRelease: COORDINATORS,
    e.ConfirmReleaseAll: COORDINATORS,
    e.ConfirmLeft: COORDINATORS,
    g.TieGroup: COORDINATORS,
    g.UntieGroup: COORDINATORS,
    g.ShowGroup: ENROLLED,
    g.StrangerSpeaks: ANYBODY,
    g.GroupFile: ENROLLED,
    d.AskTemplate: COORDINATORS,
    d.AskExport: SEES_ALL,
    d.WhoNotEnrolled: COORDINATORS,
    d.ImportFile: COORDINATORS,
    d.KeepAsEvidence: COORDINATORS,
    d.ShowStatus: COORDINATORS,
    d.ShowStuck: COORDINATORS,
    d.ShowQuota: SEES_ALL,
    d.ShowHeld: COORDINATORS,
    d.ToldByHand: COORDINATORS,
    d.ShowSummary: COORDINATORS,
    d.ShowWeek: SEES_ALL,
    d.TryAgain: COORDINATORS,
    d.RevokeFile: COORDINATORS,
    d.ShowSuggestions: COORDINATORS,
    s.Review: REVIEWS,
    s.RecordEntry: RECORDS,
    s.Tick: LOOKS,
    s.MoveDate: COORDINATORS,
    s.CancelDuty: COORDINATORS,
    s.Reopen: COORDINATORS,
    s.ShowRound: ENROLLED,
    s.TakeRoundStep: COORDINATORS,
    s.UndoRoundStep: ENROLLED,
}
FILLED: dict[str, Any] = {
    "duties": (5,),
    "candidates": (5,),
    "broadcast": 1,
    "said": 1,
    "decision": 1,
    "request": 1,
    "file": 1,
    "notice": 1,
    "last": 1,
    "person": 1,
    "chat": 1,
    "count": 1,
    "reference": "567",
    "code": "ABCDEFGH",
    "text": "ทดสอบ",
    "step": "สรุป",
    "taker": 2,
    "title": "สำรวจอาคาร",
    "key": "เตือนซ้ำทุก",
    "value": "5",
    "round": "EMES-67",
    "to": ("สมศรี ใจดี",),
    "day": date(2024, 9, 10),
    "reason": "รอโรงเรียน",
    "commands": (),
    "proposal": 1,
}


def made(kind: type[c.Command]) -> c.Command:
    """One of them about E5."""
    return kind(**{field.name: FILLED[field.name] for field in fields(kind) if field.name in FILLED})


@pytest.mark.parametrize(
    ("kind", "who", "verdict"),
    [
        pytest.param(kind, who, verdict, id=f"{kind.__name__}-{name}")
        for kind, verdicts in TABLE.items()
        for (name, who), verdict in zip(RELATIONS.items(), verdicts, strict=True)
    ],
)
def test_who_may_do_what(kind: type[c.Command], who: Actor, verdict: Verdict) -> None:
    command = made(kind)
    assert may(who, command, E5 if command.duty_ids else None) is verdict


@pytest.mark.parametrize(
    ("role", "unit", "verdict"),
    [
        (Role.DIRECTOR, 2, MAY),
        (Role.PLANNER, 2, MAY),
        (Role.UNIT_HEAD, 1, MAY),
        (Role.UNIT_HEAD, 2, NOT_YOURS),
        (Role.OWNER, 1, NOT_YOURS),
    ],
)
def test_a_duty_is_seen_by_the_head_of_its_unit_and_by_whoever_reads_the_whole_office(
    role: Role, unit: int, verdict: Verdict
) -> None:
    assert may(actor(replace(person(3, role), unit_id=unit)), c.ShowDuty((5,)), E5) is verdict


def test_every_command_stands_in_the_table() -> None:
    named = (one for room in (c, b, s, p, k, e, ch, d, g) for one in vars(room).values())
    kinds = {one for one in named if isinstance(one, type) and issubclass(one, c.Command)}
    each_by_itself = {Several}
    assert {kind for kind in kinds if hasattr(kind, "name")} - each_by_itself == set(TABLE)
