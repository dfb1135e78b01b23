"""The planners' side of the house: the tabs, the Google Sheet or the file that shows them, and exports."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from config import Settings
from console.links import Links
from domain.clocks import Clocks
from domain.following import REPORT
from domain.sheet_tabs import make_tabs
from handlers.suggesting import take_in
from handlers.tell_coordinators import tell_of_sheet
from scheduler.keep_report import KeepReport
from scheduler.mirror_sheet import MakeTabs, MirrorSheet
from scheduler.read_suggestions import ReadSuggestions
from scheduler.responder import Step
from storage.report_book import write_report
from storage.report_csv import write_csv
from storage.store import Store

if TYPE_CHECKING:
    from storage.google_sheet import GoogleSheet


@dataclass(frozen=True)
class PlannersSide:
    """Each part is made when it is first asked for."""

    settings: Settings
    clocks: Clocks
    store: Store
    links: Links
    rests: timedelta

    @property
    def make_tabs(self) -> MakeTabs:
        """What planners see, with the addresses of files."""
        return partial(make_tabs, address=self.links.file)

    @cached_property
    def sheet(self) -> "GoogleSheet | None":
        """The planners' Google Sheet, where one is set up."""
        settings, key = self.settings, self.settings.credentials
        if key is None:
            return None
        from storage.google_sheet import GoogleSheet

        return GoogleSheet(
            key, settings.google_sheet_id, settings.sheets_api_base, machine=self.clocks.machine
        )

    @cached_property
    def mirror(self) -> MirrorSheet | None:
        """Database → sheet."""
        if self.sheet is None:
            return None
        return MirrorSheet(self.store, self.sheet, self.make_tabs, self.clocks, tell_of_sheet, self.rests)

    @cached_property
    def read_suggestions(self) -> ReadSuggestions | None:
        """What planners type in the sheet → proposals."""
        return ReadSuggestions(self.store, self.sheet, take_in, self.clocks) if self.sheet else None

    @cached_property
    def keep_report(self) -> KeepReport:
        """Database → Excel file, where no sheet is set up."""
        write = partial(write_report, path=self.settings.room / REPORT)
        return KeepReport(self.store, self.make_tabs, write, self.clocks)

    @property
    def steps(self) -> list[Step]:
        """What the worker does for planners."""
        if self.mirror and self.read_suggestions:
            return [self.mirror, self.read_suggestions]
        return [self.keep_report]

    def export(self, file: Path | None, folder: Path | None) -> dict[str, int]:
        """Write the tabs as an Excel file, as CSV files, or both; gives the rows of each tab."""
        with self.store.look() as work:
            tabs = self.make_tabs(work, self.clocks.office())
        if file:
            write_report(tabs, file)
        return write_csv(tabs, folder) if folder else {tab.title: len(tab.rows) for tab in tabs}
