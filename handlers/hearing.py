"""Finds out what is known when somebody speaks, and what their words mean."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain import commands as c
from domain.codes import codes_in
from domain.people import Person, Role
from domain.ports import Work
from domain.setting import Last, Setting
from domain.thai import plain
from domain.understanding import understand
from domain.words.heard import hear
from domain.words.meant import codes_named
from domain.words.names import Item
from handlers.undo import UNDO_WITHIN

Question = Mapping[str, Any]


def meaning_of(
    words: str,
    person: Person | None,
    work: Work,
    now: datetime,
    *,
    private: bool = True,
    quoted: tuple[int, ...] = (),
    chosen: tuple[int, ...] = (),
    question: Question | None = None,
    acts_for: Iterable[int] = (),
    conversation: str = "",
) -> c.Command:
    """The command that these words are, said by this person, who acts for these others."""
    if person is None:
        return understand(words, Setting(enrolled=False, today=now.date(), private=private))
    for code in codes_in(words):
        if work.people.is_good(code, now):
            return c.Enrol(code)  # whoever shows it needs none: the event that holds it is emptied
    setting = setting_of(words, person, work, now, (*quoted, *chosen), question, acts_for, conversation)
    return understand(words, replace(setting, private=private, quoted=quoted, chosen=chosen))


def setting_of(
    words: str,
    person: Person,
    work: Work,
    now: datetime,
    about: tuple[int, ...] = (),
    question: Question | None = None,
    acts_for: Iterable[int] = (),
    conversation: str = "",
) -> Setting:
    """Everything that may decide what the words mean; `about` are duties that were quoted or chosen."""
    whose = (person.id, *acts_for)
    held = {duty.id: duty for one in whose for duty in work.duties.held_by(one)}
    items = work.duties.catalogue()
    asked = str(question["words"]) if question and question["ask"] == "which" else ""
    called = _called(words, person, work)
    named = [*about, *_named(f"{asked} {words}", items, work, now), *(called or ())]
    office = work.duties.get(dict.fromkeys(id_ for id_ in named if id_ not in held))
    return Setting(
        enrolled=True,
        today=now.date(),
        held=tuple(held.values()),
        office=tuple(office),
        items=tuple(items),
        systems=tuple(work.duties.systems()),
        question=question,
        roles=person.roles,
        last=_last(person, work, now, conversation),
        called=None if called is None else frozenset(called),
    )


def _named(words: str, items: list[Item], work: Work, now: datetime) -> list[int]:
    """The duties, whoever holds them, whose item or unit the words may name."""
    heard = hear(words).words
    codes = codes_named(heard, items)
    found = work.duties.with_codes({code.upper() for code in codes}) if codes else {}
    return [id_ for ids in found.values() for id_ in ids] + work.duties.of_units_in(heard, now.date())


def _called(words: str, person: Person, work: Work) -> list[int] | None:
    """For a coordinator, the open duties of the colleagues who are named."""
    if not person.has(Role.COORDINATOR):
        return None
    said = plain(words)
    people = [one for one in work.people.working() if one.id != person.id and one.is_named_in(said)]
    return [duty.id for one in people for duty in work.duties.held_by(one.id) if duty.is_open]


def _last(person: Person, work: Work, now: datetime, conversation: str) -> Last | None:
    """What they reported last in this conversation, while it can be taken back."""
    words = work.history.last_words(person.id, said_in=conversation)
    if not words or now - words[0].at > UNDO_WITHIN:
        return None
    duties = work.duties.get([words[0].duty_id])
    return Last(duties[0].id, duties[0].code, duties[0].percent) if duties else None
