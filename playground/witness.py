"""The log: what was asked, answered, sent and broken, in order, for tests to ask and for people to read."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

PUSH = "/v2/bot/message/push"
REPLY = "/v2/bot/message/reply"


@dataclass(frozen=True)
class Entry:
    """One line of the log. `at` is the office clock, `machine` the machine's; `recipients` were counted."""

    n: int
    at: str
    machine: float
    kind: str
    method: str = ""
    path: str = ""
    status: int | None = None
    request_id: str = ""
    retry_key: str = ""
    body: Any = None
    to: str = ""
    messages: tuple[dict[str, Any], ...] = ()
    message_ids: tuple[str, ...] = ()
    recipients: int = 0
    outcome: str = ""


class Log:
    """Grows only; everybody may read it while others write."""

    def __init__(self, stamp: Callable[[], tuple[str, float]]) -> None:
        self._stamp = stamp
        self._entries: list[Entry] = []
        self._grown = threading.Condition()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.after(0))

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, kind: str, **facts: Any) -> Entry:
        at, machine = self._stamp()
        with self._grown:
            entry = Entry(len(self._entries) + 1, at, machine, kind, **facts)
            self._entries.append(entry)
            self._grown.notify_all()
        return entry

    def after(self, n: int) -> list[Entry]:
        with self._grown:
            return self._entries[n:]

    def of_kind(self, kind: str) -> list[Entry]:
        return [entry for entry in self if entry.kind == kind]

    def pushes(self, to: str | None = None) -> list[Entry]:
        """Accepted pushes, each once however often it was tried."""
        return self._accepted(PUSH, to)

    def replies(self, to: str | None = None) -> list[Entry]:
        """Accepted replies; `to` is the chat they went to."""
        return self._accepted(REPLY, to)

    def messages_to(self, chat: str) -> list[dict[str, Any]]:
        """Every message object accepted for a chat (a user's or group's id), in order."""
        return [m for e in self if e.outcome == "accepted" and e.to == chat for m in e.messages]

    def violations(self) -> list[Entry]:
        return self.of_kind("violation")

    def wait_for(self, true: Callable[["Log"], bool], timeout: float = 10.0) -> bool:
        """Wait until `true(log)` holds, looking again at each new entry; False when time is up."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            seen = len(self)
            if true(self):
                return True
            self._wait_for_more_than(seen, deadline - time.monotonic())
        return False

    def _wait_for_more_than(self, seen: int, timeout: float) -> None:
        with self._grown:
            self._grown.wait_for(lambda: len(self._entries) > seen, timeout)

    def _accepted(self, path: str, to: str | None) -> list[Entry]:
        return [e for e in self if e.outcome == "accepted" and e.path == path and (to is None or e.to == to)]


def as_json(entry: Entry) -> dict[str, Any]:
    return asdict(entry)
