"""The hourly check puts right what people did to the sheet, leaves what is theirs, and counts it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from mirror_desk import DUTIES, LOG, OVERVIEW, Planners, open_planners
from queue_rows import add_duty

from playground.sheets_errors import Json
from playground.sheets_state import SheetsState
from scheduler.mirror_sheet import FULL_CHECK, MirrorSheet


@pytest.fixture
def planners(database: str) -> Iterator[Planners]:
    with open_planners(database) as opened:
        for code in ("E6", "E7"):
            add_duty(opened.store, opened.person, code)
        opened.report("ของจริง")
        yield opened


def sheet_id(sheets: SheetsState, title: str) -> int:
    return next(int(tab["sheetId"]) for tab in sheets.as_table()["tabs"] if tab["title"] == title)


def by_hand(title: str, kind: str, **request: Any) -> Callable[[SheetsState], None]:
    """A request that a person's browser makes on a tab."""

    def act(sheets: SheetsState) -> None:
        its = sheet_id(sheets, title)
        span = {"sheetId": its, **request.pop("span", {})}
        body = {"range": span, **request} if span != {"sheetId": its} else {"sheetId": its, **request}
        sheets.batch_update([{kind: body}])

    return act


def rows(start: int, end: int) -> Json:
    return {"dimension": "ROWS", "startIndex": start, "endIndex": end}


def columns(start: int, end: int) -> Json:
    return {"dimension": "COLUMNS", "startIndex": start, "endIndex": end}


def move_column(sheets: SheetsState) -> None:
    source = {"sheetId": sheet_id(sheets, DUTIES), **columns(3, 4)}
    sheets.batch_update([{"moveDimension": {"source": source, "destinationIndex": 8}}])


def rename(sheets: SheetsState) -> None:
    properties = {"sheetId": sheet_id(sheets, DUTIES), "title": "ของเก่า"}
    sheets.batch_update([{"updateSheetProperties": {"properties": properties, "fields": "title"}}])


def shrink(sheets: SheetsState) -> None:
    """To the header and one row."""
    grid = {"sheetId": sheet_id(sheets, LOG), "gridProperties": {"rowCount": 2, "columnCount": 3}}
    fields = "gridProperties(rowCount,columnCount)"
    sheets.batch_update([{"updateSheetProperties": {"properties": grid, "fields": fields}}])


HARM = {
    "sorted": lambda sheets: sheets.human_sort(DUTIES, 3, descending=True),
    "some columns sorted": lambda sheets: sheets.human_sort(DUTIES, 0, descending=True, columns=(0, 2)),
    "a log sorted": lambda sheets: sheets.human_sort(LOG, 0, descending=True),
    "a cell overwritten": lambda sheets: sheets.human_set(DUTIES, 1, 4, "=1+1"),
    "an id overwritten": lambda sheets: sheets.human_set(DUTIES, 2, 0, "D9"),
    "a header renamed": lambda sheets: sheets.human_set(DUTIES, 0, 4, "งานของเรา"),
    "rows deleted": by_hand(DUTIES, "deleteDimension", span=rows(2, 3)),
    "the header deleted": by_hand(DUTIES, "deleteDimension", span=rows(0, 1)),
    "rows put in": by_hand(DUTIES, "insertDimension", span=rows(1, 3)),
    "a column put in": by_hand(DUTIES, "insertDimension", span=columns(2, 3)),
    "a column deleted": by_hand(DUTIES, "deleteDimension", span=columns(2, 3)),
    "a column moved": move_column,
    "a tab renamed": rename,
    "a tab deleted": by_hand(DUTIES, "deleteSheet"),
    "another tab deleted": by_hand(OVERVIEW, "deleteSheet"),
    "a grid too small": shrink,
}


def content(sheets: SheetsState) -> dict[str, list[list[Any]]]:
    """What our tabs hold; the order of rows is people's own where rows keep their places."""
    found = {title: sheets.grid(title) for title in sheets.tabs() if title not in ("ชีต1", "_meta")}
    header, *duties = found[DUTIES]
    return {**found, DUTIES: [header, *sorted(duties, key=str)]}


def next_hour(planners: Planners, mirror: MirrorSheet) -> None:
    planners.hands.machine_at += FULL_CHECK
    assert mirror("A")


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
    planners.sheets.batch_update(
        [
            {
                "appendDimension": {
                    "sheetId": sheet_id(planners.sheets, DUTIES),
                    "dimension": "COLUMNS",
                    "length": 1,
                }
            }
        ]
    )
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


def looks(sheets: SheetsState, title: str) -> dict[str, Any]:
    """What is attached to a tab, without the ids that change when it is set up again."""
    tab = sheets.read(lambda book: book.by_title(title))
    assert tab
    return {
        "protected": [(one["range"], one["warningOnly"]) for one in tab.protections],
        "views": sorted(view["title"] for view in tab.views),
        "colours": tab.conditional,
        "notes": [cell.get("note") for cell in tab.rows[0]],
        "bold": tab.rows[0][0]["userEnteredFormat"]["textFormat"]["bold"],
        "frozen": tab.frozen,
        "formats": [cell.get("userEnteredFormat", {}).get("numberFormat") for cell in tab.rows[1]],
    }


def forget(part: str) -> Callable[[SheetsState], None]:
    def act(sheets: SheetsState) -> None:
        def gone(book: Any) -> None:
            getattr(book.by_title(DUTIES), part).clear()

        sheets.change(gone)

    return act


def plain(sheets: SheetsState) -> None:
    """Formats and notes are taken from every cell, and nothing is frozen."""
    its = sheet_id(sheets, DUTIES)
    loose = {"properties": {"sheetId": its, "gridProperties": {}}, "fields": "gridProperties.frozenRowCount"}
    bare = {"range": {"sheetId": its}, "cell": {}, "fields": "userEnteredFormat,note"}
    sheets.batch_update([{"updateSheetProperties": loose}, {"repeatCell": bare}])


@pytest.mark.parametrize(
    "harm",
    [forget("protections"), forget("views"), forget("conditional"), plain],
    ids=lambda one: one.__name__,
)
def test_looks_are_set_up_once_and_again_when_they_are_gone(
    planners: Planners, harm: Callable[[SheetsState], None]
) -> None:
    mirror = planners.mirror()
    mirror("A")
    good = looks(planners.sheets, DUTIES)
    assert all(good.values()), "the desk has a look to lose of each kind"
    harm(planners.sheets)
    assert looks_or_less(planners.sheets) != good
    next_hour(planners, mirror)
    assert looks(planners.sheets, DUTIES) == good
    planners.sheets.calls.clear()
    next_hour(planners, mirror)
    assert planners.writes() == 0


def looks_or_less(sheets: SheetsState) -> dict[str, Any] | None:
    try:
        return looks(sheets, DUTIES)
    except KeyError:
        return None


def test_a_view_and_a_colour_of_planners_own_stay(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    whole = {"sheetId": sheet_id(planners.sheets, DUTIES)}
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": "=$A2=1"}]}
    own = {"ranges": [whole], "booleanRule": {"condition": condition}}
    planners.sheets.batch_update(
        [
            {"addFilterView": {"filter": {"title": "ของฉัน", "range": whole}}},
            {"addConditionalFormatRule": {"rule": own, "index": 0}},
        ]
    )
    forget("protections")(planners.sheets)
    next_hour(planners, mirror)
    found = looks(planners.sheets, DUTIES)
    assert "ของฉัน" in found["views"]
    assert own in found["colours"]


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
