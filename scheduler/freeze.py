"""Turns waiting notices into calls: rendered from the current state and frozen, to be sent as they are."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from domain.calls import Call, Letter
from domain.clocks import Clocks
from domain.hours import next_quiet_end
from domain.notices import NO_CHAT, Notice, NoticeState, Reader
from domain.people import Chat
from domain.ports import Work
from domain.quota import Quota
from domain.sharing import Going
from scheduler.saying import OBJECTS, Freshen, Said, Saying, Write, saying
from scheduler.settle import give_up_reply

TOKEN_LIVES = timedelta(seconds=50)
WRITES_FOR = timedelta(milliseconds=120)  # others wait to write as long as pushes are composed
READERS = 100  # whose pushes are composed together, until it is known how long that takes here


class TakenByAnother(Exception):
    """Another worker was first with a notice; nothing was kept."""


class Freeze:
    """What goes out next, inside the caller's transaction."""

    def __init__(self, write: Write, freshen: Freshen, clocks: Clocks) -> None:
        self._write = write
        self._freshen = freshen
        self._clocks = clocks
        self._room = READERS

    def reply(self, me: str, work: Work) -> list[Call]:
        """The answers to the event that has waited longest, after what may ride with them."""
        now, machine = self._clocks.office(), self._clocks.machine()
        inbox_id = work.notices.next_answered_event()
        if inbox_id is None:
            return []
        answers = work.notices.answers_to(inbox_id)
        if not answers:
            raise TakenByAnother
        token, received = work.notices.token_of(inbox_id)
        chat = work.people.chat(answers[0].chat_id)
        if token is None or machine - received > TOKEN_LIVES or not chat:
            give_up_reply(answers, chat, work, now)
            return []
        going = Going(tuple(answers[:OBJECTS]), _riders(chat, answers[0].id, work, now))
        riders = Going(joining=going.joining).by_weight()
        its = [*going.due, *riders]
        with self._saying(its, work) as composed:
            said = composed.say(its)
        if not said:
            return []
        call_id = work.calls.freeze_reply(_frozen(chat, 0, going, said), token, received, me, machine)
        if not work.notices.put_in_calls({call_id: said}):
            raise TakenByAnother
        return [work.calls.get(call_id)]

    def pushes(self, me: str, work: Work, most: int) -> list[Call]:
        """What is due to the readers whose turn it is, at most so many, as far as the month's quota goes."""
        now, began = self._clocks.office(), self._clocks.machine()
        readers = work.notices.next_due(now, min(most, self._room))
        if not readers:
            return []
        quiet_until, quota = next_quiet_end(now, work.days_off()), work.quota.now(now)
        chats, going = _chats_of(readers, work), work.notices.going_to(readers, now)
        if work.planning.planned() != now.date():
            going = {reader: its.unreminded() for reader, its in going.items()}
        pushes: list[Letter] = []
        with self._saying(_all_of(going), work) as composed:
            for reader in readers:
                its = _awake(going[reader], quiet_until, work, now)
                if push := _push_to(chats[reader], its, quota, composed):
                    quota = quota.after_push(push.cost, was_last=any(one.must_go for one in its.due))
                    pushes.append(push)
        frozen = _tied(work.calls.freeze_pushes(pushes, me, self._clocks.machine()), pushes, work)
        self._room = room_after(self._room, len(readers), self._clocks.machine() - began)
        return frozen

    def _saying(self, notices: Iterable[Notice], work: Work) -> AbstractContextManager[Saying]:
        return saying(notices, self._write, self._freshen, work, self._clocks.office())


def room_after(room: int, readers: int, took: timedelta) -> int:
    """How many readers fit into the time for which others may be kept waiting, when so many took so long."""
    fits = max(1, int(readers * (WRITES_FOR / took))) if took else room
    return fits if took > WRITES_FOR else max(room, fits)


def _push_to(chat: Chat | None, going: Going, quota: Quota, composed: Saying) -> Letter | None:
    if chat is None:
        composed.end(going.due, NoticeState.UNREACHABLE, NO_CHAT)
        return None
    cost = 1 if chat.is_private else chat.members
    if why := quota.holds_back(cost, goes_anyway=True):
        composed.end(going.due, NoticeState.HELD, why)
        return None
    said = composed.say(going.by_weight())
    due = [notice for notice in going.due if notice.id in said]
    if not due:
        return None
    if why := quota.holds_back(cost, goes_anyway=any(one.goes_anyway for one in due)):
        composed.end(due, NoticeState.HELD, why)
        return None
    return _frozen(chat, cost or 1, going, said)


def _all_of(going: Mapping[Reader, Going]) -> list[Notice]:
    return [notice for its in going.values() for notice in (*its.due, *its.joining)]


def _ids(notices: Iterable[Notice]) -> list[int]:
    return [notice.id for notice in notices]


def _riders(chat: Chat, before: int, work: Work, now: datetime) -> tuple[Notice, ...]:
    """What rides a reply in this chat: a person's notices in 1:1, in a tied group that group's own."""
    if chat.is_private:
        return tuple(work.notices.riders(chat.person_id, before, now)) if chat.person_id else ()
    return tuple(work.notices.riders_in(chat.id, before, now)) if chat.tied else ()


def _chats_of(readers: Sequence[Reader], work: Work) -> dict[Reader, Chat | None]:
    """Where each reader is met: a person's chat, theirs until this transaction ends, or a tied group."""
    held = work.people.hold_chats(one.person_id for one in readers if one.person_id)
    chats: dict[Reader, Chat | None] = {}
    for reader in readers:
        if reader.person_id is None:
            group = work.people.chat(reader.chat_id)
            chats[reader] = group if group and group.tied else None
        elif reader.person_id in held or work.people.chat_of(reader.person_id) is None:
            chats[reader] = held.get(reader.person_id)
        else:
            raise TakenByAnother  # they have another chat by now
    return chats


def _awake(going: Going, quiet_until: datetime, work: Work, now: datetime) -> Going:
    """What may be pushed at this hour; the rest waits for the morning."""
    if quiet_until <= now:
        return going
    at_once = going.undisturbing()
    work.notices.push_later(set(_ids(going.due)) - set(_ids(at_once.due)), quiet_until)
    return at_once


def _frozen(chat: Chat, cost: int, going: Going, said: Said) -> Letter:
    """The request, its messages in the order in which they are read."""
    ordered = [one for notice in going.as_read(said) for one in said[notice.id]]
    messages = json.dumps([message for message, _ in ordered])
    return Letter(chat, messages, cost, tuple(said), [about for _, about in ordered])


def _tied(calls: list[Call], pushes: Sequence[Letter], work: Work) -> list[Call]:
    carried = {call.id: push.notices for call, push in zip(calls, pushes, strict=True)}
    if not work.notices.put_in_calls(carried):
        raise TakenByAnother
    return calls
