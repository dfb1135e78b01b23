"""The office's steps: review, entry, ticks, and a coordinator's changes; who is concerned is told once."""

from dataclasses import replace
from datetime import date, datetime

from domain import step_commands as s
from domain.calendar import WorkingDays
from domain.dates import read_date, show
from domain.decisions import Decision
from domain.duties import Change, Duty, Refused
from domain.moves import Given, Need
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.permission import next_button
from domain.ports import Work
from domain.register import read_reference
from domain.telling import duty_facts
from domain.transitions import TABLE, Move, take
from handlers.progress import said_of
from handlers.tell_holders import tell_step

SAID = "-"  # stands for what is about to be asked, so that an impossible step is refused before asking


def review(command: s.Review, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """ผ่าน, or ส่งกลับแก้ไข with a reason and a date."""
    move = Move.ACCEPT if command.passes else Move.RETURN
    given = _given(work, now, reason=command.reason)
    return _take(move, command, command.until, given, actor, work, now)


def record_entry(command: s.RecordEntry, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Who entered it, when, and under which reference."""
    given = _given(work, now, reference=command.reference)
    return _take(Move.RECORD, command, "", given, actor, work, now)


def tick(command: s.Tick, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A step that is only done."""
    return _take(Move.TICK, command, "", _given(work, now), actor, work, now)


def move_date(command: s.MoveDate, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A duty's own office date."""
    given = _given(work, now, reason=command.reason)
    return _take(Move.EXTEND, command, command.until, given, actor, work, now)


def cancel_duty(command: s.CancelDuty, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Not owed any more, for a reason."""
    given = _given(work, now, reason=command.reason)
    return _take(Move.CANCEL, command, "", given, actor, work, now)


def reopen(command: s.Reopen, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Its owner's again."""
    return _take(Move.REOPEN, command, "", _given(work, now), actor, work, now)


def _given(work: Work, now: datetime, reason: str = "", reference: str = "") -> Given:
    days = WorkingDays(work.days_off())
    return Given(now.date(), days, reason=reason.strip(), reference=reference.strip())


StepCommand = s.Review | s.RecordEntry | s.Tick | s.MoveDate | s.CancelDuty | s.Reopen


def _take(
    move: Move, command: StepCommand, until: str, given: Given, actor: Actor, work: Work, now: datetime
) -> list[Owed]:
    """All of the duties or none: every step is looked at before the first is written."""
    given = _dated(move, given, until)
    duties = work.duties.get(command.duties)
    step = getattr(command, "step", "")
    asked = _ask_for(move, duties, step, until, given, actor)
    if asked:
        return asked
    changes = [(duty, take(move, duty, given, step)) for duty in duties]
    owed: list[Owed] = [Ask(None)]
    for duty, change in changes:
        owed += _keep(move, duty, change, given, actor, work, now)
    return owed


def _dated(move: Move, given: Given, until: str) -> Given:
    """With the date that was said; a reference may hold the day it was sent; raises `DateUnclear`."""
    if not given.reference:
        said = f"{WITHIN.get(move, '')}{until}"
        return replace(given, day=read_date(said, given.today, given.days) if until else None)
    sent = read_reference(given.reference, given.today)
    if sent.sent_on > given.today:
        raise Refused("sent_later")
    return replace(given, reference=sent.number, day=sent.sent_on)


def _ask_for(move: Move, duties: list[Duty], step: str, until: str, given: Given, actor: Actor) -> list[Owed]:
    """The question for a missing reason or reference, where it is about one duty and nobody else reads."""
    wanted = [need for need in TABLE[move].needs if need in ASKED and given.lacks(need)]
    if not wanted or len(duties) != 1 or not actor.in_private:
        return []
    (duty,) = duties
    take(move, duty, replace(given, reason=given.reason or SAID, reference=given.reference or SAID), step)
    what = ASKED[wanted[0]]
    facts = {"duty": duty_facts(duty, given.today), "move": move.value}
    question = {"ask": what, "duty": duty.id, "move": move.value, "until": until}
    return [Ask(question), Answer(f"ask_{what}", facts, about=(duty.id,))]


# A return's date was cut off behind this word, and without it "3 วัน" would not be counted from today.
WITHIN = {Move.RETURN: "ภายใน "}
ASKED = {Need.REASON: "reason", Need.REFERENCE: "reference"}


def _keep(
    move: Move, duty: Duty, change: Change, given: Given, actor: Actor, work: Work, now: datetime
) -> list[Owed]:
    by = actor.person.id if actor.person else None
    update_id = work.history.log(duty, said_of(move, actor), now)
    work.decisions.keep(_decision(move, duty, change, given, by, update_id), now)
    work.duties.change(duty.id, change, now)
    after = work.duties.get([duty.id])[0]
    facts = {
        "duty": duty_facts(after, now.date()),
        "update": update_id,
        "move": move.value,
        "step": duty.waits_for.name if duty.waits_for else "",
        "reason": given.reason,
        "reference": given.reference,
        "sent": show(given.day) if given.reference and given.day else "",
        "moved": show(duty.office_on),
    }
    told = tell_step(move, after, facts, actor, work, now)
    answer = facts | {"take": next_button(after, actor), "told": len(told)}
    return [Answer(TABLE[move].answers, answer, about=(duty.id,), matters=True), *told]


def _decision(
    move: Move, duty: Duty, change: Change, given: Given, by: int | None, update_id: int
) -> Decision:
    day: date | None = {
        Move.RETURN: change.return_on,
        Move.EXTEND: change.return_on or change.own_office_on,
        Move.RECORD: given.day,
    }.get(move)
    return Decision(
        duty.id,
        move.value,
        by,
        update_id,
        step=duty.step if duty.waits_for else None,
        reason=given.reason,
        reference=given.reference,
        day=day,
    )
