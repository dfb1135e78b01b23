"""Official letters: an announcement as text to paste, its number, and the register of documents."""

from datetime import datetime

from domain import broadcast_commands as b
from domain.dates import show
from domain.duties import Refused
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.ports import Work
from domain.register import read_reference, register_facts


def show_letter(command: b.ShowLetter, actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """Text to paste into My Office or e-Filing; the next words are the letter's number."""
    broadcast = work.broadcasts.get(command.broadcast)
    if broadcast is None or broadcast.state != "sent" or not broadcast.words:
        raise Refused("no_such_broadcast")
    by = work.people.get([broadcast.by])
    unit = by[0].unit_name if by else ""
    facts = {"words": broadcast.words, "unit": unit, "letter": broadcast.letter}
    ask = Ask({"ask": "letter", "broadcast": broadcast.id}) if actor.in_private else Ask(None)
    return [ask, Answer("letter", facts)]


def keep_letter(command: b.KeepLetter, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The letter's number and date stay with the announcement; a number said again replaces it."""
    by = actor.person.id if actor.person else 0
    number = command.broadcast or work.broadcasts.newest_by(by)
    broadcast = work.broadcasts.get(number) if number else None
    if broadcast is None or broadcast.state != "sent":
        raise Refused("no_such_broadcast")
    letter = read_reference(command.reference, now.date())
    if letter.sent_on > now.date():
        raise Refused("sent_later")
    work.broadcasts.keep_letter(broadcast.id, letter, now, actor.said_in)
    facts = {"number": letter.number, "sent": show(letter.sent_on), "words": broadcast.words[:60]}
    return [Ask(None), Answer("letter_kept", facts, matters=True)]


def show_register(_command: b.ShowRegister, actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """The newest documents by agency; the sheet has all of them."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    return [Answer("register", register_facts(work.register.lines()))]
