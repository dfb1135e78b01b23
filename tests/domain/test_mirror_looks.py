"""What of a tab's looks is missing: only that is set up, and only what is ours is taken away."""

from dataclasses import replace

import pytest

from domain.mirror_looks import MARK, Attached, LooksOnSheet, Protected, all_looks, formulas, looks_change
from domain.sheet_looks import DAY, GREY, RED, Colour, Looks, View

LOOKS = Looks(
    formats={1: DAY},
    notes={0: "รหัส"},
    colours=(Colour(2, None, -1, RED), Colour(0, None, None, GREY, text='ยก"เลิก')),
    views=(View("ค้างส่ง"), View("เดือนนี้")),
    widths={0: 90},
)
WIDTH = 3
RIGHT = LooksOnSheet(
    frozen=1,
    bold=True,
    rows=100,
    notes={0: "รหัส", 2: "ของเราเอง"},
    formats={1: DAY},
    protected=(Protected(7, 0, WIDTH, ours=True, warning_only=True), Protected(8, 0, 9, False, False)),
    rules=(
        Attached(0, "=$A2=1"),
        *(Attached(number, rule) for number, rule in enumerate(formulas(LOOKS.colours), 1)),
    ),
    views=(Attached(21, "ค้างส่ง"), Attached(22, "ของฉัน"), Attached(23, "เดือนนี้", end_row=100)),
)


def test_looks_that_are_right_are_left_alone() -> None:
    assert looks_change(LOOKS, WIDTH, RIGHT, settled=True).is_empty


def test_rules_are_marked_and_quote_what_they_compare_with() -> None:
    late, cancelled = formulas(LOOKS.colours)
    assert late == f"=AND(ISNUMBER($C2),$C2<=-1,{MARK})"
    assert cancelled == f'=AND($A2="ยก""เลิก",{MARK})'


@pytest.mark.parametrize(
    ("found", "part"),
    [
        (replace(RIGHT, frozen=0), "header"),
        (replace(RIGHT, bold=False), "header"),
        (replace(RIGHT, notes={}), "header"),
        (replace(RIGHT, formats={1: "0.00"}), "formats"),
        (replace(RIGHT, protected=RIGHT.protected[1:]), "protect"),
        (replace(RIGHT, rules=RIGHT.rules[:2]), "colours"),
        (replace(RIGHT, rules=(*RIGHT.rules[:2], replace(RIGHT.rules[2], end_row=50))), "colours"),
        (replace(RIGHT, views=RIGHT.views[1:]), "views"),
        (replace(RIGHT, views=(*RIGHT.views[:2], Attached(23, "เดือนนี้", end_row=50))), "views"),
    ],
)
def test_what_is_missing_is_set_up_and_nothing_else(found: LooksOnSheet, part: str) -> None:
    change = looks_change(LOOKS, WIDTH, found, settled=True)
    made = {
        name
        for name in ("header", "formats", "widths", "protect", "colours", "views")
        if getattr(change, name)
    }
    assert made == {part}


def test_cells_made_one_are_parted_where_they_are_ours() -> None:
    beside, across = replace(RIGHT, merged=((3, 5),)), replace(RIGHT, merged=((3, 9), (2, 5)))
    assert looks_change(LOOKS, WIDTH, beside, settled=True).is_empty
    assert looks_change(LOOKS, WIDTH, across, settled=True).part == 5


def test_more_frozen_rows_are_peoples_choice() -> None:
    assert looks_change(LOOKS, WIDTH, replace(RIGHT, frozen=2), settled=True).is_empty


def test_new_looks_replace_ours_and_nobody_elses() -> None:
    change = looks_change(LOOKS, WIDTH, RIGHT, settled=False)
    assert (change.drop_protected, change.drop_rules, change.drop_views) == ((7,), (1, 2), (21, 23))
    assert replace(change, drop_protected=(), drop_rules=(), drop_views=()) == all_looks(LOOKS, WIDTH)


def test_a_column_where_people_type_is_not_guarded() -> None:
    assert all_looks(replace(LOOKS, typed=frozenset({1})), WIDTH).protect == ((0, 1), (2, 3))
