"""Notices in the database: once under a key, tied to one call, and back again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from queue_rows import Hands, add_people, event, freeze_push, letter, open_store, states, together

from domain.notices import Answer, Notice, NoticeState, Reader, ToTell
from storage.store import Store, Work


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = open_store(database)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def hands() -> Hands:
    return Hands()


def tell(store: Store, hands: Hands, *letters: ToTell) -> int:
    with store.work() as work:
        return work.notices.tell(letters, hands.office())


def due(store: Store, person: int, hands: Hands) -> list[Notice]:
    with store.look() as work:
        return list(work.notices.going_to([Reader(person)], hands.office())[Reader(person)].due)


def freeze(work: Work, hands: Hands) -> int:
    chat = work.people.meet("user", "U1")
    return freeze_push(work, chat, "[]", 1, "A", hands.machine()).id


def test_a_key_is_kept_once_within_one_telling_and_later(store: Store, hands: Hands) -> None:
    (mali,) = add_people(store, "U1")
    one, two = letter("one", mali, hands.office()), letter("two", mali, hands.office())
    assert tell(store, hands, one, one, two) == 2
    assert tell(store, hands, one, two) == 0
    with store.look() as work:
        assert work.notices.known(["one", "three"]) == {"one"}


def test_nothing_to_tell_is_nothing_told(store: Store, hands: Hands) -> None:
    assert tell(store, hands) == 0


def test_two_workers_tie_a_notice_to_one_call(store: Store, hands: Hands) -> None:
    (mali,) = add_people(store, "U1")
    tell(store, hands, letter("one", mali, hands.office()), letter("two", mali, hands.office()))
    ids = [notice.id for notice in due(store, mali, hands)]

    def tie() -> bool:
        with store.work() as work:
            return work.notices.put_in_calls({freeze(work, hands): ids})

    assert sorted(together(*[tie] * 3), key=bool) == [False, False, True]


def test_a_call_that_cannot_have_all_says_so(store: Store, hands: Hands) -> None:
    (mali,) = add_people(store, "U1")
    tell(store, hands, letter("one", mali, hands.office()), letter("two", mali, hands.office()))
    first, second = [notice.id for notice in due(store, mali, hands)]
    with store.work() as work:
        assert work.notices.put_in_calls({freeze(work, hands): [first]})
    with store.work() as work:
        assert not work.notices.put_in_calls({freeze(work, hands): [first, second]})


def test_what_goes_alone_goes_before_the_rest(store: Store, hands: Hands) -> None:
    (mali,) = add_people(store, "U1")
    tell(store, hands, *[letter(key, mali, hands.office()) for key in ("one", "two", "three")])
    ids = [notice.id for notice in due(store, mali, hands)]
    with store.work() as work:
        work.notices.again(ids[1:], alone=True)
    assert [notice.key for notice in due(store, mali, hands)] == ["two"]


def test_what_is_due_is_what_has_its_hour_behind_it_earliest_first(store: Store, hands: Hands) -> None:
    mali, somchai = add_people(store, "U1", "U2")
    now = hands.office()
    tell(
        store,
        hands,
        letter("later", mali, now + timedelta(seconds=1)),
        letter("now", mali, now),
        letter("earlier", somchai, now - timedelta(hours=1)),
        letter("never pushed", mali, None),
    )
    with store.look() as work:
        assert work.notices.next_due(now, 1) == [Reader(somchai)]
    assert [notice.key for notice in due(store, mali, hands)] == ["now"]


def test_what_is_put_off_is_not_due_before_then(store: Store, hands: Hands) -> None:
    (mali,) = add_people(store, "U1")
    tell(store, hands, letter("one", mali, hands.office()))
    with store.work() as work:
        work.notices.push_later(
            [one.id for one in due(store, mali, hands)], hands.office() + timedelta(hours=1)
        )
    assert due(store, mali, hands) == []
    hands.wait(3600)
    assert [notice.key for notice in due(store, mali, hands)] == ["one"]


def test_riders_are_the_persons_own_older_than_the_answer_waiting_or_held(store: Store, hands: Hands) -> None:
    mali, somchai = add_people(store, "U1", "U2")
    now = hands.office()
    keys = ("sent", "held", "waiting", "younger")
    tell(store, hands, *[letter(key, mali, now, ride_from=now) for key in keys])
    tell(store, hands, letter("another's", somchai, now, ride_from=now), letter("not yet", mali, now))
    sent, held, waiting, younger, _ = due(store, mali, hands)
    with store.work() as work:
        work.notices.end([sent.id], NoticeState.SENT)
        work.notices.end([held.id], NoticeState.HELD, "monthly limit")
    with store.look() as work:
        riders = work.notices.riders(mali, younger.id, now)
    assert [one.key for one in riders] == ["held", "waiting"]
    assert waiting in riders


def test_a_held_notice_has_left_its_call_and_waits_again_when_released(store: Store, hands: Hands) -> None:
    (mali,) = add_people(store, "U1")
    now = hands.office()
    tell(store, hands, letter("one", mali, now), letter("expired", mali, now, expires_at=now))
    ids = [one.id for one in due(store, mali, hands)]
    with store.work() as work:
        call_id = freeze(work, hands)
        work.notices.put_in_calls({call_id: ids})
        work.notices.end(ids, NoticeState.HELD, "monthly limit")
        assert work.notices.in_calls([call_id]) == {call_id: []}
        assert work.notices.next_due(now, 1) == []
        assert work.notices.clear_expired(now) == 1
        assert work.notices.release_held() == 1
    assert states(store) == {"one": "waiting", "expired": "cleared"}


def test_answers_keep_their_order_and_are_kept_once(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("e1")], hands.machine())
    waiting = store.inbox.next("|U1")
    assert waiting
    for _ in range(2):
        with store.work() as work:
            chat = work.people.meet("user", "U1")
            answers = [Answer("words", {"words": words}) for words in ("หนึ่ง", "สอง")]
            work.notices.answer(waiting.id, chat.id, None, answers, hands.office())
    with store.look() as work:
        kept = work.notices.answers_to(waiting.id)
        assert [one.facts["words"] for one in kept] == ["หนึ่ง", "สอง"]
        assert work.notices.next_answered_event() == waiting.id
        assert work.notices.token_of(waiting.id) == ("t-e1", hands.machine())
