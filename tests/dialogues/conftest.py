"""Which dialogues are held on PostgreSQL in the quick tests: the main ones and a quarter of the others."""

from pathlib import Path
from zlib import crc32

import pytest

HERE = Path(__file__).parent
MAIN = {"test_the_story", "test_systems"}
ONE_OF = 4


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The rest of them are long: each has a sibling on SQLite, and `tests/storage` asks both everything."""
    for item in items:
        if item.path.parent == HERE and item.path.stem not in MAIN and _is_spared(item):
            item.add_marker(pytest.mark.long)


def _is_spared(item: pytest.Item) -> bool:
    """By a digest of the sentence, so that adding one does not choose others."""
    kinds = getattr(item, "callspec", None)
    on_postgresql = kinds is not None and "postgresql" in kinds.params.values()
    sentence = item.nodeid.rpartition("/")[2].partition("[")[0]
    return on_postgresql and crc32(sentence.encode()) % ONE_OF != 0
