"""Step: turn waiting notices into calls, send each, record what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from domain.calls import PUSH_UNTIL, REPLY_UNTIL, Call, Outcome, Result
from domain.clocks import Clocks
from domain.hours import next_quiet_end
from domain.ports import Store, Work
from scheduler.freeze import Freeze, TakenByAnother
from scheduler.saying import Freshen, Write
from scheduler.settle import PAUSED, TOO_FAST, settle
from scheduler.side_by_side import AT_ONCE, Results, Send, SideBySide, UnderWay

PAUSES = {PAUSED: timedelta(minutes=1), TOO_FAST: timedelta(seconds=3)}
log = structlog.get_logger()


class Deliver:
    """Claims, freezes and sends; no transaction is open while LINE is asked.

    Pushes are frozen many in one commit, sent at the same time and recorded in one commit; each is a call of
    its own with its own retry key and lease. While some are under way the next ones are composed; should LINE
    be so slow that the lease of these ends meanwhile, their retry keys let only one of two workers say them.
    """

    def __init__(self, store: Store, write: Write, freshen: Freshen, send: Send, clocks: Clocks) -> None:
        self._store = store
        self._freeze = Freeze(write, freshen, clocks)
        self._send = SideBySide(send)
        self._clocks = clocks
        self._under_way: UnderWay | None = None

    def __call__(self, me: str) -> bool:
        """Move some things along; returns whether there were any."""
        return self.answer(me) or self._resume(me) or self._push(me)

    def _paused(self, work: Work, *trouble: str) -> bool:
        """LINE refused us a moment ago; what waits keeps waiting, outside of any call."""
        machine = self._clocks.machine()
        since = ((fact, work.facts.get(fact)) for fact in trouble)
        return any(known and machine - known[1] < PAUSES[fact] for fact, known in since)

    def answer(self, me: str) -> bool:
        """Send the replies that wait, and nothing else: all that the web process does."""
        with self._store.look() as work:
            if work.notices.next_answered_event() is None or self._paused(work, PAUSED):
                return False
        for call in self._frozen(self._freeze.reply, me):
            self._keep(self._send(call), me)
        return True

    def _resume(self, me: str) -> bool:
        """A call whose backoff is over, or that a dead process left behind."""
        machine = self._clocks.machine()
        with self._store.work() as work:
            claimed = work.calls.claim(me, machine)
            if claimed and self._sleeps(*claimed, me, work):
                return True
        if claimed is None:
            return False
        call, abandoned = claimed
        if call.kind == "reply" and abandoned:
            self._record([(call, None)], me)
        elif call.is_wiped:
            unclear = replace(call, was_unclear=call.was_unclear or abandoned)
            self._record([(unclear, Result(Outcome.WITHDRAWN))], me)
        elif _too_late(call, machine):
            taken = call.was_unclear or abandoned
            self._record([(call, Result(Outcome.UNCLEAR if taken else Outcome.NOT_CONNECTED))], me)
        else:
            self._keep(self._send(call), me)
        return True

    def _sleeps(self, call: Call, abandoned: bool, me: str, work: Work) -> bool:
        """A push that failed by day comes no more at night: the same call waits for the morning."""
        now, machine = self._clocks.office(), self._clocks.machine()
        wait = next_quiet_end(now, work.days_off()) - now
        if call.kind == "reply" or call.is_wiped or not wait or _too_late(call, machine):
            return False
        if all(notice.goes_at_night for notice in work.notices.in_calls([call.id])[call.id]):
            return False
        unclear = call.was_unclear or abandoned
        work.calls.again_at(call, me, Outcome.UNCLEAR if unclear else Outcome.NOT_CONNECTED, machine + wait)
        return True

    def _push(self, me: str) -> bool:
        """Freeze what is due while others are under way; when these have landed, it sets off."""
        due = self._is_due()
        if not due and not self._under_way:
            return False
        calls = self._frozen(partial(self._freeze.pushes, most=AT_ONCE), me) if due else []
        landed = self._under_way.land() if self._under_way else []
        self._under_way = self._send.set_off(calls, landed) if calls else None
        self._keep(landed, me)
        return True

    def _is_due(self) -> bool:
        with self._store.look() as work:
            return work.notices.any_due(self._clocks.office()) and not self._paused(work, PAUSED, TOO_FAST)

    def _frozen(self, freeze: Callable[[str, Work], list[Call]], me: str) -> list[Call]:
        try:
            with self._store.work() as work:
                return freeze(me, work)
        except TakenByAnother:
            return []

    def _keep(self, results: Results, me: str) -> None:
        for call, result in results:
            log.info("call", call=call.id, kind=call.kind, outcome=result.outcome.value, detail=result.detail)
        self._record(results, me)

    def _record(self, results: Sequence[tuple[Call, Result | None]], me: str) -> None:
        settle(self._store, results, me, self._clocks)


def _too_late(call: Call, machine: datetime) -> bool:
    """Whether LINE may have forgotten the token or key by which it knows that it has seen this call."""
    if call.kind == "reply":
        return call.token_at is None or machine - call.token_at >= REPLY_UNTIL
    return machine - call.created_at >= PUSH_UNTIL
