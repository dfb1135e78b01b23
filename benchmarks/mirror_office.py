"""An office with its planners' sheet, for the mirror's benchmark, and the naive way to write that sheet."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.importing import ITEMS, make_office
from domain.clocks import BANGKOK, Clocks
from domain.history import Said
from domain.mirror import Patch, Tab, TabChange
from domain.mirroring.cells import cleaned
from domain.sheet_tabs import make_tabs
from playground.sheets_state import SheetsState
from scheduler.mirror_sheet import MirrorSheet
from storage.engine import make_engine
from storage.google_sheet import GoogleSheet
from storage.import_office import import_office
from storage.migrate import migrate
from storage.store import Store

BEGIN = datetime(2024, 8, 29, 3, 0, tzinfo=UTC)


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
