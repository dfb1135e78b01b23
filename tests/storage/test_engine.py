"""The engine: writers queue and lose nothing, readers never wait, trouble is told in good time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from queue_rows import event, open_store, together
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from domain.errors import TryLater
from storage.door import Door
from storage.engine import DOOR_BUSY_MS, database_url, make_engine, reading, writing
from storage.facts import Facts
from storage.inbox import Inbox
from storage.talk_tables import FactRow, InboxRow

NOW = datetime(2024, 8, 29, 3, 0, tzinfo=UTC)
THREADS, TURNS = 4, 40


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    made = make_engine(database)
    yield made
    made.dispose()


def count(session: Session) -> int:
    """The counter, read as a writer reads what it is about to change."""
    row = session.scalars(select(FactRow).where(FactRow.key == "counter").with_for_update()).one()
    return int(row.value["n"])


def test_writers_in_threads_never_lose_an_update_and_never_see_a_locked_database(engine: Engine) -> None:
    with writing(engine) as session:
        Facts(session).keep("counter", {"n": 0}, NOW)

    def add_up() -> None:
        for _ in range(TURNS):
            with writing(engine) as session:
                Facts(session).keep("counter", {"n": count(session) + 1}, NOW)

    together(*[add_up] * THREADS)
    with writing(engine) as session:
        assert count(session) == THREADS * TURNS


def test_processes_that_open_a_new_file_at_the_same_moment_do_not_disturb_each_other(tmp_path: Path) -> None:
    def first_write() -> None:
        engine = make_engine(f"sqlite:///{tmp_path}/new.db")
        with writing(engine) as session:
            session.execute(text("CREATE TABLE IF NOT EXISTS t (n INTEGER)"))
            session.execute(text("INSERT INTO t VALUES (1)"))
        engine.dispose()

    together(*[first_write] * 6)
    engine = make_engine(f"sqlite:///{tmp_path}/new.db")
    with reading(engine) as session:
        assert session.scalar(text("SELECT count(*) FROM t")) == 6
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
    engine.dispose()


def test_a_reader_is_not_kept_waiting_by_a_writer(engine: Engine) -> None:
    with writing(engine) as writer:
        Facts(writer).keep("quota", {"used": 1}, NOW)
        began = time.monotonic()
        with reading(engine) as reader:
            assert Facts(reader).get("quota") is None
        assert time.monotonic() - began < 1


def test_a_reader_sees_one_moment_though_others_write_meanwhile(engine: Engine) -> None:
    everything = select(FactRow.key)
    with reading(engine) as reader:
        before = list(reader.scalars(everything))
        with writing(engine) as writer:
            Facts(writer).keep("quota", {"used": 1}, NOW)
        assert list(reader.scalars(everything)) == before == []


def test_what_raises_leaves_nothing_behind(engine: Engine) -> None:
    with pytest.raises(RuntimeError), writing(engine) as session:
        Facts(session).keep("quota", {"used": 1}, NOW)
        raise RuntimeError
    with reading(engine) as session:
        assert Facts(session).get("quota") is None


@contextmanager
def occupied(url: str) -> Iterator[None]:
    """Somebody holds the inbox for long, as a migration or a stuck process would."""
    engine = make_engine(url)
    with writing(engine) as session:
        if engine.dialect.name == "postgresql":
            session.execute(text("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE"))
        else:
            session.execute(text("UPDATE inbox SET tries = tries"))
        yield
    engine.dispose()


def door_of(engine: Engine) -> Door:
    return Door(Inbox(engine), lambda: NOW)


def test_the_door_says_try_later_when_the_database_is_busy_for_a_second_and_a_half(database: str) -> None:
    engine = make_engine(database, busy_ms=DOOR_BUSY_MS)
    door = door_of(engine)
    with occupied(database):
        began = time.monotonic()
        with pytest.raises(TryLater):
            door.keep([event("e1")])
        assert 1.2 < time.monotonic() - began < 1.9
    assert door.keep([event("e1")]) == 1
    engine.dispose()


def test_the_door_says_try_later_when_every_connection_is_taken(database: str) -> None:
    engine = make_engine(database, busy_ms=100, pool_size=1)
    began = time.monotonic()
    with engine.connect(), pytest.raises(TryLater):
        door_of(engine).keep([event("e1")])
    assert time.monotonic() - began < 1
    engine.dispose()


@pytest.mark.parametrize("url", ["sqlite:///{folder}", "postgresql://nobody:x@127.0.0.1:1/none"])
def test_the_door_says_try_later_when_the_database_is_down(url: str, tmp_path: Path) -> None:
    engine = make_engine(url.format(folder=tmp_path), busy_ms=DOOR_BUSY_MS)
    with pytest.raises(TryLater):
        door_of(engine).keep([event("e1")])
    with pytest.raises(TryLater):
        door_of(engine).sent_by_us(["m1"])
    engine.dispose()


def test_the_door_asks_nothing_of_the_database_for_an_empty_list() -> None:
    engine = make_engine("postgresql://nobody:x@127.0.0.1:1/none")
    assert door_of(engine).keep([]) == 0


def test_more_events_than_a_statement_can_hold_are_kept_in_one_go(database: str) -> None:
    store = open_store(database)
    assert Door(store.inbox, lambda: NOW).keep([event(f"e{n}") for n in range(6_000)]) == 6_000
    with reading(store.engine) as session:
        assert len(session.scalars(select(InboxRow.id)).all()) == 6_000
    store.engine.dispose()


@pytest.mark.parametrize(
    ("written", "driver"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg"),
        ("postgresql://u:p@h/d", "postgresql+psycopg"),
        ("postgresql+psycopg://u:p@h/d", "postgresql+psycopg"),
        ("sqlite:///x.db", "sqlite"),
    ],
)
def test_a_url_is_taken_as_hosts_write_it(written: str, driver: str) -> None:
    assert database_url(written).drivername == driver
