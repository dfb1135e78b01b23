"""What a coordinator asks of people: that those who hold a duty, or all who owe, are gently reminded."""

from datetime import date, datetime, timedelta

from domain import coordinator_commands as k
from domain.dates import show
from domain.duties import Duty
from domain.hours import next_morning
from domain.notices import Answer, Facts, Kind, Owed, ToTell
from domain.nudges import nudged_all
from domain.office import UnitKind
from domain.people import Actor
from domain.ports import Work
from domain.telling import duty_facts

NAMES = 8  # named of those who cannot be reached
Owing = dict[int, list[Duty]]  # by person, of whoever owes anything


def nudge(command: k.Nudge, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A gentle word to whoever holds it, with the next reply or in the morning; once a day."""
    duties = [duty for duty in work.duties.get(command.duties) if duty.is_open]
    by = actor.person.address if actor.person else ""
    told = [
        ToTell(
            f"nudge:{duty.id}:{now.date()}:{person}",
            Kind.IMMEDIATE,
            person,
            "nudged",
            {"duty": duty_facts(duty, now.date()), "by": by},
            push_at=next_morning(now, work.days_off()),
            ride_from=now,
            about=(duty.id,),
        )
        for duty in duties
        for person in duty.holders
        if not actor.person or person != actor.person.id
    ]
    facts = {
        "duties": [duty_facts(duty, now.date()) for duty in duties],
        "told": len({one.person_id for one in told}),
    }
    return [Answer("nudge", facts, about=command.duties), *told]


def nudge_all(command: k.NudgeAll, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """One gentle word to each of those who owe, of all of it, once a day: pushes are counted.

    In a unit's group those are meant who owe what is that unit's, and nobody is named.
    """
    owing = _owing(command, actor, work, now.date())
    chats, asker = work.people.chats(), actor.person.id if actor.person else 0
    to = {person: duties for person, duties in owing.items() if person in chats and person != asker}
    known = work.notices.known(_key(person, now) for person in to)
    told = [_to_tell(person, to[person], actor, work, now) for person in to if _key(person, now) not in known]
    away = owing.keys() - chats.keys() - {asker}
    names = [one.address for one in work.people.get(sorted(away)[:NAMES])] if actor.in_private else []
    facts = {
        **_of_what(command, actor, work),
        "told": len(told),
        "again": len(known),
        "count": len({id_ for one in told for id_ in one.about}),
        "on": show(next_morning(now, work.days_off()).date()),
        "missing": len(away),
        "names": names,
        "own": asker in owing,
    }
    return [Answer("nudge_all", facts), *told]


def _owing(command: k.NudgeAll, actor: Actor, work: Work, today: date) -> Owing:
    """Everybody who works here and holds something of it that is open, in an opened round."""
    people = [person.id for person in work.people.working()]
    until = today - timedelta(days=1) if command.late else date.max
    unit, kinds = actor.chat.unit if actor.chat else "", work.planning.units() if command.schools else {}

    def is_meant(duty: Duty) -> bool:
        of_system = command.system in ("", duty.system_code) and unit in ("", duty.unit_name)
        return of_system and (not command.schools or kinds.get(duty.unit_name) is UnitKind.SCHOOL)

    due = work.duties.due_of(people, today, until)
    meant = {person: [duty for duty in duties if is_meant(duty)] for person, duties in due.items()}
    return {person: duties for person, duties in meant.items() if duties}


def _key(person: int, now: datetime) -> str:
    return f"nudge-all:{now.date()}:{person}"


def _to_tell(person: int, duties: list[Duty], actor: Actor, work: Work, now: datetime) -> ToTell:
    by = actor.person.address if actor.person else ""
    return ToTell(
        _key(person, now),
        Kind.IMMEDIATE,
        person,
        "nudged_all",
        nudged_all(duties, by, now.date()),
        push_at=next_morning(now, work.days_off()),
        ride_from=now,
        about=tuple(duty.id for duty in duties),
    )


def _of_what(command: k.NudgeAll, actor: Actor, work: Work) -> Facts:
    """What was asked for, as the answer says it again."""
    systems = dict(work.duties.systems())
    return {
        "system": systems.get(command.system, ""),
        "late": command.late,
        "schools": command.schools,
        "unit": actor.chat.unit if actor.chat else "",
    }
