"""The emulator, and a browser on its page, for the tests of both."""

from collections.abc import Iterator

import pytest
from line_peer import Peer, working_peer
from page_browser import Desk, chromium, desk_of
from playwright.sync_api import Browser


@pytest.fixture
def peer() -> Iterator[Peer]:
    """The LINE emulator over HTTP, with an app at its webhook."""
    with working_peer() as working:
        yield working


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for all tests of a file."""
    with chromium() as one:
        yield one


@pytest.fixture
def desk(browser: Browser) -> Iterator[Desk]:
    """The open page; a test must not leave errors in the console or requests to other hosts."""
    with desk_of(browser) as one:
        one.open()
        yield one
        assert one.troubles == []
