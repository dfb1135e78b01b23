"""Which dialogues are held on PostgreSQL in the quick tests: the main ones and a quarter of the others."""

from pathlib import Path

import pytest
from sparing import spare

HERE = Path(__file__).parent
MAIN = {"test_the_story", "test_systems"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The rest of them are long."""
    spare(items, lambda item: item.path.parent == HERE and item.path.stem not in MAIN)
