"""A coordinator lets go of LINE accounts, and hands out codes: shown first, then done with one tap."""

from datetime import datetime

from domain import enrol_commands as e
from domain.duties import Refused
from domain.enrolment import CHOICES, meant_by
from domain.notices import Answer, Owed
from domain.people import Actor, Person, Role
from domain.ports import Work
from handlers.enrolment import person_facts


def release(command: e.ReleaseEnrol, actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """What would be let go; nothing changes yet."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    if command.everybody:
        return [Answer("release_all", {"count": len(_others(actor, work))})]
    return [_one_of(meant_by(command.words, work.people.working()), "release_one", work)]


def confirm_release(command: e.ConfirmRelease, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The account that was shown; not another that they have got meanwhile."""
    _keep_a_coordinator(command.person, work)
    people = work.people.get([command.person])
    if not people or work.enrolments.tied().get(command.person) != command.chat:
        return [Answer("released_already")]
    work.enrolments.release([command.person], now)
    _write_down(command.name, command.person, actor, work, now)
    return [Answer("released", person_facts(people[0], work), matters=True)]


def confirm_release_all(command: e.ConfirmReleaseAll, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Everybody's but the own; when they are more or fewer than was shown, it is shown anew."""
    others = _others(actor, work)
    if not others or len(others) != command.count:
        return [Answer("release_all", {"count": len(others)})]
    work.enrolments.release(others, now)
    for person_id in others:
        _write_down(command.name, person_id, actor, work, now)
    return [Answer("released_all", {"count": len(others)}, matters=True)]


def confirm_left(command: e.ConfirmLeft, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """They work here no more: no account, no code, and their duties need somebody else."""
    _keep_a_coordinator(command.person, work)
    person = next((one for one in work.people.working() if one.id == command.person), None)
    if person is None:
        return [Answer("released_already")]
    facts = person_facts(person, work)
    work.enrolments.release([person.id], now)
    work.enrolments.leave(person.id, now)
    _write_down(command.name, person.id, actor, work, now)
    return [Answer("person_left", facts, matters=True)]


def issue_code(command: e.IssueCode, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A new code with its link, made when the answer is written, so that it is kept nowhere."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    working = work.people.working()
    by_id = [one for one in working if one.id == command.person]
    people = by_id or meant_by(command.words, working)
    if len(people) == 1:
        _write_down(command.name, people[0].id, actor, work, now)
    return [_one_of(people, "code_issued", work)]


def _keep_a_coordinator(going: int, work: Work) -> None:
    """Raises `Refused` where nobody would be left who lets others in; two who go at once go in turn."""
    work.book.be_alone()
    coordinators = {one.id for one in work.people.working() if one.has(Role.COORDINATOR)}
    tied = set(work.enrolments.tied()) & coordinators
    if tied == {going}:
        raise Refused("last_coordinator")


def _one_of(people: list[Person], template: str, work: Work) -> Answer:
    """The answer about the one who is meant, or the question who it is."""
    if len(people) == 1:
        return Answer(template, person_facts(people[0], work))
    choices = [person_facts(one, work) for one in people[:CHOICES]]
    return Answer("enrol_whom", {"people": choices, "code": template == "code_issued"})


def _others(actor: Actor, work: Work) -> list[int]:
    """Everybody with an account but who asks."""
    own = actor.person.id if actor.person else None
    return [person for person in work.enrolments.tied() if person != own]


def _write_down(command: str, person_id: int, actor: Actor, work: Work, now: datetime) -> None:
    by = actor.person.id if actor.person else None
    work.history.audit(now, by, actor.via, command, None, f"person {person_id}")
