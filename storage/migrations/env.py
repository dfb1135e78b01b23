"""Alembic's entry: runs the migrations on the database of this office."""

from typing import Literal

from alembic import context

from config import database_url
from storage.columns import Instant
from storage.engine import make_engine
from storage.tables import metadata


def plainly(kind: str, thing: object, _context: object) -> str | Literal[False]:
    """Migrations name plain column types, so that they stay true when our code changes."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, Instant) else False


def run() -> None:
    """Migrate within one transaction."""
    engine = context.config.attributes.get("engine") or make_engine(database_url())
    with engine.connect() as connection:
        context.configure(
            connection=connection, target_metadata=metadata, render_as_batch=True, render_item=plainly
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
