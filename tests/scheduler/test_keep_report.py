"""Without a Google Sheet the planners' tabs are a file: fresh, gathered, and never half-written."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from mirror_desk import DUTIES, LOG, Planners, open_planners
from openpyxl import load_workbook

from domain.mirror import Tab
from domain.sheet_tabs import make_tabs
from scheduler.keep_report import REST, TROUBLED, KeepReport
from scheduler.responder import run_until_idle
from storage.report_book import write_report

DAY = 24 * 60 * 60


@pytest.fixture
def planners(database: str) -> Iterator[Planners]:
    with open_planners(database) as opened:
        yield opened


def keeper(planners: Planners, written: list[Sequence[Tab]]) -> KeepReport:
    return KeepReport(planners.store, make_tabs, written.append, planners.hands.clocks)


def words(tabs: Sequence[Tab]) -> list[str]:
    (log,) = [tab for tab in tabs if tab.title == LOG]
    return [str(row[8]) for row in log.rows]


def test_it_is_written_at_the_start_and_when_something_changed_and_not_else(planners: Planners) -> None:
    written: list[Sequence[Tab]] = []
    keep = keeper(planners, written)
    assert run_until_idle([keep], "A") and len(written) == 1
    planners.hands.wait(600)
    assert not keep("A")
    planners.report("หนึ่ง")
    assert keep("A")
    planners.report("สอง")
    planners.report("สาม")
    assert not keep("A"), "what follows soon is gathered"
    planners.hands.wait(REST.total_seconds())
    assert run_until_idle([keep], "A")
    assert [words(tabs) for tabs in written] == [[], ["หนึ่ง"], ["หนึ่ง", "สอง", "สาม"]]


def test_every_morning_the_days_that_are_left_are_told_anew(planners: Planners) -> None:
    written: list[Sequence[Tab]] = []
    keep = keeper(planners, written)
    keep("A")
    planners.hands.wait(DAY)
    assert keep("A") and not keep("A")


def test_a_disk_that_takes_nothing_is_tried_again_later(planners: Planners, tmp_path: Path) -> None:
    place = tmp_path / "var"
    place.write_text("no folder")
    write = partial(write_report, path=place / "report.xlsx")
    keep = KeepReport(planners.store, make_tabs, write, planners.hands.clocks)
    assert not keep("A")
    place.unlink()
    assert not keep("A")
    planners.hands.wait(TROUBLED.total_seconds())
    assert keep("A")
    assert load_workbook(place / "report.xlsx")[DUTIES]["D2"].value == "E5"
