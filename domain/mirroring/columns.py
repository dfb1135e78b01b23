"""Our columns brought back to their places: found by their headers, or by what stands below them.

A column of people's own that stands among ours goes to the right end and is never written on; one of ours
that is gone is put in again, so that what stands to the right of it stays whole.
"""

from collections.abc import Sequence

from domain.mirror import Cell, FoundCell, Shift, Tab
from domain.mirroring.cells import is_blank, read_back

Rows = list[list[object]]  # whole rows as read, all of one width
_NEW = -1
_HALF = 2


def rows_of(found: Sequence[Sequence[FoundCell]], least: int) -> Rows:
    """Every row as read, padded to the widest of them, without empty rows at the end."""
    width = max([least, *(len(row) for row in found)])
    rows = [list(read_back(row, width)) for row in found]
    while rows and is_blank(rows[-1]):
        rows.pop()
    return rows


def straightened(tab: Tab, rows: Rows, *, settled: bool) -> tuple[tuple[Shift, ...], Rows]:
    """What brings our columns to their places, and the rows as they are then.

    Where these columns were not `settled` on the tab before, one that is missing is new: whatever stands in
    the sheet that looks like it is somebody's own.
    """
    header = list(tab.header)
    if not rows or rows[0][: len(header)] == header:
        return (), rows
    places = _places(tab, rows, settled=settled)
    shifts, order = _shifts(places, len(rows[0]), _free(rows))
    if not shifts:
        return (), rows
    return shifts, [["" if column == _NEW else row[column] for column in order] for row in rows]


def _places(tab: Tab, rows: Rows, *, settled: bool) -> list[int]:
    """Where each of our columns stands now; _NEW for one that is gone."""
    there, taken = rows[0], set[int]()
    places = [_NEW] * len(tab.header)
    for number, name in enumerate(tab.header):
        same = [column for column, found in enumerate(there) if found == name and column not in taken]
        if same:
            places[number] = number if number in same else same[0]
            taken.add(places[number])
    moved = any(place not in (number, _NEW) for number, place in enumerate(places))
    gone = [number for number, place in enumerate(places) if place == _NEW]
    for number in gone if settled else ():
        renamed = _renamed(tab, rows, number, taken, moved=moved)
        if renamed is not None:
            places[number] = renamed
            taken.add(renamed)
    return places


def _renamed(tab: Tab, rows: Rows, number: int, taken: set[int], *, moved: bool) -> int | None:
    """The column that lost its header: by what stands in it, or because all others are where they belong."""
    wanted = {cell for row in tab.rows for cell in read_back([row[number]], 1) if cell != ""}
    candidates = [column for column in range(len(rows[0])) if column not in taken]
    for column in sorted(candidates, key=lambda column: abs(column - number)):
        if _alike({row[column] for row in rows[1:] if row[column] != ""}, wanted):
            return column
    unmoved = not moved and number in candidates and number < len(tab.header) - 1
    return number if unmoved and is_blank(row[number] for row in rows[1:]) else None


def _alike(found: set[object], wanted: set[Cell] | set[object]) -> bool:
    return bool(found) and len(found & wanted) * _HALF >= len(found)


def _free(rows: Rows) -> set[int]:
    """Columns in which nothing stands at all."""
    return {column for column in range(len(rows[0])) if is_blank(row[column] for row in rows)}


def _shifts(places: list[int], width: int, free: set[int]) -> tuple[tuple[Shift, ...], list[int]]:
    """The moves that bring each column to its number, and the columns in the order they have then."""
    order, ours = list(range(width)), {place for place in places if place != _NEW}
    shifts: list[Shift] = []
    for number, place in enumerate(places):
        if number >= len(order) or order[number] == place:
            continue
        if place == _NEW and order[number] in free - ours:
            continue
        if place == _NEW:
            shifts.append(Shift(rows=False, to=number))
            order.insert(number, _NEW)
            continue
        while order[number] not in ours:  # people's own column among ours goes to the end
            shifts.append(Shift(rows=False, to=len(order), source=number))
            order.append(order.pop(number))
        if order[number] != place:
            at = order.index(place)
            shifts.append(Shift(rows=False, to=number, source=at))
            order.insert(number, order.pop(at))
    return tuple(shifts), order
