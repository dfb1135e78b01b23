"""โอนงาน in words: whose, which duties, to whom; who is not clear is asked, and nothing is guessed."""

from datetime import datetime

from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain.duties import Duty, State, urgency
from domain.notices import Answer, Ask, Owed
from domain.office import Office, PersonKey
from domain.people import Actor, Person
from domain.ports import Work
from domain.telling import some
from domain.words.handing import Handing, answered, read_handing
from domain.words.heard import hear
from domain.words.people_said import Directory, tappable
from domain.words.systems_said import system_named
from domain.workbook.names import Names, NameUnknown
from handlers.proposing import propose

ENDED = (State.DONE, State.CANCELLED)


def reassign(command: k.Reassign, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The preview, or the question who."""
    if not actor.in_private:
        return [Answer("ask_in_private")]
    office = work.book.office()
    said = _said(command, Directory(office))
    if said.missing:
        return _ask(command, said)
    taker, giver = (_person(one, office, work) for one in (said.taker, said.giver))
    if taker is None:
        return [Ask(None), Answer("reassign_nobody", {"why": "unit", "who": said.taker, "left": ""})]
    if giver and giver.id == taker.id:
        return [Ask(None), Answer("reassign_nobody", {"why": "same", "who": taker.name, "left": ""})]
    theirs, of_units = _meant(command, giver, work)
    if not theirs:
        facts = {"why": "nothing", "who": giver.name if giver else "", "left": some(_codes(of_units))}
        return [Ask(None), Answer("reassign_nobody", facts)]
    return propose(_change(theirs, giver, taker, work), actor, work, now)


def _said(command: k.Reassign, directory: Directory) -> Handing:
    if command.question is not None:
        return answered(command.question, command.answer, directory)
    return read_handing(hear(command.words).words, directory)


def _ask(command: k.Reassign, said: Handing) -> list[Owed]:
    question = {
        "ask": "reassign",
        "missing": said.missing,
        "giver": said.giver,
        "taker": said.taker,
        "words": command.words,
        "duties": list(command.duties),
    }
    facts = {
        "missing": said.missing,
        "unclear": said.unclear,
        "options": tappable(said.choices),
        "left": said.left,
    }
    return [Ask(question), Answer("reassign_ask", facts)]


def _person(name: str, office: Office, work: Work) -> Person | None:
    """The person of this name in the workbook; a unit is none."""
    names = Names((key for key, one in office.people.items() if one.here), office.units)
    try:
        key = names.owner(name) if name else None
    except NameUnknown:
        return None
    if not isinstance(key, PersonKey):
        return None
    return next((one for one in work.people.working() if (one.name, one.unit_name) == key), None)


def duties_meant(command: k.Reassign, work: Work) -> tuple[int, ...]:
    """What would be handed over, by id: what is named, else everything that the giver has by name."""
    office = work.book.office()
    said = _said(command, Directory(office))
    duties, _ = _meant(command, _person(said.giver, office, work), work)
    return tuple(duty.id for duty in duties)


def _meant(command: k.Reassign, giver: Person | None, work: Work) -> tuple[list[Duty], list[Duty]]:
    """The duties to hand over, and those of a whole unit, which no single member of it can give away."""
    if command.duties:
        return work.duties.get(command.duties), []
    if giver is None:
        return [], []
    system = system_named(hear(command.words).words, work.duties.systems())
    held = [
        duty
        for duty in sorted(work.duties.held_by(giver.id), key=urgency)
        if duty.state not in ENDED and system in (None, duty.system_code)
    ]
    assigned = work.assignments.of(duty.id for duty in held)
    theirs = [duty for duty in held if giver.id in assigned[duty.id].people]
    return theirs, [duty for duty in held if duty not in theirs]


def _change(duties: list[Duty], giver: Person | None, taker: Person, work: Work) -> c.Command:
    """One handover; of duties in which the giver is not named by name the lead's place is given."""
    assigned = work.assignments.of(duty.id for duty in duties)
    named = [duty.id for duty in duties if giver and giver.id in assigned[duty.id].people]
    others = [duty.id for duty in duties if duty.id not in named]
    parts = [ch.HandOver(tuple(named), taker.id, giver.id if giver else 0)] if named else []
    parts += [ch.HandOver(tuple(others), taker.id)] if others else []
    return parts[0] if len(parts) == 1 else ch.AllOf(tuple(parts))


def _codes(duties: list[Duty]) -> list[str]:
    return list(dict.fromkeys(duty.code for duty in duties))


def names_somebody(answer: str, work: Work) -> bool:
    """Whether these words begin with somebody's name."""
    return Directory(work.book.office()).at(hear(answer).words, 0) is not None
