"""Step: learn from LINE what the account is called."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.ports import Store

Account = Callable[[], Mapping[str, str]]
FRESH = timedelta(minutes=5)
ACCOUNT = "account"  # the fact that holds the Official Account's basic id and name
A_DAY = timedelta(days=1)
log = structlog.get_logger()


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
