"""Fixtures of the emulator's tests."""

from collections.abc import Iterator

import pytest
from line_peer import Peer, working_peer


@pytest.fixture
def peer() -> Iterator[Peer]:
    """The LINE emulator over HTTP, with an app at its webhook."""
    with working_peer() as working:
        yield working
