"""What became of a call: record the outcome and what follows for its notices."""

from collections.abc import Sequence
from datetime import datetime

import structlog

from domain.calls import Call, Next, Outcome, Result, after, wait_before
from domain.clocks import Clocks
from domain.notices import Notice, NoticeState
from domain.people import Chat
from domain.ports import Store, Work
from domain.quota import Held

log = structlog.get_logger()

PAUSED = "delivery_paused"  # since LINE refused our token
ENDS = {
    Next.SENT: (NoticeState.SENT, ""),
    Next.HOLD: (NoticeState.HELD, Held.REFUSED),
    Next.UNREACHABLE: (NoticeState.UNREACHABLE, "refused by LINE for this recipient"),
    Next.PARK: (NoticeState.PARKED, "refused or unclear; see the call"),
}


def settle(store: Store, call: Call, me: str, result: Result | None, clocks: Clocks) -> None:
    """Record how a call ended; None means that a process died while it was under way."""
    outcome = result.outcome if result else Outcome.ABANDONED
    machine = clocks.machine()
    follows = after(call, outcome, machine)
    with store.work() as work:
        if outcome is Outcome.UNAUTHORISED:
            work.facts.keep(PAUSED, {}, machine)
        if outcome is Outcome.MONTHLY_LIMIT:
            work.quota.refused(call.cost, machine)
        if follows is Next.AGAIN:
            work.calls.again_at(call, me, outcome, machine + wait_before(call))
            return
        if not work.calls.close(call, me, outcome):
            return
        notices = work.notices.in_call(call.id)
        _follow(follows, outcome, notices, work, clocks)
        if result and follows is Next.SENT:
            about = [list(notice.about) for notice in notices]
            work.calls.remember_messages(call, result.message_ids, about, clocks.office())
    if follows is not Next.SENT:
        log.warning("call ended", call=call.id, follows=follows.value, outcome=outcome.value)


def _follow(follows: Next, outcome: Outcome, notices: Sequence[Notice], work: Work, clocks: Clocks) -> None:
    ids = [notice.id for notice in notices]
    if follows in (Next.ONE_BY_ONE, Next.AFRESH):
        work.notices.again(ids, alone=follows is Next.ONE_BY_ONE)
    elif follows is Next.REDIRECT:
        _redirect(notices, outcome, work, clocks)
    else:
        state, why = ENDS[follows]
        work.notices.end(ids, state, why)


def _redirect(notices: Sequence[Notice], outcome: Outcome, work: Work, clocks: Clocks) -> None:
    """A reply that did not, or may not, have arrived: riders wait again, answers may be pushed.

    What LINE does not send into a group, because the bot is there no more, has nowhere else to go.
    """
    riders = [notice.id for notice in notices if notice.inbox_id is None]
    answers = [notice for notice in notices if notice.inbox_id is not None]
    work.notices.again(riders)
    if answers:
        chat = work.people.chat(answers[0].chat_id)
        if outcome is Outcome.UNREACHABLE and chat and not chat.is_private:
            work.notices.end([notice.id for notice in answers], *ENDS[Next.UNREACHABLE])
            return
        work.notices.again([notice.id for notice in answers])
        give_up_reply(answers, chat, work, clocks.office())


def give_up_reply(answers: Sequence[Notice], chat: Chat | None, work: Work, now: datetime) -> None:
    """The token is dead: in 1:1 what matters goes by push, the rest and groups stay silent."""
    private = chat is not None and chat.is_private and chat.person_id is not None
    pushed = [notice.id for notice in answers if notice.matters and notice.person_id and private]
    silent = [notice.id for notice in answers if notice.id not in pushed]
    work.notices.push_instead(pushed, now)
    work.notices.end(silent, NoticeState.CLEARED, "reply token expired")
