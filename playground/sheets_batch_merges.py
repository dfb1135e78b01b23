"""Cells made one: the first keeps its value, the others hold and take nothing until they are parted."""

from playground.sheets_book import Book, Tab
from playground.sheets_errors import Json, invalid
from playground.sheets_ranges import Box, from_grid_range


def merge_cells(book: Book, body: Json) -> Json:
    tab, box = from_grid_range(book, body["range"])
    if body["mergeType"] != "MERGE_ALL":
        raise invalid("This emulator knows MERGE_ALL.")
    if any(_meet(box, _box(one)) for one in tab.merges):
        raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    tab.merges.append(
        {
            "sheetId": tab.sheet_id,
            "startRowIndex": box.top,
            "endRowIndex": box.bottom,
            "startColumnIndex": box.left,
            "endColumnIndex": box.right,
        }
    )
    empty_covered(tab)
    return {}


def unmerge_cells(book: Book, body: Json) -> Json:
    """Every group that the range covers; one that it cuts is an error."""
    tab, box = from_grid_range(book, body["range"])
    met = [one for one in tab.merges if _meet(box, _box(one))]
    if any(_box(one).right > box.right or _box(one).bottom > box.bottom for one in met):
        raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    tab.merges = [one for one in tab.merges if one not in met]
    return {}


def empty_covered(tab: Tab) -> None:
    """Whatever was written to covered cells is gone."""
    for one in tab.merges:
        box = _box(one)
        for row in range(box.top, box.bottom):
            for column in range(box.left, box.right):
                if (row, column) != (box.top, box.left):
                    cell = tab.rows[row][column]
                    tab.rows[row][column] = {k: v for k, v in cell.items() if k != "userEnteredValue"}


def _box(merge: Json) -> Box:
    return Box(
        merge["startRowIndex"], merge["startColumnIndex"], merge["endRowIndex"], merge["endColumnIndex"]
    )


def _meet(one: Box, other: Box) -> bool:
    rows = one.top < other.bottom and other.top < one.bottom
    return rows and one.left < other.right and other.left < one.right
