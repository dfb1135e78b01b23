"""Asking a huge office: what one person owes and what is due soon, at 60,000 duties against 600."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Engine

from benchmarks.importing import ITEMS, make_office
from storage.engine import make_engine, reading
from storage.import_office import import_office
from storage.migrate import migrate
from storage.store import Work

SMALL, LARGE = 600, 60_000  # duties
TIMES = 40
IMPORTED, TODAY, SHOWN = date(2024, 6, 14), date(2024, 8, 20), 50  # everything is due within 14 days of TODAY
SAID = """\
Both offices are SQLite files of the same shape, 60 duties a school, asked in turn, 40 times each,
medians. Goal: a hundred times as many duties may cost at most twice the time.
"""
Ask = Callable[[Work, int], int]


@dataclass(frozen=True)
class Asked:
    """Medians in milliseconds; `found` is how many duties the large office's answer holds."""

    question: str
    small: float
    large: float
    found: int

    @property
    def ratio(self) -> float:
        """The large office's time by the small one's."""
        return self.large / self.small


def _owes(work: Work, person: int) -> int:
    return len(work.duties.held_by(person))


def _due(work: Work, _person: int) -> int:
    return len(work.duties.due_between(TODAY, TODAY + timedelta(days=14), SHOWN))


QUESTIONS: dict[str, Ask] = {
    "what a teacher owes (60 duties)": _owes,
    "the first 50 of what is due in 14 days": _due,
}


def measure() -> list[Asked]:
    """Both offices in SQLite files, asked in turn so that both meet the same minute."""
    with tempfile.TemporaryDirectory() as folder:
        engines = {duties: _office(Path(folder), duties) for duties in (SMALL, LARGE)}
        found = [_asked(question, ask, engines) for question, ask in QUESTIONS.items()]
        for engine in engines.values():
            engine.dispose()
    return found


def show(found: list[Asked]) -> str:
    """A table in Markdown."""
    head = "| question | 600 duties ms | 60,000 duties ms | ratio |"
    rows = [f"| {one.question} | {one.small:.2f} | {one.large:.2f} | {one.ratio:.2f} |" for one in found]
    return "\n".join([head, "|---|---:|---:|---:|", *rows])


def _office(folder: Path, duties: int) -> Engine:
    make_office(folder / f"{duties}.xlsx", duties // ITEMS)
    engine = make_engine(f"sqlite:///{folder}/{duties}.db")
    migrate(engine)
    report = import_office(engine, folder / f"{duties}.xlsx", today=IMPORTED)
    if not report.written:
        raise SystemExit(f"the benchmark's office was refused: {report.problems}")
    return engine


def _asked(question: str, ask: Ask, engines: dict[int, Engine]) -> Asked:
    """Each time for another teacher; the teachers come first among the people."""
    times: dict[int, list[float]] = {duties: [] for duties in engines}
    answers = 0
    for n in range(TIMES):
        for duties, engine in engines.items():
            seconds, answers = _timed(ask, engine, 1 + n % (duties // ITEMS))
            times[duties].append(seconds * 1000)
    if not answers:
        raise SystemExit(f"nothing was found: {question}")
    small, large = (statistics.median(times[duties]) for duties in (SMALL, LARGE))
    return Asked(question, small, large, answers)


def _timed(ask: Ask, engine: Engine, person: int) -> tuple[float, int]:
    began = time.perf_counter()
    with reading(engine) as session:
        answers = ask(Work(session), person)
    return time.perf_counter() - began, answers
