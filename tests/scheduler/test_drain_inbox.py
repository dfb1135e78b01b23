"""Draining the inbox: order, parallel conversations, three tries, a kind word, and never an endless loop."""

import json
from collections.abc import Iterator
from datetime import datetime

import pytest
from queue_rows import Hands, add_people, event, open_store, states, together
from sqlalchemy import select

from domain.incoming import Happened, Incoming, RawEvent
from domain.notices import Answer
from domain.ports import Work
from scheduler.drain_inbox import DrainInbox
from scheduler.responder import run_until_idle
from storage.engine import reading
from storage.inbox import LEASE
from storage.store import Store
from storage.talk_tables import InboxRow, NoticeRow

BAD = "bad"


class Talk:
    """A conversation that notes what it hears, and fails at words it was told to fail at."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.poison: set[str] = set()

    def __call__(self, incoming: Incoming, inbox: int, _key: str, work: Work, now: datetime) -> None:
        chat = work.people.meet(incoming.chat_kind, incoming.chat)
        work.notices.answer(inbox, chat.id, None, [Answer("words", {"words": incoming.words})], now)
        if incoming.words in self.poison:
            raise KeyError(incoming.words)
        self.heard.append(incoming.words)


def read(body: str) -> Incoming:
    said = json.loads(body)
    kind = "group" if said["user"].startswith("G") else "user"
    return Incoming(Happened.TEXT, kind, said["user"], said["user"], said["said"])


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = open_store(database)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def talk() -> Talk:
    return Talk()


def drainer(store: Store, talk: Talk, hands: Hands) -> DrainInbox:
    return DrainInbox(store, read, talk, hands.clocks)


def keep(store: Store, hands: Hands, *events: RawEvent) -> None:
    store.inbox.keep(events, hands.machine())


def inbox_states(store: Store) -> dict[str, str]:
    with reading(store.engine) as session:
        rows = session.execute(select(InboxRow.event_key, InboxRow.state))
        return {key: state for key, state in rows}


def test_events_are_handled_once_in_the_order_in_which_they_happened(
    store: Store, hands: Hands, talk: Talk
) -> None:
    keep(store, hands, event("third", at=3), event("first", at=1), event("second", at=2))
    drain = drainer(store, talk, hands)
    assert run_until_idle([drain], "A")
    assert talk.heard == ["first", "second", "third"]
    assert not run_until_idle([drain], "A")
    assert len(states(store)) == 3


def test_a_failing_event_changes_nothing_is_tried_three_times_and_its_sender_is_told(
    store: Store, hands: Hands, talk: Talk
) -> None:
    add_people(store, "U1")
    talk.poison = {BAD}
    keep(store, hands, event(BAD), event("later", at=1))
    drain, tries = drainer(store, talk, hands), 0
    while inbox_states(store)[BAD] == "waiting":
        assert states(store) == {}, "nothing of a failed try is kept"
        tries += run_until_idle([drain], "A")
        hands.wait(0.5)
    run_until_idle([drain], "A")
    assert tries == 3
    assert inbox_states(store) == {BAD: "parked", "later": "handled"}
    assert talk.heard == ["later"]
    with reading(store.engine) as session:
        told = session.scalars(select(NoticeRow).order_by(NoticeRow.id)).all()
        assert [(one.template, one.matters) for one in told] == [("parked", True), ("words", False)]
        assert told[0].person_id is not None
        (kept,) = session.scalars(select(InboxRow).where(InboxRow.event_key == BAD)).all()
        assert (kept.error, kept.tries) == ("KeyError", 3), "no words in the error"


def test_in_a_group_nobody_is_bothered_with_our_trouble(store: Store, hands: Hands, talk: Talk) -> None:
    talk.poison = {BAD}
    keep(store, hands, event(BAD, "G1"))
    for _ in range(10):
        run_until_idle([drainer(store, talk, hands)], "A")
        hands.wait(1)
    assert (inbox_states(store), states(store)) == ({BAD: "parked"}, {})


def test_a_poisoned_conversation_does_not_stop_others(store: Store, hands: Hands, talk: Talk) -> None:
    talk.poison = {BAD}
    keep(store, hands, event(BAD, "U1"), event("fine", "U2"), event("fine too", "U3"))
    assert run_until_idle([drainer(store, talk, hands)], "A"), "and it comes to an end at one moment"
    assert sorted(talk.heard) == ["fine", "fine too"]


@pytest.mark.parametrize("body", ["not json", "[]", '{"user": 5}', '{"said": "x"}'])
def test_what_cannot_be_read_is_parked_without_stopping_anybody(
    store: Store, hands: Hands, talk: Talk, body: str
) -> None:
    keep(store, hands, event("odd", body=body), event("fine", at=1), event("other", "U2"))
    for _ in range(10):
        run_until_idle([drainer(store, talk, hands)], "A")
        hands.wait(1)
    assert sorted(talk.heard) == ["fine", "other"]
    assert inbox_states(store)["odd"] == "parked"


def test_a_worker_whose_lease_has_run_out_keeps_nothing_of_what_it_did_next(
    store: Store, hands: Hands, talk: Talk, database: str
) -> None:
    """A hangs between two events; B takes over; A wakes and finds nothing that is still its own."""
    keep(store, hands, event("one"), event("two", at=1))
    taken = store.inbox.claim("A", hands.machine())
    assert taken
    waiting = store.inbox.next(taken)
    assert waiting
    hands.machine_at += 2 * LEASE
    run_until_idle([drainer(open_store(database), talk, hands)], "B")
    with store.work() as work:
        assert not work.take(waiting, "A", hands.machine())
    assert talk.heard == ["one", "two"]
    assert len(states(store)) == 2


def test_a_dead_workers_conversation_goes_on_when_its_lease_ends(
    store: Store, hands: Hands, talk: Talk
) -> None:
    keep(store, hands, event("one"))
    store.inbox.claim("dead", hands.machine())
    drain = drainer(store, talk, hands)
    assert not run_until_idle([drain], "A")
    hands.machine_at += 2 * LEASE
    assert run_until_idle([drain], "A")
    assert talk.heard == ["one"]


def test_workers_at_the_same_inbox_handle_each_event_once_and_in_order(
    database: str, hands: Hands, talk: Talk
) -> None:
    stores = [open_store(database) for _ in range(3)]
    people, each = 5, 6
    keep(
        stores[0],
        hands,
        *[event(f"U{p}:{n}", f"U{p}", at=n) for n in reversed(range(each)) for p in range(people)],
    )
    drains = [drainer(store, talk, hands) for store in stores]
    together(*[lambda d=drain, me=f"W{n}": run_until_idle([d], me) for n, drain in enumerate(drains)])
    for person in range(people):
        mine = [words for words in talk.heard if words.startswith(f"U{person}:")]
        assert mine == [f"U{person}:{n}" for n in range(each)]
    assert len(states(stores[0])) == people * each
    for store in stores:
        store.engine.dispose()
