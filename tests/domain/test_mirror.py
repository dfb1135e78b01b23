"""The mirror's arithmetic: what is written when a tab differs from what it should be, and nothing more."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_tabs import HEADER, applied, found, kept, ordered, row, shown

from domain.mirror import Cell, FoundCell, Patch, Tab, TabChange, TabOnSheet
from domain.mirroring.difference import ROOM, difference

texts = st.text(max_size=8) | st.sampled_from(
    ["=1+1", "+66", "-5", "@บอท", "0042", "๐๐๔๒", "\tก", "a\r\nb", "\x00"]
)
cells = st.none() | texts | st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6) | st.dates()
found_cells = st.none() | texts | st.integers(-(10**6), 10**6) | st.booleans()
lines = st.tuples(st.integers(1, 9).map(str), cells, cells, cells)
tabs = st.builds(
    lambda rows, places: Tab("ท", HEADER, rows, keeps_places=places),
    st.lists(lines, max_size=8, unique_by=lambda line: line[0]),
    st.booleans(),
)
strange = st.builds(
    lambda rows, below, right: TabOnSheet(
        3, max(2, len(rows) + below), 1 + right, [line[: 1 + right] for line in rows]
    ),
    st.lists(st.lists(found_cells | st.sampled_from(HEADER), max_size=6), max_size=12),
    st.integers(1, 4),
    st.integers(0, 5),
)


Make = Callable[..., Tab]
both = pytest.mark.parametrize("make", [ordered, kept])


def change_of(desired: Tab, there: TabOnSheet | None) -> TabChange:
    change = difference(desired, there)
    assert change is not None
    return change


def as_read(desired: Tab) -> TabOnSheet:
    return applied(change_of(desired, None), None)


@given(tabs, strange | st.none())
def test_writing_the_change_gives_the_tab_that_was_wanted(desired: Tab, there: TabOnSheet | None) -> None:
    change = difference(desired, there)
    after = applied(change, there) if change else there
    assert difference(desired, after) is None


@given(tabs)
def test_a_tab_that_is_right_is_not_touched(desired: Tab) -> None:
    assert difference(desired, as_read(desired)) is None


@given(tabs, tabs)
def test_from_any_state_to_any_other(before: Tab, after: Tab) -> None:
    there = as_read(before)
    change = difference(after, there)
    assert difference(after, applied(change, there) if change else there) is None


@both
def test_one_changed_cell_is_written_alone(make: Make) -> None:
    change = change_of(make(row(1), row(2, 60), row(3)), as_read(make(row(1), row(2), row(3))))
    assert change.patches == (Patch(2, 2, ((60,),)),)


@both
def test_neighbouring_rows_are_written_together(make: Make) -> None:
    there = as_read(make(*(row(n) for n in range(1, 7))))
    change = change_of(make(row(1, 5), row(2, 5), row(3), row(4), row(5, 5), row(6)), there)
    assert [(patch.row, len(patch.lines)) for patch in change.patches] == [(1, 2), (5, 1)]


@both
def test_a_tab_that_grew_gets_its_new_rows_only(make: Make) -> None:
    there = found(shown(make(row(1), row(2))))
    change = change_of(make(row(1), row(2), row(3)), there)
    assert change.patches == (Patch(3, 0, (row(3),)),)
    assert (change.sheet_id, change.more_rows, change.more_columns) == (3, 1 + ROOM, 0)


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
def test_a_tab_with_an_order_of_its_own_gets_it_back(rows: list[tuple[Cell, ...]]) -> None:
    wanted, there = ordered(row(1), row(2), row(3)), as_read(ordered(*rows))
    after = applied(change_of(wanted, there), there)
    assert list(after.rows)[:4] == shown(wanted)
    assert not any(cell for line in after.rows[4:] for cell in line)


def test_a_missing_tab_is_made_with_room_below_its_frozen_header() -> None:
    change = change_of(kept(), None)
    assert (change.sheet_id, change.more_rows, change.more_columns) == (None, 2 + ROOM, 4)


def test_columns_to_the_right_are_peoples_own() -> None:
    rows = shown(kept(row(1)), "โน้ต", "โทรแล้ว")
    assert difference(kept(row(1)), TabOnSheet(1, 1000, 26, rows)) is None


@pytest.mark.parametrize(
    ("wanted", "there", "same"),
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
def test_what_counts_as_the_same(wanted: Cell, there: FoundCell, same: bool) -> None:
    on_sheet = TabOnSheet(1, 10, 2, [["รหัส", "ค่า"], ["D1", there]])
    assert (difference(Tab("ท", ("รหัส", "ค่า"), [("D1", wanted)]), on_sheet) is None) is same


def test_a_row_that_does_not_fit_its_header_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="บันทึก"):
        ordered(("D1", "ชื่อ"))
