"""Step: learn what is left of the month's quota, reckon what last rungs need, let go what has room."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

import structlog

from domain.calendar import WorkingDays
from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.notices import ToTell
from domain.ports import Store, Work
from domain.quota import Quota, dates_that_matter, pushes_to_come

AskQuota = Callable[[], Mapping[str, int | None]]
Warn = Callable[[Quota, Work, datetime], Iterable[ToTell]]
FRESH = timedelta(minutes=5)
REFUSED_FOR = timedelta(hours=1)
log = structlog.get_logger()


def nobody(_quota: Quota, _work: Work, _now: datetime) -> Iterable[ToTell]:
    """No warning."""
    return ()


class RefreshQuota:
    """At most once in five minutes of machine time, and when the office's day or month turns.

    What it keeps is all that a push asks for: nothing is reckoned for each of them.
    """

    def __init__(self, store: Store, ask: AskQuota, clocks: Clocks, warn: Warn = nobody) -> None:
        self._store = store
        self._ask = ask
        self._clocks = clocks
        self._warn = warn

    def __call__(self, me: str) -> bool:
        """Refresh when it is stale; returns whether LINE told."""
        machine, now = self._clocks.machine(), self._clocks.office()
        today = now.date().isoformat()
        with self._store.look() as work:
            asked = work.facts.get("quota_asked")
            if asked and machine - asked[1] < FRESH and asked[0].get("day") == today:
                return False
            to_come = _to_come(work, now)
        told = self._told()
        with self._store.work() as work:
            work.facts.keep("quota_asked", {"day": today}, machine)
            work.quota.keep_reserve(*to_come, machine)
            work.quota.refusal_over(machine - REFUSED_FOR)
            if told:
                work.quota.learn(told["limit"], told["used"] or 0, now, machine)
            work.notices.clear_expired(now)
            self._let_go(work, now)
        return told is not None

    def _let_go(self, work: Work, now: datetime) -> None:
        """What there is room for waits again, and who should know is told."""
        quota = work.quota.now(now)
        if quota.refused is None:
            work.notices.release_held(only_last=quota.room is not None and not quota.room)
        work.notices.tell(self._warn(quota, work, now), now)

    def _told(self) -> Mapping[str, int | None] | None:
        try:
            return self._ask()
        except (TryLater, Never) as no:
            log.warning("quota unknown", reason=no.reason)
            return None


def _to_come(work: Work, now: datetime) -> tuple[int, int]:
    """The pushes that last rungs need on the month's later days, and those of all rungs."""
    today, days, policies = now.date(), WorkingDays(work.days_off()), work.policies()
    due = work.quota.people_due(*dates_that_matter(today, policies))
    last = pushes_to_come(due, today, days, policies, only_last=True)
    return last, pushes_to_come(due, today, days, policies)
