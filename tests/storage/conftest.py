"""Fixtures for what keeps things: an engine on a database of its own, of each kind."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from storage.engine import make_engine


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """An engine with the schema created."""
    engine = make_engine(database)
    yield engine
    engine.dispose()
