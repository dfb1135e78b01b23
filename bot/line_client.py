"""The LINE platform: sends a frozen call, fetches content and facts; its answers become few outcomes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import urllib3
from linebot.v3.messaging import ApiClient, Configuration
from linebot.v3.messaging.exceptions import ApiException

from domain.calls import Call, Outcome, Result
from domain.errors import Never, TryLater
from domain.people import Chat

TIMEOUT = (3.0, 10.0)  # seconds to connect, and to wait for an answer
DATA_HOSTS = {"https://api.line.me": "https://api-data.line.me"}  # elsewhere one host serves both
CONNECTIONS = 100  # that stay open: as many as send at the same time
MONTHLY = "You have reached your monthly limit."
UNREACHABLE = "Failed to send messages"
PATHS = {"reply": "/v2/bot/message/reply", "push": "/v2/bot/message/push"}
LARGEST_FILE = 30 * 1024 * 1024
ACCEPTED, REFUSED = 200, 400
CONFLICT, RATE, SERVER_ERROR, PREPARING, UNAUTHORISED, TIMED_OUT = 409, 429, 500, 202, 401, 408


class LineClient:
    """One long-lived client a process; the SDK's own retries are off, ours are in the database."""

    def __init__(self, base: str, token: str, timeout: tuple[float, float] = TIMEOUT) -> None:
        self._api = sdk_client(base, token)
        self._base = base
        self._data = DATA_HOSTS.get(base, base)
        self._timeout = timeout
        self._headers = {"Authorization": f"Bearer {token}"}
        self._pool = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(*timeout))

    def send(self, call: Call) -> Result:
        """Send a frozen call; never raises for anything that LINE or the network does."""
        body: dict[str, Any] = {"messages": json.loads(call.messages)}
        headers: dict[str, str | None] = {"Content-Type": "application/json"}
        if call.kind == "reply":
            body["replyToken"] = call.reply_token
        else:
            body["to"] = call.recipient
            headers["X-Line-Retry-Key"] = call.retry_key
        try:
            answer = self._api.call_api(
                PATHS[call.kind],
                "POST",
                body=body,
                header_params=headers,
                auth_settings=["Bearer"],
                _preload_content=False,
                _request_timeout=self._timeout,
            )
        except ApiException as refused:
            return read_refusal(refused.status or 0, str(refused.body or ""))
        except urllib3.exceptions.NewConnectionError as no:
            return Result(Outcome.NOT_CONNECTED, detail=type(no).__name__)
        except (urllib3.exceptions.HTTPError, UnicodeDecodeError) as no:  # the SDK decodes what proxies say
            return Result(_connection_outcome(no), detail=type(no).__name__)
        return _read(answer.status_code, answer.raw_data)

    def fetch(self, content: str) -> Iterator[bytes]:
        """The bytes of a file in a chat, in blocks. Raises `TryLater` or `Never`."""
        with self._ask(f"{self._data}/v2/bot/message/{quote(content, safe='')}/content") as answer:
            size = 0
            for block in answer.stream(64 * 1024):
                size += len(block)
                if size > LARGEST_FILE:
                    raise Never("too large")
                yield block

    def quota(self) -> dict[str, int | None]:
        """This month's limit (None = none) and how much of it is used, as LINE counts."""
        quota, used = self._json("/v2/bot/message/quota"), self._json("/v2/bot/message/quota/consumption")
        limit = quota.get("value") if quota.get("type") == "limited" else None
        count = used.get("totalUsage", 0)
        if not isinstance(count, int) or not isinstance(limit, int | None):
            raise TryLater("no numbers")
        return {"limit": limit, "used": count}

    def account(self) -> dict[str, str]:
        """The Official Account's basic id, with its @, and name. Raises `TryLater` or `Never`."""
        found = self._json("/v2/bot/info")
        return {"basic_id": str(found.get("basicId", "")), "name": str(found.get("displayName", ""))}

    def group(self, chat: Chat) -> tuple[str, int]:
        """A group's name and how many people it has, the bot apart; a room has no name."""
        kind = "room" if chat.kind == "room" else "group"
        path = f"/v2/bot/{kind}/{quote(chat.line_id, safe='')}"
        count = self._json(f"{path}/members/count").get("count")
        name = "" if kind == "room" else str(self._json(f"{path}/summary").get("groupName", ""))
        if not isinstance(count, int):
            raise TryLater("no number")
        return name, count

    def webhook_endpoint(self) -> tuple[str, bool]:
        """Where LINE sends webhooks, and whether it does."""
        found = self._json("/v2/bot/channel/webhook/endpoint")
        return str(found.get("endpoint", "")), bool(found.get("active"))

    def _json(self, path: str) -> dict[str, Any]:
        with self._ask(self._base + path) as answer:
            found = json.loads(answer.read())
        if not isinstance(found, dict):
            raise TryLater("not an object")
        return found

    @contextmanager
    def _ask(self, url: str) -> Iterator[urllib3.BaseHTTPResponse]:
        try:
            answer = self._pool.request("GET", url, headers=self._headers, preload_content=False)
            try:
                raise_for(answer.status)
                yield answer
            finally:
                answer.close()  # what was read to its end has gone back to the pool already
        except (urllib3.exceptions.HTTPError, ValueError) as no:
            raise TryLater(type(no).__name__) from no


def sdk_client(base: str, token: str) -> ApiClient:
    """The SDK's client without retries of its own."""
    settings = Configuration(host=base, access_token=token)
    settings.retries = False
    settings.connection_pool_maxsize = CONNECTIONS
    client = ApiClient(settings)
    # What we send is plain JSON already; a walk through a card's boxes takes as long as writing them.
    client.sanitize_for_serialization = lambda plain: plain
    return client


def raise_for(status: int) -> None:
    """Raises `TryLater` or `Never` for whatever is no plain yes."""
    if status in (PREPARING, RATE, UNAUTHORISED) or status >= SERVER_ERROR:
        raise TryLater(f"status {status}")
    if status != ACCEPTED:
        raise Never(f"status {status}")


def _connection_outcome(error: Exception) -> Outcome:
    reason = getattr(error, "reason", error)
    refused = isinstance(
        reason, urllib3.exceptions.NewConnectionError | urllib3.exceptions.ConnectTimeoutError
    )
    return Outcome.NOT_CONNECTED if refused else Outcome.UNCLEAR


def _read(status: int, raw: bytes | str) -> Result:
    return Result(Outcome.SENT, _ids(raw), f"status {status}")


def _ids(raw: bytes | str) -> tuple[str, ...]:
    """LINE's ids of what was sent; a body that cannot be read was sent all the same."""
    try:
        sent = json.loads(raw).get("sentMessages", [])
        return tuple(str(one["id"]) for one in sent)
    except (ValueError, AttributeError, TypeError, KeyError):
        return ()


def read_refusal(status: int, body: str) -> Result:
    """What a status other than 2xx means (reference §1.3-1.5)."""
    detail = f"status {status}"
    if status == CONFLICT:
        return Result(Outcome.SENT, _ids(body), detail)
    if status == RATE:
        return Result(Outcome.MONTHLY_LIMIT if MONTHLY in body else Outcome.RATE_LIMITED, detail=detail)
    if status >= SERVER_ERROR or status < REFUSED or status == TIMED_OUT:
        return Result(Outcome.UNCLEAR, detail=detail)
    if status == UNAUTHORISED:
        return Result(Outcome.UNAUTHORISED, detail=detail)
    if status in (403, 404) or UNREACHABLE in body:
        return Result(Outcome.UNREACHABLE, detail=detail)
    return Result(Outcome.REFUSED, detail=detail)
