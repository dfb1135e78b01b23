"""What somebody in 1:1 hears whom nobody has enrolled: who the bot is, and what it would keep, once a day."""

from datetime import datetime

from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work


def meet_newcomer(actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """All of it with the first message of a day, afterwards only how to enrol.

    That a coordinator did not let them in is said when they write, and not why; nobody unknown is pushed to.
    """
    first = work.questions.first_on(actor.conversation, now.date())
    refused = actor.chat is not None and work.enrolments.was_refused(actor.chat.id)
    return [Answer("hello_stranger" if first else "stranger_again", {"refused": refused})]
