"""Background threads of the web process: they answer right after the door has kept an event."""

import os
import queue
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

import structlog

Step = Callable[[str], bool]
THREADS = 4
LISTEN_SECONDS = 5.0
CALM_SECONDS, PATIENCE_SECONDS = 0.01, 0.25
log = structlog.get_logger()


def worker_name(kind: str) -> str:
    """A name for leases that no other thread or process has."""
    return f"{kind}-{os.getpid()}-{secrets.token_hex(4)}"


def run_until_idle(steps: Sequence[Step], me: str) -> bool:
    """Run the steps in order until a whole pass finds nothing to do; returns whether anything was done."""
    did_anything = False
    while any([_exhaust(step, me) for step in steps]):
        did_anything = True
    return did_anything


def _exhaust(step: Step, me: str) -> bool:
    did = False
    while step(me):
        did = True
    return did


class Responder:
    """Rung by the door; looks by itself every few seconds as well.

    The door goes first, for all threads of a process share one interpreter: before each step these wait,
    not for long, until nobody has rung for a moment.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = [self._after_the_door(step) for step in steps]
        self._rung_at = 0.0
        self._bell: queue.SimpleQueue[None] = queue.SimpleQueue()

    def ring(self) -> None:
        """Something was kept."""
        self._rung_at = time.monotonic()
        if self._bell.qsize() < THREADS:
            self._bell.put(None)

    def start(self) -> None:
        """Start the threads; called after the web server has forked."""
        for _ in range(THREADS):
            threading.Thread(target=self._listen, name="responder", daemon=True).start()

    def _listen(self) -> None:
        me = worker_name("web")
        while True:  # it looks before it listens: whoever was here before may have died with work in hand
            try:
                run_until_idle(self._steps, me)
            except Exception as error:
                log.error("answering failed", error=type(error).__name__)
            with suppress(queue.Empty):
                self._bell.get(timeout=LISTEN_SECONDS)

    def _after_the_door(self, step: Step) -> Step:
        def patient(me: str) -> bool:
            longest = time.monotonic() + PATIENCE_SECONDS
            while (now := time.monotonic()) < longest and now - self._rung_at < CALM_SECONDS:
                time.sleep(CALM_SECONDS)
            return step(me)

        return patient
