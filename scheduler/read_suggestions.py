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
    new_tab,
    places,
    typed_rows,
)
from scheduler.mirror_compare import Sheet

LEASE_NAME, LEASE = "suggestions", timedelta(minutes=2)
EVERY = timedelta(minutes=5)  # so often we look whether somebody typed: nobody tells us
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
        self._sheet_id: int | None = None
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
            self._sheet_id, self._not_before = None, machine + TROUBLED
            log.warning("suggestions not read", reason=no.reason)
            return False
        finally:
            with self._store.work() as work:
                work.leases.release(LEASE_NAME, me)
        self._looked, self._not_before = None if soon else machine, machine + REST
        return True

    def _read_and_answer(self) -> bool:
        """Whether there is more to be done soon."""
        sheet_id, found = self._found()
        if found is None:
            return False
        where = places(found)
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
        return SOON in answers.values()

    def _found(self) -> tuple[int, TabOnSheet | None]:
        """The tab with what stands in it; without one it is made, and nothing stands in it yet."""
        if self._sheet_id is None:
            ours = (sheet_id for sheet_id, tab in self._sheet.tabs().items() if tab.title == TITLE)
            self._sheet_id = next(ours, None)
        if self._sheet_id is None:
            self._sheet_id = self._sheet.write([new_tab()])[TITLE]
            return self._sheet_id, None
        return self._sheet_id, self._sheet.read([self._sheet_id]).get(self._sheet_id)
