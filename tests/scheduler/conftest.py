"""The desk of the delivery tests, on both kinds of database."""

from collections.abc import Iterator

import pytest
from queue_desk import Desk, open_desk


@pytest.fixture
def desk(database: str) -> Iterator[Desk]:
    with open_desk(database) as opened:
        yield opened
