"""What we owe somebody, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

Facts = Mapping[str, Any]
NO_CHAT, UNWRITTEN = "no chat", "cannot be written"  # why a notice is stuck, as it is kept with it
EXPIRED, SAID = "expired", "nothing left to say"  # why one was cleared


class Kind(StrEnum):
    """Why a notice exists; it decides how it may travel."""

    ANSWER = "answer"
    PLANNED = "planned"
    BROADCAST = "broadcast"
    IMMEDIATE = "immediate"


class NoticeState(StrEnum):
    """Where a notice stands, in words a person can read."""

    WAITING = "waiting"
    SENT = "sent"
    CLEARED = "cleared"
    HELD = "held"
    UNREACHABLE = "unreachable"
    PARKED = "parked"


@dataclass(frozen=True)
class Answer:
    """What the asker is told: a template and its facts; `matters` = worth a push when the reply fails."""

    template: str
    facts: Facts = field(default_factory=dict)
    about: tuple[int, ...] = ()
    matters: bool = False


@dataclass(frozen=True)
class ToTell:
    """What a person, or else a group's chat, is told, once for each `key`; times are office time.

    It may ride a reply from `ride_from`, joins a push that goes to the same person from `join_from`, and is
    pushed by itself at `push_at`, if ever. What `must_go` is pushed whatever the month's quota has left.
    """

    key: str
    kind: Kind
    person_id: int | None
    template: str
    facts: Facts
    push_at: datetime | None
    ride_from: datetime | None = None
    expires_at: datetime | None = None
    about: tuple[int, ...] = ()
    join_from: datetime | None = None
    must_go: bool = False
    chat_id: int | None = None


@dataclass(frozen=True)
class Ask:
    """A question that the asker's next words may answer; None takes an older one back."""

    question: Mapping[str, Any] | None


Owed = Answer | ToTell | Ask


@dataclass(frozen=True)
class Reader:
    """Whom a push goes to: a person in 1:1, or else a group's chat."""

    person_id: int | None = None
    chat_id: int | None = None


@dataclass(frozen=True)
class Fate:
    """What became of a kept notice, and of which duties it spoke; what expired unsent is cleared."""

    state: NoticeState
    about: tuple[int, ...]


@dataclass(frozen=True)
class Notice:
    """A kept notice; one with an `inbox_id` answers that event."""

    id: int
    key: str
    kind: Kind
    template: str
    facts: Facts
    about: tuple[int, ...]
    matters: bool
    person_id: int | None
    chat_id: int | None
    inbox_id: int | None
    expires_at: datetime | None
    must_go: bool = False

    @property
    def goes_anyway(self) -> bool:
        """Whether it is pushed whatever the month's quota has left: a last rung, or an answer."""
        return self.must_go or self.kind is Kind.ANSWER

    @property
    def goes_at_night(self) -> bool:
        """Whether it is pushed outside of office hours too: an answer, or what was confirmed as ด่วน."""
        return self.kind is Kind.ANSWER or (self.kind is Kind.BROADCAST and bool(self.facts.get("urgent")))
