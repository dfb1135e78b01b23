"""Gives merged cells their value in every row: Excel keeps it in the first of them only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from domain.workbook.sheets import Row, Sheet, required_columns
from storage.workbook_raw import Block

MERGED = "{}: คอลัมน์ {} มีเซลล์ที่ผสานไว้ จึงใช้ค่าเดียวกันทุกแถวที่ผสาน ({} แถว)"
FIRST = 1
Place = tuple[int, int]


class _Open(NamedTuple):
    """A block in one of its columns: its last row, and the text that its other rows get."""

    last: int
    text: str


def spread(sheet: Sheet, merged: Iterable[Block]) -> Sheet:
    """The sheet with merged cells filled downwards; those that must be filled and were not are its `merged`.

    The first column is left as it is, for it tells rows apart, and nothing is filled to the right.
    """
    blocks = _by_their_first(merged, len(sheet.columns))
    required = required_columns(sheet.name)
    rows, left, filled = [], set[tuple[int, str]](), Counter[str]()
    began: dict[str, _Open] = {}
    for row in sheet.rows if blocks else ():
        began |= _beginning(blocks, sheet.columns, row)
        texts = {column: one.text for column, one in began.items() if row.number <= one.last}
        given = {column: text for column, text in texts.items() if text and not row[column]}
        left |= {(row.number, column) for column in required if texts.get(column) == "" == row[column]}
        filled.update(given.keys())
        rows.append(Row(row.number, {**given, **row.cells}))
    return replace(
        sheet,
        rows=tuple(rows) or sheet.rows,
        warnings=tuple(MERGED.format(sheet.name, column, n) for column, n in filled.items()),
        merged=frozenset(left),
    )


def _by_their_first(merged: Iterable[Block], columns: int) -> dict[Place, tuple[int, bool]]:
    """Column and first row of each block → its last row, and whether it fills this column."""
    return {
        (place, block.first): (block.last, place == block.left != FIRST)
        for block in merged
        for place in range(block.left, min(block.right, columns) + 1)
    }


def _beginning(
    blocks: Mapping[Place, tuple[int, bool]], columns: Iterable[str], row: Row
) -> dict[str, _Open]:
    found = ((column, blocks.get((place, row.number))) for place, column in enumerate(columns, start=1))
    return {column: _Open(one[0], row[column] if one[1] else "") for column, one in found if one}
