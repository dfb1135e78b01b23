"""The Google Sheet: reads tabs and writes their changes, turning every failure into TryLater or Never."""

import json
from collections.abc import Sequence
from typing import Any, NoReturn
from urllib.parse import quote

import gspread
import requests
from google.auth.exceptions import RefreshError, TransportError
from google.oauth2 import service_account

from domain.errors import Never, TryLater
from domain.mirror import TabChange, TabOnSheet
from storage.sheet_requests import calls

Json = dict[str, Any]

GOOGLE = "https://sheets.googleapis.com"
TIMEOUTS = (3.0, 20.0)  # seconds to connect, and to wait for bytes
NOT_GOOGLE = "an answer that is not Google's"
_SCOPES = ["https://www.googleapis.com/auth/spreadsheets"]
_PROPERTIES = "sheets.properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount))"
_ACCESS = {401, 403, 404}
_LATER = {408, 425, 429}


class _ServiceAccount(service_account.Credentials):
    """Asks for tokens and nothing else: google-auth would look up where a cloud workload may run, at a host
    of its own choosing, which no office needs and no test may do.
    """

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


class GoogleSheet:
    """One spreadsheet that a person created and shared with the service account of `credentials`.

    Building it calls nobody; credentials that are no service account's raise ValueError.
    """

    def __init__(
        self,
        credentials: Json,
        sheet_id: str,
        base_url: str = GOOGLE,
        timeouts: tuple[float, float] = TIMEOUTS,
    ) -> None:
        account = _ServiceAccount.from_service_account_info(credentials, scopes=_SCOPES)
        self._http = gspread.authorize(account).http_client
        self._http.set_timeout(timeouts)
        self._url = f"{base_url.rstrip('/')}/v4/spreadsheets/{quote(sheet_id, safe='')}"

    def titles(self) -> list[str]:
        """The titles of all tabs that hold cells, in their order."""
        sheets = self._call("GET", "", params={"fields": _PROPERTIES}).get("sheets", [])
        return [one["properties"]["title"] for one in sheets if "gridProperties" in one["properties"]]

    def read_tabs(self, titles: Sequence[str]) -> dict[str, TabOnSheet]:
        """The tabs of these titles that exist, in two calls (one when none does)."""
        sheets = self._call("GET", "", params={"fields": _PROPERTIES}).get("sheets", [])
        found = {
            sheet["properties"]["title"]: sheet["properties"]
            for sheet in sheets
            if sheet["properties"]["title"] in titles and "gridProperties" in sheet["properties"]
        }
        rows = self._rows(list(found)) if found else []
        return {
            title: TabOnSheet(
                properties["sheetId"],
                properties["gridProperties"]["rowCount"],
                properties["gridProperties"]["columnCount"],
                lines,
            )
            for (title, properties), lines in zip(found.items(), rows, strict=True)
        }

    def write(self, changes: Sequence[TabChange]) -> None:
        """Write them in one atomic call, or in several when that would be too large; a tab that fits is never
        split. After TryLater some of it may be written: read again, and write what still differs.
        """
        for batch in calls(changes):
            self._call("POST", ":batchUpdate", body={"requests": batch})

    def _rows(self, titles: list[str]) -> list[list[list[Any]]]:
        quoted = ["'" + title.replace("'", "''") + "'" for title in titles]
        params = {"ranges": quoted, "majorDimension": "ROWS", "valueRenderOption": "UNFORMATTED_VALUE"}
        ranges = self._call("GET", "/values:batchGet", params=params).get("valueRanges", [])
        if len(ranges) != len(titles):
            raise TryLater(NOT_GOOGLE)
        return [one.get("values", []) for one in ranges]

    def _call(self, method: str, path: str, params: Json | None = None, body: Json | None = None) -> Json:
        """The answer. Our own bytes, because gspread's JSON escapes Thai to nearly twice the size."""
        data = json.dumps(body, ensure_ascii=False).encode() if body else None
        headers = {"Content-Type": "application/json; charset=utf-8"} if body else None
        try:
            answer: Any = self._http.request(
                method, self._url + path, params=params, data=data, headers=headers
            ).json()
        except gspread.exceptions.APIError as error:
            _refused(error.response)
        except RefreshError as error:
            _no_token(error)
        except (requests.RequestException, TransportError) as error:
            raise TryLater(f"no answer from Google: {type(error).__name__}") from error
        except (KeyError, TypeError) as error:  # gspread trips over error bodies that are not Google's
            raise TryLater(NOT_GOOGLE) from error
        if not isinstance(answer, dict):
            raise TryLater(NOT_GOOGLE)
        return answer


def _refused(response: requests.Response) -> NoReturn:
    reason = f"Google answered {response.status_code}: {_explanation(response)}"
    if response.status_code in _LATER or response.status_code >= requests.codes.server_error:
        raise TryLater(reason, _seconds(response.headers.get("Retry-After", "")))
    raise Never(reason, access=response.status_code in _ACCESS)


def _explanation(response: requests.Response) -> str:
    """Google's message up to its first quotation, for what it quotes may be somebody's words."""
    try:
        message = response.json()["error"]["message"]
    except (ValueError, KeyError, TypeError):
        return response.reason
    return str(message).partition('"')[0][:200].strip()


def _seconds(retry_after: str) -> float | None:
    return float(retry_after) if retry_after.isascii() and retry_after.isdigit() else None


def _no_token(error: Any) -> NoReturn:
    """A named OAuth error (the key was withdrawn) is final; anything else is a bad moment."""
    answer = error.args[1] if len(error.args) > 1 else None
    if error.retryable or not isinstance(answer, dict) or "error" not in answer:
        raise TryLater("Google gave no access token") from error
    raise Never(f"Google refuses the service account: {answer['error']}", access=True) from error
