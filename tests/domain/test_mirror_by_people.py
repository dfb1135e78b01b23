"""What people do to a tab whose rows stay where they put them: right again, and what is theirs is whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_tabs import WIDTH, Grid, applied, found, kept, row, shown

from domain.mirror import Drift, FoundCell, Tab, TabChange
from domain.mirroring.difference import difference

WANTED = kept(row(1), row(2), row(3))
ON_SHEET = shown(WANTED, "โน้ต", "โทรแล้ว", "", "รอ")
NOTES = {"D1": "โทรแล้ว", "D2": "", "D3": "รอ", "รหัส": "โน้ต"}


def after(rows: Grid, wanted: Tab = WANTED) -> Grid:
    there = found(rows)
    change = difference(wanted, there)
    assert change is not None
    grid = list(applied(change, there).rows)
    assert difference(wanted, found(grid)) is None
    return [list(line) for line in grid if any(line)]


def drift(rows: Grid) -> set[Drift]:
    change = difference(WANTED, found(rows), known=True)
    assert change is not None
    return set(change.drift)


def moved(rows: Grid, source: int, to: int) -> Grid:
    """With a column taken out and put in elsewhere."""
    return [[*(rest := line[:source] + line[source + 1 :])[:to], line[source], *rest[to:]] for line in rows]


def test_sorted_rows_are_left_where_they_are() -> None:
    rows = [ON_SHEET[0], ON_SHEET[3], ON_SHEET[1], ON_SHEET[2]]
    assert difference(WANTED, found(rows)) is None


def test_a_change_finds_its_row_wherever_it_stands() -> None:
    rows = [ON_SHEET[0], ON_SHEET[3], ON_SHEET[1], ON_SHEET[2]]
    change = difference(kept(row(1), row(2), row(3, 60)), found(rows))
    assert change is not None
    assert [(patch.row, patch.column, patch.lines) for patch in change.patches] == [(1, 2, ((60,),))]


def test_a_header_that_was_sorted_among_the_rows_goes_to_the_top_with_what_stands_beside_it() -> None:
    rows = [ON_SHEET[3], ON_SHEET[1], ON_SHEET[0], ON_SHEET[2]]
    assert after(rows) == [ON_SHEET[0], ON_SHEET[3], ON_SHEET[1], ON_SHEET[2]]
    assert drift(rows) == {Drift.HEADER}


def test_columns_are_known_by_the_titles_wherever_the_header_was_sorted_to() -> None:
    """And not by the row of a duty that stands on top then, of which somebody changed a cell."""
    first, *others = [[*line[:1], "เปลี่ยนเอง", *line[2:]] for line in ON_SHEET[1:]]
    rows = [first, ON_SHEET[0], *others]
    assert after(rows) == ON_SHEET
    assert after(moved(rows, 2, 0)) == ON_SHEET
    assert drift(rows) == {Drift.HEADER, Drift.CELLS}


def test_a_deleted_row_comes_back_below() -> None:
    rows = [ON_SHEET[0], ON_SHEET[2], ON_SHEET[3]]
    assert after(rows) == [*rows, [*shown(WANTED)[1], ""]]
    assert drift(rows) == {Drift.LOST_ROWS}


def test_a_deleted_header_comes_back_and_covers_no_row() -> None:
    assert [line[:WIDTH] for line in after(ON_SHEET[1:])] == shown(WANTED)


def test_a_duplicate_goes_and_the_row_with_somebodys_note_stays() -> None:
    bare = [*ON_SHEET[1][:WIDTH], ""]
    assert after([ON_SHEET[0], bare, *ON_SHEET[1:]]) == ON_SHEET
    assert after([*ON_SHEET, bare]) == ON_SHEET
    assert drift([*ON_SHEET, bare]) == {Drift.STRANGE_ROWS}


def test_of_a_duplicate_with_a_note_of_its_own_the_note_stays() -> None:
    noted: list[FoundCell] = [*ON_SHEET[1][:WIDTH], "จดไว้อีก"]
    assert after([*ON_SHEET, noted]) == [*ON_SHEET, ["", "", "", "", "จดไว้อีก"]]


def test_a_row_that_people_put_in_goes_unless_something_stands_beside_it() -> None:
    empty: list[FoundCell] = [""] * (WIDTH + 1)
    written: list[FoundCell] = ["", "แผนของเราเอง", "", "", ""]
    beside: list[FoundCell] = ["", "", "", "", "รวม"]
    assert after([*ON_SHEET[:2], empty, *ON_SHEET[2:]]) == ON_SHEET
    assert after([*ON_SHEET[:2], written, *ON_SHEET[2:]]) == ON_SHEET
    with_sum = [*ON_SHEET[:2], beside, *ON_SHEET[2:]]
    assert difference(WANTED, found(with_sum)) is None
    assert after(with_sum, kept(row(1), row(2), row(3), row(4)))[-1][0] == "D4"


def test_overwritten_cells_are_written_again_and_nothing_else() -> None:
    rows = [list(line) for line in ON_SHEET]
    rows[2][1] = "เปลี่ยนเอง"
    change = difference(WANTED, found(rows), known=True)
    assert change is not None
    assert sum(patch.cells for patch in change.patches) == 1
    assert change.drift == {Drift.CELLS}


def test_an_id_that_was_overwritten_is_known_by_the_rest_of_its_row() -> None:
    rows = [list(line) for line in ON_SHEET]
    rows[1][0] = "D99"
    assert after(rows) == ON_SHEET
    assert drift(rows) == {Drift.CELLS}


def test_a_row_that_is_nobodys_any_more_leaves_its_note() -> None:
    rows = [list(line) for line in ON_SHEET]
    rows[1][:2] = ["D99", "อื่น"]
    assert after(rows) == [
        ON_SHEET[0],
        ["", "", "", "", "โทรแล้ว"],
        *ON_SHEET[2:],
        [*shown(WANTED)[1], ""],
    ]


@pytest.mark.parametrize("number", range(WIDTH))
def test_a_renamed_header_is_written_again(number: int) -> None:
    rows = [list(line) for line in ON_SHEET]
    rows[0][number] = "ชื่อใหม่"
    assert after(rows) == ON_SHEET
    assert drift(rows) == {Drift.HEADER}


@pytest.mark.parametrize(("source", "to"), [(1, 3), (3, 0), (0, 2), (2, WIDTH), (0, WIDTH)])
def test_a_moved_column_goes_back(source: int, to: int) -> None:
    assert after(moved(ON_SHEET, source, to)) == ON_SHEET
    assert drift(moved(ON_SHEET, source, to)) == {Drift.COLUMNS}


@pytest.mark.parametrize("number", range(WIDTH))
def test_a_deleted_column_comes_back_and_covers_nobodys(number: int) -> None:
    assert after([line[:number] + line[number + 1 :] for line in ON_SHEET]) == ON_SHEET


@pytest.mark.parametrize("number", range(WIDTH + 1))
def test_a_column_that_people_put_among_ours_goes_to_the_right(number: int) -> None:
    own: Grid = [["เบอร์โทร"], ["081"], ["082"], ["083"]]
    rows = [line[:number] + word + line[number:] for line, word in zip(ON_SHEET, own, strict=True)]
    if number == WIDTH:
        assert difference(WANTED, found(rows)) is None
        return
    assert after(rows) == [line + word for line, word in zip(ON_SHEET, own, strict=True)]


@pytest.mark.parametrize("theirs", ["ทันไหม", ""])
def test_a_column_that_a_new_version_brings_takes_nobodys_even_if_the_same_stands_in_it(theirs: str) -> None:
    wanted = replace(WANTED, header=(*WANTED.header, "ทัน"), rows=[(*line, "ทัน") for line in WANTED.rows])
    own: Grid = [[theirs], ["ทัน"], ["ทัน"], ["ทัน"]]
    rows = [line[:WIDTH] + word for line, word in zip(ON_SHEET, own, strict=True)]
    change = difference(wanted, found(rows), settled=False)
    assert change is not None
    after_it = [list(line) for line in applied(change, found(rows)).rows][: len(rows)]
    assert after_it == [line + word for line, word in zip(shown(wanted), own, strict=True)]


def test_a_tab_of_somebody_else_under_our_title_loses_nothing() -> None:
    rows: Grid = [["วันที่", "เรื่อง"], ["1 ก.ย.", "ประชุม"]]
    filled = after(rows)
    assert [line[:WIDTH] for line in filled if any(line[:WIDTH])] == shown(WANTED)
    assert [line[WIDTH:] for line in filled[:2]] == rows


def whole_row_edits(rows: Grid, order: list[int], dropped: int, doubled: int) -> Grid:
    """Sorted, one row deleted (if there is one of that number), one copied without its note."""
    sorted_ = [rows[0], *(rows[1 + place] for place in order)]
    left = [line for number, line in enumerate(sorted_) if number != dropped]
    return [*left, *([[*left[doubled][:WIDTH], ""]] if 0 < doubled < len(left) else [])]


@given(st.permutations(range(3)), st.integers(1, 5), st.integers(1, 5))
def test_notes_stay_beside_their_rows(order: list[int], dropped: int, doubled: int) -> None:
    rows = whole_row_edits(ON_SHEET, order, dropped, doubled)
    there = found(rows)
    change = difference(WANTED, there)
    grid = applied(change, there).rows if change else rows
    by_id = {str(line[0]): line for line in grid if any(line)}
    assert {id_: list(line[:WIDTH]) for id_, line in by_id.items()} == {
        str(line[0]): line for line in shown(WANTED)
    }
    gone = {str(line[0]) for line in ON_SHEET} - {str(line[0]) for line in rows}
    assert {id_: line[WIDTH] for id_, line in by_id.items() if id_ not in gone} == {
        id_: note for id_, note in NOTES.items() if id_ not in gone
    }


def test_a_tab_renamed_by_people_is_named_again() -> None:
    there = found(ON_SHEET)
    renamed = type(there)(there.sheet_id, there.row_count, there.column_count, there.rows, "เก่า")
    change = difference(WANTED, renamed)
    assert change == TabChange(WANTED, 3, rename=True, drift=frozenset({Drift.RENAMED}))
