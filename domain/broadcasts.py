"""A coordinator's announcement: its words, whom it is for, and who has read it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Broadcast:
    """An announcement; `state` is draft, sent or dropped, `to` are people's ids."""

    id: int
    by: int
    words: str
    state: str
    to: tuple[int, ...]
    read: tuple[int, ...]
