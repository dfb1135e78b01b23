"""What people say of their own time: leave, quiet, notes."""

from datetime import datetime

from domain import commands as c
from domain import personal_commands as p
from domain.calendar import ONE_DAY, WorkingDays
from domain.dates import show, show_short
from domain.duties import Refused, urgency
from domain.moves import unchanged
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.ports import Work
from domain.quiet import quiet_until
from domain.telling import duty_facts
from domain.transitions import Move
from handlers.duties import ask_which, open_duties
from handlers.progress import keep, said_of

EXAMPLE = (3, 5)  # working days from today


def go_away(command: p.Away, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Leave or travel; whoever acts meanwhile is named."""
    if actor.person is None or not actor.in_private:
        return [Answer("ask_in_private")]
    if command.first is None or command.last is None:
        return [Ask({"ask": "away", "duty": 0}), _ask_days("away", work, now)]
    if command.last < now.date() or command.last < command.first:
        raise Refused("date_past")
    work.absences.leave(actor.person.id, command.first, command.last, now, actor.said_in)
    deputies = work.people.deputies_of([actor.person.id]).get(actor.person.id, ())
    names = {person.id: person.address for person in work.people.get(deputies)}
    facts = {
        "first": show(command.first),
        "last": show(command.last),
        "deputies": [names[id_] for id_ in deputies if id_ in names],
    }
    return [Ask(None), Answer("away", facts, matters=True)]


def _ask_days(what: str, work: Work, now: datetime) -> Answer:
    """With days to write that are still to come."""
    days = WorkingDays(work.days_off())
    first, last = (show_short(days.after(now.date(), count)) for count in EXAMPLE)
    return Answer("ask_days", {"what": what, "first": first, "last": last})


def come_back(_command: p.Back, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Here again."""
    was_away = actor.person is not None and work.absences.come_back(actor.person.id, now.date())
    return [Answer("back", {"was_away": was_away})]


def mute(command: p.Mute, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """No reminders before that day; then one again. Of the named duties, where this person holds them."""
    if actor.person is None or not actor.in_private:
        return [Answer("ask_in_private")]
    if command.until is None:
        return [Ask({"ask": "mute", "duty": 0, "duties": list(command.duties)}), _ask_days("mute", work, now)]
    if command.until <= now.date():
        raise Refused("date_past")
    named = [duty for duty in work.duties.get(command.duties) if duty.is_open and actor.holds(duty.holders)]
    days = WorkingDays(work.days_off())
    owed = named or open_duties(actor, work)
    until = quiet_until(command.until, (duty.office_on for duty in owed), now.date(), days)
    if named:
        ids = [duty.id for duty in named]
        work.planning.set_duties_aside(actor.person.id, ids, until, actor.said_in)
    else:
        work.absences.keep_quiet(actor.person.id, until, actor.said_in)
    sooner = until < days.on_or_after(command.until)
    first = min((duty for duty in owed if duty.office_on >= now.date()), key=urgency) if sooner else None
    facts = {
        "until": show(until),
        "named": [duty.code for duty in named],
        "first": duty_facts(first, now.date()) if first else None,
    }
    return [Ask(None), Answer("muted", facts, about=command.duties, matters=True)]


def remind_tomorrow(command: p.RemindTomorrow, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The button: quiet until the next working day."""
    return mute(p.Mute(command.duties, until=now.date() + ONE_DAY), actor, work, now)


def note(command: p.Note, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Keep the words with a duty; nothing else changes. Without a duty the bot asks for one."""
    if command.duties:
        duties = work.duties.get(command.duties)
        said = said_of(Move.NOTE, actor)
        return [Ask(None), *(keep(duty, unchanged(duty), said, actor, work, now) for duty in duties)]
    owed = tuple(duty.id for duty in open_duties(actor, work))
    if not owed or not actor.in_private:
        return [Answer("note_nowhere")]
    if len(owed) == 1:
        return note(p.Note(owed, command.words), actor, work, now)
    return ask_which(c.AskWhich(owed, meant=p.Note(())), actor, work, now)


def keep_note(_command: p.KeepNote, _actor: Actor, _work: Work, _now: datetime) -> list[Owed]:
    """The words wait no longer: they were kept already, or something newer was said."""
    return [Answer("note_gone")]


def ask_note(command: p.AskNote, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A promise changes nothing; its words may be kept with one tap."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    question = {"ask": "note", "words": actor.words, "evidence": None}
    duties = work.duties.get(command.candidates[:3])
    facts = {"duties": [{"id": duty.id, "code": duty.code, "round": duty.round_name} for duty in duties]}
    return [Ask(question), Answer("ask_note", facts, about=command.candidates)]
