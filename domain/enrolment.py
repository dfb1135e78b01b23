"""Enrolling: how often one may try, whom a stranger's words name, and the link that opens the 1:1 chat."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from rapidfuzz import fuzz, process

from domain.clocks import BANGKOK
from domain.codes import show_code
from domain.links_to_chat import link_to_chat
from domain.people import Person
from domain.workbook.names import one_line, same

NEAR = 82.0  # partial ratio (0-100) from which a name that is nobody's is perhaps this one, mistyped
SHORTEST, LONGEST = 4, 200  # letters of a name that is looked for, and of a wish that is kept
CHOICES = 3
WISHES_SHOWN = 6  # cards with buttons that fit one message, however long the names are
AROUND_A_NAME = ("นามสกุล", "สกุล", "ชื่อ")
LEAVE_OUT = re.compile(r"(?:ขอ|อยาก|จะ)?ลงทะเบียน(?:ใหม่|หน่อย|ด้วย|นะ|ค่ะ|คะ|ครับ|จ้า|\s)*")


@dataclass(frozen=True)
class Limit:
    """How often one chat, and everybody together, may try something within a window of office time.

    When everybody's tries are used up, a chat has still `at_least` so many of its own, so that nobody with
    many accounts shuts the others out.
    """

    what: str
    each: int
    everybody: int
    window: timedelta
    at_least: int = 0

    def starts(self, now: datetime) -> datetime:
        """When the window that `now` falls into began; windows are counted from midnight."""
        local = now.astimezone(BANGKOK)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + (local - midnight) // self.window * self.window

    def ends(self, now: datetime) -> datetime:
        """From when on one may try again."""
        return self.starts(now) + self.window


# 20 letters to the power of 8 and a hundred codes that are out: a thousand accounts with two guesses each an
# hour find one in about 15 years. A right code costs no try, and works at the first two whatever others do.
CODES = Limit("code", 5, 100, timedelta(hours=1), at_least=2)
REQUESTS = Limit("request", 3, 30, timedelta(days=1), at_least=1)
WISHES_EACH = 2  # for each person without an account: on an office's first day all of them ask


def requests_for(missing: int) -> Limit:
    """How many wishes a day there may be where so many people have no account yet."""
    return replace(REQUESTS, everybody=REQUESTS.everybody + WISHES_EACH * missing)


class RequestState(StrEnum):
    """What became of somebody's wish to enrol; a newer one of the same chat, or a code, takes its place."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Request:
    """A stranger's wish to enrol under a name; `said` is what they wrote, in one line."""

    id: int
    chat_id: int
    said: str
    state: RequestState
    decided_by: int | None = None


class Enrolments(Protocol):
    """Who is tied to which account, who wants to be, and how often somebody tried."""

    def allow(self, limit: Limit, chat_id: int, now: datetime) -> bool: ...
    def give_back(self, limit: Limit, chat_id: int, now: datetime) -> None: ...
    def tied(self) -> dict[int, int]: ...
    def ask(self, chat_id: int, said: str, now: datetime, inbox_id: int | None = None) -> int: ...
    def drop_wish(self, chat_id: int) -> None: ...
    def note_claim(self, chat_id: int, said: str, now: datetime, inbox_id: int | None) -> None: ...
    def request(self, request_id: int) -> Request | None: ...
    def was_refused(self, chat_id: int) -> bool: ...
    def waiting(self) -> list[Request]: ...
    def decide(self, request: Request, state: RequestState, by: int | None, now: datetime) -> bool: ...
    def tie(self, chat_id: int, person_id: int) -> bool: ...
    def release(self, people: Iterable[int], now: datetime) -> int: ...
    def leave(self, person_id: int, now: datetime) -> None: ...
    def forget(self, older_than: datetime) -> int: ...


def enrol_link(account: str, code: str = "") -> str:
    """The link to the bot's 1:1 chat with the words that enrol typed in already; nothing without an account.

    `account` is the Official Account's basic id with its @ (LINE's docs, "Use LINE features with the LINE
    URL scheme"); without a code a name is still to be written behind the word.
    """
    words = f"ลงทะเบียน {show_code(code) if code else ''}"
    return link_to_chat(account, words) if account else ""


def says_a_name(words: str) -> bool:
    """Whether a wish to enrol says more than that."""
    return len(_letters(LEAVE_OUT.sub("", one_line(words)))) >= SHORTEST


def as_kept(words: str) -> str:
    """What a stranger wrote, in one line that is short enough to be shown."""
    return one_line(words)[:LONGEST]


def exactly_named(words: str, people: Iterable[Person]) -> list[Person]:
    """Those whose whole name stands in the words; of one name the one whose unit is named too."""
    letters = _letters(words)
    found = [one for one in people if len(same(one.name)) >= SHORTEST and same(one.name) in letters]
    longest = max((len(same(one.name)) for one in found), default=0)
    found = [one for one in found if len(same(one.name)) == longest]
    return [one for one in found if same(one.unit_name) in letters] or found


def perhaps_named(words: str, people: Sequence[Person]) -> list[Person]:
    """At most three: those who are exactly named, else whose names are nearest to the words."""
    exactly, letters = exactly_named(words, people), _letters(words)
    if exactly or len(letters) < SHORTEST:
        return exactly[:CHOICES]
    names = [same(one.name) for one in people]
    near = process.extract(letters, names, scorer=fuzz.partial_ratio, score_cutoff=NEAR, limit=CHOICES)
    return [people[index] for _, _, index in near]


def meant_by(words: str, people: Sequence[Person]) -> list[Person]:
    """Whom a coordinator means: by the whole name, else by the first name or what they are called."""
    exactly = exactly_named(words, people)
    return exactly or [one for one in people if one.is_named_in(same(words))]


def _letters(words: str) -> str:
    letters = same(words)
    for word in AROUND_A_NAME:
        letters = letters.replace(word, "")
    return letters


def requests_facts(requests: Iterable[Request], free: Sequence[Person], most: int) -> dict[str, Any]:
    """The first wishes as a coordinator reads them, and how many more there are; nothing where there is none.

    Those come first whose words name one of the `free`, who have no account; then as they came.
    """
    ordered = sorted(requests, key=lambda one: not exactly_named(one.said, free))
    shown = [_request_facts(one, free) for one in ordered[:most]]
    return {"requests": shown, "more": len(ordered) - len(shown)} if shown else {}


def _request_facts(request: Request, free: Sequence[Person]) -> dict[str, Any]:
    """A wish: the words, and who of those without an account it may be."""
    choices = [
        {"person": one.id, "name": one.name, "unit": one.unit_name}
        for one in perhaps_named(request.said, free)
    ]
    return {"request": request.id, "said": request.said, "choices": choices}
