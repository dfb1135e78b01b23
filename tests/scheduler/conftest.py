"""The desk of the delivery tests, on both kinds of database."""

from collections.abc import Iterator

import pytest
from menus_at_work import AtWork
from queue_desk import Desk, open_desk


@pytest.fixture
def desk(database: str) -> Iterator[Desk]:
    with open_desk(database) as opened:
        yield opened


@pytest.fixture
def at_work(desk: Desk) -> AtWork:
    """A worker that hangs menus."""
    return AtWork(desk)
