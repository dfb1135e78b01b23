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

import structlog
from databases import KINDS, fresh

from benchmarks.plain_sender import send_plainly
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
side, recorded in one commit), with *a plain sender* of ready texts: 10 threads, one commit before and one
after each send (`benchmarks/plain_sender.py`). Same database with the same durability, same LINE
(`benchmarks/slow_line.py`, {LINE_TAKES * 1000:.0f} ms a push, in a process of its own), in turn, {ROUNDS}
rounds, medians. Every push is accepted by LINE exactly once and recorded as sent, or the benchmark fails.
*Announcements* have their words already; *reminders* are composed from each person's duties as they stand
at that moment, which the plain sender does not do. Ours has composed one message before (templates are
compiled once in a process's life). Goal: at least {GOAL} times as fast. What bounds a reminder is processor
time in one interpreter, more than a millisecond each, about half of it for the request with its card of
5 KB, for the next ones are composed while LINE is asked.
"""
Owe = Callable[[Store], None]
OURS: dict[str, Owe] = {"announcements": owe_announcements, "reminders": owe_reminders}


@dataclass(frozen=True)
class Sent:
    """Seconds for all, medians; `cpu` is our process's own."""

    database: str
    what: str
    plain: float
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
    head = "| database | what | plain sender s | ours s | times as fast | our processor s |"
    missed = [f"{one.what} on {one.database} ({one.ratio:.1f})" for one in found if one.ratio < GOAL]
    goal = f"The goal is not reached by {', '.join(missed)}." if missed else "The goal is reached by all."
    return "\n".join([head, "|---|---|---:|---:|---:|---:|", *map(_row, found), "", goal])


def _row(one: Sent) -> str:
    numbers = f"{one.plain:.2f} | {one.ours:.2f} | {one.ratio:.1f} | {one.cpu:.2f}"
    return f"| {one.database} | {one.what} | {numbers} |"


def _measured(kind: str, what: str, owe: Owe, base: str, folder: Path) -> Sent:
    plain, ours, cpu = [], [], []
    for _ in range(ROUNDS):
        with fresh(kind, folder) as url:
            plain.append(_timed(partial(send_plainly, url, base, _words()), base)[0])
        with fresh(kind, folder) as url:
            seconds, busy = _timed(_delivery(url, base, owe), base)
            ours.append(seconds)
            cpu.append(busy)
    return Sent(kind, what, median(plain), median(ours), median(cpu))


def _words() -> list[str]:
    return [f"แจ้งเตือนคนที่ {number}: งาน E{number} ครบกำหนดพรุ่งนี้ค่ะ" for number in range(MANY)]


def _delivery(url: str, base: str, owe: Owe) -> Callable[[], None]:
    store = Store(make_engine(url))
    fill(store, MANY)
    owe(store)
    clocks = Clocks(morning, lambda: datetime.now(UTC))
    write = Writer("สพป.ตัวอย่าง", "บอท", "ค่ะ", lambda *_a, **_k: "").write
    deliver = Deliver(store, write, freshen, LineClient(base, "bench").send, clocks)
    _compose_one(store, write)

    def run() -> None:
        run_until_idle([deliver], "benchmark")
        with store.look() as work:
            assert work.health(morning()).notices == {"sent": MANY}
        store.engine.dispose()

    return run


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
