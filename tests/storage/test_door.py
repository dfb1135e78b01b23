"""The door's shared commit: many requests at once, each kept once, or each told to come again."""

import threading
from datetime import UTC, datetime

import pytest

from domain.errors import TryLater
from domain.incoming import RawEvent
from storage.door import Door
from storage.engine import make_engine
from storage.inbox import Inbox
from storage.store import Store

NOW = datetime(2024, 8, 29, 2, 0, tzinfo=UTC)


def event(number: int) -> RawEvent:
    """A text event of its own conversation."""
    return RawEvent(f"event-{number}", f"|U{number}", "{}", 1_724_896_800_000, str(number), "token")


def at_once(door: Door, batches: list[list[RawEvent]]) -> list[BaseException]:
    """Every batch in a thread of its own, all started together; what was raised."""
    raised: list[BaseException] = []
    together = threading.Barrier(len(batches))

    def keep(batch: list[RawEvent]) -> None:
        together.wait()
        try:
            door.keep(batch)
        except TryLater as later:
            raised.append(later)

    threads = [threading.Thread(target=keep, args=[batch]) for batch in batches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return raised


def test_requests_that_meet_are_each_kept_once(database: str) -> None:
    engine = make_engine(database)
    door = Door(Inbox(engine), lambda: NOW)
    batches = [[event(n), event(n % 7)] for n in range(40)]
    assert at_once(door, batches) == []
    with engine.connect() as connection:
        keys = connection.exec_driver_sql("SELECT event_key FROM inbox").scalars().all()
    assert sorted(keys) == sorted(f"event-{n}" for n in range(40))
    engine.dispose()


def test_when_the_shared_commit_fails_everybody_is_told_to_come_again(database: str) -> None:
    engine = make_engine(database)
    door = Door(Inbox(engine), lambda: NOW)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE inbox RENAME TO elsewhere")
    raised = at_once(door, [[event(n)] for n in range(8)])
    assert len(raised) == 8
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO inbox")
    assert door.keep([event(1)]) == 1
    engine.dispose()


def test_a_database_that_another_process_holds_is_try_later_soon(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/held.db"
    holder = Store(make_engine(url))
    holder.migrate()
    door = Door(Inbox(make_engine(url, busy_ms=300)), lambda: NOW)
    with holder.engine.begin(), pytest.raises(TryLater):
        door.keep([event(1)])
    assert door.keep([event(1)]) == 1
