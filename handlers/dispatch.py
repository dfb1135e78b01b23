"""The one door to every handler: asks `may`, calls the table, writes the audit."""

from datetime import datetime

from domain import commands as c
from domain.duties import Refused
from domain.group_rules import Place, place_of, shows_another_unit
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.permission import Verdict, may
from domain.ports import Work
from domain.several import Several
from domain.telling import duty_facts, list_facts, some
from domain.words.unclear_dates import DateUnclear
from handlers import proposing
from handlers.acting import who_did
from handlers.table import TABLE


def dispatch(command: c.Command, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Carry out what an actor asks, if they may, and return what we owe in answer."""
    if isinstance(command, Several):
        commands = proposing.gathered(command.commands)
        return [owed for one in commands for owed in dispatch(one, actor, work, now)]
    if not command.only_looks:
        work.duties.hold(command.duty_ids)
    refusal = _refusal(command, actor, work, now)
    if refusal:
        return [refusal]
    try:
        owed = TABLE[type(command)](command, actor, work, now)
    except Refused as no:
        return [_refused(command, no.why, no.duty, work, now)]
    except DateUnclear as unclear:
        return [_date_unclear(command, unclear, work, now)]
    person_id = who_did(actor, work)
    for duty_id in command.duty_ids or (None,):
        work.history.audit(now, person_id, actor.via, command.name, duty_id, _for_whom(duty_id, actor, work))
    return owed


def _for_whom(duty_id: int | None, actor: Actor, work: Work) -> str:
    """In whose place a deputy did it."""
    duties = work.duties.get([duty_id]) if duty_id and actor.stands_for else []
    return ", ".join(f"for {one}" for duty in duties for one in actor.instead_of(duty.holders))


def _refusal(command: c.Command, actor: Actor, work: Work, now: datetime) -> Answer | None:
    """A stranger hears the same of a duty that there is and of one that there is not."""
    place = place_of(command, actor.chat)
    if place is not Place.FITS:
        return Answer(place.value)
    if actor.person is None and may(actor, command) is not Verdict.MAY:
        return Answer("refused", {"why": may(actor, command).value, "duty": None, "looks": True, "left": ""})
    found = work.duties.get(command.duty_ids)
    if len(found) < len(command.duty_ids):
        return Answer("refused", {"why": "no_such_duty", "duty": None, "looks": True, "left": ""})
    for duty in found or (None,):
        verdict = may(actor, command, duty)
        if verdict is not Verdict.MAY:
            return _refused(command, verdict.value, duty.id if duty else None, work, now)
    return Answer(Place.ASK_IN_PRIVATE.value) if shows_another_unit(command, found, actor.chat) else None


def _refused(command: c.Command, why: str, duty_id: int | None, work: Work, now: datetime) -> Answer:
    """Which of its duties stands in the way, and which are left undone for it: all of them or none."""
    duties = work.duties.get(command.duty_ids or filter(None, (duty_id,)))
    first = next((duty for duty in duties if duty.id == duty_id), duties[0] if duties else None)
    left = "" if command.only_looks else some(duty.code for duty in duties if duty is not first)
    facts = duty_facts(first, now.date()) if first else None
    return Answer("refused", {"why": why, "duty": facts, "looks": command.only_looks, "left": left})


def _date_unclear(command: c.Command, unclear: DateUnclear, work: Work, now: datetime) -> Answer:
    """Which duties are left as they were, what is wrong with the date, and what would be right."""
    left = list_facts(work.duties.get(command.duty_ids), now.date())
    return Answer("date_unclear", {"why": str(unclear)} | left)
