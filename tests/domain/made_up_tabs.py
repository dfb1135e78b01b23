"""Tabs as they should be and as people leave them, and a grid that carries out what the mirror decides."""

from collections.abc import Sequence
from datetime import date

from domain.mirror import Cell, FoundCell, Shift, Tab, TabChange, TabOnSheet, serial

HEADER = ("รหัส", "ชื่อ", "ร้อยละ", "กำหนดเขต")
WIDTH = len(HEADER)
Grid = list[list[FoundCell]]


def row(number: int, percent: int = 0) -> tuple[Cell, ...]:
    return (f"D{number}", f"ตัวชี้วัด E{number}", percent, date(2024, 9, 2))


def ordered(*rows: tuple[Cell, ...]) -> Tab:
    """A tab that has the order of its rows, as the log has."""
    return Tab("บันทึก", HEADER, rows)


def kept(*rows: tuple[Cell, ...]) -> Tab:
    """A tab whose rows stay where people put them, as the duties do."""
    return Tab("งานทั้งหมด", HEADER, rows, keeps_places=True)


def found(rows: Sequence[Sequence[FoundCell]], room: int = 0) -> TabOnSheet:
    """A tab with these rows and so many empty ones below."""
    width = max([WIDTH, *(len(line) for line in rows)])
    return TabOnSheet(3, max(2, len(rows) + room), width, rows)


def shown(tab: Tab, *own: FoundCell) -> Grid:
    """The rows of a tab as they are read, with what people wrote beside each of them."""
    lines: Grid = [list(tab.header), *([_read(cell) for cell in line] for line in tab.rows)]
    return [[*line, word] for line, word in zip(lines, own, strict=True)] if own else lines


def applied(change: TabChange, before: TabOnSheet | None) -> TabOnSheet:
    """The tab after the change was written, as it would be read."""
    grid = _grid(before)
    width = (len(grid[0]) if grid else 0) + change.more_columns
    grid = [line + [""] * change.more_columns for line in grid]
    grid += [[""] * width for _ in range(change.more_rows)]
    for shift in change.shifts:
        _move(grid, shift)
    for patch in change.patches:
        for number, cells in enumerate(patch.lines, patch.row):
            assert number < len(grid), "written below the grid"
            assert patch.column + len(cells) <= len(change.tab.header), "written on people's columns"
            grid[number][patch.column : patch.column + len(cells)] = [_read(cell) for cell in cells]
    for number in sorted(change.gone, reverse=True):
        del grid[number]
    assert len(grid) > 1, "a frozen header needs a row below it"
    return TabOnSheet(change.sheet_id or 3, len(grid), len(grid[0]), grid, change.tab.title)


def _grid(before: TabOnSheet | None) -> Grid:
    if before is None:
        return []
    grid: Grid = [[""] * before.column_count for _ in range(before.row_count)]
    for number, line in enumerate(before.rows):
        grid[number][: len(line)] = line
    return grid


def _move(grid: Grid, shift: Shift) -> None:
    if shift.rows:
        empty: list[FoundCell] = [""] * len(grid[0])
        grid.insert(shift.to, empty if shift.source is None else grid.pop(shift.source))
        return
    for line in grid:
        cell = line[shift.source] if shift.source is not None else ""
        line.insert(shift.to, cell)
        if shift.source is not None:
            del line[shift.source + (shift.to <= shift.source)]


def _read(cell: Cell | FoundCell) -> FoundCell:
    return serial(cell) if isinstance(cell, date) else "" if cell is None else cell
