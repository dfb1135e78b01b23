"""What a coordinator answers whoever reported a problem."""

from datetime import datetime

from domain import coordinator_commands as k
from domain.moves import Given, unchanged
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.ports import Work
from domain.telling import duty_facts
from domain.transitions import Move, take
from handlers.progress import said_of
from handlers.tell_holders import tell_step


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
