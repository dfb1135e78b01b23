"""Says whose work it is wherever a deputy acts on it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.duties import Duty
from domain.people import Actor
from domain.ports import Work
from domain.telling import duty_facts


def whose(duties: Iterable[Duty], actor: Actor, work: Work) -> dict[int, str]:
    """Who is away, as they are called, for each of these duties that is answered for in their place."""
    absent = {duty.id: actor.instead_of(duty.holders) for duty in duties}
    people = {one for those in absent.values() for one in those}
    names = {one.id: one.address for one in work.people.get(people)} if people else {}
    return {duty: ", ".join(names[one] for one in those) for duty, those in absent.items() if those}


def told(duties: Iterable[Duty], actor: Actor, work: Work, today: date) -> list[dict[str, Any]]:
    """What templates may say of these duties, with whose they are."""
    duties = list(duties)
    names = whose(duties, actor, work)
    return [duty_facts(duty, today) | {"whose": names.get(duty.id, "")} for duty in duties]


def held_by(actor: Actor, work: Work) -> list[Duty]:
    """What this person holds, and whoever they stand for."""
    people = (actor.person.id, *actor.stands_for) if actor.person else ()
    return list({duty.id: duty for one in people for duty in work.duties.held_by(one)}.values())


def who_did(actor: Actor, work: Work) -> int | None:
    """Who did it; somebody who came in with this message is known only afterwards."""
    if actor.person is None and actor.chat and actor.in_private:
        person = work.people.behind(actor.chat.line_id)
        return person.id if person else None
    return actor.person.id if actor.person else None
