"""What people type in the sheet: rows known by their words wherever they stand, and changes or kind words."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_duties import E5, person

from domain import change_commands as ch
from domain import commands as c
from domain import step_commands as s
from domain.calendar import WorkingDays
from domain.mirror import FoundCell, TabOnSheet
from domain.people import Person, Role
from domain.proposals import Proposal
from domain.sheet.suggestions import HEADER, MOST_ROWS, TypedRow, answered, places, typed_rows
from domain.suggestions import LONGEST, Known, Unclear, duty_named, match, meant, proposer
from domain.words.unclear_dates import DateUnclear

TODAY, DAYS = date(2024, 8, 29), WorkingDays()
ANONG = Person(2, "อนงค์ ศรีสุข", "", 1, "กลุ่มแผน", frozenset({Role.PLANNER}))
SRI = Person(3, "สมศรี ใจดี", "พี่ศรี", 1, "กลุ่มแผน", frozenset({Role.OWNER}))
PEOPLE = (ANONG, SRI, person(4, Role.COORDINATOR))


def row(number: int, *cells: str, key: str = "") -> TypedRow:
    filled = (*cells, *[""] * 5)[:5]
    return TypedRow(number, tuple(filled), (key, "", "", ""))


def known(id_: int, *cells: str) -> Known:
    proposal = Proposal(id_, (), "", "", "", None, datetime(2024, 8, 29, tzinfo=UTC))
    return Known(id_, row(0, *cells).digest, proposal)


def numbers(rows: Any) -> list[tuple[int, int]]:
    return [(row.number, one.id) for row, one in rows]


@pytest.mark.parametrize(
    ("rows", "pairs", "copies", "new", "gone"),
    [
        pytest.param([row(1, "ก", key="P000001")], [(1, 1)], [], [], [2], id="where it was, and one deleted"),
        pytest.param([row(9, "ข"), row(4, "ก")], [(4, 1), (9, 2)], [], [], [], id="moved, the key lost"),
        pytest.param(
            [row(1, "ก"), row(2, "ก", key="P000001")], [(2, 1)], [(1, 1)], [], [2], id="copied without"
        ),
        pytest.param(
            [row(1, "ก", key="P000001"), row(2, "ก", key="P000001")], [(1, 1)], [(2, 1)], [], [2], id="whole"
        ),
        pytest.param([row(1, "ค", key="P000001")], [], [], [1], [1, 2], id="edited: anew"),
        pytest.param(
            [row(1, key="P000001"), row(2, "ก")], [(2, 1)], [], [], [2], id="the key on a blank row"
        ),
        pytest.param([row(1, "ค", key="P999999")], [], [], [1], [1, 2], id="a key of nobody's"),
    ],
)
def test_rows_are_known_by_their_words(
    rows: list[TypedRow], pairs: list[Any], copies: list[Any], new: list[int], gone: list[int]
) -> None:
    found = match(rows, [known(1, "ก"), known(2, "ข")])
    assert (sorted(numbers(found.known)), numbers(found.copies)) == (pairs, copies)
    assert ([one.number for one in found.new], [one.id for one in found.gone]) == (new, gone)


@given(st.permutations(range(6)), st.data())
def test_no_order_of_the_rows_makes_anything_new(order: list[int], data: st.DataObject) -> None:
    kept = [known(n, f"คำที่ {n}") for n in range(6)]
    keyed = data.draw(st.lists(st.booleans(), min_size=6, max_size=6))
    rows = [row(place, f"คำที่ {n}", key=kept[n].key if keyed[n] else "") for place, n in enumerate(order, 1)]
    found = match(rows, kept)
    assert not found.new and not found.gone and not found.copies
    assert {(row.cells[0], one.id) for row, one in found.known} == {(f"คำที่ {n}", n) for n in range(6)}


@pytest.mark.parametrize(
    ("cells", "command"),
    [
        (("D000005", "เลื่อนกำหนด", "15 ก.ย. 2567", "รอผล"), s.MoveDate((5,), "15 กันยายน 2567", "รอผล")),
        (("D000005", "กำหนดเขต", "๑๕/๙/๖๗", "รอผล"), s.MoveDate((5,), "15 กันยายน 2567", "รอผล")),
        (("D000005", "เลื่อนกำหนดส่ง", "45550", "รอผล"), s.MoveDate((5,), "15 กันยายน 2567", "รอผล")),
        (("D000005", "เลื่อนกำหนด", "243876", "รอผล"), s.MoveDate((5,), "15 กันยายน 2567", "รอผล")),
        (("d5", "ขอยกเลิก", "", "=ซ้ำกับ E6"), s.CancelDuty((5,), "=ซ้ำกับ E6")),
        (("๐๐๕", "เปิดใหม่", "", ""), s.Reopen((5,))),
        (("D000005", "เปลี่ยนผู้รับผิดชอบ", "สมศรี ใจดี", ""), ch.HandOver((5,), 3)),
        (("D000005", "ผู้รับผิดชอบ", "นางอนงค์ ศรีสุข", ""), ch.HandOver((5,), 2)),
    ],
)
def test_what_is_typed_becomes_a_change(cells: tuple[str, ...], command: c.Command) -> None:
    typed = row(1, *cells, "อนงค์ ศรีสุข")
    assert duty_named(typed) == 5
    assert meant(typed, E5, PEOPLE, TODAY, DAYS) == command
    assert proposer(typed, PEOPLE) == ANONG


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("D000005",), "ต้องการแก้อะไร, ผู้เสนอ"),
        (("", "ยกเลิก", "", "ซ้ำ", "อนงค์ ศรีสุข"), "รหัสแถวของงาน"),
        (("D000005", "ร้อยละ", "90", "ซ้ำ", "อนงค์ ศรีสุข"), "แก้จากชีตได้"),
        (("D000005", "ยกเลิก", "", "", "อนงค์ ศรีสุข"), "ขอเหตุผล"),
        (("D000005", "เลื่อนกำหนด", "", "รอผล", "อนงค์ ศรีสุข"), "15 ก.ย. 2567"),
        (("D000005", "เลื่อนกำหนด", "15 ก.ย. 2567", "", "อนงค์ ศรีสุข"), "ขอเหตุผล"),
        (("D000005", "เลื่อนกำหนด", "เร็ว ๆ นี้", "รอผล", "อนงค์ ศรีสุข"), "เร็ว ๆ นี้"),
        (("D000005", "ผู้รับผิดชอบ", "ใครก็ได้", "", "อนงค์ ศรีสุข"), "ชื่อ-สกุลเต็ม"),
        (("D000005", "ยกเลิก", "", "ซ้ำ" * LONGEST, "อนงค์ ศรีสุข"), "ยาวเกินไป"),
    ],
)
def test_what_is_no_change_says_what_would_be_right(cells: tuple[str, ...], words: str) -> None:
    with pytest.raises((Unclear, DateUnclear), match=words):
        meant(row(1, *cells), E5, PEOPLE, TODAY, DAYS)


@pytest.mark.parametrize("id_", ["", "E5", "D", "D5; DROP", "D" + "9" * 40, "=D5", "ภาพรวม", "D-5"])
def test_what_names_no_duty_is_said(id_: str) -> None:
    typed = row(1, id_, "เปิดใหม่", "", "", "อนงค์ ศรีสุข")
    assert duty_named(typed) is None
    with pytest.raises(Unclear, match="รหัสแถว"):
        meant(typed, None, PEOPLE, TODAY, DAYS)


@pytest.mark.parametrize("who", ["", "สมศรี ใจดี", "คนแปลกหน้า", "=IMPORTXML(1)", "ศรี"])
def test_only_planners_and_coordinators_of_the_register_propose(who: str) -> None:
    with pytest.raises(Unclear, match="ผู้เสนอ"):
        proposer(row(1, "D5", "เปิดใหม่", "", "", who), PEOPLE)


FIRST: list[FoundCell] = ["เมื่อ", "", "", "อนงค์", "รอ", 1.5, True, "D5", "P000001", "x"]
cells = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30)


@given(st.lists(cells, min_size=5, max_size=5))
def test_nothing_that_stands_in_a_cell_breaks_it(line: list[FoundCell]) -> None:
    found = TabOnSheet(1, 10, 9, [[*HEADER], ["", *line]])
    where = places(found)
    assert where
    for typed in typed_rows(found, where):
        try:
            meant(typed, E5 if duty_named(typed) else None, PEOPLE, TODAY, DAYS)
            proposer(typed, PEOPLE)
        except (Unclear, DateUnclear) as why:
            assert str(why)


def test_columns_are_found_wherever_they_were_moved_and_only_so_many_rows_are_read() -> None:
    moved = [*reversed(HEADER), "ของฉัน"]
    line: list[FoundCell] = ["", "", "", "ก"]
    found = TabOnSheet(1, 9999, 10, [moved, FIRST, [], *[line] * MOST_ROWS])
    where = places(found)
    assert where
    rows = typed_rows(found, where)
    assert rows[0].cells == ("D5", "TRUE", "1.5", "รอ", "อนงค์")
    assert rows[0].told == ("P000001", "", "", "เมื่อ") and len(rows) == MOST_ROWS - 1
    change = answered(1, rows[:1], {1: ("P000001", "รอ", "", "")}, where)
    assert change
    assert [(one.row, one.column, one.lines) for one in change.patches] == [
        (1, 2, (("รอ",),)),
        (1, 0, ((None,),)),
    ]
    assert answered(1, rows[:1], {1: rows[0].told}, where) is None


def test_a_header_that_is_not_whole_is_none() -> None:
    assert places(TabOnSheet(1, 10, 9, [])) is None
    assert places(TabOnSheet(1, 10, 9, [["เลขที่ข้อเสนอ", 5]])) is None
