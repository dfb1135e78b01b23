"""The desk of the delivery tests, on both kinds of database; of the sheet's a quarter on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from menus_at_work import AtWork
from queue_desk import Desk, open_desk
from sparing import spare

HERE = Path(__file__).parent
OF_THE_SHEET = ("test_mirror", "test_looks_kept", "test_read_suggestions", "test_keep_report")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What stands in a sheet is the same from either; the rest of them are long."""
    spare(items, lambda item: item.path.parent == HERE and item.path.stem.startswith(OF_THE_SHEET))


@pytest.fixture
def desk(database: str) -> Iterator[Desk]:
    with open_desk(database) as opened:
        yield opened


@pytest.fixture
def at_work(desk: Desk) -> AtWork:
    """A worker that hangs menus."""
    return AtWork(desk)
