"""Step: turn waiting notices into calls, send each, record what became of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog

from domain.calls import Call, Result
from domain.clocks import Clocks
from domain.notices import Notice, NoticeState
from domain.ports import Store, Work
from scheduler.settle import give_up_reply, settle

Write = Callable[[Notice, Mapping[str, Any]], list[dict[str, Any]]]
Freshen = Callable[[Notice, Work, datetime], Mapping[str, Any] | None]
Send = Callable[[Call], Result]
OBJECTS = 5
TOKEN_LIVES = timedelta(seconds=50)
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

    def answer(self, me: str) -> bool:
        """Send the replies that wait, and nothing else: all that the web process does."""
        with self._store.look() as work:
            if work.notices.next_answered_event() is None:
                return False
        self._freeze_and_send(self._freeze_reply, me)
        return True

    def _resume(self, me: str) -> bool:
        """A call whose backoff is over, or that a dead process left behind."""
        with self._store.work() as work:
            claimed = work.calls.claim(me, self._clocks.machine())
        if claimed is None:
            return False
        call, abandoned = claimed
        if call.kind == "reply" and abandoned:
            settle(self._store, call, me, None, self._clocks)
        else:
            self._carry_out(call, me)
        return True

    def _push(self, me: str) -> bool:
        with self._store.look() as work:
            if work.notices.next_due_person(self._clocks.office()) is None:
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
        token, received = work.notices.token_of(inbox_id)
        chat = work.people.chat(answers[0].chat_id)
        if token is None or machine - received > TOKEN_LIVES or not chat:
            give_up_reply(answers, chat, work, now)
            return None
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
        due = work.notices.due_for(person_id, now)
        chat = work.people.chats().get(person_id)
        if chat is None:
            work.notices.end([notice.id for notice in due], NoticeState.UNREACHABLE, "no chat")
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
                continue
            carried.append(notice)
            messages += self._write(notice, facts)
        return carried, messages


class TakenByAnother(Exception):
    """Another worker was first with one of the notices; nothing was kept."""


def _tied(notices: Sequence[Notice], call_id: int, work: Work) -> Call:
    if not work.notices.put_in_call([notice.id for notice in notices], call_id):
        raise TakenByAnother
    return work.calls.get(call_id)
