"""Sending webhooks to the app as LINE does: in the background, in order for a chat, again if need be."""

import json
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playground import events
from playground.clocks import Machine
from playground.limits import ReplyTokens
from playground.posting import NO_ANSWER, Outcome, post, sign
from playground.witness import Log

FIRST_BACKOFF = 1.0
LONGEST_BACKOFF = 60.0
GIVE_UP_SECONDS = 20 * 60.0
TICK_SECONDS = 0.2
CHATS_AT_ONCE = 8


@dataclass
class Settings:
    """What a person or a test may switch; an empty URL sends nothing."""

    webhook_url: str = ""
    redelivery: bool = True
    duplicates: bool = False
    out_of_order: bool = False


@dataclass(eq=False)
class Webhook:
    """Events that travel together; `due` is when to try again, in machine time."""

    chat: str
    events: list[events.Event]
    happened: float
    attempts: int = 0
    due: float = 0.0


@dataclass
class _Queue:
    """`held` waits until the next of its chat has gone before it."""

    waiting: deque[Webhook] = field(default_factory=deque)
    held: Webhook | None = None
    busy: bool = False


class Sender:
    """Sends in the background; what got no 2xx waits in `undelivered` and is tried again when switched on."""

    def __init__(
        self,
        settings: Settings,
        secret: str,
        destination: str,
        tokens: ReplyTokens,
        log: Log,
        machine: Machine,
    ) -> None:
        self._settings, self._secret, self._destination = settings, secret, destination
        self._tokens, self._log, self._machine = tokens, log, machine
        self._queues: dict[str, _Queue] = {}
        self._changed = threading.Condition()
        self._pool = ThreadPoolExecutor(CHATS_AT_ONCE, thread_name_prefix="webhook")
        self._closing = threading.Event()
        self.undelivered: list[Webhook] = []

    def send(self, webhook: Webhook) -> None:
        with self._changed:
            queue = self._queues.setdefault(webhook.chat, _Queue())
            if self._settings.out_of_order and queue.held is None:
                queue.held = webhook
                return
            queue.waiting.append(webhook)
            self._send_waiting(queue)

    def release(self) -> None:
        """Send what was held until something overtakes it."""
        with self._changed:
            for queue in self._queues.values():
                self._send_waiting(queue)

    def wait_idle(self, timeout: float = 10.0) -> bool:
        """Wait until everything was tried once; False when time is up."""
        with self._changed:
            return self._changed.wait_for(lambda: not any(q.busy for q in self._queues.values()), timeout)

    def redeliver_now(self) -> int:
        """Try again at once, in this thread, all that waits; how many were delivered."""
        return self._redeliver(lambda webhook: True)

    def redeliver_due(self) -> int:
        """Try again those whose time has come in machine time."""
        now = self._machine()
        return self._redeliver(lambda webhook: webhook.due <= now)

    def keep_redelivering(self) -> None:
        """Start the thread that does so until `close`."""
        threading.Thread(target=self._tick, name="redelivery", daemon=True).start()

    def close(self) -> None:
        self._closing.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def body(self, sent: list[events.Event]) -> bytes:
        """The bytes of a webhook that carries these events."""
        whole = {"destination": self._destination, "events": sent}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    def signed_post(self, body: bytes, url: str = "") -> Outcome:
        """Send bytes as the platform would; without `url`, to the webhook that is set."""
        return post(url or self._settings.webhook_url, body, sign(self._secret, body))

    def _send_waiting(self, queue: _Queue) -> None:
        if queue.held:
            queue.waiting.append(queue.held)
            queue.held = None
        if queue.waiting and not queue.busy:
            queue.busy = True
            self._pool.submit(self._drain, queue)

    def _tick(self) -> None:
        while not self._closing.wait(TICK_SECONDS):
            if self._settings.redelivery:
                self.redeliver_due()

    def _redeliver(self, wanted: Callable[[Webhook], bool]) -> int:
        with self._changed:
            chosen = sorted((w for w in self.undelivered if wanted(w)), key=lambda w: w.happened)
            self.undelivered = [w for w in self.undelivered if w not in chosen]
        return sum(self._deliver(webhook) for webhook in chosen)

    def _drain(self, queue: _Queue) -> None:
        while True:
            with self._changed:
                if not queue.waiting:
                    queue.busy = False
                    self._changed.notify_all()
                    return
                webhook = queue.waiting.popleft()
            self._deliver(webhook)

    def _deliver(self, webhook: Webhook) -> bool:
        first = webhook.attempts == 0
        carried = webhook.events if first else [events.redelivered(one) for one in webhook.events]
        webhook.attempts += 1
        outcome = self._attempt(carried)
        if first and self._settings.duplicates:
            self._attempt(carried)
        if not outcome.ok:
            self._keep_for_later(webhook)
        return outcome.ok

    def _attempt(self, carried: list[events.Event]) -> Outcome:
        now = self._machine()
        for one in carried:
            if "replyToken" in one:
                self._tokens.delivered(one["replyToken"], now)
        outcome = Outcome(NO_ANSWER, "no_url")
        if self._settings.webhook_url:
            outcome = self.signed_post(self.body(carried))
        self._log.add(
            "webhook",
            method="POST",
            path=urlsplit(self._settings.webhook_url).path,
            status=outcome.status,
            body={"destination": self._destination, "events": carried},
            outcome=outcome.reason,
        )
        return outcome

    def _keep_for_later(self, webhook: Webhook) -> None:
        now = self._machine()
        if now - webhook.happened > GIVE_UP_SECONDS:
            self._log.add("undelivered", body={"events": webhook.events}, outcome="given up")
            return
        webhook.due = now + min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (webhook.attempts - 1))
        with self._changed:
            self.undelivered.append(webhook)
