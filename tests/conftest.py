"""Fixtures for every test: databases of both kinds, and the sample office at work."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from databases import KINDS, refilled
from discovery import problems_of
from hypothesis import settings
from office import Office, fill_with_sample, open_office
from sqlalchemy import Engine
from systems import Systems, fill_with_nine

from playground.sheets_state import SheetsState
from storage.store import Store


def pytest_configure(config: pytest.Config) -> None:
    """Quick runs try the same examples on every machine; `make long` looks for new ones."""
    settings.register_profile("quick", derandomize=True)
    if config.option.markexpr == "not long":
        settings.load_profile("quick")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failure: everything that it needs was installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("NOTHING_MAY_SKIP") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


LOOPBACK = {"localhost", "127.0.0.1", "::1", None}


@pytest.fixture(scope="session", autouse=True)
def only_the_loopback() -> Iterator[None]:
    """No test may speak to another machine, not even from a background thread."""
    asked: list[object] = []
    look_up = socket.getaddrinfo

    def look_up_here(host: Any, *rest: Any, **named: Any) -> Any:
        if (host.decode() if isinstance(host, bytes) else host) not in LOOPBACK:
            asked.append(host)
            raise socket.gaierror(f"tests stay on this machine; not {host}")
        return look_up(host, *rest, **named)

    socket.getaddrinfo = look_up_here
    yield
    socket.getaddrinfo = look_up
    assert not asked, f"tests asked for other machines: {asked}"


@pytest.fixture(autouse=True)
def sheets_calls_are_as_google_describes_them(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every call on an emulated spreadsheet, and its answer, is held to Google's discovery document."""
    problems: list[str] = []

    def watch(*call: Any) -> None:
        problems.extend(problems_of(*call))

    monkeypatch.setattr(SheetsState, "watch", staticmethod(watch))
    yield problems
    assert not problems, problems


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A database with the schema and nothing else."""
    with refilled(request.param) as engine:
        yield engine


@pytest.fixture
def database(empty: Engine) -> str:
    """Its URL, for engines of the test's own."""
    return empty.url.render_as_string(hide_password=False)


@pytest.fixture(params=KINDS)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """The sample office at work, nobody enrolled yet; its sheet is kept in tests marked `planners`."""
    planners = request.node.get_closest_marker("planners") is not None
    with (
        refilled(request.param, fill_with_sample) as engine,
        open_office(engine, tmp_path, shows_planners=planners) as working,
    ):
        yield working


@pytest.fixture(params=KINDS)
def systems(request: pytest.FixtureRequest) -> Iterator[Systems]:
    """The office of all nine systems, whose people speak straight to the handlers."""
    with refilled(request.param, fill_with_nine) as engine:
        yield Systems(Store(engine))
