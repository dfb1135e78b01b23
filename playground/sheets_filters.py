"""The verbs that find tabs by DataFilter, whatever the tabs are called."""

from playground.sheets_book import Book, Tab
from playground.sheets_errors import Json, invalid
from playground.sheets_ranges import Box, a1, from_grid_range, locate
from playground.sheets_values import values_in


def get_by_filters(book: Book, body: Json) -> list[Json]:
    """The values that each filter finds, with the filters that found them."""
    dimension, option = body.get("majorDimension", "ROWS"), body.get("valueRenderOption", "FORMATTED_VALUE")
    return [
        {
            "valueRange": values_in(*_found(book, one), dimension, option),
            "dataFilters": [one],
        }
        for one in _filters(body)
    ]


def ranges_of(book: Book, body: Json) -> list[str]:
    """What the filters find, in A1 notation."""
    return [a1(*_found(book, one)) for one in _filters(body)]


def _filters(body: Json) -> list[Json]:
    filters: list[Json] = body.get("dataFilters", [])
    if not filters:
        raise invalid("Must specify at least one data filter.")
    return filters


def _found(book: Book, one: Json) -> tuple[Tab, Box]:
    if "a1Range" in one:
        return locate(book, one["a1Range"])
    if "gridRange" not in one:
        raise invalid("This emulator knows filters by gridRange and a1Range.")
    return from_grid_range(book, one["gridRange"])
