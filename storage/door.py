"""The door's way into the inbox: short waits, and every kind of database trouble is "try later"."""

from collections.abc import Callable, Sequence
from datetime import datetime

from domain.incoming import RawEvent
from storage.engine import trouble_is_later
from storage.inbox import Inbox


class Door:
    """Keeps events for the webhook. Raises `TryLater` when the database is down or busy."""

    def __init__(self, inbox: Inbox, machine: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._machine = machine

    def keep(self, events: Sequence[RawEvent]) -> int:
        """Keep the new events in one INSERT; returns how many there were."""
        if not events:
            return 0
        with trouble_is_later():
            return self._inbox.keep(events, self._machine())

    def sent_by_us(self, message_ids: Sequence[str]) -> set[str]:
        """Which of these messages are the bot's own."""
        with trouble_is_later():
            return self._inbox.sent_by_us(message_ids)
