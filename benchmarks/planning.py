"""Planning a day on which everything is due: 60,000 duties of 1,200 people against 6,000 of 120."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import func, insert, select

from benchmarks.importing import ITEMS, KIB_IN_MIB, make_office
from domain.clocks import BANGKOK, Clocks
from domain.notices import Kind
from scheduler.plan_reminders import PlanReminders
from scheduler.responder import run_until_idle
from storage.engine import make_engine, reading, writing
from storage.import_office import import_office
from storage.migrate import migrate
from storage.office_tables import PersonRow
from storage.store import Store
from storage.talk_tables import ChatRow, NoticeRow

WARM, SMALL, LARGE = 600, 6_000, 60_000  # duties; of 12, 120 and 1,200 people
TIMES, IDLE_TIMES = 3, 20
IMPORTED = date(2024, 6, 14)
NOW = datetime(2024, 9, 2, 8, 30, tzinfo=BANGKOK)  # the office date of every duty
CLOCKS = Clocks(lambda: NOW, lambda: NOW.astimezone(UTC))
SAID = """\
One run of the planning step at 08:30 of the day on which every duty of the office is due and everybody is
enrolled, so that a reminder is planned for each; then the same step again, which finds nothing to do. SQLite
files; each size in a process of its own, three times, medians; MiB is what planning added to its process.
Goals: time and memory linear in the number of duties, an idle run at most 5% of a full one.
"""


@dataclass(frozen=True)
class Planned:
    """Medians in milliseconds, of the full and of the idle run; `memory` in MiB."""

    duties: int
    people: int
    full: float
    idle: float
    memory: float


def measure() -> list[Planned]:
    """Offices are made and planned each in a process of its own, so that memory is its own too."""
    with tempfile.TemporaryDirectory() as folder:
        for duties in (WARM, SMALL, LARGE):
            _apart("make", folder, duties)
        return [Planned(**json.loads(_apart("plan", folder, duties))) for duties in (SMALL, LARGE)]


def show(found: list[Planned]) -> str:
    """A table in Markdown, and how the sizes compare."""
    small, large = found
    head = "| duties | reminders | planning ms | idle ms | idle of planning | MiB |\n" + "|---:" * 6 + "|"
    rows = [
        f"| {one.duties:,} | {one.people:,} | {one.full:.0f} | {one.idle:.1f} "
        f"| {one.idle / one.full:.1%} | {one.memory:.1f} |"
        for one in found
    ]
    grows = f"Ten times the office: {large.full / small.full:.1f} times the time"
    return "\n".join([head, *rows, "", f"{grows}, {large.memory:.1f} MiB instead of {small.memory:.1f}."])


def _make(folder: Path, duties: int) -> None:
    """An office of that size, everybody enrolled."""
    make_office(folder / "office.xlsx", duties // ITEMS)
    engine = make_engine(f"sqlite:///{_file(folder, duties)}")
    migrate(engine)
    report = import_office(engine, folder / "office.xlsx", today=IMPORTED)
    if not report.written:
        raise SystemExit(f"the benchmark's office was refused: {report.problems}")
    with writing(engine) as session:
        chats = [
            {"kind": "user", "line_id": f"U{person:032x}", "person_id": person, "tied": False, "name": ""}
            for person in session.scalars(select(PersonRow.id))
        ]
        session.execute(insert(ChatRow), [{**chat, "reachable": True} for chat in chats])
    engine.dispose()


def _file(folder: Path, duties: int) -> Path:
    return folder / f"{duties}.db"


def _apart(what: str, folder: str, duties: int) -> str:
    command = [sys.executable, "-m", "benchmarks.planning", what, folder, str(duties)]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def one_size(folder: Path, duties: int) -> Planned:
    """Plan copies of the office, after a small one that loads what has to be loaded."""
    _plan(folder, WARM, "warm")
    before = _memory()
    runs = [_plan(folder, duties, str(n)) for n in range(TIMES)]
    full, idle, people = zip(*runs, strict=True)
    return Planned(duties, people[0], statistics.median(full), statistics.median(idle), _memory() - before)


def _plan(folder: Path, duties: int, name: str) -> tuple[float, float, int]:
    """Milliseconds of a full run and of an idle one, and how many reminders there are."""
    copy = shutil.copy(_file(folder, duties), folder / f"{name}.db")
    engine = make_engine(f"sqlite:///{copy}")
    step = PlanReminders(Store(engine), CLOCKS)
    full = _timed(step)
    idle = statistics.median(_timed(step) for _ in range(IDLE_TIMES))
    with reading(engine) as session:
        query = select(func.count()).select_from(NoticeRow).where(NoticeRow.kind == Kind.PLANNED)
        planned = session.scalar(query) or 0
    engine.dispose()
    if not planned:
        raise SystemExit("nothing was planned")
    return full, idle, planned


def _timed(step: PlanReminders) -> float:
    began = time.perf_counter()
    run_until_idle([step], "benchmark")
    return 1000 * (time.perf_counter() - began)


def _memory() -> float:
    """The most that this process ever held, in MiB; `ru_maxrss` would count its parent's share too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    (peak,) = [line for line in lines if line.startswith("VmHWM:")]
    return int(peak.split()[1]) / KIB_IN_MIB


if __name__ == "__main__":
    _, what, folder, duties = sys.argv
    if what == "make":
        _make(Path(folder), int(duties))
    else:
        print(json.dumps(asdict(one_size(Path(folder), int(duties)))))
