"""One HTTP request to LINE: what it carries, how it ended, and what follows from that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.people import Chat


class Outcome(StrEnum):
    """How a request to LINE ended; UNCLEAR = it may or may not have been carried out.

    WITHDRAWN = it was not tried, because words in it are gone.
    """

    SENT = "sent"
    UNCLEAR = "unclear"
    NOT_CONNECTED = "not_connected"
    RATE_LIMITED = "rate_limited"
    MONTHLY_LIMIT = "monthly_limit"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    UNAUTHORISED = "unauthorised"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"


NO_TEXT = "[]"


class Next(StrEnum):
    """What follows: the call is over, or the same call goes again."""

    SENT = "sent"
    AGAIN = "again"
    HOLD = "hold"
    UNREACHABLE = "unreachable"
    ONE_BY_ONE = "one_by_one"
    AFRESH = "afresh"
    REDIRECT = "redirect"
    PARK = "park"


@dataclass(frozen=True)
class Call:
    """A frozen request; `messages` is JSON text, `token_at` and `created_at` are machine time.

    `cost` is how many people a push reaches; `about` are the duties that each of its messages names.
    """

    id: int
    kind: str
    recipient: str
    messages: str
    reply_token: str | None
    retry_key: str | None
    token_at: datetime | None
    created_at: datetime
    tries: int
    was_unclear: bool
    notices: int
    cost: int = 0
    chat_id: int = 0
    about: Sequence[Sequence[int]] = ()

    @property
    def is_wiped(self) -> bool:
        """Whether its text is gone, because words in it were unsent or erased."""
        return self.messages == NO_TEXT


@dataclass(frozen=True)
class Result:
    """What the LINE client reports: the outcome, LINE's ids of the messages, and a word for the log."""

    outcome: Outcome
    message_ids: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True)
class Letter:
    """What is to be frozen: where to, its messages as JSON text, whom it reaches, what it carries."""

    chat: Chat
    messages: str
    cost: int
    notices: tuple[int, ...]
    about: Sequence[Sequence[int]] = ()


SPREAD = 0.618  # consecutive ids fall far apart
REPLY_UNTIL = timedelta(seconds=40)
PUSH_UNTIL = timedelta(hours=23, minutes=30)
MAYBE_TAKEN = frozenset({Outcome.UNCLEAR, Outcome.ABANDONED})
AGAIN = frozenset({Outcome.UNCLEAR, Outcome.NOT_CONNECTED, Outcome.RATE_LIMITED, Outcome.UNAUTHORISED})

ENDED_PUSH = {
    Outcome.SENT: Next.SENT,
    Outcome.MONTHLY_LIMIT: Next.HOLD,
    Outcome.UNREACHABLE: Next.UNREACHABLE,
}


def after(call: Call, outcome: Outcome, machine_now: datetime) -> Next:
    """What follows from an outcome (DESIGN §2.3)."""
    return (
        _after_reply(call, outcome, machine_now)
        if call.kind == "reply"
        else _after_push(call, outcome, machine_now)
    )


def _after_push(call: Call, outcome: Outcome, machine_now: datetime) -> Next:
    if outcome in ENDED_PUSH:
        return ENDED_PUSH[outcome]
    if outcome in AGAIN or outcome is Outcome.ABANDONED:  # the retry key makes it once
        if machine_now - call.created_at < PUSH_UNTIL:
            return Next.AGAIN
        return Next.PARK if call.was_unclear or outcome in MAYBE_TAKEN else Next.AFRESH
    if outcome is Outcome.WITHDRAWN:  # the rest of it is said again only if LINE cannot have taken it
        return Next.PARK if call.was_unclear else Next.AFRESH
    return Next.ONE_BY_ONE if call.notices > 1 else Next.PARK


def _after_reply(call: Call, outcome: Outcome, machine_now: datetime) -> Next:
    if outcome is Outcome.SENT:
        return Next.SENT
    if outcome in AGAIN and call.token_at and machine_now - call.token_at < REPLY_UNTIL:
        return Next.AGAIN
    if outcome is Outcome.REFUSED and call.was_unclear:
        return Next.SENT
    return Next.REDIRECT


def wait_before(call: Call) -> timedelta:
    """How long until the same call goes again: seconds for a reply, up to ten minutes for a push.

    Up to half of it comes on top by the call's id, so that calls that failed together do not return together.
    """
    doubled = 2 ** min(call.tries, 10)
    seconds = min(doubled * 0.5, 8) if call.kind == "reply" else min(doubled, 600)
    return timedelta(seconds=seconds * (1 + call.id * SPREAD % 1 / 2))


class Calls(Protocol):
    """Requests to LINE."""

    def freeze_reply(
        self, letter: Letter, token: str, token_at: datetime, me: str, machine_now: datetime
    ) -> int: ...
    def freeze_pushes(self, letters: Sequence[Letter], me: str, machine_now: datetime) -> list[Call]: ...
    def get(self, call_id: int) -> Call: ...
    def claim(self, me: str, machine_now: datetime) -> tuple[Call, bool] | None: ...
    def again_at(self, call: Call, me: str, outcome: Outcome, when: datetime) -> None: ...
    def close(self, calls: Iterable[Call], me: str, outcome: Outcome) -> set[int]: ...
    def remember_messages(self, sent: Iterable[tuple[Call, Sequence[str]]], now: datetime) -> None: ...
    def is_ours(self, message_id: str | None) -> bool: ...
    def spoken_of(self, message_id: str | None) -> tuple[int, ...]: ...
    def pushed_since(self, machine_at: datetime | None) -> int: ...
