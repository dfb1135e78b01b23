"""The inbox: kept once, one conversation at a time and in order, nobody's lease outlives its time."""

from collections.abc import Iterator

import pytest
from queue_rows import SECOND, Hands, event, open_store, together
from sqlalchemy import select

from domain.incoming import Waiting
from storage.engine import reading
from storage.facts import Facts
from storage.inbox import LEASE, TRIES, Inbox
from storage.store import Store
from storage.talk_tables import InboxRow


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = open_store(database)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def hands() -> Hands:
    return Hands()


def kept(store: Store) -> list[str]:
    with reading(store.engine) as session:
        return list(session.scalars(select(InboxRow.event_key).order_by(InboxRow.id)))


def take_all(store: Store, key: str, me: str, hands: Hands) -> list[str]:
    """Handle what waits in a conversation that was claimed, in the order in which it comes."""
    seen = []
    while (waiting := store.inbox.next(key)) is not None:
        with store.work() as work:
            assert work.take(waiting, me, hands.machine())
        seen.append(waiting.body)
    return seen


def claimed(inbox: Inbox, me: str, hands: Hands) -> tuple[str, Waiting]:
    key = inbox.claim(me, hands.machine())
    assert key is not None
    waiting = inbox.next(key)
    assert waiting is not None
    return key, waiting


def test_a_replayed_body_is_kept_once(store: Store, hands: Hands) -> None:
    body = [event("e1"), event("e2", "U2")]
    assert store.inbox.keep(body, hands.machine()) == 2
    hands.wait(3600)
    assert store.inbox.keep(body, hands.machine()) == 0
    assert kept(store) == ["e1", "e2"]


def test_duplicates_within_one_body_are_kept_once(store: Store, hands: Hands) -> None:
    assert store.inbox.keep([event("e1"), event("e1"), event("e2")], hands.machine()) == 2


def test_the_same_body_at_two_doors_at_once_is_kept_once(store: Store, hands: Hands) -> None:
    body = [event(f"e{n}") for n in range(20)]
    new = together(*[lambda: store.inbox.keep(body, hands.machine())] * 4)
    assert sum(int(str(one)) for one in new) == 20
    assert len(kept(store)) == 20


