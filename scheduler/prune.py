"""Step: forget old raw events, old wishes to enrol, proposals, and workbooks that nobody brought in."""

from datetime import timedelta

from domain.clocks import Clocks
from domain.own_data import KEEP_RAW
from domain.ports import Store

EVERY = timedelta(hours=6)


class Prune:
    """Runs a few times a day."""

    def __init__(self, store: Store, clocks: Clocks) -> None:
        self._store = store
        self._clocks = clocks

    def __call__(self, me: str) -> bool:
        """Wipe what is old of events, wishes, proposals and workbooks; returns whether there was any."""
        machine = self._clocks.machine()
        with self._store.look() as work:
            last = work.facts.get("pruned")
        if last and machine - last[1] < EVERY:
            return False
        with self._store.work() as work:
            work.facts.keep("pruned", {}, machine)
            office = self._clocks.office() - KEEP_RAW
            others = work.enrolments.forget(office) + work.office_files.forget(office)
            others += work.proposals.forget(office)
            return work.forget_raw_events(machine - KEEP_RAW) + others > 0
