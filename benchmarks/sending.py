"""Sending 1,000 distinct messages to a LINE that takes 50 ms, against a plain sender in the same run."""

import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import structlog
from databases import KINDS, fresh

from benchmarks.plain_sender import THREADS, Compose, send_plainly
from benchmarks.sending_office import fill, morning, owe_announcements, owe_reminders
from benchmarks.servers import ROOT, free_port, wait_until_open
from bot.line_client import LineClient
from bot.messages import Writer
from domain.clocks import Clocks
from domain.hours import next_quiet_end
from scheduler.deliver import Deliver
from scheduler.freshen import freshen
from scheduler.responder import run_until_idle
from scheduler.saying import Write
from storage.engine import make_engine
from storage.store import Store

MANY, ROUNDS, LINE_TAKES, GOAL = 1_000, 3, 0.05, 4
SAID = f"""\
What is compared: {MANY:,} distinct pushes to as many people, from waiting notices to recorded outcomes
(`scheduler/deliver.py`: composed from templates, frozen with their retry keys in one commit, sent side by
side, recorded in one commit), with *a plain sender*: 10 threads, one commit before and one after each send
(`benchmarks/plain_sender.py`), which does the same job one at a time: it reads what each person is told and
composes the same message from the same templates. *Ready texts* is the same sender with a line for each
that it need not compose. Same database with the same durability, same LINE (`benchmarks/slow_line.py`,
{LINE_TAKES * 1000:.0f} ms a push, in a process of its own), in turn, {ROUNDS} rounds, medians. Every push is
accepted by LINE exactly once and recorded as sent, or the benchmark fails. Goal: at least {GOAL} times as
fast as the plain sender. *Announcements* have their words already; *reminders* are composed from each
person's duties as they stand at that moment. Ours has composed one message before (templates are
compiled once in a process's life). What bounds a reminder is processor time in one interpreter, more
than a millisecond each, half of it for the request with its card of 5 KB, for the next ones are
composed while LINE is asked.
"""
COLUMNS = (
    "database",
    "what",
    "plain sender s",
    "ready texts s",
    "ours s",
    "times as fast",
    "than ready texts",
    "our processor s",
)
Owe = Callable[[Store], None]
WRITE = Writer("สพป.ตัวอย่าง", "บอท", "ค่ะ", lambda *_a, **_k: "").write
OURS: dict[str, Owe] = {"announcements": owe_announcements, "reminders": owe_reminders}


@dataclass(frozen=True)
class Sent:
    """Seconds for all, medians; `ready` is a plain sender of ready texts, `cpu` our process's own."""

    database: str
    what: str
    plain: float
    ready: float
    ours: float
    cpu: float

    @property
    def ratio(self) -> float:
        """How many times as fast as the plain sender."""
        return self.plain / self.ours


def measure() -> list[Sent]:
    """Both kinds on both databases."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    next_quiet_end(morning(), {})  # the list of holidays is read once in a process's life
    with slow_line() as base, tempfile.TemporaryDirectory() as folder:
        return [
            _measured(kind, what, owe, base, Path(folder)) for kind in KINDS for what, owe in OURS.items()
        ]


def show(found: list[Sent]) -> str:
    """A table in Markdown."""
    head = f"| {' | '.join(COLUMNS)} |"
    missed = [f"{one.what} on {one.database} ({one.ratio:.1f})" for one in found if one.ratio < GOAL]
    goal = f"The goal is not reached by {', '.join(missed)}." if missed else "The goal is reached by all."
    return "\n".join([head, "|---|---|---:|---:|---:|---:|---:|---:|", *map(_row, found), "", goal])


def _row(one: Sent) -> str:
    seconds = f"{one.plain:.2f} | {one.ready:.2f} | {one.ours:.2f}"
    times = f"{one.ratio:.1f} | {one.ready / one.ours:.1f}"
    return f"| {one.database} | {one.what} | {seconds} | {times} | {one.cpu:.2f} |"


def _measured(kind: str, what: str, owe: Owe, base: str, folder: Path) -> Sent:
    plain, ready, ours, cpu = [], [], [], []
    for _ in range(ROUNDS):
        with fresh(kind, folder) as url:
            plain.append(_timed(partial(send_plainly, url, base, MANY, _one_by_one(url, owe)), base)[0])
        with fresh(kind, folder) as url:
            ready.append(_timed(partial(send_plainly, url, base, MANY, _ready), base)[0])
        with fresh(kind, folder) as url:
            seconds, busy = _timed(_delivery(url, base, owe), base)
            ours.append(seconds)
            cpu.append(busy)
    return Sent(kind, what, median(plain), median(ready), median(ours), median(cpu))


def _ready(number: int) -> list[dict[str, Any]]:
    return [{"type": "text", "text": f"แจ้งเตือนคนที่ {number}: งาน E{number} ครบกำหนดพรุ่งนี้ค่ะ"}]


def _one_by_one(url: str, owe: Owe) -> Compose:
    """What each is owed, read and composed when its turn comes."""
    store = _office(url, owe)
    _compose_one(store, WRITE)
    with store.look() as work:
        owed = work.notices.going_to(work.notices.next_due(morning(), MANY), morning()).values()
        notices = [going.due[0] for going in owed]

    def compose(number: int) -> list[dict[str, Any]]:
        with store.look() as work:
            facts = freshen([notices[number]], work, morning())(notices[number])
        assert facts
        return WRITE(notices[number], facts)

    return compose


def _delivery(url: str, base: str, owe: Owe) -> Callable[[], None]:
    store = _office(url, owe)
    clocks = Clocks(morning, lambda: datetime.now(UTC))
    deliver = Deliver(store, WRITE, freshen, LineClient(base, "bench").send, clocks)
    _compose_one(store, WRITE)

    def run() -> None:
        run_until_idle([deliver], "benchmark")
        with store.look() as work:
            assert work.health(morning()).notices == {"sent": MANY}
        store.engine.dispose()

    return run


def _office(url: str, owe: Owe) -> Store:
    store = Store(make_engine(url, pool_size=THREADS))
    fill(store, MANY)
    owe(store)
    return store


def _compose_one(store: Store, write: Write) -> None:
    """A worker lives for days: its templates and statements were compiled by an earlier morning's push."""
    with store.work() as work:
        (going,) = work.notices.going_to(work.notices.next_due(morning(), 1), morning()).values()
        facts = freshen(going.due, work, morning())(going.due[0])
        assert facts and write(going.due[0], facts)


def _timed(send: Callable[[], None], base: str) -> tuple[float, float]:
    """Seconds on the wall and of this process's own; LINE must have got every one of them once."""
    before = _accepted(base)
    began, busy = time.perf_counter(), time.process_time()
    send()
    took, used = time.perf_counter() - began, time.process_time() - busy
    if _accepted(base) - before != MANY:
        raise SystemExit(f"LINE took {_accepted(base) - before} of {MANY}")
    return took, used


def _accepted(base: str) -> int:
    with urllib.request.urlopen(f"{base}/accepted") as answer:
        return int(answer.read())


@contextmanager
def slow_line() -> Iterator[str]:
    """A LINE in a process of its own; gives its address."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.slow_line", str(port), str(LINE_TAKES)]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        wait_until_open(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()
