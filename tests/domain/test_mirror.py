"""The mirror's arithmetic: what is written when a tab differs from what it should be, and nothing more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.mirror import (
    FEW_ROWS,
    Cell,
    FoundCell,
    Run,
    Tab,
    TabChange,
    TabOnSheet,
    difference,
    serial,
)

HEADER = ("รหัส", "ชื่อ", "ร้อยละ", "กำหนดเขต")

texts = st.text(max_size=8) | st.sampled_from(
    ["=1+1", "+66", "-5", "@บอท", "0042", "๐๐๔๒", "\tก", "a\r\nb", "\x00"]
)
cells = st.none() | texts | st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6) | st.dates()
found_cells = st.none() | texts | st.integers(-(10**6), 10**6) | st.booleans()
lines = st.tuples(st.integers(1, 9).map(str), cells, cells, cells)
tabs = st.lists(lines, max_size=8).map(lambda rows: Tab("งานทั้งหมด", HEADER, rows))
found_rows = st.lists(st.lists(found_cells, max_size=6), max_size=12)
strange = st.builds(
    lambda rows, below, right: TabOnSheet(
        3, len(rows) + below, 1 + right, [line[: 1 + right] for line in rows]
    ),
    found_rows,
    st.integers(1, 4),
    st.integers(0, 5),
)


def row(number: int, percent: int = 0) -> tuple[Cell, ...]:
    return (f"D{number}", f"ตัวชี้วัด E{number}", percent, date(2024, 9, 2))


def tab(*rows: tuple[Cell, ...]) -> Tab:
    return Tab("งานทั้งหมด", HEADER, rows)


def applied(change: TabChange, found: TabOnSheet | None) -> TabOnSheet:
    """The tab after the change was written, as it would be read."""
    height = (found.row_count if found else 0) + change.more_rows
    width = (found.column_count if found else 0) + change.more_columns
    grid: list[list[FoundCell]] = [[""] * width for _ in range(height)]
    for index, old in enumerate(found.rows if found else []):
        grid[index][: len(old)] = old
    for run in change.runs:
        for index, line in enumerate(run.lines, run.first_row):
            assert index < height
            assert len(line) == change.width <= width
            grid[index][: len(line)] = [serial(cell) if isinstance(cell, date) else cell for cell in line]
    return TabOnSheet(change.sheet_id or 0, height, width, grid)


def as_read(desired: Tab) -> TabOnSheet:
    change = difference(desired, None)
    assert change is not None
    return applied(change, None)


@given(tabs, strange | st.none())
def test_writing_the_change_gives_the_tab_that_was_wanted(desired: Tab, found: TabOnSheet | None) -> None:
    change = difference(desired, found)
    after = applied(change, found) if change else found
    assert difference(desired, after) is None


@given(tabs)
def test_a_tab_that_is_right_is_not_touched(desired: Tab) -> None:
    assert difference(desired, as_read(desired)) is None


@given(tabs, tabs)
def test_from_any_state_to_any_other(before: Tab, after: Tab) -> None:
    found = as_read(before)
    change = difference(after, found)
    assert difference(after, applied(change, found) if change else found) is None


def test_one_changed_row_is_written_alone() -> None:
    found = as_read(tab(row(1), row(2), row(3)))
    change = difference(tab(row(1), row(2, 60), row(3)), found)
    assert change is not None
    assert not change.whole
    assert change.runs == (Run(2, (row(2, 60),)),)


def test_neighbouring_rows_are_written_together() -> None:
    found = as_read(tab(*(row(n) for n in range(1, 7))))
    change = difference(tab(row(1, 5), row(2, 5), row(3), row(4), row(5, 5), row(6)), found)
    assert change is not None
    assert [(run.first_row, len(run.lines)) for run in change.runs] == [(1, 2), (5, 1)]


def test_a_log_that_grew_gets_its_new_rows_only() -> None:
    found = as_read(tab(row(1), row(2)))
    found = TabOnSheet(7, 3, 4, found.rows)
    change = difference(tab(row(1), row(2), row(3)), found)
    assert change is not None
    assert change.runs == (Run(3, (row(3),)),)
    assert (change.sheet_id, change.more_rows, change.more_columns) == (7, 1, 0)


@pytest.mark.parametrize(("changed", "whole"), [(FEW_ROWS, False), (FEW_ROWS + 1, True)])
def test_many_changed_rows_are_one_block(changed: int, whole: bool) -> None:
    found = as_read(tab(*(row(n) for n in range(100))))
    change = difference(tab(*(row(n, 60 if n < changed else 0) for n in range(100))), found)
    assert change is not None
    assert change.whole is whole


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row(3), row(1), row(2)], id="sorted by a person"),
        pytest.param([row(1), row(3)], id="a row deleted"),
        pytest.param([row(1), row(2), row(2), row(3)], id="a row duplicated"),
        pytest.param([row(1), (None, "จดไว้", None, None), row(2), row(3)], id="a row inserted"),
        pytest.param([row(1), row(2), row(3), row(4)], id="a row too many"),
    ],
)
def test_moved_rows_are_repaired_by_the_whole_block(rows: list[tuple[Cell, ...]]) -> None:
    found = as_read(tab(*rows))
    change = difference(tab(row(1), row(2), row(3)), found)
    assert change is not None
    assert change.whole
    assert difference(tab(row(1), row(2), row(3)), applied(change, found)) is None


def test_a_renamed_header_is_repaired() -> None:
    found = as_read(Tab("งานทั้งหมด", ("รหัส", "ชื่องาน", "ร้อยละ", "กำหนดเขต"), [row(1)]))
    change = difference(tab(row(1)), found)
    assert change is not None
    assert change.whole


def test_a_missing_tab_is_made_with_room_below_its_frozen_header() -> None:
    change = difference(tab(), None)
    assert change is not None
    assert (change.sheet_id, change.more_rows, change.more_columns) == (None, 2, 4)


def test_columns_to_the_right_are_peoples_own() -> None:
    rows: list[list[FoundCell]] = [
        [*HEADER, "โน้ต"],
        ["D1", "ตัวชี้วัด E1", 0, serial(date(2024, 9, 2)), "โทรแล้ว"],
    ]
    assert difference(tab(row(1)), TabOnSheet(1, 1000, 26, rows)) is None


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("60", 60, False),
        (60, 60.0, True),
        (1, True, False),
        (None, "", True),
        ("", None, True),
        ("0042", 42, False),
        ("๐๐๔๒", "๐๐๔๒", True),
        (date(2024, 9, 2), 45537, True),
        (date(2024, 9, 2), "2/9/2024", False),
    ],
)
def test_what_counts_as_the_same(wanted: Cell, found: str | float | bool | None, same: bool) -> None:
    there = TabOnSheet(1, 10, 2, [["รหัส", "ค่า"], ["D1", found]])
    assert (difference(Tab("ท", ("รหัส", "ค่า"), [("D1", wanted)]), there) is None) is same


def test_a_row_that_does_not_fit_its_header_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="งานทั้งหมด"):
        tab(("D1", "ชื่อ"))
