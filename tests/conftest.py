"""Fixtures for every test: databases of both kinds, and the sample office at work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import KINDS, fresh
from office import Office, fill_with_sample, open_office


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with the schema and nothing else."""
    with fresh(request.param, tmp_path) as url:
        yield url


@pytest.fixture(params=KINDS)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """The sample office at work, nobody enrolled yet."""
    with fresh(request.param, tmp_path, fill_with_sample) as url, open_office(url, tmp_path) as working:
        yield working
