"""Step: where no Google Sheet is set up, keep the planners' tabs as a file that is never long behind."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import structlog

from domain.clocks import Clocks
from domain.following import REPORT, Synced
from domain.mirror import Tab
from domain.ports import Store
from scheduler.mirror_sheet import MakeTabs

REST = timedelta(minutes=1)  # machine time between two files: a large office takes seconds to write
TROUBLED = timedelta(minutes=10)
log = structlog.get_logger()


class KeepReport:
    """Writes it when something changed, every morning for the days that are left, and once after a start.

    `write` puts the whole file in place at once, so several workers may do it. What is kept of it is what the
    health page and สถานะ tell.
    """

    def __init__(
        self, store: Store, make_tabs: MakeTabs, write: Callable[[Sequence[Tab]], object], clocks: Clocks
    ) -> None:
        self._store = store
        self._make_tabs = make_tabs
        self._write = write
        self._clocks = clocks
        self._shown: tuple[int, date] | None = None
        self._not_before: datetime | None = None

    def __call__(self, _me: str) -> bool:
        """Write it when it is behind and has had its rest; returns whether it was written."""
        machine, office = self._clocks.machine(), self._clocks.office()
        if self._not_before and machine < self._not_before:
            return False
        with self._store.look() as work:
            now = (work.mirror.wanted()[0], office.date())
            if now == self._shown:
                return False
            tabs = self._make_tabs(work, office)
        return self._written(tabs, now, machine)

    def _written(self, tabs: Sequence[Tab], now: tuple[int, date], machine: datetime) -> bool:
        try:
            self._write(tabs)
        except OSError as no:
            self._not_before = machine + TROUBLED
            log.warning("report not written", reason=no.strerror)
            with self._store.work() as work:
                work.mirror.trouble(f"{REPORT}: {no.strerror}")
            return False
        version, day = now
        with self._store.work() as work:
            work.mirror.keep(Synced(version, REPORT, day, machine, full=True, tabs={}))
        self._shown, self._not_before = now, machine + REST
        log.info("report written", version=version)
        return True
