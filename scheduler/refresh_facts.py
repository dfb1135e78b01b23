"""Step: learn from LINE how much of this month's quota is left, and let go what was held for it."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.ports import Store

Quota = Callable[[], Mapping[str, int | None]]
FRESH = timedelta(minutes=5)
log = structlog.get_logger()


class RefreshFacts:
    """Asks at most once in five minutes of machine time, and when the office's month turns."""

    def __init__(self, store: Store, quota: Quota, clocks: Clocks) -> None:
        self._store = store
        self._quota = quota
        self._clocks = clocks

    def __call__(self, me: str) -> bool:
        """Refresh the quota when it is stale; returns whether it was."""
        machine, month = self._clocks.machine(), self._clocks.office().strftime("%Y-%m")
        with self._store.look() as work:
            asked = work.facts.get("quota_asked")
        if asked and machine - asked[1] < FRESH and asked[0]["month"] == month:
            return False
        fact = self._ask()
        with self._store.work() as work:
            work.facts.keep("quota_asked", {"month": month}, machine)
            if fact is None:
                return False
            work.facts.keep("quota", {**fact, "month": month}, machine)
            if fact["limit"] is None or (fact["used"] or 0) < fact["limit"]:
                work.notices.release_held(self._clocks.office())
        return True

    def _ask(self) -> Mapping[str, int | None] | None:
        try:
            return self._quota()
        except (TryLater, Never) as no:
            log.warning("quota unknown", reason=no.reason)
            return None
