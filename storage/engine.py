"""Opens the database, SQLite or PostgreSQL, and its transactions: writers queue, readers never wait."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from domain.errors import TryLater

STATEMENT_LASTS = 6  # times as long as a lock is waited for
ONE_WRITER = threading.Lock()
BUSY_MS = 5_000
DOOR_BUSY_MS = 1_500
ONE_MOMENT: dict[str, dict[str, Any]] = {
    "sqlite": {"readonly": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def database_url(text: str) -> URL:
    """The URL as SQLAlchemy wants it; `postgres://` as hosts write it is accepted."""
    url = make_url(text)
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    return url


def make_engine(text: str, *, busy_ms: int = BUSY_MS, pool_size: int = 8) -> Engine:
    """An engine that waits at most `busy_ms` milliseconds for a lock or a connection."""
    url = database_url(text)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, busy_ms, pool_size)
    options = f"-c lock_timeout={busy_ms} -c statement_timeout={STATEMENT_LASTS * busy_ms}"
    return create_engine(
        url,
        hide_parameters=True,  # an error must not carry anybody's words into a log
        pool_pre_ping=True,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=busy_ms / 1000,
        connect_args={"options": options, "connect_timeout": max(2, busy_ms // 1000)},
    )


def _sqlite(url: URL, busy_ms: int, pool_size: int) -> Engine:
    if url.database:
        with suppress(OSError):  # SQLite says so when it opens the file
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    waits = busy_ms / 1000
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=waits,
        connect_args={"timeout": waits},
    )
    event.listen(engine, "connect", partial(_prepare, busy_ms))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(busy_ms: int, connection: Any, _record: object) -> None:
    """A new connection: it begins no transaction by itself, and waits for locks."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={busy_ms}", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Who may write takes the lock at once: a reader that turns writer could not wait for it."""
    readonly = connection.get_execution_options().get("readonly")
    connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One transaction that may write: committed when the block ends, rolled back when it raises."""
    with _turn(engine), Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """On SQLite the writers of a process queue here: SQLite itself waits in sleeps while others pass.

    Raises SQLAlchemy's `TimeoutError` after as long as the engine waits for a connection.
    """
    if not isinstance(engine.pool, QueuePool) or engine.dialect.name != "sqlite":
        yield
        return
    if not ONE_WRITER.acquire(timeout=engine.pool.timeout()):
        raise PoolTimeout("another thread of this process is writing")
    try:
        yield
    finally:
        ONE_WRITER.release()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """One transaction that only reads, from one moment."""
    options = ONE_MOMENT[engine.dialect.name]
    with Session(engine.execution_options(**options)) as session, session.begin():
        yield session


@contextmanager
def trouble_is_later() -> Iterator[None]:
    """A database that is down, locked or too slow is `TryLater`."""
    try:
        yield
    except (DBAPIError, PoolTimeout) as no:
        raise TryLater(type(no).__name__) from no
