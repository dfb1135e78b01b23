"""Cells made fit for the sheet, and cells as the sheet gives them back, so that both can be compared."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from domain.mirror import Cell, FoundCell, Line, Patch, clean_text, serial

_AS_IT_IS = {str, int, float}
Read = tuple[object, ...]  # a line as the sheet gives it back


def cleaned(line: Sequence[Cell]) -> Line:
    """The line as it will be written."""
    return tuple([None if cell is None else _clean(cell) for cell in line])


def _clean(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return clean_text(cell) or None
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return cell


def read_back(line: Sequence[Cell | FoundCell], width: int) -> Read:
    """The line as the sheet gives it back, padded to this width."""
    cells = ["" if cell is None else cell if type(cell) in _AS_IT_IS else _as_read(cell) for cell in line]
    return (*cells[:width], *[""] * (width - len(cells)))


def _as_read(cell: Cell | FoundCell) -> object:
    if isinstance(cell, bool):  # True == 1, but a tick box is not the number
        return ("tick", cell)
    return serial(cell) if isinstance(cell, date) else cell


def is_blank(cells: Iterable[object]) -> bool:
    """Whether nothing stands in any of these."""
    return all(cell in ("", None) for cell in cells)


def patches_of(row: int, line: Line, found: Read, hands_off: frozenset[int]) -> Iterator[Patch]:
    """Runs of neighbouring cells of one row that differ from what was found there."""
    wanted = read_back(line, len(line))
    if wanted == found:
        return
    differ = [
        column for column, cell in enumerate(wanted) if cell != found[column] and column not in hands_off
    ]
    for first, last in _runs(differ):
        yield Patch(row, first, (line[first:last],))


def stacked(patches: Iterable[Patch]) -> tuple[Patch, ...]:
    """Patches of the same columns in rows that follow each other become one, so that a call stays small."""
    growing: dict[tuple[int, int], tuple[int, list[Line]]] = {}
    done: list[Patch] = []
    for patch in patches:
        columns = (patch.column, len(patch.lines[0]))
        row, lines = growing.get(columns, (patch.row, []))
        if row + len(lines) != patch.row:
            done.append(Patch(row, patch.column, tuple(lines)))
            row, lines = patch.row, []
        lines.extend(patch.lines)
        growing[columns] = (row, lines)
    done += [Patch(row, column, tuple(lines)) for (column, _), (row, lines) in growing.items()]
    return tuple(sorted(done, key=lambda patch: (patch.row, patch.column)))


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Half-open runs of numbers that follow each other."""
    start = 0
    for index in range(1, len(numbers) + 1):
        if index == len(numbers) or numbers[index] != numbers[index - 1] + 1:
            yield numbers[start], numbers[index - 1] + 1
            start = index
