"""Taking back what was done last, within ten minutes and while nothing newer was said."""

from datetime import datetime, timedelta

from domain import commands as c
from domain import step_commands as s
from domain.decisions import TakenStep
from domain.history import Word
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.ports import Work
from domain.transitions import TABLE, By
from domain.workbook.taken import REASSIGN
from handlers.acting import told
from handlers.rounds import find_round, round_facts
from handlers.tell_holders import tell_withdrawn

UNDO_WITHIN = timedelta(minutes=10)
OF_HOLDERS = frozenset(move for move, row in TABLE.items() if row.by is By.HOLDER)


def undo(command: c.Undo, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What this person did last in this chat: to each duty that one message named together, or to a round.

    A button says which, wherever it was said.
    """
    if actor.person is None:
        return [Answer("nothing_to_undo")]
    said_in = "" if command.update else actor.conversation
    words = work.history.last_words(actor.person.id, command.update, said_in)
    step = work.decisions.last_round_step(actor.person.id, said_in) if command.update is None else None
    if step and not (words and words[0].at > step.at):
        return _round_step(step, work, now)
    if words and words[0].kind == REASSIGN:
        return [Answer("undo_handover")]  # whoever took it may have read of it: it is handed back, not undone
    return _take_back(words, actor, work, now) if words else [Answer("nothing_to_undo")]


def undo_round_step(command: s.UndoRoundStep, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """A step of a whole round, by whoever took it."""
    step = work.decisions.round_step(command.decision)
    if step is None or actor.person is None or step.person_id != actor.person.id:
        return [Answer("nothing_to_undo")]
    return _round_step(step, work, now)


def soon_enough(at: datetime, now: datetime) -> bool:
    """Whether it can be taken back by its age."""
    return now - at <= UNDO_WITHIN


def _round_step(step: TakenStep, work: Work, now: datetime) -> list[Owed]:
    if not soon_enough(step.at, now) or not step.newest or not work.decisions.take_back(step, now):
        return [Answer("undo_too_late")]
    facts = round_facts(find_round(step.round_code, work)) | {"undone": step.name}
    return [Ask(None), Answer("round", facts, matters=True)]


def _take_back(words: list[Word], actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Those that can be taken back; the answer names them, and those that stay."""
    work.duties.hold(word.duty_id for word in words)
    taken = [
        word
        for word in words
        if soon_enough(word.at, now) and can_take_back(word, actor, work) and work.history.undo(word.id, now)
    ]
    if not taken:
        return [Answer("undo_too_late")]
    duties = work.duties.get(dict.fromkeys(word.duty_id for word in reversed(words)))
    back = {word.duty_id: word for word in taken}
    facts = {
        "duties": told((duty for duty in duties if duty.id in back), actor, work, now.date()),
        "kept": told((duty for duty in duties if duty.id not in back), actor, work, now.date()),
    }
    heard = [
        one for duty in duties if duty.id in back for one in tell_withdrawn(back[duty.id], duty, work, now)
    ]
    return [Ask(None), Answer("undone", facts, about=tuple(back), matters=True), *heard]


def can_take_back(word: Word, actor: Actor, work: Work) -> bool:
    """The newest of its duty, no handover; and what a holder said only while they hold it."""
    (duty,) = work.duties.get([word.duty_id])
    theirs = word.kind not in OF_HOLDERS or actor.holds(duty.holders)
    return word.kind != REASSIGN and theirs and work.history.is_newest(word.id, word.duty_id)
