"""Sent files in the database: fetched by one, kept once, lost only once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from queue_rows import SECOND, Hands, add_duty, add_people, event, open_store, together

from domain.evidence import SentFile
from storage.evidence import LEASE
from storage.store import Store


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = open_store(database)
    add_people(opened, "U1")
    yield opened
    opened.engine.dispose()


@pytest.fixture
def hands() -> Hands:
    return Hands()


def expect(store: Store, hands: Hands, content: str) -> int:
    store.inbox.keep([event(content)], hands.machine())
    waiting = store.inbox.next("|U1")
    assert waiting
    with store.work() as work:
        person = work.people.behind("U1")
        assert person
        return work.evidence.expect(content, "รายงาน.pdf", person.id, waiting.id, hands.office())


def claim(store: Store, hands: Hands) -> SentFile | None:
    with store.work() as work:
        return work.evidence.claim(hands.machine())


def test_files_are_fetched_in_the_order_in_which_they_came(store: Store, hands: Hands) -> None:
    ids = [expect(store, hands, content) for content in ("c1", "c2")]
    first, second = claim(store, hands), claim(store, hands)
    assert first
    assert second
    assert [first.id, second.id] == ids
    assert (first.content, first.name, first.tries) == ("c1", "รายงาน.pdf", 1)
    assert claim(store, hands) is None


def test_two_workers_never_take_the_same_file(store: Store, hands: Hands) -> None:
    expect(store, hands, "c1")
    taken = together(*[lambda: claim(store, hands)] * 4)
    assert sum(one is not None for one in taken) == 1


def test_a_lease_ends_and_who_is_late_keeps_nothing(store: Store, hands: Hands) -> None:
    expect(store, hands, "c1")
    slow = claim(store, hands)
    hands.machine_at += LEASE + SECOND
    quick = claim(store, hands)
    assert slow
    assert quick
    assert quick.tries == 2
    with store.work() as work:
        assert work.evidence.kept(quick, b"bytes")
        assert not work.evidence.kept(slow, b"bytes")
        assert not work.evidence.lost(slow)
    assert claim(store, hands) is None


def test_a_file_that_is_not_ready_is_asked_for_later(store: Store, hands: Hands) -> None:
    expect(store, hands, "c1")
    file = claim(store, hands)
    assert file
    with store.work() as work:
        work.evidence.retry_at(file, hands.machine() + 4 * SECOND)
        assert not work.evidence.any_waiting(hands.machine() + 4 * SECOND)
        assert work.evidence.any_waiting(hands.machine() + timedelta(seconds=5))


def test_a_file_given_to_a_duty_is_shown_with_it_and_the_sheet_is_behind(store: Store, hands: Hands) -> None:
    from domain.history import Said

    id_ = expect(store, hands, "c1")
    with store.work() as work:
        person = work.people.behind("U1")
        assert person
    duty_id = add_duty(store, person.id)
    with store.work() as work:
        (duty,) = work.duties.get([duty_id])
        update = work.history.log(duty, Said("attach", "", person.id, None), hands.office())
        before = work.mirror.following().wanted
        work.evidence.give(id_, duty_id, update, hands.office())
    with store.look() as work:
        assert work.mirror.following().wanted > before
        (proof,) = work.evidence.proofs([duty_id])[duty_id]
        assert (proof.url, proof.name) == ("", "รายงาน.pdf")
        file = work.evidence.get(id_)
        assert file
        assert file.duty_id == duty_id
