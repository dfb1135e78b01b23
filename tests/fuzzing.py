"""Who may say a made-up message, and what must hold whatever it says."""

import multiprocessing
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from corpus_office import NOW, fill_for_corpus
from databases import fresh
from hundred_duties import hundred_duties
from made_up_words import made_up

from domain.commands import Command
from domain.people import Person
from domain.personal_commands import Correct
from domain.setting import Last, Setting
from domain.transitions import Move
from domain.understanding import understand
from handlers.hearing import setting_of
from storage.engine import make_engine
from storage.store import Store, Work

PATIENCE = 2.0  # seconds of the processor: many times what 5,000 characters need, however slow the machine
A_COORDINATOR, A_REVIEWER, AN_OWNER = "วรรณา แสงทอง", "นิพนธ์ ขยันยิ่ง", "สมศรี ใจดี"
STRANGER = Setting(enrolled=False, today=NOW.date())
ASKS = ("percent", "problem", "reason", "letter", "reference", "away", "mute", "which")
MOVES = (Move.RETURN, Move.EXTEND, Move.CANCEL)
SHARE = 500  # messages between two words of a long run
OTHERS = 30  # duties of others that the words may be about


class TooLong(Exception):
    """A message took more than its share of the processor."""


@cache
def speakers() -> tuple[Setting, ...]:
    """Somebody with 100 open duties, three of the corpus's office, and a stranger."""
    with tempfile.TemporaryDirectory() as folder, fresh("sqlite", Path(folder), fill_for_corpus) as url:
        store = Store(make_engine(url))
        with store.look() as work:
            everybody = {person.name: person for person in work.people.working()}
            three = [_known(everybody[name], work) for name in (A_COORDINATOR, A_REVIEWER, AN_OWNER)]
        store.engine.dispose()
    busy = replace(three[-1], held=hundred_duties(), office=())
    return busy, *three, STRANGER


def _known(person: Person, work: Work) -> Setting:
    """All that may be known when this person speaks, a lot of others' duties too."""
    about = [duty.id for duty in work.duties.everything() if person.id not in duty.holders]
    return setting_of("", person, work, NOW, tuple(about[:: len(about) // OTHERS]))


def somebody(random: Random) -> Setting:
    """One of them with something quoted, asked, reported or chosen before, or nothing of it."""
    setting = random.choice(speakers())
    known = [duty.id for duty in (*setting.held, *setting.office)]
    if not known or random.random() < 0.5:
        return setting
    some = tuple(random.choice(known) for _ in range(random.randint(1, 3)))
    changes: tuple[dict[str, Any], ...] = (
        {"quoted": some},
        {"chosen": some[:1]},
        {"question": _question(random, some[0])},
        {"last": Last(some[0], setting.duties(some)[0].code, random.choice((None, 60.0)))},
        {"private": False},
    )
    more: dict[str, Any] = {}
    for change in random.sample(changes, random.randint(1, 3)):
        more |= change
    return replace(setting, **more)


def _question(random: Random, duty: int) -> dict[str, Any]:
    """What a handler asks, about this duty."""
    match random.choice(ASKS):
        case "which":
            return {"ask": "which", "words": made_up(random.randrange(10**9) | 1), "evidence": None}
        case "reason":
            return {"ask": "reason", "duty": duty, "move": random.choice(MOVES).value, "until": ""}
        case ask:
            return {"ask": ask, "duty": duty, "broadcast": duty}


def hears(text: str, setting: Setting) -> Command:
    """The command of this message: one, in time, and about nothing that nobody spoke of."""
    with in_time():
        command = understand(text, setting)
    assert isinstance(command, Command)
    strange = set(named_in(command)) - known_to(setting)
    assert not strange, f"{command} is about duties {strange} that nobody knows"
    return command


def named_in(command: Command) -> Iterator[int]:
    """Every duty that a command is about, or may be."""
    yield from command.duty_ids
    yield from getattr(command, "candidates", ())
    for one in (*getattr(command, "commands", ()), getattr(command, "meant", None)):
        if isinstance(one, Command):
            yield from named_in(one)
    if isinstance(command, Correct) and command.last:
        yield command.last


def known_to(setting: Setting) -> set[int]:
    """The duties that words may be about here."""
    asked = (setting.question or {}).get("duty")
    said = {setting.last.duty} if setting.last else set()
    duties = {duty.id for duty in (*setting.held, *setting.office)}
    return duties | said | {*setting.quoted, *setting.chosen} | ({asked} if asked else set())


@contextmanager
def in_time(seconds: float = PATIENCE) -> Iterator[None]:
    """Raises `TooLong` after so much of the processor's time, even within a pattern; waiting is free."""

    def over(*_: object) -> None:
        raise TooLong(f"more than {seconds} s of the processor")

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def troubles_of(numbers: Iterable[int]) -> list[str]:
    """What went wrong with the messages of these numbers: the number, who heard it, the words."""
    found = []
    for number in numbers:
        text, setting = made_up(number), somebody(Random(f"setting {number}"))
        try:
            hears(text, setting)
        except Exception as trouble:  # whatever it is, it is a finding: the run goes on and all are told
            asked = {"quoted": setting.quoted, "chosen": setting.chosen, "question": setting.question}
            found.append(f"message {number}: {trouble!r}, {len(setting.held)} held, {asked}: {text[:200]!r}")
    return found


def troubles_of_many(count: int, say: Callable[[str], None]) -> list[str]:
    """The same of the first so many messages, on every processor; `say` hears how far it is."""
    shares = [range(start, min(start + SHARE, count)) for start in range(0, count, SHARE)]
    speakers()
    found: list[str] = []
    with multiprocessing.get_context("fork").Pool() as pool:
        for done, troubles in enumerate(pool.imap_unordered(troubles_of, shares), start=1):
            found += troubles
            if done % 40 == 0:
                say(f"{done * SHARE:,} of {count:,} messages, {len(found)} troubles")
    return found
