"""Accepting a webhook: our door, while it also answers, against the bare view under the same gunicorn."""

import multiprocessing
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from databases import KINDS, fresh

from benchmarks.line import SECRET, TOKEN, Line, line_platform
from benchmarks.load import Load, send_all
from benchmarks.servers import Server, gunicorn

ROUNDS = 3
WARM_UP = 20
SLOW_LINE = 0.05
BARE, OURS = "benchmarks.bare:web()", "app:web()"
Send = Callable[[Server, Sequence[bytes]], Load]


@dataclass(frozen=True)
class Case:
    """So many webhooks of so many events; `group` is talk that is not for the bot."""

    name: str
    webhooks: int
    each: int = 1
    group: bool = False
    line_takes: float = 0.0

    def load(self, line: Line) -> list[bytes]:
        """Fresh requests; no event was ever sent before."""
        return line.webhooks(self.webhooks, self.each, group=self.group)


ONE = Case("1 event", 1200)
SLOW = Case("1 event, LINE takes 50 ms", 1200, line_takes=SLOW_LINE)
CASES = (ONE, SLOW, Case("100 events", 60, each=100), Case("group talk, not for us", 1200, group=True))


@dataclass(frozen=True)
class Measured:
    """The medians of one case on one database; ratios are ours to the bare view's."""

    database: str
    case: str
    rate: float
    p50: float
    p99: float
    milliseconds_p50: float
    milliseconds_p99: float
    refused: int
    memory: float


@dataclass(frozen=True)
class Round:
    """One run of the bare view and, right after it, one of ours."""

    bare: Load
    ours: Load
    memory: float


def measure() -> list[Measured]:
    """Every case on every database; all rounds of a case within a minute."""
    with _sender() as send, line_platform() as line, tempfile.TemporaryDirectory() as folder:
        return [summed_up for database in KINDS for summed_up in _on(database, Path(folder), line, send)]


@contextmanager
def _sender() -> Iterator[Send]:
    """The load comes out of a process of its own, so that it shares no interpreter with what it measures."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        yield lambda server, requests: process.submit(send_all, server.port, requests).result()


def _on(database: str, folder: Path, line: Line, send: Send) -> list[Measured]:
    """The bare view stays up; ours starts afresh for each run, so that no run answers another's events."""
    with fresh(database, folder) as url, gunicorn(BARE, _settings(line, url)) as bare:
        send(bare, line.webhooks(WARM_UP, 1))
        rounds: dict[str, list[Round]] = {case.name: [] for case in CASES}
        for _ in range(ROUNDS):
            for case in CASES:
                rounds[case.name].append(_round(case, database, folder, line, send, bare))
        return [_sum_up(database, name, made) for name, made in rounds.items()]


def _round(case: Case, database: str, folder: Path, line: Line, send: Send, bare: Server) -> Round:
    line.answer_in(case.line_takes)
    yardstick = send(bare, case.load(line))
    with fresh(database, folder) as url, gunicorn(OURS, _settings(line, url)) as ours:
        send(ours, line.webhooks(WARM_UP, 1))
        line.wait_for_calm()
        return Round(yardstick, send(ours, case.load(line)), ours.memory())


def _settings(line: Line, url: str) -> dict[str, str]:
    return {
        "DATABASE_URL": url,
        "LINE_CHANNEL_SECRET": SECRET,
        "LINE_CHANNEL_ACCESS_TOKEN": TOKEN,
        "LINE_API_BASE": line.base,
        "PUBLIC_URL": "http://localhost",
        "SECRET_KEY": "benchmark",
    }


def _sum_up(database: str, case: str, rounds: Sequence[Round]) -> Measured:
    return Measured(
        database,
        case,
        rate=median(one.ours.per_second / one.bare.per_second for one in rounds),
        p50=median(one.ours.wait(50) / one.bare.wait(50) for one in rounds),
        p99=median(one.ours.wait(99) / one.bare.wait(99) for one in rounds),
        milliseconds_p50=1000 * median(one.ours.wait(50) for one in rounds),
        milliseconds_p99=1000 * median(one.ours.wait(99) for one in rounds),
        refused=sum(one.ours.refused for one in rounds),
        memory=max(one.memory for one in rounds),
    )
