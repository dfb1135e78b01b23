"""แจ้ง ผอ.: the director reads of what is late when a coordinator has looked at the words and tapped."""

from datetime import datetime, timedelta

from domain import change_commands as ch
from domain.duties import Duty
from domain.hours import next_quiet_end
from domain.late_news import director_letter, still_late
from domain.notices import Answer, Ask, Facts, Kind, Owed, ToTell
from domain.people import Actor, Person, Role
from domain.ports import Work
from domain.proposals import Effect, Line
from domain.telling import days_words, round_called

KIND, LETTER = "tell_director", "director_letter"
LIVES = timedelta(days=7)


def tell_director(command: ch.TellDirector, actor: Actor, work: Work, now: datetime) -> Effect:
    """What the director would read, and the letter; as text to paste where no director has an account."""
    today = now.date()
    said = work.duties.get(command.duties) if command.duties else work.standings.late(today)
    late = still_late(said, today)
    if not late:
        return Effect(KIND, [Ask(None), Answer("director_nothing", {"named": bool(command.duties)})])
    letter = director_letter(late, actor.person.address if actor.person else "", work, today)
    readers = _directors(actor, work)
    if not readers:
        return Effect(KIND, [Ask(None), Answer("director_paste", letter)])
    ids = tuple(duty.id for duty in late)
    lines = tuple(
        Line(_called(duty), "", f"{days_words(duty.days_left(today))} {duty.state_words}") for duty in late
    )
    return Effect(KIND, _owed(letter, readers, ids, actor, work, now), lines, duties=ids)


def _directors(actor: Actor, work: Work) -> list[Person]:
    reachable, by = work.people.chats(), actor.person.id if actor.person else 0
    return [
        one
        for one in work.people.working()
        if one.has(Role.DIRECTOR) and one.id in reachable and one.id != by
    ]


def _called(duty: Duty) -> str:
    return f"{duty.code} {duty.name} ({round_called(duty.system_name, duty.round_name)}) {duty.unit_name}"


def _owed(
    letter: Facts, readers: list[Person], ids: tuple[int, ...], actor: Actor, work: Work, now: datetime
) -> list[Owed]:
    """The letters go at once within office hours, and in any case: somebody decided that they shall."""
    at = next_quiet_end(now, work.days_off())
    names = [one.address for one in readers]
    facts = {"names": names, "count": letter["count"], "at_once": at == now, "at": at.strftime("%H.%M")}
    asked = actor.message.inbox_id if actor.message else None
    letters = [
        ToTell(
            f"director:{asked or now.isoformat()}:{one.id}",
            Kind.IMMEDIATE,
            one.id,
            LETTER,
            letter,
            push_at=at,
            ride_from=now,
            expires_at=now + LIVES,
            about=ids,
            must_go=True,
        )
        for one in readers
    ]
    return [Ask(None), Answer("director_told", facts, about=ids, matters=True), *letters]
