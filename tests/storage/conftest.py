"""Fixtures for what keeps things: an engine on a database of its own, of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import KINDS, refilled
from importing import SAMPLE, Edit, Edited, bring
from openpyxl import load_workbook
from sqlalchemy import Engine


@pytest.fixture
def engine(empty: Engine) -> Engine:
    """An engine with the schema created."""
    return empty


def fill(engine: Engine) -> None:
    """Bring the sample office in."""
    assert bring(engine).ok


@pytest.fixture(params=KINDS)
def office(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The sample office, imported."""
    with refilled(request.param, fill) as engine:
        yield engine


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    def save(edit: Edit) -> Path:
        book = load_workbook(SAMPLE)
        edit(book)
        book.save(tmp_path / "edited.xlsx")
        return tmp_path / "edited.xlsx"

    return save
