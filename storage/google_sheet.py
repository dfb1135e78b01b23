"""The Google Sheet: reads tabs and writes their changes, turning every failure into TryLater or Never."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

import gspread
import requests
from google.auth.exceptions import RefreshError, TransportError
from google.oauth2 import service_account

from domain.call_budget import CallBudget
from domain.errors import TryLater
from domain.mirror import TabChange, TabOnSheet
from domain.mirror_looks import LooksOnSheet
from storage.sheet_errors import NOT_GOOGLE, no_token, refused
from storage.sheet_reading import LOOKS, PROPERTIES, empty_tab, looks_of, tab_of
from storage.sheet_requests import calls, new_id

Json = dict[str, Any]

GOOGLE = "https://sheets.googleapis.com"
TIMEOUTS = (3.0, 20.0)  # seconds to connect, and to wait for bytes
_SCOPES = ["https://www.googleapis.com/auth/spreadsheets"]
_BY_FILTER = "/values:batchGetByDataFilter"
_READS = ("", ":getByDataFilter", _BY_FILTER)


class _ServiceAccount(service_account.Credentials):
    """Asks for tokens and nothing else: google-auth would look up where a cloud workload may run, at a host
    of its own choosing, which no office needs and no test may do.
    """

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


class GoogleSheet:
    """One spreadsheet that a person created and shared with the service account of `credentials`.

    Building it calls nobody; credentials that are no service account's raise ValueError. Every method raises
    `TryLater` or `Never`; with a `machine` clock it never makes more calls a minute than Google allows.
    """

    def __init__(
        self,
        credentials: Json,
        sheet_id: str,
        base_url: str = GOOGLE,
        timeouts: tuple[float, float] = TIMEOUTS,
        machine: Callable[[], datetime] | None = None,
    ) -> None:
        account = _ServiceAccount.from_service_account_info(credentials, scopes=_SCOPES)
        self._http = gspread.authorize(account).http_client
        self._http.set_timeout(timeouts)
        self._url = f"{base_url.rstrip('/')}/v4/spreadsheets/{quote(sheet_id, safe='')}"
        self._machine = machine
        self._budgets = {"reads": CallBudget(), "writes": CallBudget()}
        self.key = sheet_id
        self.address = str(credentials["client_email"])

    def titles(self) -> list[str]:
        """The titles of all tabs that hold cells, in their order."""
        return [tab.title for tab in self.tabs().values()]

    def tabs(self) -> dict[int, TabOnSheet]:
        """Every tab that holds cells, without them, by its id and in their order; one call."""
        sheets = self._call("GET", "", params={"fields": PROPERTIES}).get("sheets", [])
        found = [one["properties"] for one in sheets if "gridProperties" in one["properties"]]
        return {one["sheetId"]: empty_tab(one) for one in found}

    def read_tabs(self, titles: Sequence[str]) -> dict[str, TabOnSheet]:
        """The tabs of these titles that exist, in two calls (one when none does)."""
        ids = [sheet_id for sheet_id, tab in self.tabs().items() if tab.title in titles]
        return {tab.title: tab for tab in self.read(ids).values()}

    def read(self, sheet_ids: Iterable[int]) -> dict[int, TabOnSheet]:
        """The tabs of these ids, whatever they are called now, in one call."""
        filters = [{"gridRange": {"sheetId": sheet_id}} for sheet_id in sheet_ids]
        if not filters:
            return {}
        body = {"dataFilters": filters, "majorDimension": "ROWS", "valueRenderOption": "UNFORMATTED_VALUE"}
        found: dict[int, TabOnSheet] = {}
        for matched in self._call("POST", _BY_FILTER, body=body).get("valueRanges", []):
            sheet_id = int(matched["dataFilters"][0].get("gridRange", {}).get("sheetId", 0))
            tab = tab_of(sheet_id, matched.get("valueRange", {}))
            if tab is None:
                raise TryLater(NOT_GOOGLE)
            found[sheet_id] = tab
        return found

    def looks(self, tabs: Iterable[TabOnSheet]) -> dict[int, LooksOnSheet]:
        """How these tabs look, by id, in one call."""
        filters = [{"gridRange": _top(tab)} for tab in tabs]
        if not filters:
            return {}
        body = {"dataFilters": filters, "includeGridData": True}
        answer = self._call("POST", ":getByDataFilter", params={"fields": LOOKS}, body=body)
        return {one["properties"]["sheetId"]: looks_of(one) for one in answer.get("sheets", [])}

    def write(self, changes: Sequence[TabChange]) -> dict[str, int]:
        """Write them in one atomic call, or in several when that would be too large; a tab that fits is never
        split. Answers the ids of the tabs that were made. After TryLater some of it may be written: read
        again, and write what still differs.
        """
        made = {change.tab.title: new_id() for change in changes if change.sheet_id is None}
        for batch in calls(changes, made):
            self._call("POST", ":batchUpdate", body={"requests": batch})
        return made

    def ask(self, fields: str) -> Mapping[str, Any]:
        """The spreadsheet's description, for whoever looks for what is missing."""
        return self._call("GET", "", params={"fields": fields})

    def touch(self, sheet_id: int, title: str) -> None:
        """Give a tab the title that it has: nothing changes, and Google says whether we may write."""
        properties = {"sheetId": sheet_id, "title": title}
        same = {"updateSheetProperties": {"properties": properties, "fields": "title"}}
        self._call("POST", ":batchUpdate", body={"requests": [same]})

    def _call(self, method: str, path: str, params: Json | None = None, body: Json | None = None) -> Json:
        """The answer. Our own bytes, because gspread's JSON escapes Thai to nearly twice the size."""
        self._spend("reads" if path in _READS else "writes")
        data = json.dumps(body, ensure_ascii=False).encode() if body else None
        headers = {"Content-Type": "application/json; charset=utf-8"} if body else None
        try:
            answer: Any = self._http.request(
                method, self._url + path, params=params, data=data, headers=headers
            ).json()
        except gspread.exceptions.APIError as error:
            refused(error.response)
        except RefreshError as error:
            no_token(error)
        except (requests.RequestException, TransportError) as error:
            raise TryLater(f"no answer from Google: {type(error).__name__}") from error
        except (KeyError, TypeError) as error:  # gspread trips over error bodies that are not Google's
            raise TryLater(NOT_GOOGLE) from error
        if not isinstance(answer, dict):
            raise TryLater(NOT_GOOGLE)
        return answer

    def _spend(self, kind: str) -> None:
        if self._machine is None:
            return
        now = self._machine()
        wait = self._budgets[kind].wait(now)
        if wait:
            raise TryLater(f"our own limit of {kind} a minute", wait)
        self._budgets[kind] = self._budgets[kind].spent(now)


def _top(tab: TabOnSheet) -> Json:
    """The header and the row below it, where there is one."""
    return {"sheetId": tab.sheet_id, "startRowIndex": 0, "endRowIndex": min(2, tab.row_count)}
