"""Step: make the planners' sheet show what the database holds; one runner at a time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.mirror import Tab, TabChange, TabOnSheet, difference
from domain.ports import Store, Work

LEASE_NAME = "mirror"
LEASE = timedelta(minutes=2)
REST = timedelta(seconds=10)
FULL_CHECK = timedelta(hours=1)
PAUSE: dict[type[Exception], timedelta] = {TryLater: timedelta(seconds=30), Never: timedelta(minutes=10)}
MakeTabs = Callable[[Work, datetime], list[Tab]]
log = structlog.get_logger()


class Sheet(Protocol):
    """A Google Sheet; both methods raise `TryLater` or `Never`."""

    def read_tabs(self, titles: Sequence[str]) -> Mapping[str, TabOnSheet]: ...
    def write(self, changes: Sequence[TabChange]) -> None: ...


class MirrorSheet:
    """Reads, compares by id, writes the difference; the database is the truth."""

    def __init__(
        self, store: Store, sheet: Sheet, make_tabs: MakeTabs, clocks: Clocks, rest: timedelta = REST
    ) -> None:
        self._store = store
        self._sheet = sheet
        self._make_tabs = make_tabs
        self._clocks = clocks
        self._rest = rest
        self._not_before: datetime | None = None

    def __call__(self, me: str) -> bool:
        """Sync when something changed, or the hourly check is due, and the sheet has had its rest."""
        machine = self._clocks.machine()
        if self._not_before and machine < self._not_before:
            return False
        with self._store.look() as work:
            wanted, done = work.mirror.wanted()
            checked = work.mirror.checked_at()
        if wanted == done and checked and machine - checked < FULL_CHECK:
            return False
        return self.sync(me)

    def sync(self, me: str) -> bool:
        """One sync now; returns whether it was carried out."""
        machine = self._clocks.machine()
        with self._store.work() as work:
            if not work.leases.take(LEASE_NAME, me, LEASE, machine):
                return False
        with self._store.look() as work:
            version, _ = work.mirror.wanted()
            tabs = self._make_tabs(work, self._clocks.office())
        try:
            changes = self._write(tabs)
        except (TryLater, Never) as no:
            return self._failed(no, me)
        with self._store.work() as work:
            work.mirror.keep(version, machine)
            work.leases.release(LEASE_NAME, me)
        self._not_before = machine + self._rest
        log.info("sheet synced", changed=changes, version=version)
        return True

    def _write(self, tabs: Sequence[Tab]) -> int:
        """Write what differs; the `_meta` tab, which is last, only goes with another change."""
        found = self._sheet.read_tabs([tab.title for tab in tabs])
        changes = [change for tab in tabs[:-1] if (change := difference(tab, found.get(tab.title)))]
        meta = difference(tabs[-1], found.get(tabs[-1].title))
        if meta and (changes or tabs[-1].title not in found):
            changes.append(meta)
        if changes:
            self._sheet.write(changes)
        return len(changes)

    def _failed(self, error: TryLater | Never, me: str) -> bool:
        wait = PAUSE[type(error)]
        if isinstance(error, TryLater) and error.retry_after:
            wait = max(wait, timedelta(seconds=error.retry_after))
        self._not_before = self._clocks.machine() + wait
        with self._store.work() as work:
            work.mirror.trouble(error.reason)
            work.leases.release(LEASE_NAME, me)
        log.warning("sheet does not follow", reason=error.reason)
        return False
