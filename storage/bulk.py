"""Many rows of one table in one statement."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from storage.office_tables import Row

Values = Mapping[str, Any]
Id = TypeVar("Id", int, str)
AT_ONCE = 500


def insert_many(session: Session, table: type[Row], rows: Iterable[Values]) -> list[int]:
    """Insert the rows; gives their ids in the same order."""
    rows = list(rows)
    if not rows:
        return []
    statement = insert(table).returning(table.__table__.c.id, sort_by_parameter_order=True)
    return list(session.scalars(statement, rows))


def insert_plain(session: Session, table: type[Row], rows: Iterable[Values]) -> None:
    """Insert rows whose ids nobody asks for; past the ORM, which takes longer over them than the database."""
    rows = list(rows)
    if rows:
        session.connection().execute(insert(table), rows)


def update_many(session: Session, table: type[Row], rows: Iterable[Values]) -> None:
    """Update rows by the key that each of them holds."""
    rows = list(rows)
    if rows:
        session.execute(update(table), rows)


def parts_of(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """The ids, or keys, in parts that one statement can name."""
    ids = list(ids)
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def delete_of(session: Session, table: type[Row], column: str, ids: Iterable[int]) -> None:
    """Delete the rows that belong to these ids."""
    for part in parts_of(ids):
        session.execute(delete(table).where(table.__table__.c[column].in_(part)))
