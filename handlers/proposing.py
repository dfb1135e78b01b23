"""What a coordinator changes is shown first: what becomes what, and who is told; one tap does it, once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain import change_commands as ch
from domain import commands as c
from domain import step_commands as s
from domain.calendar import WorkingDays
from domain.dates import read_date, show_long
from domain.notices import Answer, Ask, Owed, ToTell
from domain.people import Actor, Message
from domain.ports import Work
from domain.proposals import LIVES, Effect, Proposal, digest
from handlers.changes import carry_out
from handlers.telling_director import LETTER

LINES, NAMED = 15, 10  # how many a preview shows of what changes, and of whom it concerns


def propose(command: c.Command, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Try it, show what came of it, and keep it until somebody taps; nothing is changed."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    commands = command.commands if isinstance(command, ch.AllOf) else (command,)
    effects = tried(commands, actor, work, now)
    missing = next((one for one in effects if not one.lines), None)
    if missing:
        return list(missing.owed)
    kept = [lasting(one, work, now) for one in commands]
    proposal = work.proposals.draft(kept, digest(effects), actor, now)
    return _shown(proposal, effects, work, again=False)


CHANGES = (s.MoveDate, s.CancelDuty, s.Reopen)


def gathered(commands: Sequence[c.Command]) -> Sequence[c.Command]:
    """Changes that one message asks for become one preview, because only one can have its buttons below."""
    changes = tuple(one for one in commands if isinstance(one, CHANGES) and _is_whole(one))
    if len(changes) <= 1:
        return commands
    return [*(one for one in commands if one not in changes), ch.AllOf(changes)]


def _is_whole(command: c.Command) -> bool:
    """Whether it has its reason, so that nothing has to be asked first."""
    return bool(getattr(command, "reason", "said"))


def tried(commands: Sequence[c.Command], actor: Actor, work: Work, now: datetime) -> list[Effect]:
    with work.attempt() as attempt:
        effects = [carry_out(one, actor, work, now) for one in commands]
        attempt.take_back()
    return effects


def lasting(command: c.Command, work: Work, now: datetime) -> c.Command:
    """With the date itself in the place of พรุ่งนี้, for it may be confirmed tomorrow."""
    if not isinstance(command, s.MoveDate):
        return command
    day = read_date(command.until, now.date(), WorkingDays(work.days_off()))
    return replace(command, until=show_long(day))


def confirm(command: ch.Confirm, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Do what was shown, once, whoever taps; what would come out otherwise by now is shown anew."""
    proposal = work.proposals.get(command.proposal)
    if proposal is None:
        return [Answer("change_settled", {"state": "gone", "by": "", "you": False})]
    if now - proposal.at > LIVES:
        work.proposals.settle(proposal.id, "expired", actor, now)
    work.book.be_alone()
    with work.attempt() as attempt:
        if not work.proposals.settle(proposal.id, "confirmed", actor, now):
            attempt.take_back()
            return _settled(proposal.id, actor, work)
        asked = Message(proposal.inbox_id, proposal.words)
        speaker = replace(actor, message=asked)
        work.duties.hold(id_ for one in proposal.commands for id_ in one.duty_ids)
        effects = [carry_out(one, speaker, work, now) for one in proposal.commands]
        if digest(effects) != proposal.shown:
            attempt.take_back()
    if attempt.taken_back:
        return _anew(proposal, effects, work, now)
    _audit(proposal, effects, actor, work, now)
    return _done(effects, work)


def _anew(proposal: Proposal, effects: list[Effect], work: Work, now: datetime) -> list[Owed]:
    """Something changed since the preview."""
    missing = next((one for one in effects if not one.lines), None)
    if missing:
        return list(missing.owed)
    work.proposals.show_again(proposal.id, digest(effects), now)
    return _shown(proposal.id, effects, work, again=True)


def drop(command: ch.Drop, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Everything stays as it is."""
    if work.proposals.settle(command.proposal, "dropped", actor, now):
        return [Ask(None), Answer("change_dropped")]
    return _settled(command.proposal, actor, work)


def _settled(proposal_id: int, actor: Actor, work: Work) -> list[Owed]:
    """Whoever taps after it was decided hears what was decided, and by whom."""
    proposal = work.proposals.get(proposal_id)
    by = proposal.decider if proposal else ""
    you = bool(actor.person and actor.person.name == by)
    state = proposal.state if proposal else "gone"
    return [Ask(None), Answer("change_settled", {"state": state, "by": by, "you": you})]


def _audit(proposal: Proposal, effects: list[Effect], actor: Actor, work: Work, now: datetime) -> None:
    """Each duty that changed stands in the audit under what was done to it."""
    by = actor.person.id if actor.person else None
    for command, effect in zip(proposal.commands, effects, strict=True):
        for duty in command.duty_ids or effect.duties or (None,):
            work.history.audit(now, by, actor.via, command.name, duty)


def _shown(proposal: int, effects: list[Effect], work: Work, *, again: bool) -> list[Owed]:
    facts = preview_facts(effects, work) | {"proposal": proposal, "again": again}
    owed = [one for effect in effects for one in effect.owed if isinstance(one, ToTell)]
    letter = next((one.facts for one in owed if one.template == LETTER), None)
    if letter:
        shown = {**facts, **letter}
        return [Ask({"ask": "director", "director": proposal}), Answer("director_preview", shown)]
    return [Ask({"ask": "proposal", "proposal": proposal}), Answer("change_preview", facts)]


def _done(effects: list[Effect], work: Work) -> list[Owed]:
    """Steps say what they did, with undo; the rest is told like the preview, as done."""
    owed = [one for effect in effects for one in effect.owed]
    other = [effect for effect in effects if not any(isinstance(one, Answer) for one in effect.owed)]
    if not other:
        return owed
    about = tuple(id_ for effect in other for id_ in effect.duties)
    return [Ask(None), Answer("change_done", preview_facts(other, work), about=about, matters=True), *owed]


def preview_facts(effects: list[Effect], work: Work) -> dict[str, Any]:
    told = dict.fromkeys(
        one.person_id
        for effect in effects
        for one in effect.owed
        if isinstance(one, ToTell) and one.person_id
    )
    reachable = work.people.chats()
    names = [person.name for person in work.people.get(told)]
    return {
        "changes": [_change(effect) for effect in effects],
        "names": names[:NAMED],
        "told": len(told),
        "unreachable": [one.name for one in work.people.get(id_ for id_ in told if id_ not in reachable)][
            :NAMED
        ],
    }


def _change(effect: Effect) -> dict[str, Any]:
    return {
        "kind": effect.kind,
        "reason": effect.reason,
        "lines": [vars(line) | {"who": list(line.who[:NAMED])} for line in effect.lines[:LINES]],
        "more": max(0, len(effect.lines) - LINES),
        "notes": [list(note) for note in effect.notes],
    }
