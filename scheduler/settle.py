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
TOO_FAST = "pushes_paused"  # since LINE said that we push too fast
ENDS = {
    Next.SENT: (NoticeState.SENT, ""),
    Next.HOLD: (NoticeState.HELD, Held.REFUSED),
    Next.UNREACHABLE: (NoticeState.UNREACHABLE, "refused by LINE for this recipient"),
    Next.PARK: (NoticeState.PARKED, "refused or unclear; see the call"),
}


def settle(store: Store, results: Sequence[tuple[Call, Result | None]], me: str, clocks: Clocks) -> None:
    """Record how calls ended, all at once; None means that a process died while the call was under way."""
    machine = clocks.machine()
    alike: dict[tuple[Next, Outcome], list[tuple[Call, Result | None]]] = {}
    for call, result in results:
        outcome = result.outcome if result else Outcome.ABANDONED
        alike.setdefault((after(call, outcome, machine), outcome), []).append((call, result))
    with store.work() as work:
        for (follows, outcome), its in alike.items():
            _note_trouble(outcome, [call for call, _ in its], work, machine)
            if follows is Next.AGAIN:
                for call, _ in its:
                    work.calls.again_at(call, me, outcome, machine + wait_before(call))
            else:
                _close(follows, outcome, its, me, work, clocks)


def _note_trouble(outcome: Outcome, calls: Sequence[Call], work: Work, machine: datetime) -> None:
    """What LINE said to one call that others should know before they are made."""
    if outcome is Outcome.UNAUTHORISED:
        work.facts.keep(PAUSED, {}, machine)
    if outcome is Outcome.RATE_LIMITED and calls[0].kind == "push":
        work.facts.keep(TOO_FAST, {}, machine)
    if outcome is Outcome.MONTHLY_LIMIT:
        work.quota.refused(min(call.cost for call in calls), machine)


def _close(
    follows: Next,
    outcome: Outcome,
    results: Sequence[tuple[Call, Result | None]],
    me: str,
    work: Work,
    clocks: Clocks,
) -> None:
    closed = work.calls.close([call for call, _ in results], me, outcome)
    carried = work.notices.in_calls(closed)
    if follows is Next.REDIRECT:
        for notices in carried.values():
            _redirect(notices, outcome, work, clocks)
    else:
        _end(follows, [notice for notices in carried.values() for notice in notices], work)
    if follows is Next.SENT:
        sent = [(call, result.message_ids) for call, result in results if result and call.id in closed]
        work.calls.remember_messages(sent, clocks.office())
    else:
        log.warning("calls ended", calls=sorted(closed), follows=follows.value, outcome=outcome.value)


def _end(follows: Next, notices: Sequence[Notice], work: Work) -> None:
    ids = [notice.id for notice in notices]
    if follows in (Next.ONE_BY_ONE, Next.AFRESH):
        work.notices.again(ids, alone=follows is Next.ONE_BY_ONE)
    else:
        work.notices.end(ids, *ENDS[follows])


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
