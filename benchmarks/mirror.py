"""The mirror: calls, bytes, cells and time of a sync, against rewriting every tab whole in the same run."""

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.importing import ITEMS, make_office
from domain.clocks import BANGKOK, Clocks
from domain.history import Said
from domain.mirror import Patch, Tab, TabChange
from domain.mirroring.cells import cleaned
from domain.sheet_tabs import make_tabs
from playground.sheets_server import serve_sheets
from playground.sheets_state import Call, SheetsState
from scheduler.mirror_sheet import FULL_CHECK, MirrorSheet
from storage.engine import make_engine
from storage.google_sheet import GoogleSheet
from storage.import_office import import_office
from storage.migrate import migrate
from storage.store import Store

SIZES = (600, 10_200)  # duties
MANY = 500
BEGIN = datetime(2024, 8, 29, 3, 0, tzinfo=UTC)
SAID = """\
What is compared: one sync of the planners' sheet (make the tabs from SQLite, read, compare, write, over
HTTP to the emulator) with *naive*: making the same tabs and writing every cell of every tab without
reading, once for each size. Bytes are those of our requests. *Written* are the cells that a sync gives a
value or empties, *differ* those that are another afterwards; goal: at most 1.2 times as many. Seconds are
processor time of our thread alone, for the emulator shares the machine; most of it is making the tabs.
The naive cells count empty ones, which it writes as well. Goals: a change costs one read and one write,
nothing changed costs nothing.
"""


@dataclass(frozen=True)
class Measured:
    """One sync, and the naive one of the same office."""

    duties: int
    case: str
    reads: int
    writes: int
    bytes: int
    written: int
    differ: int
    seconds: float
    naive_bytes: int = 0
    naive_cells: int = 0
    naive_seconds: float = 0.0


class Counting:
    """A sheet that remembers how many cells were written."""

    def __init__(self, sheet: GoogleSheet) -> None:
        self._sheet = sheet
        self.key, self.address = sheet.key, sheet.address
        self.tabs, self.read, self.looks = sheet.tabs, sheet.read, sheet.looks
        self.written = 0

    def write(self, changes: Sequence[TabChange]) -> Mapping[str, int]:
        self.written += sum(_written(patch) for change in changes for patch in change.patches)
        return self._sheet.write(changes)


def _written(patch: Patch) -> int:
    """Empty cells of a new row only fill it up; one that stands alone empties what was there."""
    cells = [cell for line in patch.lines for cell in line]
    return len([cell for cell in cells if cell is not None]) or len(cells)


