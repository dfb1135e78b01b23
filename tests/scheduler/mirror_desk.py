"""The planners' desk: the office's database, its sheet at the emulator, and sheets that misbehave."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from queue_rows import Hands, add_duty, add_people, open_store

from domain.errors import Never, TryLater
from domain.history import Said
from domain.mirror import TabChange, TabOnSheet
from domain.sheet_tabs import make_tabs
from playground.sheets_server import serve_sheets
from playground.sheets_state import SheetsState
from scheduler.mirror_sheet import MirrorSheet, Sheet
from storage.engine import reading
from storage.google_sheet import GoogleSheet
from storage.health import look
from storage.store import Store

DUTIES, LOG = "งานทั้งหมด", "บันทึกความก้าวหน้า"


@dataclass
class Planners:
    """The office's database, its sheet, and what happens to both."""

    url: str
    store: Store
    sheets: SheetsState
    client: GoogleSheet
    hands: Hands
    duty: int
    person: int

    def mirror(self, sheet: Sheet | None = None) -> MirrorSheet:
        """A runner in a process of its own."""
        return MirrorSheet(open_store(self.url), sheet or self.client, make_tabs, self.hands.clocks)

    def report(self, words: str, problem: str | None = None) -> None:
        with self.store.work() as work:
            (duty,) = work.duties.get([self.duty])
            said = Said("progress", words, self.person, None, percent=60, problem=problem)
            work.history.log(duty, said, self.hands.office())

    def shown(self) -> list[str]:
        """The words of the log, as the sheet shows them."""
        return [str(row[8]) for row in self.sheets.grid(LOG)[1:]]

    def writes(self) -> int:
        return sum(call.kind == "write" for call in self.sheets.calls)

    def trouble(self) -> str:
        with reading(self.store.engine) as session:
            return look(session, self.hands.office()).mirror_trouble

    def behind(self) -> bool:
        with self.store.look() as work:
            wanted, done = work.mirror.wanted()
        return wanted > done


@contextmanager
def open_planners(url: str) -> Iterator[Planners]:
    """One person who owes one duty, and an empty sheet."""
    store, sheets, hands = open_store(url), SheetsState("sheet-1"), Hands()
    (person,) = add_people(store, "U1")
    duty = add_duty(store, person)
    with serve_sheets(sheets) as here:
        client = GoogleSheet(here.credentials, "sheet-1", here.base_url)
        yield Planners(url, store, sheets, client, hands, duty, person)
    store.engine.dispose()


class Watched:
    """A sheet that counts what it is asked, and fails when told."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.error: TryLater | Never | None = None
        self.asked = 0

    def read_tabs(self, titles: Sequence[str]) -> Mapping[str, TabOnSheet]:
        self.asked += 1
        if self.error:
            raise self.error
        return self.sheet.read_tabs(titles)

    def write(self, changes: Sequence[TabChange]) -> None:
        self.sheet.write(changes)


class Dying(Watched):
    """The process dies before or after the sheet was written."""

    def __init__(self, sheet: Sheet, *, before: bool) -> None:
        super().__init__(sheet)
        self.before = before

    def write(self, changes: Sequence[TabChange]) -> None:
        if not self.before:
            self.sheet.write(changes)
        raise KeyboardInterrupt
