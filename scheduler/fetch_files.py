"""Step: fetch a file that somebody sent, at once, because LINE forgets; then dispatch what waited for it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import structlog

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.evidence import SentFile
from domain.ports import Store, Work

Fetch = Callable[[str], Iterator[bytes]]
Arrived = Callable[[SentFile, Work, datetime], None]
TRIES = 6
log = structlog.get_logger()


class FetchFiles:
    """Each file is fetched under a lease; what LINE no longer has is told to its sender."""

    def __init__(self, store: Store, fetch: Fetch, arrived: Arrived, lost: Arrived, clocks: Clocks) -> None:
        self._store = store
        self._fetch = fetch
        self._arrived = arrived
        self._lost = lost
        self._clocks = clocks

    def __call__(self, me: str) -> bool:
        """Fetch one file; returns whether there was one."""
        with self._store.look() as work:
            if not work.evidence.any_waiting(self._clocks.machine()):
                return False
        with self._store.work() as work:
            file = work.evidence.claim(self._clocks.machine())
        if file is None:
            return False
        if file.tries > TRIES:
            self._give_up(file, "too many tries")
            return True
        try:
            body = b"".join(self._fetch(file.content))
        except TryLater as later:
            self._again_or_lost(file, later.reason)
        except Never as never:
            self._give_up(file, never.reason)
        else:
            self._hand_over(file, body)
        return True

    def _hand_over(self, file: SentFile, body: bytes) -> None:
        with self._store.work() as work:
            if work.evidence.kept(file, body):
                self._arrived(file, work, self._clocks.office())
        log.info("file kept", file=file.id, size=len(body))

    def _again_or_lost(self, file: SentFile, reason: str) -> None:
        if file.tries >= TRIES:
            self._give_up(file, reason)
            return
        with self._store.work() as work:
            work.evidence.retry_at(file, self._clocks.machine() + timedelta(seconds=2**file.tries))

    def _give_up(self, file: SentFile, reason: str) -> None:
        with self._store.work() as work:
            if work.evidence.lost(file):
                self._lost(file, work, self._clocks.office())
        log.warning("file lost", file=file.id, reason=reason)
