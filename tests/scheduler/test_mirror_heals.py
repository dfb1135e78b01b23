"""The hourly check puts right what people did to the sheet, leaves what is theirs, and counts it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from mirror_desk import DUTIES, LOG, Planners, open_planners
from queue_rows import add_duty
from sheet_hands import HARM, next_hour, rename, rows, sheet_id

from domain.mirror import Tab
from domain.mirroring.difference import ROOM
from domain.ports import Work
from domain.sheet_looks import Looks
from domain.sheet_tabs import make_tabs
from playground.sheets_state import SheetsState
from scheduler.mirror_sheet import REST


@pytest.fixture
def planners(database: str) -> Iterator[Planners]:
    with open_planners(database) as opened:
        for code in ("E6", "E7"):
            add_duty(opened.store, opened.person, code)
        opened.report("ของจริง")
        yield opened


def content(sheets: SheetsState) -> dict[str, list[list[Any]]]:
    """What our tabs hold; the order of rows is people's own where rows keep their places."""
    found = {title: sheets.grid(title) for title in sheets.tabs() if title not in ("ชีต1", "_meta")}
    header, *duties = found[DUTIES]
    return {**found, DUTIES: [header, *sorted(duties, key=str)]}


@pytest.mark.parametrize("harm", HARM.values(), ids=list(HARM))
def test_what_people_break_is_right_after_the_next_check(
    planners: Planners, harm: Callable[[SheetsState], None]
) -> None:
    mirror = planners.mirror()
    mirror("A")
    good = content(planners.sheets)
    harm(planners.sheets)
    next_hour(planners, mirror)
    assert content(planners.sheets) == good
    assert planners.sheets.formulas() == []
    planners.sheets.calls.clear()
    next_hour(planners, mirror)
    assert planners.writes() == 0, "once is enough"


def test_what_planners_write_beside_their_rows_stays_beside_them(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    own = len(planners.sheets.grid(DUTIES)[0])
    planners.sheets.batch_update([_one_more_column(planners.sheets)])
    for row, words in enumerate(["โน้ต", "โน้ต E5", "โน้ต E6", "โน้ต E7"]):
        planners.sheets.human_set(DUTIES, row, own, words)
    planners.sheets.human_sort(DUTIES, 3, descending=True)
    planners.sheets.batch_update(
        [{"deleteDimension": {"range": {"sheetId": sheet_id(planners.sheets, DUTIES), **rows(2, 3)}}}]
    )
    planners.report("ได้ 80% แล้ว")
    planners.hands.wait(60)
    mirror("A")
    beside = {line[3]: line[own] if len(line) > own else None for line in planners.sheets.grid(DUTIES)[1:]}
    assert beside == {"E7": "โน้ต E7", "E5": "โน้ต E5", "E6": None}
    assert [line[3] for line in planners.sheets.grid(DUTIES)] == ["รหัส", "E7", "E5", "E6"]


def test_a_new_version_puts_its_column_in_before_those_of_planners(planners: Planners) -> None:
    """Whatever they keep at the right of the older version's."""

    def older(work: Work, now: datetime) -> list[Tab]:
        return [_without_last(tab) if tab.title == DUTIES else tab for tab in make_tabs(work, now)]

    planners.mirror(make=older)("A")
    own = len(planners.sheets.grid(DUTIES)[0])
    planners.sheets.batch_update([_one_more_column(planners.sheets)])
    for row, words in enumerate(["ทันส่วนกลางไหม", "ทัน", "ไม่ทัน", "ทัน"]):
        planners.sheets.human_set(DUTIES, row, own, words)
    planners.hands.machine_at += REST
    planners.touch()
    assert planners.mirror()("A")
    titles, *duties = planners.sheets.grid(DUTIES)
    assert titles[own:] == ["ทันกำหนดส่วนกลาง", "ทันส่วนกลางไหม"]
    assert [line[own + 1] for line in duties] == ["ทัน", "ไม่ทัน", "ทัน"]
    assert planners.told("sheet_drift") == []


def _without_last(tab: Tab) -> Tab:
    return replace(tab, header=tab.header[:-1], rows=[row[:-1] for row in tab.rows], looks=Looks())


def _one_more_column(sheets: SheetsState) -> dict[str, Any]:
    more = {"sheetId": sheet_id(sheets, DUTIES), "dimension": "COLUMNS", "length": 1}
    return {"appendDimension": more}


def test_tabs_of_planners_own_and_copies_of_ours_are_left_alone(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    planners.sheets.batch_update(
        [
            {"duplicateSheet": {"sourceSheetId": sheet_id(planners.sheets, DUTIES)}},
            {"addSheet": {"properties": {"title": "แผนของเรา"}}},
        ]
    )
    copy = next(title for title in planners.sheets.tabs() if title.startswith("สำเนา"))
    planners.sheets.human_set(copy, 1, 4, "แก้ในสำเนา")
    planners.sheets.human_set("แผนของเรา", 0, 0, "ลำดับ")
    planners.report("ใหม่")
    next_hour(planners, mirror)
    assert planners.sheets.grid(copy)[1][4] == "แก้ในสำเนา"
    assert planners.sheets.grid("แผนของเรา") == [["ลำดับ"]]
    assert planners.shown() == ["ของจริง", "ใหม่"]


def test_a_renamed_tab_stays_so_while_another_has_its_title(planners: Planners) -> None:
    """Two tabs cannot have one title, and the other one is not ours to rename."""
    mirror = planners.mirror()
    mirror("A")
    rename(planners.sheets)
    planners.sheets.batch_update([{"addSheet": {"properties": {"title": DUTIES, "sheetId": 77}}}])
    planners.sheets.human_set(DUTIES, 0, 0, "ของเราเอง")
    planners.report("ใหม่")
    next_hour(planners, mirror)
    assert planners.sheets.grid(DUTIES) == [["ของเราเอง"]]
    assert [line[16] for line in planners.sheets.grid("ของเก่า")[1:2]] == ["ใหม่"]
    planners.sheets.batch_update([{"deleteSheet": {"sheetId": 77}}])
    next_hour(planners, mirror)
    assert [line[16] for line in planners.sheets.grid(DUTIES)[1:2]] == ["ใหม่"]


def test_long_texts_are_wrapped_in_rows_that_come_later_too(planners: Planners) -> None:
    planners.mirror()("A")
    for number in range(ROOM + 1):
        planners.report(f"ครั้งที่ {number}")
    planners.hands.machine_at += REST
    planners.mirror()("A")
    tab = planners.sheets.read(lambda book: book.by_title(LOG))
    assert tab and tab.row_count > ROOM + 2
    assert {row[8]["userEnteredFormat"].get("wrapStrategy") for row in tab.rows[1:]} == {"WRAP"}


def test_drift_is_told_to_coordinators_when_it_repeats_once_a_day(planners: Planners) -> None:
    planners.make_coordinator()
    mirror = planners.mirror()
    mirror("A")
    assert planners.told("sheet_drift") == []
    for hour in range(4):
        planners.sheets.human_set(DUTIES, 1, 4, f"แก้เอง {hour}")
        next_hour(planners, mirror)
        assert len(planners.told("sheet_drift")) == (hour > 0)
    assert planners.told("sheet_drift") == [{"tabs": [DUTIES]}]
    with planners.store.look() as work:
        assert work.health(planners.hands.office()).mirror_drift == (DUTIES,)
