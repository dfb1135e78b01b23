"""Carries out what a coordinator changes and says what came of it; a preview is this, taken back."""

from collections.abc import Callable, Iterable
from datetime import datetime

from domain import change_commands as ch
from domain import commands as c
from domain import step_commands as s
from domain.adding import next_code
from domain.assignments import handed_over
from domain.calendar import WorkingDays
from domain.dates import read_date, show
from domain.duties import WHY_CLOSED, Duty, Refused, State
from domain.history import Said
from domain.moves import Given, extend
from domain.notices import Answer, Owed
from domain.people import Actor, Person
from domain.ports import Work
from domain.proposals import NAMES, Effect, Line
from domain.telling import duty_facts
from domain.workbook.own_rows import item_row
from domain.workbook.taken import REASSIGN
from handlers import steps
from handlers.calendar_changes import date_round, on_a_day_off, refused, set_day_off
from handlers.imported import news_of, tell_holders_changed
from handlers.reminder_policy import set_policy
from handlers.telling_director import tell_director

Show = Callable[[Duty, Work], str]
ENDED = (State.DONE, State.CANCELLED)


def carry_out(command: c.Command, actor: Actor, work: Work, now: datetime) -> Effect:
    """Do it; raises `Refused`. Without lines nothing was done."""
    return CARRY[type(command)](command, actor, work, now)


def _step(take: Callable[..., list[Owed]], shown: Show) -> Callable[..., Effect]:
    """A step of the table of a duty's life."""

    def carry(command: c.OfDuties, actor: Actor, work: Work, now: datetime) -> Effect:
        before = work.duties.get(command.duties)
        was = [shown(duty, work) for duty in before]
        owed = take(command, actor, work, now)
        if not any(isinstance(one, Answer) and "update" in one.facts for one in owed):
            return Effect(NAMES[type(command)], owed)
        after = work.duties.get(command.duties)
        lines = [
            Line(called(duty, now), old, shown(duty, work), names_of(duty.holders, work))
            for duty, old in zip(after, was, strict=True)
        ]
        notes = _dated(command, after, work, now) if isinstance(command, s.MoveDate) else []
        return Effect(
            NAMES[type(command)],
            owed,
            tuple(lines),
            tuple(notes),
            getattr(command, "reason", ""),
        )

    return carry


def called(duty: Duty, now: datetime) -> str:
    """A duty as a preview names it: with its round and its unit."""
    facts = duty_facts(duty, now.date())
    return f"{duty.code} {duty.name} ({facts['round']}) {duty.unit_name}"


def names_of(people: Iterable[int], work: Work) -> tuple[str, ...]:
    """Their whole names, in this order."""
    people = list(people)
    names = {one.id: one.name for one in work.people.get(people)}
    return tuple(names[id_] for id_ in people if id_ in names)


def _dated(command: s.MoveDate, duties: Iterable[Duty], work: Work, now: datetime) -> list[tuple[str, str]]:
    """What is worth knowing of the new date: that it is after the national one, or why it is another day."""
    days = WorkingDays(work.days_off())
    facts = [duty_facts(duty, now.date()) for duty in duties]
    late = dict.fromkeys(("after_national", one["national"]) for one in facts if one["after_national"])
    return [*late, *on_a_day_off(read_date(command.until, now.date(), days), days)]


def _due(duty: Duty, _work: Work) -> str:
    return show(duty.office_on)


def _state(duty: Duty, _work: Work) -> str:
    return duty.state_words


def _state_and_due(duty: Duty, _work: Work) -> str:
    return f"{duty.state_words} กำหนดเขต {show(duty.office_on)}"


def _holders(duty: Duty, work: Work) -> str:
    return ", ".join(names_of(duty.holders, work)) or duty.unit_name


def hand_over(command: ch.HandOver, actor: Actor, work: Work, now: datetime) -> Effect:
    """Other holders; the unit goes with the lead, the duty's id and history stay."""
    taker = next((one for one in work.people.working() if one.id == command.taker), None)
    if taker is None:
        raise Refused("taker_left")
    before = work.duties.get(command.duties)
    was = [_holders(duty, work) for duty in before]
    for duty in before:
        _give(duty, command.giver, taker, actor, work, now)
    after = work.duties.get(command.duties)
    held = {duty.id: (old.holders, duty.holders) for old, duty in zip(before, after, strict=True)}
    by = actor.person.id if actor.person else 0
    told = [one for one in tell_holders_changed(held, work, now) if one.person_id != by]
    lines = tuple(
        Line(called(old, now), holders, _taken_over(old, duty, work))
        for old, duty, holders in zip(before, after, was, strict=True)
    )
    return Effect("hand_over", [*told], lines, duties=command.duties)


def _taken_over(old: Duty, new: Duty, work: Work) -> str:
    """The new holders, with their unit where the duty goes there with them."""
    moves = new.unit_id != old.unit_id
    return _holders(new, work) + (f" ({new.unit_name})" if moves else "")


def _give(duty: Duty, giver: int, taker: Person, actor: Actor, work: Work, now: datetime) -> None:
    if duty.state in ENDED:
        raise Refused(WHY_CLOSED[duty.state], duty.id)
    assigned = work.assignments.of([duty.id])[duty.id]
    now_assigned = handed_over(assigned, giver, taker.id)
    if now_assigned == assigned:
        raise Refused("already_theirs", duty.id)
    unit = taker.unit_id if now_assigned.lead == taker.id else duty.unit_id
    others = [id_ for ids in work.duties.with_codes([duty.code.upper()]).values() for id_ in ids]
    others_there = [one for one in work.duties.get(others) if one.id != duty.id and one.unit_id == unit]
    if any(one.round_code == duty.round_code for one in others_there):
        raise Refused("unit_has_one", duty.id)
    inbox = actor.message.inbox_id if actor.message else None
    by = actor.person.id if actor.person else None
    work.history.log(duty, Said(REASSIGN, actor.words, by, inbox), now)
    work.assignments.change(duty.id, now_assigned, unit, now)


def add_item(command: ch.AddItem, actor: Actor, work: Work, now: datetime) -> Effect:
    """A new item with a code like its system's others, and its duties, on a date of their own if need be."""
    office = work.book.office()
    code = next_code(office, command.round)
    report = work.book.bring_in([item_row(code, command.title, command.round, command.to)], now, actor.via)
    if not report.written:
        return refused(report)
    for duty in work.duties.get(report.duties):
        if command.day != duty.office_on:
            given = Given(now.date(), WorkingDays(work.days_off()), day=command.day)
            work.duties.change(duty.id, extend(duty, given), now)
    added = work.duties.get(report.duties)
    lines = tuple(
        Line(called(duty, now), "", show(duty.office_on), names_of(duty.holders, work)) for duty in added
    )
    notes = tuple(("warning", words) for words in report.warnings)
    told = news_of(report, work, now)
    return Effect("add_item", told, lines, notes, duties=report.duties)


CARRY: dict[type[c.Command], Callable[..., Effect]] = {
    s.MoveDate: _step(steps.move_date, _due),
    s.CancelDuty: _step(steps.cancel_duty, _state),
    s.Reopen: _step(steps.reopen, _state_and_due),
    ch.HandOver: hand_over,
    ch.AddItem: add_item,
    ch.DateRound: date_round,
    ch.SetDayOff: set_day_off,
    ch.SetPolicy: set_policy,
    ch.TellDirector: tell_director,
}
