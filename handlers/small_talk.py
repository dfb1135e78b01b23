"""Hello, help, thanks, and what cannot be understood."""

from datetime import datetime

from domain import commands as c
from domain.calendar import WorkingDays
from domain.dates import show_short
from domain.duties import urgency
from domain.lists import Only, shown
from domain.notices import Answer, Ask, Owed
from domain.people import Actor, Person, Role
from domain.ports import Work
from domain.words.heard import hear
from domain.words.likely import likeliest
from handlers.acting import held_by, told
from handlers.duties import open_duties
from handlers.newcomers import meet_newcomer


def greet(_command: c.Greeting, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A stranger hears who the bot is and how to enrol; a colleague is greeted, in a group by name alone."""
    if actor.person is None:
        return meet_newcomer(actor, work, now)
    if not actor.in_private:
        return [Answer("hello_in_group", {"name": actor.person.address})]
    open_duties = [duty for duty in work.duties.held_by(actor.person.id) if duty.is_open]
    late = sum(duty.days_left(now.date()) < 0 for duty in open_duties)
    return [Answer("hello", {"name": actor.person.address, "count": len(open_duties), "late": late})]


def help_(command: c.Help, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What this person can say, with the code of what they owe first; a group hears what it may ask."""
    person = actor.person
    if person is None:
        return meet_newcomer(actor, work, now)
    if not actor.in_private:
        return [Answer("help_in_group")]
    held = held_by(actor, work)
    first = min(shown(held, Only.ALL, None, "", now.date()), key=urgency, default=None)
    example = WorkingDays(work.days_off()).after(now.date(), A_WEEK)
    facts = {
        "name": person.address,
        "code": first.code if first else "",
        "round": first.round_code if first else "",
        "duty": first.id if first else 0,
        "day": show_short(example),
        "stands_for": [one.address for one in work.people.get(actor.stands_for)],
    }
    topic = command.topic if person.has(Role.COORDINATOR) else ""
    return [Answer("help", facts | _can(person, owes=bool(held)) | {"topic": topic})]


A_WEEK = 5  # working days


def _can(person: Person, *, owes: bool) -> dict[str, bool]:
    """Which of the lines of the help are for this person."""
    return {
        "owes": owes or person.has(Role.OWNER),
        "everything": bool(person.roles & {Role.COORDINATOR, Role.DIRECTOR, Role.PLANNER}),
        "heads": person.has(Role.UNIT_HEAD),
        "judges": bool(person.roles & {Role.REVIEWER, Role.COORDINATOR, Role.DIRECTOR}),
        "coordinates": person.has(Role.COORDINATOR),
    }


def thanks(_command: c.Thanks, actor: Actor, _work: Work, _now: datetime) -> list[Owed]:
    """Kindness is answered, in 1:1."""
    return [Answer("thanks", {"name": actor.person.address})] if actor.person and actor.in_private else []


def cannot_use(_command: c.CannotUse, actor: Actor, _work: Work, _now: datetime) -> list[Owed]:
    """A sticker or a voice: in 1:1 the bot says what it can take."""
    return [Answer("cannot_use")] if actor.in_private and actor.person else []


def never_mind(_command: c.NeverMind, _actor: Actor, _work: Work, _now: datetime) -> list[Owed]:
    """What was asked needs no answer any more."""
    return [Ask(None), Answer("never_mind")]


def not_understood(_command: c.NotUnderstood, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Say what was heard and what is likeliest; the words may be kept with a duty. A group learns nothing."""
    facts = {"heard": actor.words[:100], "duties": [], "asks": IN_GROUP, "note": 0}
    if actor.person is None or not actor.in_private:
        return [Ask(None), Answer("not_understood", facts)]
    heard, owed = hear(actor.words), open_duties(actor, work)
    opened = [duty for duty in owed if duty.opens_on <= now.date()]
    likely = likeliest(heard.words, opened, actor.person.roles)
    said = actor.message.inbox_id if actor.message and owed and heard.said else None
    codes = [duty.code for duty in owed]
    facts |= {
        "duties": [
            facts | {"only": codes.count(facts["code"]) == 1}
            for facts in told(likely.duties, actor, work, now.date())
        ],
        "asks": likely.asks,
        "note": said or 0,
    }
    question = {"ask": "unclear", "words": actor.words, "said": said} if said else None
    return [Ask(question), Answer("not_understood", facts)]


IN_GROUP = ("list", "owes", "help")
