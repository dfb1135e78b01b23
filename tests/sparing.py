"""Tests on PostgreSQL that are left to `make long`: each has a sibling on SQLite in the quick ones."""

from collections.abc import Callable, Iterable
from zlib import crc32

import pytest

ONE_OF = 4


def spare(items: Iterable[pytest.Item], chosen: Callable[[pytest.Item], bool]) -> None:
    """Of the chosen a quarter stays; `tests/storage` asks both databases everything."""
    for item in items:
        if chosen(item) and _is_spared(item):
            item.add_marker(pytest.mark.long)


def _is_spared(item: pytest.Item) -> bool:
    """By a digest of the sentence, so that adding one does not choose others."""
    kinds = getattr(item, "callspec", None)
    on_postgresql = kinds is not None and "postgresql" in kinds.params.values()
    sentence = item.nodeid.rpartition("/")[2].partition("[")[0]
    return on_postgresql and crc32(sentence.encode()) % ONE_OF != 0
