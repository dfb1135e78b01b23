"""Step: make the planners' sheet show what the database holds; one runner at a time."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

from domain.clocks import BANGKOK, Clocks
from domain.dates import show
from domain.errors import Never, TryLater
from domain.following import Following, Synced
from domain.mirror import Tab
from domain.ports import Store, Work
from scheduler.mirror_compare import Outcome, Sheet, bring_up

LEASE_NAME = "mirror"
LEASE = timedelta(minutes=5)
REST = timedelta(seconds=10)  # so that many changes are one sync
FULL_CHECK = timedelta(hours=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=10)
MakeTabs = Callable[[Work, datetime], list[Tab]]
log = structlog.get_logger()


class Tell(Protocol):
    """Tells the coordinators something of the sheet, once for each key."""

    def __call__(
        self, key: str, template: str, facts: Mapping[str, Any], work: Work, now: datetime
    ) -> None: ...


class MirrorSheet:
    """Makes the tabs, reads those that can have changed, writes the difference; the database is the truth."""

    def __init__(
        self,
        store: Store,
        sheet: Sheet,
        make_tabs: MakeTabs,
        clocks: Clocks,
        tell: Tell,
        rest: timedelta = REST,
    ) -> None:
        self._store = store
        self._sheet = sheet
        self._make_tabs = make_tabs
        self._clocks = clocks
        self._tell = tell
        self._rest = rest
        self._not_before: datetime | None = None
        self._failures = 0

    def __call__(self, me: str) -> bool:
        """Sync when something changed, a day began or the hourly check is due, and the sheet had its rest."""
        machine = self._clocks.machine()
        if self._not_before and machine < self._not_before:
            return False
        with self._store.look() as work:
            following = work.mirror.following()
        full = self._check_is_due(following, machine)
        behind = following.wanted > following.done or following.day != self._clocks.office().date()
        return self.sync(me, full=full) if full or behind else False

    def sync(self, me: str, *, full: bool = True) -> bool:
        """One sync now, of every tab when `full`; returns whether it was carried out."""
        machine, now = self._clocks.machine(), self._clocks.office()
        with self._store.work() as work:
            if not work.leases.take(LEASE_NAME, me, LEASE, machine):
                return False
        with self._store.look() as work:
            following = work.mirror.following()
            tabs = self._make_tabs(work, now)
        try:
            outcome = bring_up(self._sheet, tabs, following, full=full)
        except (TryLater, Never) as no:
            return self._failed(no, me)
        synced = Synced(following.wanted, self._sheet.key, now.date(), machine, outcome.full, outcome.tabs)
        with self._store.work() as work:
            self._say(outcome, following, work, now)
            work.mirror.keep(synced)
            work.leases.release(LEASE_NAME, me)
        self._not_before, self._failures = machine + self._rest, 0
        log.info("sheet synced", changed=outcome.changed, version=following.wanted, full=outcome.full)
        return True

    def _check_is_due(self, following: Following, machine: datetime) -> bool:
        checked, same = following.checked_at, following.file == self._sheet.key
        return checked is None or not same or machine - checked >= FULL_CHECK

    def _say(self, outcome: Outcome, following: Following, work: Work, now: datetime) -> None:
        """The file is back; and what people keep changing, once a day."""
        if following.lost_at:
            self._tell(f"sheet-back:{following.lost_at.isoformat()}", "sheet_back", {}, work, now)
        for title, drift in outcome.drift.items():
            log.warning("sheet was changed by people", tab=title, what=sorted(drift))
        again = work.mirror.drifted(outcome.drift, now)
        if again:
            self._tell(f"sheet-drift:{now.date()}", "sheet_drift", {"tabs": again}, work, now)

    def _failed(self, error: TryLater | Never, me: str) -> bool:
        """Wait longer after every failure; a file out of reach is told once, and asked for now and then."""
        now, self._failures = self._clocks.office(), self._failures + 1
        wait = LONGEST_PAUSE if isinstance(error, Never) else _pause(self._failures)
        if isinstance(error, TryLater) and error.retry_after:
            wait = max(wait, timedelta(seconds=error.retry_after))
        self._not_before = self._clocks.machine() + wait
        with self._store.work() as work:
            work.mirror.trouble(error.reason)
            if isinstance(error, Never) and error.access and work.mirror.lose(now):
                since = f"{show(now.astimezone(BANGKOK).date())} {now.astimezone(BANGKOK):%H.%M} น."
                facts = {"address": self._sheet.address, "since": since}
                self._tell(f"sheet-lost:{now.isoformat()}", "sheet_lost", facts, work, now)
            work.leases.release(LEASE_NAME, me)
        log.warning("sheet does not follow", reason=error.reason, failures=self._failures)
        return False


def _pause(failures: int) -> timedelta:
    return min(FIRST_PAUSE * (1 << min(failures - 1, 10)), LONGEST_PAUSE)
