"""The question that waits: what answers it, and what drops it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain import broadcast_commands as b
from domain import commands as c
from domain import coordinator_commands as k
from domain import personal_commands as p
from domain.buttons import Retell
from domain.menus import MENUS
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.ports import Work
from domain.words.answers import only_names
from handlers.adding import answers_it
from handlers.deciding import SHOWN, decided
from handlers.hearing import meaning_of
from handlers.reassigning import names_somebody

Question = Mapping[str, Any]
Meaning = tuple[c.Command, str]

LEAVES_IT = (c.Thanks, c.Greeting, c.CannotUse, b.Acknowledge, p.KeepNote)  # neither an answer nor a topic
KIND_WORD = 20  # characters; one that is longer says something beside it
ON_MENUS = {area.said for menu in MENUS for area in menu.areas}

TAPPED = ("unclear", "erase", *SHOWN)
NOT_TAKEN = ("refused", "date_unclear")
VAGUE = (c.NotUnderstood, c.ShowDuty, c.AskWhich, p.Note, p.AskNote)  # what an answer may be taken for


def for_words(question: Question | None) -> Question | None:
    """The question that words may answer as words: these others wait for a button, or a yes."""
    return None if question is None or question["ask"] in TAPPED else question


def of_a_change(
    command: c.Command, words: str, question: Question | None, work: Work, now: datetime
) -> c.Command:
    """What words answer of a change that waits for a tap, or for what is missing in it."""
    ask = question["ask"] if question else ""
    if question is None or ask not in (*SHOWN, "add", "reassign", "announce"):
        return command
    if ask == "announce":
        return _announced(command, words)
    if ask in SHOWN:
        return decided(command, words, question)
    vague = isinstance(command, VAGUE)
    if ask == "add" and (vague or answers_it(question, words, work, now)):
        return k.AddDuty(str(question["words"]), None, question, words)
    if ask == "reassign" and (vague or names_somebody(words, work)):
        return k.Reassign(tuple(question["duties"]), str(question["words"]), question, words)
    return command


def _announced(command: c.Command, words: str) -> c.Command:
    """Whatever it might mean otherwise is what is to be announced, for it is shown before it goes."""
    kind = isinstance(command, LEAVES_IT) and len(words) <= KIND_WORD
    if kind or words.strip() in ON_MENUS or isinstance(command, (c.Enrol, c.NeverMind, b.PrepareBroadcast)):
        return command
    return b.PrepareBroadcast(words)


def named(command: c.Command, words: str, question: Question | None) -> Meaning:
    """Words that only name a duty answer "which one?": what was kept is meant of it."""
    if question is None or question["ask"] not in ("which", "note") or not only_names(words):
        return command, words
    kept = str(question["words"])
    if isinstance(command, c.ShowDuty):
        return _of_one(command.duties, question) or command, kept
    if isinstance(command, c.AskWhich) and isinstance(command.meant, c.ShowDuty):
        meant = p.Note(()) if question["ask"] == "note" else command.meant
        return replace(command, evidence=question["evidence"], meant=meant), kept
    return command, kept if command.duty_ids and not isinstance(command, p.Note) else words


def pressed(
    button: c.Command, speaker: Actor, question: Question | None, work: Work, now: datetime
) -> Meaning:
    """What a button stands for; one whose question is gone shows its duty, or says so."""
    if isinstance(button, Retell):
        return _retold(button, speaker, question, work, now)
    if isinstance(button, p.KeepNote) and question and question.get("said") == button.said:
        return p.Note(()), str(question["words"])
    return button, ""


def _retold(button: Retell, speaker: Actor, question: Question | None, work: Work, now: datetime) -> Meaning:
    """The kept words again, now that it is known which duty they meant."""
    duties = (button.duty,)
    if question is None or question["ask"] not in ("which", "note") or speaker.person is None:
        return c.ShowDuty(duties), ""
    words = str(question["words"])
    command = _of_one(duties, question) or meaning_of(
        words,
        speaker.person,
        work,
        now,
        private=speaker.in_private,
        chosen=duties,
        acts_for=speaker.stands_for,
        conversation=speaker.conversation,
    )
    return command, words


def _of_one(duties: tuple[int, ...], question: Question) -> c.Command | None:
    """A note or a file that waited for its duty; words are read again instead."""
    if question["ask"] == "note":
        return p.Note(duties)
    return c.Attach(duties, evidence=int(question["evidence"])) if question["evidence"] else None


def is_over(command: c.Command, owed: Sequence[Owed]) -> bool:
    """Whether a new topic drops the question; an answer that cannot be taken may be given again."""
    if any(isinstance(one, Ask) for one in owed):
        return False
    again = any(isinstance(one, Answer) and one.template in NOT_TAKEN for one in owed)
    return not isinstance(command, LEAVES_IT) and (command.only_looks or not again)
