"""What can go wrong with any command, as a sentence: the database, and a name that is nobody's."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from domain.errors import TryLater
from domain.people import Person
from storage.engine import trouble_is_later

DATABASE_REMEDY = "ตรวจ DATABASE_URL แล้วสั่ง flask --app app migrate"


@contextmanager
def database_or_why() -> Iterator[None]:
    """Database trouble ends a command with one sentence that says what to do."""
    try:
        with trouble_is_later():
            yield
    except TryLater as later:
        raise click.ClickException(f"{no_database(later)} {DATABASE_REMEDY}") from None


def no_database(later: TryLater) -> str:
    """The sentence without its remedy."""
    return f"ฐานข้อมูลใช้ไม่ได้ ({later.reason})"


def one_named(name: str, found: list[Person]) -> Person:
    """The one person found by a name; ClickException says what would be right."""
    if len(found) != 1:
        known = "ไม่พบ" if not found else "มีมากกว่าหนึ่งคนชื่อ"
        raise click.ClickException(f'{known} "{name}" ใส่ชื่อ-สกุลตามชีตบุคลากร ไม่ต้องมีคำนำหน้า')
    return found[0]
