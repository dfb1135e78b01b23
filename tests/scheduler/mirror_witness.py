"""A reader who looks at the sheet before and after each write of ours, and faults between any two calls."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from domain.mirror import Tab, serial
from playground.faults import Reset
from playground.sheets_state import SheetsState

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Rows = list[tuple[Any, ...]]
ANSWERS = {
    "429": ("429 Too Many Requests", b'{"error":{"code":429,"message":"Quota exceeded","status":"X"}}'),
    "500": ("500 Internal Server Error", b"<html>"),
    "403": ("403 Forbidden", b'{"error":{"code":403,"message":"no permission","status":"X"}}'),
    "404": ("404 Not Found", b'{"error":{"code":404,"message":"not found","status":"X"}}'),
}
FAULTS = (*ANSWERS, "reset", "timeout after acceptance")


class Witness:
    """`wanted` are the tabs that the running sync makes; `torn` says what a reader should never have seen."""

    def __init__(self, sheets: SheetsState) -> None:
        self.sheets = sheets
        self.wanted: Sequence[Tab] = ()
        self.torn: list[str] = []
        self.fault: str | None = None
        self.calls_until_fault = 0

    def around(self, app: "WSGIApplication") -> "WSGIApplication":
        def wrapped(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
            if environ["PATH_INFO"] == "/token" or not self._faulty():
                return self._watched(app, environ, start)
            if self.fault in ANSWERS:
                status, body = ANSWERS[str(self.fault)]
                start(status, [("Content-Type", "application/json")])
                return [body]
            if self.fault != "reset":
                list(self._watched(app, environ, start))
            raise Reset

        return wrapped

    def _faulty(self) -> bool:
        if self.fault is None:
            return False
        self.calls_until_fault -= 1
        return self.calls_until_fault < 0

    def _watched(
        self, app: "WSGIApplication", environ: "WSGIEnvironment", start: "StartResponse"
    ) -> Iterable[bytes]:
        if not environ["PATH_INFO"].endswith(":batchUpdate"):
            return app(environ, start)
        before = self._tabs()
        answer = app(environ, start)
        for sheet_id, (title, rows) in self._tabs().items():
            if before.get(sheet_id, ("", None))[1] != rows and not self._right(title, rows):
                self.torn.append(f"{title}: {rows}")
        return answer

    def _tabs(self) -> dict[int, tuple[str, Rows]]:
        titles = self.sheets.read(lambda book: {tab.sheet_id: tab.title for tab in book.tabs})
        return {sheet_id: (title, block(self.sheets.grid(title))) for sheet_id, title in titles.items()}

    def _right(self, title: str, rows: Rows) -> bool:
        wanted = {tab.title: tab for tab in self.wanted}.get(title)
        return wanted is not None and shows(wanted, rows)


def block(grid: Iterable[Sequence[Any]]) -> Rows:
    return [tuple(line) for line in grid]


def shows(tab: Tab, rows: Rows) -> bool:
    """Whether our columns hold exactly this tab; where rows keep their places, in any order."""
    width = len(tab.header)
    found = [(*line[:width], *(None,) * (width - len(line))) for line in rows]
    found = [line for line in found if any(cell is not None for cell in line)]
    header, *its = [tab.header, *tab.rows]
    wanted = [tuple(_read(cell) for cell in line) for line in its]
    if tab.keeps_places:
        return found[:1] == [tuple(header)] and sorted(found[1:], key=str) == sorted(wanted, key=str)
    return found == [tuple(header), *wanted]


def _read(cell: Any) -> Any:
    return serial(cell) if hasattr(cell, "toordinal") else None if cell == "" else cell
