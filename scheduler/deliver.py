"""Step: turn waiting notices into calls, send each, record what became of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from domain.calls import PUSH_UNTIL, REPLY_UNTIL, Call, Outcome, Result
from domain.clocks import Clocks
from domain.ports import Store, Work
from scheduler.freeze import Freeze, Freshen, TakenByAnother, Write
from scheduler.settle import PAUSED, settle

Send = Callable[[Call], Result]
PAUSE = timedelta(minutes=1)
log = structlog.get_logger()


class Deliver:
    """Claims, freezes and sends; no transaction is open while LINE is asked."""

    def __init__(self, store: Store, write: Write, freshen: Freshen, send: Send, clocks: Clocks) -> None:
        self._store = store
        self._freeze = Freeze(write, freshen, clocks)
        self._send = send
        self._clocks = clocks

    def __call__(self, me: str) -> bool:
        """Move one thing along; returns whether there was one."""
        return self.answer(me) or self._resume(me) or self._push(me)

    def _paused(self, work: Work) -> bool:
        """LINE refused our token a moment ago; what waits keeps waiting, outside of any call."""
        since = work.facts.get(PAUSED)
        return since is not None and self._clocks.machine() - since[1] < PAUSE

    def answer(self, me: str) -> bool:
        """Send the replies that wait, and nothing else: all that the web process does."""
        with self._store.look() as work:
            if work.notices.next_answered_event() is None or self._paused(work):
                return False
        self._freeze_and_send(self._freeze.reply, me)
        return True

    def _resume(self, me: str) -> bool:
        """A call whose backoff is over, or that a dead process left behind."""
        machine = self._clocks.machine()
        with self._store.work() as work:
            claimed = work.calls.claim(me, machine)
        if claimed is None:
            return False
        call, abandoned = claimed
        if call.kind == "reply" and abandoned:
            settle(self._store, call, me, None, self._clocks)
        elif call.is_wiped:
            unclear = replace(call, was_unclear=call.was_unclear or abandoned)
            settle(self._store, unclear, me, Result(Outcome.WITHDRAWN), self._clocks)
        elif _too_late(call, machine):
            settle(self._store, call, me, Result(Outcome.UNCLEAR), self._clocks)
        else:
            self._carry_out(call, me)
        return True

    def _push(self, me: str) -> bool:
        with self._store.look() as work:
            if not work.notices.next_due(self._clocks.office()) or self._paused(work):
                return False
        self._freeze_and_send(self._freeze.push, me)
        return True

    def _freeze_and_send(self, freeze: Callable[[str, Work], list[Call]], me: str) -> None:
        try:
            with self._store.work() as work:
                calls = freeze(me, work)
        except TakenByAnother:
            return
        for call in calls:
            self._carry_out(call, me)

    def _carry_out(self, call: Call, me: str) -> None:
        result = self._send(call)
        log.info("call", call=call.id, kind=call.kind, outcome=result.outcome.value, detail=result.detail)
        settle(self._store, call, me, result, self._clocks)


def _too_late(call: Call, machine: datetime) -> bool:
    """Whether LINE may have forgotten the token or key by which it knows that it has seen this call."""
    if call.kind == "reply":
        return call.token_at is None or machine - call.token_at >= REPLY_UNTIL
    return machine - call.created_at >= PUSH_UNTIL
