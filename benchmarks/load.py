"""The load: sends prepared HTTP requests over connections that stay open, and times each answer."""

import re
import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CONNECTIONS = 16
LONGEST_WAIT = 10.0
STATUS = re.compile(rb"HTTP/1\.1 ([0-9]{3}) ")
LENGTH = re.compile(rb"\r\ncontent-length: ([0-9]+)\r\n", re.IGNORECASE)


@dataclass(frozen=True)
class Load:
    """How a run went: how long it took in all, and how long each answer took, in seconds."""

    seconds: float
    waits: tuple[float, ...]
    statuses: dict[int, int]

    @property
    def per_second(self) -> float:
        """Answered requests a second."""
        return len(self.waits) / self.seconds

    @property
    def refused(self) -> int:
        """How many answers were not 200."""
        return len(self.waits) - self.statuses.get(200, 0)

    def wait(self, percent: int) -> float:
        """The time within which so many percent were answered, in seconds."""
        return sorted(self.waits)[min(len(self.waits) - 1, len(self.waits) * percent // 100)]


class _Connection:
    """One request at a time; the next is sent when the answer to the last is whole."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=LONGEST_WAIT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._sent_at = 0.0
        self._got = b""

    def send(self, request: bytes) -> None:
        self._got = b""
        self._sent_at = time.perf_counter()
        self.socket.sendall(request)

    def read(self) -> tuple[int, float] | None:
        """The status and the wait once the answer is whole, until then None."""
        block = self.socket.recv(65536)
        if not block:
            raise ConnectionError("the server closed a connection that was to stay open")
        self._got += block
        head, end, body = self._got.partition(b"\r\n\r\n")
        status, length = STATUS.match(head), LENGTH.search(head + b"\r\n")
        if not end or status is None or len(body) < (int(length[1]) if length else 0):
            return None
        return int(status[1]), time.perf_counter() - self._sent_at


def send_all(port: int, requests: Sequence[bytes], connections: int = CONNECTIONS) -> Load:
    """Send every request once, over so many connections at a time."""
    left = iter(requests)
    waits: list[float] = []
    statuses: Counter[int] = Counter()
    with selectors.DefaultSelector() as ready:
        lines = [_Connection(port) for _ in range(min(connections, len(requests)))]
        for line in lines:
            ready.register(line.socket, selectors.EVENT_READ, line)
        start = time.perf_counter()
        for line in lines:
            line.send(next(left))
        for status, wait in _answers(ready, left, len(requests)):
            waits.append(wait)
            statuses[status] += 1
        seconds = time.perf_counter() - start
    for line in lines:
        line.socket.close()
    return Load(seconds, tuple(waits), dict(statuses))


def _answers(
    ready: selectors.BaseSelector, left: Iterator[bytes], expected: int
) -> Iterator[tuple[int, float]]:
    while expected:
        found = ready.select(LONGEST_WAIT)
        if not found:
            raise TimeoutError(f"no answer for {LONGEST_WAIT:.0f} s")
        for key, _ in found:
            answer = key.data.read()
            if answer is None:
                continue
            expected -= 1
            request = next(left, None)
            if request:
                key.data.send(request)
            yield answer
