"""How things stand: what waits, what is stuck and why, and how far the sheet is behind."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True)
class Health:
    """Oldest waiting things (event, open call: machine time; notice: office time), and what is stuck.

    `notices` counts them by state; `mirror_at` is when the sheet, or the file that stands for it, was last
    right (machine time), if ever, and `mirror_drift` names its tabs that people keep changing.
    """

    oldest_event: datetime | None
    oldest_call: datetime | None
    oldest_notice: datetime | None
    waiting_events: int
    parked_events: int
    notices: dict[str, int]
    mirror_behind: datetime | None
    mirror_trouble: str
    mirror_at: datetime | None
    mirror_is_file: bool = False
    mirror_drift: tuple[str, ...] = ()


class Why(StrEnum):
    """Why a notice did not reach its reader."""

    NO_CHAT = "no_chat"
    NOT_REACHED = "not_reached"
    UNWRITTEN = "unwritten"
    UNCLEAR = "unclear"
    REFUSED = "refused"


@dataclass(frozen=True)
class StuckNotice:
    """A notice that was parked or did not reach its reader; `at` is when it came to be, in office time."""

    id: int
    person_id: int
    kind: str
    why: Why
    at: datetime


class Stuck(Protocol):
    """Notices that wait for a person to decide."""

    def found(self, now: datetime, most: int) -> tuple[list[StuckNotice], int]: ...
    def again(self, notice_id: int, now: datetime) -> bool: ...
