"""Two small things that every queue needs: how many rows a statement touched, and inserting once."""

from typing import Any, cast

from sqlalchemy import CursorResult, Table
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.sql import Executable


def affected(session: Session, statement: Executable) -> int:
    """Run an UPDATE or DELETE and say how many rows it touched."""
    return cast(CursorResult[Any], session.execute(statement)).rowcount


def changed(session: Session, statement: Executable, rows: list[dict[str, Any]]) -> int:
    """Run an UPDATE once for each row of values and say how many rows it touched in all."""
    if not rows:
        return 0
    run = session.execute(statement, rows, execution_options={"preserve_rowcount": True})
    return cast(CursorResult[Any], run).rowcount


def insert_once(session: Session, row: type[DeclarativeBase], values: list[dict[str, Any]]) -> int:
    """Insert the rows that are not there yet; returns how many were new."""
    if not values:
        return 0
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = insert_postgresql if on_postgresql else insert_sqlite
    once = insert(cast(Table, row.__table__)).on_conflict_do_nothing()
    run = session.execute(once.execution_options(preserve_rowcount=True), values)
    return cast(CursorResult[Any], run).rowcount
