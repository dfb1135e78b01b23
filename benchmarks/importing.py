"""Importing a workbook: time and memory from 600 to 60,000 duties, against the least that any import does."""

import json
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy import func, select

from domain.workbook import sheets
from storage.engine import make_engine, reading
from storage.import_office import import_office
from storage.migrate import migrate
from storage.office_tables import Row
from storage.workbook_pages import add_page, new_workbook, save

SIZES = (600, 6_000, 60_000)  # duties
ITEMS = 60  # for ทุกโรงเรียน, so that there is a school for every 60 duties
TIMES = 3
TODAY = date(2024, 6, 14)
KIB_IN_MIB = 1024.0  # ru_maxrss counts KiB on Linux
WRITTEN = {"unit", "person", "role", "system", "step", "round", "item", "duty", "assignment"}
SAID = """\
What is compared: importing a workbook into a fresh SQLite file (read, check every cell against the
office, plan, write) with *the least*: openpyxl reading every cell of the same file, and one bare
`executemany` of as many rows as the import wrote. Each size in a process of its own, three times,
medians; MiB is what the import added to its process. *of it writing* is the one write transaction,
during which the door answers 503. Goals: ratio at most 3, time and memory linear in the number of
duties, writing under 1 s for 6,000 duties.
"""


@dataclass(frozen=True)
class Imported:
    """Medians in seconds; `memory` is what the import added to the process, in MiB."""

    duties: int
    rows: int
    seconds: float
    writing: float
    again: float
    least: float
    memory: float

    @property
    def ratio(self) -> float:
        """Times the least."""
        return self.seconds / self.least


def measure() -> list[Imported]:
    """Each size in a process of its own, so that memory is its own too."""
    return [_apart(size) for size in SIZES]


def show(found: list[Imported]) -> str:
    """A table in Markdown."""
    head = "| duties | rows | import s | of it writing s | nothing changed s | the least s | ratio | MiB |"
    rows = [
        f"| {one.duties:,} | {one.rows:,} | {one.seconds:.2f} | {one.writing:.2f} | {one.again:.2f} "
        f"| {one.least:.2f} | {one.ratio:.1f} | {one.memory:.0f} |"
        for one in found
    ]
    return "\n".join([head, "|---:" * 8 + "|", *rows])


def _apart(duties: int) -> Imported:
    command = [sys.executable, "-m", "benchmarks.importing", str(duties)]
    answer = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return Imported(**json.loads(answer))


def one_size(duties: int) -> Imported:
    """Import an office of this size into fresh SQLite files, and again with nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        here, small, path = Path(folder), Path(folder) / "small.xlsx", Path(folder) / "office.xlsx"
        make_office(small, 1)
        _import(here / "warm.db", small)
        before = _memory()
        make_office(path, duties // ITEMS)
        runs, least = [], []
        for n in range(TIMES):
            shutil.copy(here / "warm.db", here / f"least-{n}.db")
            runs.append(_import(here / f"{n}.db", path))
            rows = _rows(here / f"{n}.db")
            least.append(_timed(partial(_least, here / f"least-{n}.db", path, rows)))
        seconds, writing, again = (statistics.median(one) for one in zip(*runs, strict=True))
        return Imported(duties, rows, seconds, writing, again, statistics.median(least), _memory() - before)


def make_office(path: Path, schools: int) -> None:
    """For every 60 duties a school with its teacher; for every five schools an officer with an item."""
    names = [f"โรงเรียนบ้านตัวอย่างที่ {n}" for n in range(schools)]
    groups = [f"กลุ่มงานที่ {n}" for n in range(10)]
    officers = [f"เจ้าหน้าที่คนที่ {n} ใจงาม" for n in range(schools // 5)]
    teachers = [(f"ครูคนที่ {n} ใจดี", name, "ครู", "ผู้รับผิดชอบ") for n, name in enumerate(names)]
    steps = "ตรวจ:กลั่นกรอง→บันทึก:บันทึก e-MES"
    lines: dict[str, list[tuple[str, ...]]] = {
        sheets.UNITS: [*((name, "กลุ่ม") for name in groups), *((name, "โรงเรียน") for name in names)],
        sheets.PEOPLE: [
            *teachers,
            *((name, groups[n % 10], "เจ้าหน้าที่", "ผู้รับผิดชอบ") for n, name in enumerate(officers)),
        ],
        sheets.SYSTEMS: [("EMES", "e-MES", steps, "สรุป→เผยแพร่")],
        sheets.ROUNDS: [("R1", "EMES", "รอบ 1", "2567", "1 ก.ค. 2567", "15 ก.ย. 2567", "ก่อน 10 วันทำการ")],
        sheets.ITEMS: [
            *((f"S{n}", f"ประเด็นที่ {n}", "รายงาน", "R1", "ทุกโรงเรียน") for n in range(ITEMS)),
            *((f"E{n}", f"ตัวชี้วัดที่ {n}", "ตัวชี้วัด", "R1", name) for n, name in enumerate(officers)),
        ],
    }
    book = new_workbook()
    for name, rows in lines.items():
        add_page(book, name, rows)
    save(book, path)


def _import(database: Path, path: Path) -> tuple[float, float, float]:
    """Seconds for all of it, for the writing of it, and for the same again."""
    engine = make_engine(f"sqlite:///{database}")
    migrate(engine)
    began = writing = time.perf_counter()

    def tell(stage: str) -> None:
        nonlocal writing
        writing = time.perf_counter()

    report = import_office(engine, path, today=TODAY, tell=tell)
    ended = time.perf_counter()
    if not report.written:
        raise SystemExit(f"the benchmark's office was refused: {report.problems}")
    again = _timed(lambda: import_office(engine, path, today=TODAY))
    engine.dispose()
    return ended - began, ended - writing, again


def _rows(database: Path) -> int:
    """How many rows the import wrote."""
    engine = make_engine(f"sqlite:///{database}")
    with reading(engine) as session:
        tables = [table for name, table in Row.metadata.tables.items() if name in WRITTEN]
        rows = sum(session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
    engine.dispose()
    return rows


def _least(database: Path, path: Path, rows: int) -> None:
    """Read every cell with openpyxl, and insert as many rows as were written into the table of duties."""
    book = load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
    book.close()
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    columns = "(item_id, round_id, unit_id, state, step, reason)"
    values = ((n, -1, n, "not_started", 0, "") for n in range(rows))
    connection.executemany(f"INSERT INTO duty {columns} VALUES (?, ?, ?, ?, ?, ?)", values)
    connection.execute("COMMIT")
    connection.close()


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _memory() -> float:
    """The most that this process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_IN_MIB


if __name__ == "__main__":
    print(json.dumps(asdict(one_size(int(sys.argv[1])))))
