"""A coordinator decides who is let in: by a button under the notice, or by name."""

from collections.abc import Iterable
from datetime import datetime

from domain import coordinator_commands as k
from domain import enrol_commands as e
from domain.enrolment import Request, RequestState, meant_by, perhaps_named, requests_facts
from domain.hours import next_quiet_end
from domain.notices import Answer, Kind, Owed, ToTell
from domain.people import Actor, Person
from domain.ports import Work
from handlers.enrolment import person_facts, welcome_facts

SHOWN = 5


def show_requests(_command: e.ShowRequests, actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """Who asks to be let in, each with its buttons."""
    return [_listed(work.enrolments.waiting(), work) if actor.in_private else Answer("ask_in_private")]


def approve_enrol(command: k.ApproveEnrol, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The one wish of whoever is named; of several, or none, what waits is shown."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    waiting, free = work.enrolments.waiting(), _free(work)
    named = {one.id for one in meant_by(command.words, free)}
    fits = [(wish, one) for wish in waiting for one in perhaps_named(wish.said, free) if one.id in named]
    if len(fits) == 1:
        wish, person = fits[0]
        return confirm_enrol(e.ConfirmEnrol(wish.id, person.id), actor, work, now)
    taken = [] if named else meant_by(command.words, work.people.working())
    if len(taken) == 1:
        return [Answer("enrol_taken", person_facts(taken[0], work))]
    return [_listed(list(dict.fromkeys(wish for wish, _ in fits)) or waiting, work)]


def confirm_enrol(command: e.ConfirmEnrol, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Tie the asker to this person, who is greeted; of two coordinators at once exactly one does."""
    request = work.enrolments.request(command.request)
    person = next((one for one in work.people.working() if one.id == command.person), None)
    if request is None or person is None or request.state is RequestState.REPLACED:
        return [Answer("enrol_gone")]
    if request.state is not RequestState.WAITING:
        return [_decided(request, work)]
    if person.id in work.enrolments.tied():
        return [_taken(request, person, work)]
    by = actor.person.id if actor.person else None
    if not work.enrolments.decide(request, RequestState.APPROVED, by, now):
        return [_decided(work.enrolments.request(request.id) or request, work)]
    if not work.enrolments.tie(request.chat_id, person.id):
        return [Answer("enrol_gone")]
    work.history.audit(now, by, actor.via, command.name, None, f"person {person.id}")
    return [
        Answer("enrol_approved", person_facts(person, work), matters=True),
        _welcome(request, person, work, now),
    ]


def refuse_enrol(command: e.RefuseEnrol, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """It was nobody of ours; the asker is told nothing that they did not know."""
    request = work.enrolments.request(command.request)
    if request is None or request.state is RequestState.REPLACED:
        return [Answer("enrol_gone")]
    by = actor.person.id if actor.person else None
    if not work.enrolments.decide(request, RequestState.REFUSED, by, now):
        return [_decided(work.enrolments.request(request.id) or request, work)]
    return [Answer("enrol_refused", {"said": request.said})]


def _welcome(request: Request, person: Person, work: Work, now: datetime) -> ToTell:
    """They waited for it, so it is pushed as soon as people may be disturbed."""
    at = next_quiet_end(now, work.days_off())
    facts = welcome_facts(person, work)
    return ToTell(f"welcome:{request.id}", Kind.IMMEDIATE, person.id, "enrolled", facts, at, ride_from=now)


def _taken(request: Request, person: Person, work: Work) -> Answer:
    """They have an account: of old, or of this very wish, which another coordinator granted a moment ago."""
    request = work.enrolments.request(request.id) or request
    granted = request.state is RequestState.APPROVED
    return _decided(request, work) if granted else Answer("enrol_taken", person_facts(person, work))


def _decided(request: Request, work: Work) -> Answer:
    """Somebody was first, and who."""
    by = work.people.get([request.decided_by] if request.decided_by else [])
    approved = request.state is RequestState.APPROVED
    return Answer("enrol_decided", {"by": by[0].address if by else "", "approved": approved})


def _free(work: Work) -> list[Person]:
    """Those who work here and have no account yet."""
    tied = work.enrolments.tied()
    return [one for one in work.people.working() if one.id not in tied]


def _listed(wishes: Iterable[Request], work: Work) -> Answer:
    return Answer("enrol_requests", requests_facts(wishes, _free(work), SHOWN) or {"requests": [], "more": 0})
