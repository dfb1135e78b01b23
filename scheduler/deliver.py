"""Step: turn waiting notices into calls, send each, record what became of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from domain.calls import PUSH_UNTIL, REPLY_UNTIL, Call, Outcome, Result
from domain.clocks import Clocks
from domain.hours import next_quiet_end
from domain.notices import NO_CHAT, UNWRITTEN, Kind, Notice, NoticeState
from domain.ports import Store, Work
from scheduler.settle import PAUSED, give_up_reply, settle

Write = Callable[[Notice, Mapping[str, Any]], list[dict[str, Any]]]
Freshen = Callable[[Notice, Work, datetime], Mapping[str, Any] | None]
Send = Callable[[Call], Result]
OBJECTS = 5
TOKEN_LIVES = timedelta(seconds=50)
PAUSE = timedelta(minutes=1)
log = structlog.get_logger()


class Deliver:
    """Claims, freezes and sends; no transaction is open while LINE is asked."""

    def __init__(self, store: Store, write: Write, freshen: Freshen, send: Send, clocks: Clocks) -> None:
        self._store = store
        self._write = write
        self._freshen = freshen
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
        self._freeze_and_send(self._freeze_reply, me)
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
            if work.notices.next_due_person(self._clocks.office()) is None or self._paused(work):
                return False
        self._freeze_and_send(self._freeze_push, me)
        return True

    def _freeze_and_send(self, freeze: Callable[[str, Work], Call | None], me: str) -> None:
        try:
            with self._store.work() as work:
                call = freeze(me, work)
        except TakenByAnother:
            return
        if call:
            self._carry_out(call, me)

    def _carry_out(self, call: Call, me: str) -> None:
        result = self._send(call)
        log.info("call", call=call.id, kind=call.kind, outcome=result.outcome.value, detail=result.detail)
        settle(self._store, call, me, result, self._clocks)

    def _freeze_reply(self, me: str, work: Work) -> Call | None:
        now, machine = self._clocks.office(), self._clocks.machine()
        inbox_id = work.notices.next_answered_event()
        if inbox_id is None:
            return None
        answers = work.notices.answers_to(inbox_id)
        if not answers:
            raise TakenByAnother
        token, received = work.notices.token_of(inbox_id)
        chat = work.people.chat(answers[0].chat_id)
        if token is None or machine - received > TOKEN_LIVES or not chat:
            give_up_reply(answers, chat, work, now)
            return None
        answers = answers[:OBJECTS]
        riders = work.notices.riders(chat.person_id, answers[0].id, now) if chat.person_id else []
        carried, messages = self._render([*riders[: OBJECTS - len(answers)], *answers], work, now)
        if not messages:
            return None
        call_id = work.calls.freeze_reply(chat, json.dumps(messages), token, received, me, machine)
        return _tied(carried, call_id, work)

    def _freeze_push(self, me: str, work: Work) -> Call | None:
        now = self._clocks.office()
        person_id = work.notices.next_due_person(now)
        if person_id is None:
            return None
        chat = work.people.chat_of(person_id)
        if chat and not work.people.holds(chat):
            raise TakenByAnother
        due = _undisturbing(work.notices.due_for(person_id, now), work, now)
        if chat is None:
            work.notices.end([notice.id for notice in due], NoticeState.UNREACHABLE, NO_CHAT)
            return None
        carried, messages = self._render(due[:OBJECTS], work, now)
        if not messages:
            return None
        call_id = work.calls.freeze_push(chat, json.dumps(messages), 1, me, self._clocks.machine())
        return _tied(carried, call_id, work)

    def _render(
        self, notices: Sequence[Notice], work: Work, now: datetime
    ) -> tuple[list[Notice], list[dict[str, Any]]]:
        """The notices that still have something to say, and their messages; the others are cleared."""
        carried, messages = [], []
        for notice in notices:
            facts = self._freshen(notice, work, now)
            if facts is None:
                work.notices.end([notice.id], NoticeState.CLEARED, "nothing left to say")
            elif written := self._written(notice, facts, work):
                carried.append(notice)
                messages += written
        return carried, messages

    def _written(self, notice: Notice, facts: Mapping[str, Any], work: Work) -> list[dict[str, Any]]:
        """Its messages; a notice that cannot be written is parked, for it must not stop the others."""
        try:
            return self._write(notice, facts)
        except Exception as error:
            work.notices.end([notice.id], NoticeState.PARKED, f"{UNWRITTEN}: {type(error).__name__}")
            log.error("notice not written", notice=notice.id, error=type(error).__name__)
            return []


class TakenByAnother(Exception):
    """Another worker was first with a notice, or the chat is somebody else's by now; nothing was kept."""


def _too_late(call: Call, machine: datetime) -> bool:
    """Whether LINE may have forgotten the token or key by which it knows that it has seen this call."""
    if call.kind == "reply":
        return call.token_at is None or machine - call.token_at >= REPLY_UNTIL
    return machine - call.created_at >= PUSH_UNTIL


def _undisturbing(due: list[Notice], work: Work, now: datetime) -> list[Notice]:
    """What may be pushed at this hour: at night answers only, the rest waits for the morning."""
    morning = next_quiet_end(now, work.days_off())
    if morning <= now:
        return due
    work.notices.push_later([notice.id for notice in due if notice.kind is not Kind.ANSWER], morning)
    return [notice for notice in due if notice.kind is Kind.ANSWER]


def _tied(notices: Sequence[Notice], call_id: int, work: Work) -> Call:
    if not work.notices.put_in_call([notice.id for notice in notices], call_id):
        raise TakenByAnother
    return work.calls.get(call_id)