def test_an_event_that_was_handled_does_not_come_back(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1")], hands.machine())
    key = store.inbox.claim("A", hands.machine())
    assert key
    take_all(store, key, "A", hands)
    store.inbox.release(key, "A")
    assert store.inbox.keep([event("e1")], hands.machine()) == 0
    assert store.inbox.claim("A", hands.machine()) is None


def test_events_are_handled_in_the_order_in_which_they_happened(store: Store, hands: Hands) -> None:
    late, early, middle = event("e3", at=30), event("e1", at=10), event("e2", at=20)
    store.inbox.keep([late], hands.machine())
    store.inbox.keep([early, middle], hands.machine())
    key = store.inbox.claim("A", hands.machine())
    assert key
    assert take_all(store, key, "A", hands) == [early.body, middle.body, late.body]


def test_a_conversation_has_one_handler_while_others_go_on(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1"), event("e2"), event("e3", "U2")], hands.machine())
    first, second = store.inbox.claim("A", hands.machine()), store.inbox.claim("B", hands.machine())
    assert {first, second} == {"|U1", "|U2"}
    assert store.inbox.claim("C", hands.machine()) is None


def test_one_person_in_a_group_and_in_private_are_two_conversations(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1"), event("e2", place="G1")], hands.machine())
    assert {store.inbox.claim(me, hands.machine()) for me in "AB"} == {"|U1", "G1|U1"}


def test_workers_that_ask_at_once_get_different_conversations(store: Store, hands: Hands) -> None:
    store.inbox.keep([event(f"e{n}", f"U{n}") for n in range(4)], hands.machine())
    got = together(*[lambda me=f"W{n}": store.inbox.claim(me, hands.machine()) for n in range(4)])
    taken = [one for one in got if one]
    assert len(taken) == len(set(taken)) >= 1


def test_the_conversation_that_waits_longest_comes_first(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1", "U9")], hands.machine())
    hands.wait(1)
    store.inbox.keep([event("e0", "U1", at=-60)], hands.machine())
    assert store.inbox.claim("A", hands.machine()) == "|U9"


def test_an_expired_lease_is_taken_over_and_its_former_holder_changes_nothing(
    store: Store, hands: Hands
) -> None:
    store.inbox.keep([event("e1")], hands.machine())
    key, waiting = claimed(store.inbox, "A", hands)
    hands.machine_at += LEASE
    assert store.inbox.claim("B", hands.machine()) is None, "a lease holds to its last moment"
    hands.machine_at += SECOND
    assert store.inbox.claim("B", hands.machine()) == key
    with store.work() as work:
        assert not work.take(waiting, "A", hands.machine())
    store.inbox.release(key, "A")
    assert store.inbox.claim("C", hands.machine()) is None, "only the holder gives a lease back"
    with store.work() as work:
        assert work.take(waiting, "B", hands.machine())


def test_handling_an_event_prolongs_the_lease(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1"), event("e2", at=1)], hands.machine())
    _, first = claimed(store.inbox, "A", hands)
    hands.machine_at += LEASE
    with store.work() as work:
        assert work.take(first, "A", hands.machine())
    hands.machine_at += LEASE
    assert store.inbox.claim("B", hands.machine()) is None


def test_an_event_is_taken_once_even_by_its_holder(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1")], hands.machine())
    _, waiting = claimed(store.inbox, "A", hands)
    with store.work() as work:
        assert work.take(waiting, "A", hands.machine())
    with store.work() as work:
        assert not work.take(waiting, "A", hands.machine())


def test_what_fails_leaves_the_event_waiting_and_nothing_else(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1")], hands.machine())
    key, waiting = claimed(store.inbox, "A", hands)
    with pytest.raises(RuntimeError), store.work() as work:
        work.take(waiting, "A", hands.machine())
        work.facts.keep("changed", {}, hands.machine())
        raise RuntimeError
    assert store.inbox.next(key) == waiting
    with reading(store.engine) as session:
        assert Facts(session).get("changed") is None


def fail(store: Store, hands: Hands, me: str = "A") -> bool:
    key, waiting = claimed(store.inbox, me, hands)
    parked = store.inbox.failed(waiting, "ValueError", hands.machine())
    store.inbox.release(key, me)
    return parked


def test_a_failing_event_is_tried_three_times_within_five_seconds_then_parked(
    store: Store, hands: Hands
) -> None:
    store.inbox.keep([event("e1"), event("e2", at=1)], hands.machine())
    began = hands.machine()
    parked: list[bool] = []
    while not any(parked):
        if store.inbox.claim("look", hands.machine()):
            store.inbox.release("|U1", "look")
            parked.append(fail(store, hands))
        hands.wait(0.5)
    assert parked == [False] * (TRIES - 1) + [True]
    assert (hands.machine() - began).total_seconds() <= 5
    _, waiting = claimed(store.inbox, "A", hands)
    assert waiting.body == event("e2", at=1).body, "what came later goes on"


def test_what_came_after_a_failing_event_waits_for_it(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1")], hands.machine())
    fail(store, hands)
    store.inbox.keep([event("e2", at=1), event("e3", "U2")], hands.machine())
    assert store.inbox.claim("A", hands.machine()) == "|U2"
    assert store.inbox.claim("B", hands.machine()) is None


def test_a_worker_that_looked_before_the_failure_does_not_try_again_too_early(
    store: Store, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It saw the conversation ready; then another failed the event and gave the lease back."""
    store.inbox.keep([event("e1")], hands.machine())
    slow = Inbox(store.engine)
    seen = select(InboxRow.conversation).where(InboxRow.state == "waiting")
    fail(store, hands)
    monkeypatch.setattr("storage.inbox._ready", lambda _now: seen)
    assert slow.claim("B", hands.machine()) is None


def test_a_failure_after_another_has_handled_the_event_is_not_counted(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1")], hands.machine())
    _, waiting = claimed(store.inbox, "A", hands)
    with store.work() as work:
        work.take(waiting, "A", hands.machine())
    assert not store.inbox.failed(Waiting(waiting.id, "|U1", "", TRIES), "ValueError", hands.machine())
    with reading(store.engine) as session:
        assert session.scalars(select(InboxRow.state)).all() == ["handled"]


def test_the_oldest_waiting_event_is_known_for_the_health_page(store: Store, hands: Hands) -> None:
    assert store.health(hands.office()).oldest_event is None
    began = hands.machine()
    store.inbox.keep([event("e1")], began)
    hands.wait(60)
    store.inbox.keep([event("e2", "U2")], hands.machine())
    assert store.health(hands.office()).oldest_event == began
