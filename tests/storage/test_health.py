"""How things stand: the oldest of what waits, what is stuck, and a database that is out of reach."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from queue_rows import Hands, add_people, event, freeze_push, letter, open_store

from domain.errors import TryLater
from domain.health import Health
from domain.notices import NoticeState, Reader
from storage.mirror_state import touch_mirror
from storage.store import Store


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = open_store(database)
    yield opened
    opened.engine.dispose()


def test_a_new_house_has_nothing_to_complain_of(store: Store) -> None:
    assert store.health(Hands().office()) == Health(None, None, None, 0, 0, {}, None, "", None)


def test_the_oldest_of_what_waits_is_told(store: Store) -> None:
    hands = Hands()
    (mali,) = add_people(store, "U1")
    began, office_began = hands.machine(), hands.office()
    store.inbox.keep([event("e1")], began)
    with store.work() as work:
        work.notices.tell([letter("L1", mali, office_began), letter("L2", mali, None)], office_began)
        chat = work.people.meet("user", "U1")
        freeze_push(work, chat, "[]", 1, "A", began)
        touch_mirror(work._session, office_began)
        work.mirror.trouble("Google answered 403")
    hands.wait(90)
    store.inbox.keep([event("e2")], hands.machine())
    health = store.health(hands.office())
    assert (health.oldest_event, health.oldest_call, health.oldest_notice) == (began, began, office_began)
    assert (health.mirror_behind, health.mirror_trouble) == (office_began, "Google answered 403")


def test_what_is_stuck_is_counted(store: Store) -> None:
    hands = Hands()
    (mali,) = add_people(store, "U1")
    store.inbox.keep([event("e1")], hands.machine())
    for _ in range(3):
        waiting = store.inbox.next("|U1")
        assert waiting
        store.inbox.failed(waiting, "ValueError", hands.machine())
    with store.work() as work:
        work.notices.tell([letter(key, mali, hands.office()) for key in ("L1", "L2")], hands.office())
        (first, _) = work.notices.going_to([Reader(mali)], hands.office())[Reader(mali)].due
        work.notices.end([first.id], NoticeState.PARKED, "why")
    health = store.health(hands.office())
    assert (health.waiting_events, health.parked_events) == (0, 1)
    assert health.oldest_event is None
    assert health.notices == {"parked": 1, "waiting": 1}


def test_a_notice_whose_hour_has_not_come_is_not_late(store: Store) -> None:
    hands = Hands()
    (mali,) = add_people(store, "U1")
    with store.work() as work:
        work.notices.tell([letter("L1", mali, hands.office().replace(hour=15))], hands.office())
    assert store.health(hands.office()).oldest_notice is None


@pytest.mark.parametrize("url", ["sqlite:///{folder}", "postgresql://nobody:x@127.0.0.1:1/none"])
def test_a_database_out_of_reach_is_said_so(url: str, tmp_path: Path) -> None:
    with pytest.raises(TryLater):
        open_store(url.format(folder=tmp_path)).health(Hands().office())
