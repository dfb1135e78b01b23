"""Somebody who owes far too much."""

import tempfile
from dataclasses import replace
from pathlib import Path

from corpus_office import NOW, fill_for_corpus
from databases import fresh

from domain.duties import Duty
from storage.engine import make_engine
from storage.store import Store

OPEN = 100


def hundred_duties() -> tuple[Duty, ...]:
    """A hundred open duties with the names of the sample office, told apart by a number."""
    with tempfile.TemporaryDirectory() as folder, fresh("sqlite", Path(folder), fill_for_corpus) as url:
        engine = make_engine(url)
        with Store(engine).look() as work:
            owed = [duty for duty in work.duties.everything() if duty.is_open and duty.opens_on <= NOW.date()]
        engine.dispose()
    return tuple(
        replace(duty, id=n, code=f"{duty.code.rstrip('0123456789')}{n}", name=f"{duty.name} {n}")
        for n, duty in enumerate((owed * OPEN)[:OPEN], start=1)
    )
