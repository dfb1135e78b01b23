"""Step: read what planners typed in the sheet's one tab of theirs, take it in, and answer beside it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.mirror import TabOnSheet
from domain.ports import Store, Work
from domain.sheet.suggestion_answers import SOON
from domain.sheet.suggestions import (
    TITLE,
    Answer,
    TypedRow,
    answered,
    header_again,
    mended,
    new_tab,
    places,
    typed_rows,
)
from scheduler.mirror_compare import Sheet
from scheduler.mirror_sheet import FULL_CHECK

LEASE_NAME, LEASE = "suggestions", timedelta(minutes=2)
EVERY = timedelta(minutes=5)  # so often one call asks whether somebody typed: nobody tells us
REST = timedelta(seconds=20)  # after a look, where a decision is to be shown
TROUBLED = timedelta(minutes=10)
TakeIn = Callable[[Sequence[TypedRow], Work, datetime], tuple[dict[int, Answer], dict[int, str]]]
log = structlog.get_logger()


class ReadSuggestions:
    """Reads the tab, which is made where it is missing; what it says is committed before it is answered.

    After a kill in between the next look finds the same words, knows them, and writes the answer.
    """

    def __init__(self, store: Store, sheet: Sheet, take_in: TakeIn, clocks: Clocks) -> None:
        self._store = store
        self._sheet = sheet
        self._take_in = take_in
        self._clocks = clocks
        self._mended: datetime | None = None
        self._looked: datetime | None = None
        self._not_before: datetime | None = None

    def __call__(self, me: str) -> bool:
        """Look every few minutes, and soon where something was decided."""
        machine = self._clocks.machine()
        if self._not_before and machine < self._not_before:
            return False
        if self._looked and machine - self._looked < EVERY:
            with self._store.look() as work:
                if not work.suggestions.unanswered():
                    return False
        return self.look(me)

    def look(self, me: str) -> bool:
        """One look now; returns whether it was carried out."""
        machine = self._clocks.machine()
        with self._store.work() as work:
            if not work.leases.take(LEASE_NAME, me, LEASE, machine):
                return False
        try:
            soon = self._read_and_answer()
        except (TryLater, Never) as no:
            self._not_before = machine + TROUBLED
            log.warning("suggestions not read", reason=no.reason)
            return False
        finally:
            with self._store.work() as work:
                work.leases.release(LEASE_NAME, me)
        self._looked, self._not_before = None if soon else machine, machine + REST
        return True

    def _read_and_answer(self) -> bool:
        """Whether there is more to be done soon."""
        found = self._found()
        if found is None:
            return False
        sheet_id, where = found.sheet_id, places(found)
        if where is None:
            self._sheet.write([header_again(sheet_id)])
            log.warning("header of the suggestions was changed by people")
            return True
        rows = typed_rows(found, where)
        with self._store.work() as work:
            answers, states = self._take_in(rows, work, self._clocks.office())
        change = answered(sheet_id, rows, answers, where)
        if change:
            self._sheet.write([change])
        with self._store.work() as work:
            work.suggestions.answer(states)
        log.info("suggestions read", rows=len(rows), answered=bool(change))
        self._mend(found)
        return SOON in answers.values()

    def _found(self) -> TabOnSheet | None:
        """The tab, whatever it is called now; without one it is made, and nothing stands in it yet."""
        known = self._known()
        try:
            found = self._sheet.read([known]).get(known) if known is not None else None
        except Never as no:  # it was deleted
            if no.access:
                raise
            found = None
        if found:
            return found
        ours = next((one for one, tab in self._sheet.tabs().items() if tab.title == TITLE), None)
        sheet_id = self._sheet.write([new_tab()])[TITLE] if ours is None else ours
        with self._store.work() as work:
            work.mirror.keep_tab(TITLE, sheet_id)
        return None if ours is None else self._sheet.read([sheet_id])[sheet_id]

    def _known(self) -> int | None:
        """The id of the tab, where it was seen in this file before."""
        with self._store.look() as work:
            following = work.mirror.following()
        kept = following.tabs.get(TITLE) if following.file == self._sheet.key else None
        return kept.sheet_id if kept else None

    def _mend(self, found: TabOnSheet) -> None:
        """Its name, unless people gave that to another tab, and its looks, as often as other tabs'."""
        machine = self._clocks.machine()
        if self._mended and machine - self._mended < FULL_CHECK:
            return
        titles = {tab.title for tab in self._sheet.tabs().values()} if found.title != TITLE else {TITLE}
        change = mended(found, self._sheet.looks([found])[found.sheet_id], rename=TITLE not in titles)
        if change:
            self._sheet.write([change])
            log.warning("tab of the suggestions was changed by people")
        self._mended = machine
