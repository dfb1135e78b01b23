"""Taking back what one message did, within ten minutes and while it is the newest word."""

from datetime import datetime, timedelta

from domain import commands as c
from domain.history import Word
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.ports import Work
from domain.telling import duty_facts
from handlers.tell_holders import tell_withdrawn

UNDO_WITHIN = timedelta(minutes=10)


def undo(command: c.Undo, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What this person's last message did to each duty is taken back together."""
    words = work.history.last_words(actor.person.id, command.update) if actor.person else []
    return _take_back(words, work, now) if words else [Answer("nothing_to_undo")]


def _take_back(words: list[Word], work: Work, now: datetime) -> list[Owed]:
    """Those that are still the newest of their duty; the answer names them, and those that stay."""
    taken = [word for word in words if now - word.at <= UNDO_WITHIN and _withdrawn(word, work, now)]
    if not taken:
        return [Answer("undo_too_late")]
    duties = work.duties.get(dict.fromkeys(word.duty_id for word in reversed(words)))
    back = {word.duty_id: word for word in taken}
    facts = {
        "duties": [duty_facts(duty, now.date()) for duty in duties if duty.id in back],
        "kept": [duty_facts(duty, now.date()) for duty in duties if duty.id not in back],
    }
    told = [
        one for duty in duties if duty.id in back for one in tell_withdrawn(back[duty.id], duty, work, now)
    ]
    return [Ask(None), Answer("undone", facts, about=tuple(back), matters=True), *told]


def _withdrawn(word: Word, work: Work, now: datetime) -> bool:
    return work.history.is_newest(word.id, word.duty_id) and work.history.undo(word.id, now)