class Office:
    """An office of this many duties, its sheet at the emulator, and a clock that is moved by hand."""

    def __init__(self, duties: int, folder: Path, sheet: GoogleSheet, sheets: SheetsState) -> None:
        self.sheets, self.sheet, self.counting = sheets, sheet, Counting(sheet)
        self.machine = BEGIN
        engine = make_engine(f"sqlite:///{folder / 'office.db'}")
        migrate(engine)
        make_office(folder / "office.xlsx", duties // ITEMS)
        import_office(engine, folder / "office.xlsx", today=date(2024, 8, 1))
        self.store = Store(engine)
        clocks = Clocks(lambda: self.machine.astimezone(BANGKOK), lambda: self.machine)
        self.mirror = MirrorSheet(self.store, self.counting, make_tabs, clocks, lambda *_: None)

    def report(self, many: int) -> None:
        """So many duties get a report."""
        with self.store.work() as work:
            for duty in work.duties.everything()[:many]:
                said = Said("progress", "ได้ 60% แล้ว รอข้อมูลจากโรงเรียน", None, None, percent=60)
                work.history.log(duty, said, self.machine.astimezone(BANGKOK))

    def sync(self) -> float:
        """Processor seconds of one tick."""
        return _timed(lambda: self.mirror("benchmark"))

    def naive(self) -> tuple[float, int]:
        """Processor seconds and cells of making every tab and writing it whole."""
        cells = 0

        def rewrite() -> None:
            nonlocal cells
            with self.store.look() as work:
                tabs = make_tabs(work, self.machine.astimezone(BANGKOK))
            ids = {tab.title: sheet_id for sheet_id, tab in self.sheet.tabs().items()}
            changes = [_whole(tab, ids[tab.title]) for tab in tabs]
            cells = sum(patch.cells for change in changes for patch in change.patches)
            self.sheet.write(changes)

        return _timed(rewrite), cells

    def shown(self) -> dict[str, list[list[Any]]]:
        return {title: self.sheets.grid(title) for title in self.sheets.tabs()}


def _whole(tab: Tab, sheet_id: int) -> TabChange:
    lines = tuple(cleaned(line) for line in (tab.header, *tab.rows))
    return TabChange(tab, sheet_id, patches=(Patch(0, 0, lines),))


def _timed(act: Callable[[], object]) -> float:
    began = time.thread_time()
    act()
    return time.thread_time() - began


def measure() -> list[Measured]:
    """Every size and case."""
    return [found for duties in SIZES for found in _one_size(duties)]


def _one_size(duties: int) -> list[Measured]:
    sheets = SheetsState("benchmark")
    sheets.quota = False
    with tempfile.TemporaryDirectory() as folder, serve_sheets(sheets) as here:
        office = Office(
            duties, Path(folder), GoogleSheet(here.credentials, "benchmark", here.base_url), sheets
        )
        cases: dict[str, Callable[[], None]] = {
            "first build": lambda: None,
            "one change": lambda: office.report(1),
            f"{MANY} changes": lambda: office.report(MANY),
            "nothing changed": lambda: None,
            "the hourly check": lambda: _pass(office, FULL_CHECK),
        }
        found = [_one_case(office, duties, name, act) for name, act in cases.items()]
        office.sheets.calls.clear()
        seconds, cells = office.naive()
        size = sum(call.bytes for call in office.sheets.calls)
        return [replace(one, naive_bytes=size, naive_cells=cells, naive_seconds=seconds) for one in found]


def _pass(office: Office, time_: timedelta) -> None:
    office.machine += time_


def _one_case(office: Office, duties: int, case: str, act: Callable[[], None]) -> Measured:
    act()
    office.machine += timedelta(seconds=30)
    before, office.counting.written = office.shown(), 0
    office.sheets.calls.clear()
    seconds = office.sync()
    calls, differ = list(office.sheets.calls), _differ(before, office.shown())
    return Measured(
        duties,
        case,
        reads=_of_kind(calls, "read"),
        writes=_of_kind(calls, "write"),
        bytes=sum(call.bytes for call in calls),
        written=office.counting.written,
        differ=differ,
        seconds=seconds,
    )


def _of_kind(calls: Sequence[Call], kind: str) -> int:
    return sum(call.kind == kind for call in calls)


def _differ(before: Mapping[str, list[list[Any]]], after: Mapping[str, list[list[Any]]]) -> int:
    """How many cells show something else than before."""
    count = 0
    for title, rows in after.items():
        old = before.get(title, [])
        for number, row in enumerate(rows):
            was = old[number] if number < len(old) else []
            padded = [*was, *[None] * (len(row) - len(was))]
            count += sum(cell != then for cell, then in zip(row, padded, strict=False))
            count += sum(cell is not None for cell in padded[len(row) :])
        count += sum(cell is not None for row in old[len(rows) :] for cell in row)
    return count


def show(found: Sequence[Measured]) -> str:
    """A table in Markdown."""
    head = (
        "| duties | sync | reads | writes | KB | cells written | differ | ratio | s "
        "| naive KB | naive cells | naive s |"
    )
    return "\n".join([head, "|---:|---" + "|---:" * 10 + "|", *(_line(one) for one in found)])


def _line(one: Measured) -> str:
    ratio = f"{one.written / one.differ:.2f}" if one.differ else "–"
    return (
        f"| {one.duties:,} | {one.case} | {one.reads} | {one.writes} | {one.bytes / 1000:,.0f} "
        f"| {one.written:,} | {one.differ:,} | {ratio} | {one.seconds:.2f} "
        f"| {one.naive_bytes / 1000:,.0f} | {one.naive_cells:,} | {one.naive_seconds:.2f} |"
    )
