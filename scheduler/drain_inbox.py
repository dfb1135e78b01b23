"""Step: handle what came in, one conversation at a time, one event a transaction."""

from collections.abc import Callable
from datetime import datetime

import structlog

from domain.clocks import Clocks
from domain.incoming import Incoming, Waiting
from domain.notices import Answer
from domain.ports import Store, Work

Read = Callable[[str], Incoming]
Converse = Callable[[Incoming, int, str, Work, datetime], None]
log = structlog.get_logger()


class DrainInbox:
    """Reads kept events, hands them to the conversation, and parks what fails three times."""

    def __init__(self, store: Store, read: Read, converse: Converse, clocks: Clocks) -> None:
        self._store = store
        self._read = read
        self._converse = converse
        self._clocks = clocks

    def __call__(self, me: str) -> bool:
        """Handle the waiting events of one conversation; returns whether there was one."""
        key = self._store.inbox.claim(me, self._clocks.machine())
        if key is None:
            return False
        try:
            while self._handle_next(key, me):
                pass
        finally:
            self._store.inbox.release(key, me)
        return True

    def _handle_next(self, key: str, me: str) -> bool:
        event = self._store.inbox.next(key)
        if event is None:
            return False
        try:
            return self._handle(event, me)
        except Exception as error:
            self._fail(event, error)
            return False

    def _handle(self, event: Waiting, me: str) -> bool:
        with self._store.work() as work:
            if not work.take(event, me, self._clocks.machine()):
                return False
            incoming = self._read(event.body)
            self._converse(incoming, event.id, event.conversation, work, self._clocks.office())
        log.info("event handled", inbox=event.id, happened=incoming.happened.value)
        return True

    def _fail(self, event: Waiting, error: Exception) -> None:
        """Only the error's type is logged: its text may hold somebody's words."""
        why = type(error).__name__
        parked = self._store.inbox.failed(event, why, self._clocks.machine())
        log.error("event failed", inbox=event.id, error=why, parked=parked)
        if parked:
            self._apologise(event)

    def _apologise(self, event: Waiting) -> None:
        try:
            incoming = self._read(event.body)
        except (ValueError, TypeError, AttributeError, LookupError):  # what cannot be read has no sender
            return
        if incoming.chat_kind != "user" or not incoming.chat:
            return
        with self._store.work() as work:
            chat = work.people.meet(incoming.chat_kind, incoming.chat)
            answers = [Answer("parked", matters=True)]
            work.notices.answer(event.id, chat.id, chat.person_id, answers, self._clocks.office())
