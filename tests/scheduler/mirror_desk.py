"""The planners' desk: the office's database, its sheet at the emulator, and sheets that misbehave."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from queue_rows import Hands, add_duty, add_people, open_store
from sqlalchemy import select

from domain.errors import Never, TryLater
from domain.history import Said
from domain.mirror import TabChange, TabOnSheet
from domain.mirror_looks import LooksOnSheet
from domain.people import Role
from domain.sheet_tabs import make_tabs
from handlers.tell_coordinators import tell_of_sheet
from playground.sheets_book import Book
from playground.sheets_server import RunningSheets, serve_sheets
from playground.sheets_state import SheetsState
from scheduler.mirror_compare import Sheet
from scheduler.mirror_sheet import MakeTabs, MirrorSheet
from storage.engine import reading, writing
from storage.google_sheet import GoogleSheet
from storage.health import look
from storage.mirror_state import touch_mirror
from storage.office_tables import RoleRow
from storage.store import Store
from storage.talk_tables import NoticeRow

DUTIES, LOG, OVERVIEW = "งานทั้งหมด", "บันทึกความก้าวหน้า", "ภาพรวม"


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
    here: RunningSheets

    def mirror(self, sheet: Sheet | None = None, make: MakeTabs = make_tabs) -> MirrorSheet:
        """A runner in a process of its own."""
        return MirrorSheet(open_store(self.url), sheet or self.client, make, self.hands.clocks, tell_of_sheet)

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

    def touch(self) -> None:
        """Something changed that the tabs do not show."""
        with writing(self.store.engine) as session:
            touch_mirror(session, self.hands.office())

    def move_to(self, key: str) -> None:
        """The office sets up another spreadsheet, an empty one."""
        self.sheets.spreadsheet_id = key
        self.sheets.change(emptied)
        self.client = GoogleSheet(self.here.credentials, key, self.here.base_url)

    def make_coordinator(self) -> None:
        """The one person of the office becomes who hears of the sheet."""
        with writing(self.store.engine) as session:
            session.add(RoleRow(person_id=self.person, role=Role.COORDINATOR))

    def told(self, template: str) -> list[dict[str, Any]]:
        """The facts of each notice of this kind."""
        with reading(self.store.engine) as session:
            return list(session.scalars(select(NoticeRow.facts).where(NoticeRow.template == template)))

    def trouble(self) -> str:
        with reading(self.store.engine) as session:
            return look(session, self.hands.office()).mirror_trouble

    def behind(self) -> bool:
        with self.store.look() as work:
            following = work.mirror.following()
        return following.wanted > following.done


def emptied(book: Book) -> None:
    """As Google makes a new one."""
    book.tabs.clear()
    book.add({"sheetId": 0})


@contextmanager
def open_planners(url: str, wrap: Callable[[Any], Any] = lambda app: app) -> Iterator[Planners]:
    """One person who owes one duty, and an empty sheet."""
    store, sheets, hands = open_store(url), SheetsState("sheet-1"), Hands()
    (person,) = add_people(store, "U1")
    duty = add_duty(store, person)
    with serve_sheets(sheets, wrap) as here:
        client = GoogleSheet(here.credentials, "sheet-1", here.base_url, machine=hands.machine)
        yield Planners(url, store, sheets, client, hands, duty, person, here)
    store.engine.dispose()


class Watched:
    """A sheet that counts what it is asked, and fails when told."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.key, self.address = sheet.key, sheet.address
        self.error: TryLater | Never | None = None
        self.asked = 0

    def tabs(self) -> Mapping[int, TabOnSheet]:
        self._ask()
        return self.sheet.tabs()

    def read(self, sheet_ids: Iterable[int]) -> Mapping[int, TabOnSheet]:
        self._ask()
        return self.sheet.read(sheet_ids)

    def looks(self, tabs: Iterable[TabOnSheet]) -> Mapping[int, LooksOnSheet]:
        return self.sheet.looks(tabs)

    def write(self, changes: Sequence[TabChange]) -> Mapping[str, int]:
        return self.sheet.write(changes)

    def _ask(self) -> None:
        self.asked += 1
        if self.error:
            raise self.error


class Dying(Watched):
    """The process dies before or after the sheet was written."""

    def __init__(self, sheet: Sheet, *, before: bool) -> None:
        super().__init__(sheet)
        self.before = before

    def write(self, changes: Sequence[TabChange]) -> Mapping[str, int]:
        if not self.before:
            self.sheet.write(changes)
        raise KeyboardInterrupt
