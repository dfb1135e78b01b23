"""The door's way into the inbox: short waits, and every kind of database trouble is "try later"."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.errors import TryLater
from domain.incoming import RawEvent
from storage.engine import trouble_is_later
from storage.inbox import Inbox


@dataclass
class _Request:
    """The events of one request; `kept` is set once they are committed, and only then."""

    events: Sequence[RawEvent]
    tried: bool = False
    kept: int | None = None


class Door:
    """Keeps events for the webhook. Raises `TryLater` when the database is down or busy.

    Requests that meet here share a commit: whoever writes next writes for all who wait. Threads that queue
    for SQLite themselves would sleep longer and longer while others pass them.
    """

    def __init__(self, inbox: Inbox, machine: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._machine = machine
        self._waiting: deque[_Request] = deque()
        self._writing = threading.Lock()

    def keep(self, events: Sequence[RawEvent]) -> int:
        """Keep the new events, all or none; returns how many the commit kept that they were part of."""
        if not events:
            return 0
        mine = _Request(events)
        self._waiting.append(mine)
        with self._writing:
            if not mine.tried:
                self._write_for_all()
        if mine.kept is None:
            raise TryLater("the commit that these events shared has failed")
        return mine.kept

    def sent_by_us(self, message_ids: Sequence[str]) -> set[str]:
        """Which of these messages are the bot's own."""
        with trouble_is_later():
            return self._inbox.sent_by_us(message_ids)

    def _write_for_all(self) -> None:
        together = self._take_waiting()
        try:
            with trouble_is_later():
                kept = self._inbox.keep([event for one in together for event in one.events], self._machine())
        except TryLater:
            self._take_waiting()  # who came meanwhile has waited as long: nobody waits twice
            raise
        for one in together:
            one.kept = kept

    def _take_waiting(self) -> list[_Request]:
        taken = [self._waiting.popleft() for _ in range(len(self._waiting))]
        for one in taken:
            one.tried = True
        return taken
