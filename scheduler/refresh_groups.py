"""Step: learn from LINE what each group is called and how many people it has: a push there costs as many."""

from collections.abc import Callable
from datetime import timedelta

import structlog

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.people import Chat
from domain.ports import Store

AskGroup = Callable[[Chat], tuple[str, int]]
FRESH, AGAIN = timedelta(days=1), timedelta(minutes=10)
log = structlog.get_logger()


class RefreshGroups:
    """Asks for one group at a time, once a day of machine time and when somebody came or went."""

    def __init__(self, store: Store, ask: AskGroup, clocks: Clocks) -> None:
        self._store = store
        self._ask = ask
        self._clocks = clocks

    def __call__(self, _me: str) -> bool:
        """Refresh the group that is stale; returns whether one was."""
        machine = self._clocks.machine()
        with self._store.look() as work:
            chat = work.groups.stale(machine - FRESH)
        if chat is None:
            return False
        try:
            name, members = self._ask(chat)
        except (TryLater, Never) as no:
            self._in_vain(chat, no)
            return False
        with self._store.work() as work:
            work.groups.learn(chat.id, name, members, machine)
        return True

    def _in_vain(self, chat: Chat, no: TryLater | Never) -> None:
        """LINE is asked again soon; a group that it does not show us is one that we are not in."""
        log.warning("group unknown", chat=chat.id, reason=no.reason)
        with self._store.work() as work:
            work.groups.asked(chat.id, self._clocks.machine() - FRESH + AGAIN)
            if isinstance(no, Never):
                work.people.set_reachable(chat.line_id, False)
