"""Ranges: A1 notation and GridRange, both turned into a box of grid cells."""

import re
from dataclasses import dataclass

from playground.sheets_book import Book, Tab
from playground.sheets_errors import Json, invalid

_CORNER = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,8})")
_QUOTED = re.compile(r"'((?:[^']|'')*)'(?:!(.*))?", re.DOTALL)
_SIMPLE_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*")


@dataclass(frozen=True)
class Box:
    """Rows [top, bottom) and columns [left, right) of one tab, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int
    one_cell: bool = False  # written as a single cell, such as B2: a value block may grow from it


def locate(book: Book, text: str) -> tuple[Tab, Box]:
    """The tab and cells which A1 notation names, clipped to the grid; one that starts outside is refused."""
    tab, corners = _split(book, text)
    if corners is None:
        return tab, Box(0, 0, tab.row_count, tab.column_count)
    first, _, last = corners.partition(":")
    one_cell = ":" not in corners
    top, left = _corner(first, text)
    bottom, right = (top, left) if one_cell else _corner(last, text)
    if one_cell and (top is None or left is None):
        raise _unparsable(text)
    rows = _span(top, bottom, tab.row_count)
    columns = _span(left, right, tab.column_count)
    if rows[0] >= tab.row_count or columns[0] >= tab.column_count:
        raise outside(tab, text)
    box = Box(rows[0], columns[0], min(rows[1], tab.row_count), min(columns[1], tab.column_count), one_cell)
    return tab, box


def from_grid_range(book: Book, grid_range: Json) -> tuple[Tab, Box]:
    """A GridRange: a missing side reaches to the edge of the grid; outside the grid it is refused."""
    tab = book.by_id(grid_range.get("sheetId", 0))
    box = Box(
        grid_range.get("startRowIndex", 0),
        grid_range.get("startColumnIndex", 0),
        grid_range.get("endRowIndex", tab.row_count),
        grid_range.get("endColumnIndex", tab.column_count),
    )
    if box.top < 0 or box.left < 0 or box.top > box.bottom or box.left > box.right:
        raise invalid("GridRange: the start must not be negative, nor lie after the end.")
    check_inside(tab, box)
    return tab, box


def check_inside(tab: Tab, box: Box) -> None:
    if box.bottom > tab.row_count or box.right > tab.column_count:
        raise outside(tab, a1(tab, box))


def outside(tab: Tab, text: str) -> Exception:
    return invalid(
        f"Range ({text}) exceeds grid limits. Max rows: {tab.row_count}, max columns: {tab.column_count}"
    )


def a1(tab: Tab, box: Box) -> str:
    """A range as Google echoes it: quotes only where the title needs them."""
    first = f"{column_name(box.left)}{box.top + 1}"
    last = f"{column_name(box.right - 1)}{box.bottom}"
    return f"{_quoted(tab.title)}!{first}" + ("" if first == last else f":{last}")


def column_name(index: int) -> str:
    """0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _quoted(title: str) -> str:
    if _SIMPLE_TITLE.fullmatch(title) and not _LOOKS_LIKE_A_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def _split(book: Book, text: str) -> tuple[Tab, str | None]:
    """The tab that is meant (the first one when none is named), and the corners, if any."""
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        title, corners = quoted[1].replace("''", "'"), quoted[2]
    elif "!" in text:
        title, corners = text.split("!", 1)
    else:
        by_title = book.by_title(text)
        return (by_title, None) if by_title else (book.tabs[0], text)
    tab = book.by_title(title)
    if tab is None or corners == "":
        raise _unparsable(text)
    return tab, corners


def _corner(text: str, whole: str) -> tuple[int | None, int | None]:
    match = _CORNER.fullmatch(text)
    if not match or not (match[1] or match[2]) or match[2] == "0":
        raise _unparsable(whole)
    row = int(match[2]) - 1 if match[2] else None
    return row, _column_index(match[1]) if match[1] else None


def _column_index(name: str) -> int:
    index = 0
    for letter in name.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _span(first: int | None, last: int | None, size: int) -> tuple[int, int]:
    """Half open; a side that is not written reaches to the edge."""
    if first is not None and last is not None and first > last:
        first, last = last, first
    return first or 0, size if last is None else last + 1


def _unparsable(text: str) -> Exception:
    return invalid(f"Unable to parse range: {text}")
