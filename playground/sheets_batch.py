"""`spreadsheets.batchUpdate`: the kinds of request this emulator knows, and how one is carried out."""

from collections.abc import Callable
from dataclasses import dataclass

from playground import sheets_batch_cells as cells
from playground import sheets_batch_extras as extras
from playground import sheets_batch_merges as merges
from playground import sheets_batch_tabs as tabs
from playground.sheets_book import Book
from playground.sheets_errors import Json, SheetsError, invalid


@dataclass(frozen=True)
class Kind:
    """`run` changes the book and answers the reply; only `required` and `optional` fields may be sent."""

    run: Callable[[Book, Json], Json]
    required: frozenset[str]
    optional: frozenset[str]


def _kind(run: Callable[[Book, Json], Json], required: str = "", optional: str = "") -> Kind:
    return Kind(run, frozenset(required.split()), frozenset(optional.split()))


KINDS = {
    "addSheet": _kind(tabs.add_sheet, optional="properties"),
    "updateSheetProperties": _kind(tabs.update_sheet_properties, "properties fields"),
    "deleteSheet": _kind(tabs.delete_sheet, "sheetId"),
    "appendDimension": _kind(tabs.append_dimension, "dimension length", "sheetId"),
    "insertDimension": _kind(tabs.insert_dimension, "range", "inheritFromBefore"),
    "deleteDimension": _kind(tabs.delete_dimension, "range"),
    "moveDimension": _kind(tabs.move_dimension, "source destinationIndex"),
    "duplicateSheet": _kind(
        tabs.duplicate_sheet, "sourceSheetId", "insertSheetIndex newSheetId newSheetName"
    ),
    "updateDimensionProperties": _kind(tabs.update_dimension_properties, "properties fields", "range"),
    "autoResizeDimensions": _kind(tabs.check_dimensions, "dimensions"),
    "updateCells": _kind(cells.update_cells, "fields", "rows range start"),
    "repeatCell": _kind(cells.repeat_cell, "range cell fields"),
    "mergeCells": _kind(merges.merge_cells, "range mergeType"),
    "unmergeCells": _kind(merges.unmerge_cells, "range"),
    "sortRange": _kind(cells.sort_range, "range sortSpecs"),
    "addProtectedRange": _kind(extras.add_protected_range, "protectedRange"),
    "updateProtectedRange": _kind(extras.update_protected_range, "protectedRange fields"),
    "deleteProtectedRange": _kind(extras.delete_protected_range, "protectedRangeId"),
    "addConditionalFormatRule": _kind(extras.add_conditional_format_rule, "rule", "index"),
    "deleteConditionalFormatRule": _kind(extras.delete_conditional_format_rule, "index", "sheetId"),
    "addFilterView": _kind(extras.add_filter_view, "filter"),
    "deleteFilterView": _kind(extras.delete_filter_view, "filterId"),
    "setBasicFilter": _kind(extras.set_basic_filter, "filter"),
    "clearBasicFilter": _kind(extras.clear_basic_filter, "sheetId"),
}


def run_all(book: Book, requests: list[Json]) -> list[Json]:
    """Carry out the requests on `book`, one reply each; on SheetsError the book is to be thrown away."""
    if not isinstance(requests, list) or not requests:
        raise invalid("Must specify at least one request.")
    return [_run(book, request, index) for index, request in enumerate(requests)]


def _run(book: Book, request: Json, index: int) -> Json:
    name, body = _only_kind(request, index)
    kind = KINDS[name]
    unknown = sorted(set(body) - kind.required - kind.optional)
    if unknown:
        raise invalid(
            f"Invalid JSON payload received. Unknown name \"{unknown[0]}\" at 'requests[{index}].{name}': "
            "Cannot find field."
        )
    missing = sorted(kind.required - set(body))
    if missing:
        raise invalid(f"Invalid requests[{index}].{name}: {missing[0]} must be specified.")
    try:
        return kind.run(book, body)
    except SheetsError as error:
        raise SheetsError(
            error.code, error.status, f"Invalid requests[{index}].{name}: {error.message}"
        ) from error


def _only_kind(request: Json, index: int) -> tuple[str, Json]:
    if not isinstance(request, dict) or len(request) != 1:
        raise invalid(f"Invalid requests[{index}]: exactly one kind of request must be set.")
    name, body = next(iter(request.items()))
    if name not in KINDS:
        raise invalid(
            f"Invalid JSON payload received. Unknown name \"{name}\" at 'requests[{index}]': "
            "Cannot find field."
        )
    if not isinstance(body, dict):
        raise invalid(f"Invalid value at 'requests[{index}].{name}'")
    return name, body
