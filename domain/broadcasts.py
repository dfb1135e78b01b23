"""A coordinator's announcement: its words, whom it is for, and who has read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.register import Reference


@dataclass(frozen=True)
class Broadcast:
    """An announcement; `state` is draft, sent or dropped, `to` are people's ids.

    `letter` is the number of the official letter that said the same, or nothing; `at` is when it was
    confirmed.
    """

    id: int
    by: int
    words: str
    state: str
    to: tuple[int, ...]
    read: tuple[int, ...]
    letter: str = ""
    at: datetime | None = None


class Broadcasts(Protocol):
    """Announcements."""

    def draft(
        self, by: int, words: str, to: Iterable[int], now: datetime, inbox_id: int | None = None
    ) -> Broadcast: ...
    def of_events(self, inbox_ids: Iterable[int]) -> list[Broadcast]: ...
    def get(self, broadcast_id: int) -> Broadcast | None: ...
    def sent(self) -> list[Broadcast]: ...
    def settle(self, broadcast_id: int, state: str, now: datetime) -> bool: ...
    def newest_for(self, person_id: int) -> int | None: ...
    def newest_by(self, person_id: int) -> int | None: ...
    def keep_letter(
        self, broadcast_id: int, letter: Reference, now: datetime, inbox_id: int | None = None
    ) -> None: ...
    def acknowledge(self, broadcast_id: int, person_id: int, now: datetime) -> bool: ...
