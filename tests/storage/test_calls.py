"""Calls in the database: frozen, leased, recorded by who still holds them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from queue_rows import SECOND, Hands, freeze_push, open_store, together
from sqlalchemy import select

from domain.calls import Call, Letter, Outcome
from storage.calls import LEASE
from storage.engine import writing
from storage.store import Store
from storage.talk_tables import CallRow


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = open_store(database)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def hands() -> Hands:
    return Hands()


def freeze(store: Store, hands: Hands, me: str = "A") -> Call:
    with store.work() as work:
        chat = work.people.meet("user", "U1")
        return freeze_push(work, chat, '[{"type":"text"}]', 1, me, hands.machine())


def claim(store: Store, hands: Hands, me: str) -> tuple[Call, bool] | None:
    with store.work() as work:
        return work.calls.claim(me, hands.machine())


def row(store: Store) -> CallRow:
    with writing(store.engine) as session:
        return session.scalars(select(CallRow)).one()


def test_every_push_has_a_retry_key_of_its_own_from_the_start(store: Store, hands: Hands) -> None:
    keys = {freeze(store, hands).retry_key for _ in range(5)}
    assert len(keys) == 5
    assert None not in keys


def test_a_reply_has_its_token_and_no_retry_key(store: Store, hands: Hands) -> None:
    with store.work() as work:
        chat = work.people.meet("user", "U1")
        id_ = work.calls.freeze_reply(
            Letter(chat, "[]", 0, ()), "token", hands.machine(), "A", hands.machine()
        )
        call = work.calls.get(id_)
    assert (call.kind, call.reply_token, call.retry_key) == ("reply", "token", None)


def test_nobody_takes_a_call_that_is_under_way(store: Store, hands: Hands) -> None:
    freeze(store, hands)
    hands.machine_at += LEASE
    assert claim(store, hands, "B") is None


def test_when_its_holder_is_silent_for_too_long_another_takes_it_and_knows(
    store: Store, hands: Hands
) -> None:
    frozen = freeze(store, hands)
    hands.machine_at += LEASE + SECOND
    taken = claim(store, hands, "B")
    assert taken
    call, abandoned = taken
    assert (call.id, call.retry_key, call.messages) == (frozen.id, frozen.retry_key, frozen.messages)
    assert (call.tries, abandoned) == (2, True)


def test_after_its_rest_the_same_call_goes_again_and_nobody_has_died(store: Store, hands: Hands) -> None:
    frozen = freeze(store, hands)
    with store.work() as work:
        work.calls.again_at(frozen, "A", Outcome.UNCLEAR, hands.machine() + 5 * SECOND)
    assert claim(store, hands, "B") is None
    hands.wait(5)
    taken = claim(store, hands, "B")
    assert taken
    assert (taken[0].was_unclear, taken[1]) == (True, False)


def test_once_unclear_always_unclear(store: Store, hands: Hands) -> None:
    call = freeze(store, hands)
    for outcome in (Outcome.UNCLEAR, Outcome.NOT_CONNECTED, Outcome.RATE_LIMITED):
        with store.work() as work:
            work.calls.again_at(call, "A", outcome, hands.machine())
        taken = claim(store, hands, "A")
        assert taken
        call = taken[0]
        assert call.was_unclear


def test_workers_that_ask_at_once_take_different_calls(store: Store, hands: Hands) -> None:
    for _ in range(3):
        freeze(store, hands)
    hands.machine_at += LEASE + SECOND
    taken = together(*[lambda me=me: claim(store, hands, me) for me in "ABC"])
    ids = [one[0].id for one in taken if isinstance(one, tuple)]
    assert len(ids) == len(set(ids)) >= 1


def test_who_has_lost_the_lease_records_nothing(store: Store, hands: Hands) -> None:
    frozen = freeze(store, hands)
    hands.machine_at += LEASE + SECOND
    claim(store, hands, "B")
    with store.work() as work:
        assert not work.calls.close([frozen], "A", Outcome.REFUSED)
        work.calls.again_at(frozen, "A", Outcome.UNCLEAR, hands.machine())
    kept = row(store)
    assert (kept.state, kept.lease_by, kept.outcome) == ("open", "B", "")
    with store.work() as work:
        assert work.calls.close([frozen], "B", Outcome.SENT)
        assert not work.calls.close([frozen], "B", Outcome.SENT)


def test_a_closed_call_forgets_its_words_and_is_never_taken_again(store: Store, hands: Hands) -> None:
    call = freeze(store, hands)
    with store.work() as work:
        work.calls.close([call], "A", Outcome.SENT)
    kept = row(store)
    assert (kept.messages, kept.reply_token, kept.state) == (None, None, "closed")
    hands.machine_at += 10 * LEASE
    assert claim(store, hands, "B") is None


def test_accepted_pushes_and_those_under_way_count_against_the_month(store: Store, hands: Hands) -> None:
    began = hands.machine()
    for outcome in (Outcome.SENT, Outcome.MONTHLY_LIMIT, Outcome.SENT):
        call = freeze(store, hands)
        with store.work() as work:
            work.calls.close([call], "A", outcome)
    freeze(store, hands)
    with store.look() as work:
        assert work.calls.pushed_since(began) == work.calls.pushed_since(None) == 3
        assert work.calls.pushed_since(began + SECOND) == 0


def test_what_we_sent_is_known_by_its_message_ids(store: Store, hands: Hands) -> None:
    call = freeze(store, hands)
    with store.work() as work:
        call = replace(call, about=[[7], [8, 9]])
        work.calls.remember_messages([(call, ("m1", "m2"))], hands.office())
        work.calls.remember_messages([(replace(call, about=[[5]]), ("m1",))], hands.office())
    with store.look() as work:
        assert work.calls.spoken_of("m1") == (7,)
        assert work.calls.spoken_of("m2") == (8, 9)
        assert work.calls.spoken_of("another's") == work.calls.spoken_of(None) == ()
    assert store.inbox.sent_by_us(["m1", "x"]) == {"m1"}
