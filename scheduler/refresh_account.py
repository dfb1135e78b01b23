"""Steps: learn from LINE how much of this month's quota is left, and what the account is called."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.ports import Store

Quota = Callable[[], Mapping[str, int | None]]
Account = Callable[[], Mapping[str, str]]
FRESH = timedelta(minutes=5)
ACCOUNT = "account"  # the fact that holds the Official Account's basic id and name
A_DAY = timedelta(days=1)
log = structlog.get_logger()


class RefreshFacts:
    """The quota: asked for at most once in five minutes of machine time, and when the month turns."""

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


class RefreshAccount:
    """The account's basic id, for links into the 1:1 chat: once a day, and until it is known."""

    def __init__(self, store: Store, account: Account, clocks: Clocks) -> None:
        self._store = store
        self._account = account
        self._clocks = clocks

    def __call__(self, me: str) -> bool:
        """Learn it when it is stale; returns whether it was."""
        machine = self._clocks.machine()
        with self._store.look() as work:
            known, asked = work.facts.get(ACCOUNT), work.facts.get("account_asked")
        if (known and machine - known[1] < A_DAY) or (asked and machine - asked[1] < FRESH):
            return False
        try:
            account = self._account()
        except (TryLater, Never) as no:
            log.warning("account unknown", reason=no.reason)
            account = None
        with self._store.work() as work:
            work.facts.keep("account_asked", {}, machine)
            if account:
                work.facts.keep(ACCOUNT, dict(account), machine)
        return account is not None
