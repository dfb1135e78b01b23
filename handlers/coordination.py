"""What a coordinator asks of people: to be reminded, to be answered."""

from datetime import datetime

from domain import coordinator_commands as k
from domain.hours import next_morning
from domain.moves import Given, unchanged
from domain.notices import Answer, Ask, Kind, Owed, ToTell
from domain.people import Actor
from domain.ports import Work
from domain.telling import duty_facts
from domain.transitions import Move, take
from handlers.progress import said_of
from handlers.tell_holders import tell_step


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


def answer_problem(command: k.AnswerProblem, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The answer is logged with the duty, and its holders read it."""
    owed: list[Owed] = [Ask(None)]
    for duty in work.duties.get(command.duties):
        take(Move.ANSWER, duty, Given(now.date()))
        update = work.history.log(duty, said_of(Move.ANSWER, actor), now)
        work.duties.change(duty.id, unchanged(duty), now)
        facts = {"duty": duty_facts(duty, now.date()), "update": update, "move": Move.ANSWER.value}
        facts |= {"words": command.words[:500], "by": actor.person.address if actor.person else ""}
        told = tell_step(Move.ANSWER, duty, facts, actor, work, now)
        owed += [Answer("answered", facts | {"told": len(told)}, about=(duty.id,), matters=True), *told]
    return owed


def ask_answer(command: k.AskAnswer, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What shall they hear? The next words are the answer; a group reads nobody's problem."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    (duty,) = work.duties.get(command.duties)
    facts = {"duty": duty_facts(duty, now.date())}
    return [Ask({"ask": "answer", "duty": duty.id}), Answer("ask_answer", facts, about=(duty.id,))]
