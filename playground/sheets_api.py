"""The Google Sheets API over HTTP: the token endpoint and the calls on one spreadsheet."""

import json
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, g, jsonify, request

from playground.service_account import GrantRefused
from playground.sheets_batch import run_all
from playground.sheets_book import Book
from playground.sheets_describe import describe
from playground.sheets_errors import Json, SheetsError, invalid, not_found, unauthenticated
from playground.sheets_fields import parse_mask
from playground.sheets_filters import get_by_filters, ranges_of
from playground.sheets_locks import not_locked
from playground.sheets_state import Call, CallKind, SheetsState
from playground.sheets_values import clear_values, get_values, put_values

LARGEST_BODY = 10 * 1024 * 1024  # bytes
_ID = "/v4/spreadsheets/<spreadsheet_id>"


def sheets_blueprint(sheets: SheetsState) -> Blueprint:
    """The routes that answer as sheets.googleapis.com and oauth2.googleapis.com, for one spreadsheet."""
    api = Blueprint("sheets", __name__)
    _add_own_routes(api, sheets)

    def route(method: str, path: str, kind: CallKind, answer: Callable[..., Json]) -> None:
        def view(spreadsheet_id: str, **rest: str) -> Response:
            g.sheets_call, g.sheets_cells = kind, 0
            _let_in(sheets, spreadsheet_id, kind)
            return jsonify(answer(sheets, **rest))

        api.add_url_rule(_ID + path, f"{answer.__name__}", view, methods=[method])

    route("GET", "", "read", _get)
    route("POST", ":getByDataFilter", "read", _get_by_filter)
    route("GET", "/values/<path:text>", "read", _values_get)
    route("GET", "/values:batchGet", "read", _values_batch_get)
    route("POST", "/values:batchGetByDataFilter", "read", _values_by_filter)
    route("PUT", "/values/<path:text>", "write", _values_update)
    route("POST", "/values/<path:text>", "write", _values_clear)
    route("POST", "/values:batchUpdate", "write", _values_batch_update)
    route("POST", ":batchUpdate", "write", _batch_update)
    return api


def _add_own_routes(api: Blueprint, sheets: SheetsState) -> None:
    @api.post("/token")
    def token() -> tuple[Json, int]:
        try:
            return sheets.tokens.grant(request.form), 200
        except GrantRefused as refused:
            return {"error": str(refused), "error_description": "Invalid JWT."}, 400

    @api.get("/_play/sheet")
    def page_table() -> Json:
        return sheets.as_table()

    @api.errorhandler(SheetsError)
    def refuse(error: SheetsError) -> tuple[Json, int]:
        return error.as_json(), error.code

    @api.after_request
    def log(response: Response) -> Response:
        kind = g.get("sheets_call")
        if kind is not None and response.status_code != HTTPStatus.UNAUTHORIZED:
            size = len(request.get_data())
            sheets.log(Call(kind, request.path, response.status_code, g.sheets_cells, size))
            _watched(sheets, response)
        return response


def _watched(sheets: SheetsState, response: Response) -> None:
    if sheets.watch:
        body = request.get_json(silent=True)
        query = request.args.to_dict(flat=False)
        sheets.watch(request.method, request.path, query, body, response.status_code, response.get_json())


def _let_in(sheets: SheetsState, spreadsheet_id: str, kind: CallKind) -> None:
    size = len(request.get_data())
    if not sheets.tokens.accept(request.headers.get("Authorization", "")):
        raise unauthenticated()
    if size > LARGEST_BODY:
        raise invalid(f"Request payload size exceeds the limit: {LARGEST_BODY} bytes.")
    sheets.admit(kind)
    if spreadsheet_id != sheets.spreadsheet_id:
        raise not_found()


def _get(sheets: SheetsState) -> Json:
    ranges = request.args.getlist("ranges")
    with_grid = request.args.get("includeGridData") == "true"
    return _described(sheets, lambda book: ranges, with_grid=with_grid)


