"""An import that is held to what a dry run showed: that, or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import KINDS, fresh
from importing import ITEM, SAMPLE, TODAY, bring, duty, edited_from, everything, put
from office import fill_with_sample
from sqlalchemy import Engine

from domain.workbook.report import ImportReport
from storage.engine import make_engine, reading
from storage.import_office import import_from
from storage.workbook import read_workbook


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with fresh(request.param, tmp_path, fill_with_sample) as url:
        opened = make_engine(url)
        yield opened
        opened.dispose()


def held(engine: Engine, path: Path, digest: str) -> ImportReport:
    return import_from(engine, lambda: read_workbook(path), today=TODAY, held_to=digest)


def test_what_was_shown_is_written(engine: Engine, tmp_path: Path) -> None:
    book = edited_from(SAMPLE, tmp_path, put(ITEM, "E6", "ชื่อรายการ", "โรงเรียนคุณภาพ"))
    shown = bring(engine, book, dry_run=True)
    assert shown.digest and not shown.written
    assert bring(engine, book, dry_run=True).digest == shown.digest
    assert held(engine, book, shown.digest).written


def test_as_many_rows_of_another_office_are_not_what_was_shown(engine: Engine, tmp_path: Path) -> None:
    """The counts are the same; the office is not."""
    book = edited_from(SAMPLE, tmp_path, put(ITEM, "E6", "ชื่อรายการ", "โรงเรียนคุณภาพ")).rename(
        tmp_path / "b.xlsx"
    )
    shown = bring(engine, book, dry_run=True)
    assert bring(engine, edited_from(SAMPLE, tmp_path, put(ITEM, "E6", "หน่วยนับ", "แห่ง"))).written
    before = everything(engine)
    again = held(engine, book, shown.digest)
    assert (again.changed, again.written) == (shown.changed, False) and again.digest != shown.digest
    assert everything(engine) == before
    assert held(engine, book, again.digest).written
    with reading(engine) as session:
        assert duty(session, "E6")


def test_a_file_with_problems_and_one_that_changes_nothing_are_never_written(
    engine: Engine, tmp_path: Path
) -> None:
    wrong = edited_from(SAMPLE, tmp_path, put(ITEM, "E6", "ผู้รับผิดชอบ", "ใครก็ไม่รู้"))
    shown = bring(engine, wrong, dry_run=True)
    assert not held(engine, wrong, shown.digest).ok
    same = bring(engine, SAMPLE, dry_run=True)
    assert not held(engine, SAMPLE, same.digest).written
