"""Tabs that a person protects against us: no request may change anything of them."""

from collections.abc import Iterator
from typing import Any

from playground.sheets_book import Book
from playground.sheets_errors import Json, protected


def not_locked(book: Book, requests: list[Json]) -> list[Json]:
    """The requests, if none of them is about a tab that a person protected against us."""
    if set(_sheet_ids(requests)) & {tab.sheet_id for tab in book.tabs if tab.locked}:
        raise protected()
    return requests


def _sheet_ids(value: Any) -> Iterator[Any]:
    if isinstance(value, dict) and "rows" not in value:
        yield from (value["sheetId"],) if "sheetId" in value else ()
        yield from (found for part in value.values() for found in _sheet_ids(part))
    elif isinstance(value, dict):
        yield from _sheet_ids({name: part for name, part in value.items() if name != "rows"})
    elif isinstance(value, list):
        yield from (found for part in value for found in _sheet_ids(part))