def _get_by_filter(sheets: SheetsState) -> Json:
    body = _body()
    found, with_grid = partial(ranges_of, body=body), bool(body.get("includeGridData"))
    return _described(sheets, found, with_grid=with_grid)


def _described(sheets: SheetsState, ranges: Callable[[Book], list[str]], *, with_grid: bool) -> Json:
    fields = request.args.get("fields", "")
    identity = {
        "spreadsheetId": sheets.spreadsheet_id,
        "properties": {
            "title": sheets.title,
            "locale": "th_TH",
            "autoRecalc": "ON_CHANGE",
            "timeZone": "Asia/Bangkok",
        },
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{sheets.spreadsheet_id}/edit",
    }
    mask = parse_mask(fields) if fields else {}
    return sheets.read(lambda book: describe(book, identity, ranges(book), mask, with_grid))


def _values_get(sheets: SheetsState, text: str) -> Json:
    return sheets.read(lambda book: get_values(book, text, *_reading()))


def _values_batch_get(sheets: SheetsState) -> Json:
    ranges = request.args.getlist("ranges")
    found = sheets.read(lambda book: [get_values(book, text, *_reading()) for text in ranges])
    return {"spreadsheetId": sheets.spreadsheet_id, "valueRanges": found}


def _values_by_filter(sheets: SheetsState) -> Json:
    body = _body()
    found = sheets.read(lambda book: get_by_filters(book, body))
    return {"spreadsheetId": sheets.spreadsheet_id, "valueRanges": found}


def _reading() -> tuple[str, str]:
    dimension = request.args.get("majorDimension", "ROWS")
    return dimension, request.args.get("valueRenderOption", "FORMATTED_VALUE")


def _values_update(sheets: SheetsState, text: str) -> Json:
    option = request.args.get("valueInputOption")
    done = sheets.change(lambda book: put_values(book, text, _body(), option))
    g.sheets_cells = done["updatedCells"]
    return {"spreadsheetId": sheets.spreadsheet_id, **done}


def _values_clear(sheets: SheetsState, text: str) -> Json:
    if not text.endswith(":clear"):
        raise not_found()
    done = sheets.change(lambda book: clear_values(book, text.removesuffix(":clear")))
    return {"spreadsheetId": sheets.spreadsheet_id, **done}


def _values_batch_update(sheets: SheetsState) -> Json:
    body = _body()
    data, option = body.get("data", []), body.get("valueInputOption")
    done = sheets.change(lambda book: [put_values(book, one.get("range", ""), one, option) for one in data])
    g.sheets_cells = sum(one["updatedCells"] for one in done)
    return {
        "spreadsheetId": sheets.spreadsheet_id,
        "totalUpdatedRows": sum(one["updatedRows"] for one in done),
        "totalUpdatedColumns": sum(one["updatedColumns"] for one in done),
        "totalUpdatedCells": g.sheets_cells,
        "totalUpdatedSheets": len({one["updatedRange"].rpartition("!")[0] for one in done}),
        "responses": [{"spreadsheetId": sheets.spreadsheet_id, **one} for one in done],
    }


def _batch_update(sheets: SheetsState) -> Json:
    requests = _body().get("requests", [])
    replies = sheets.change(lambda book: run_all(book, not_locked(book, requests)))
    g.sheets_cells = sum(len(row.get("values", [])) for one in requests for row in _rows(one))
    return {"spreadsheetId": sheets.spreadsheet_id, "replies": replies}


def _rows(one: Json) -> list[Json]:
    rows: list[Json] = one.get("updateCells", {}).get("rows", [])
    return rows


def _body() -> Json:
    try:
        body: Any = json.loads(request.get_data())
    except ValueError as error:
        raise invalid("Invalid JSON payload received.") from error
    if not isinstance(body, dict):
        raise invalid("Invalid JSON payload received. Root element must be a message.")
    return body
