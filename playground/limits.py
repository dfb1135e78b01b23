"""What LINE allows only once, for a while, or so often: reply tokens, retry keys, quota and rates."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playground import ids

MINUTE = 60.0
REPLY_SECONDS = MINUTE
REPLY_SECONDS_REDELIVERED = 20 * MINUTE
RETRY_KEY_SECONDS = 24 * 60 * MINUTE

RATES = {
    ("POST", "/v2/bot/channel/webhook/test"): (60, 60 * MINUTE),
    ("PUT", "/v2/bot/channel/webhook/endpoint"): (1000, MINUTE),
    ("GET", "/v2/bot/channel/webhook/endpoint"): (1000, MINUTE),
    ("POST", "/v2/bot/message/multicast"): (200, 1.0),
    ("POST", "/v2/bot/richmenu"): (100, 60 * MINUTE),
    ("DELETE", "/v2/bot/richmenu/<menu>"): (100, 60 * MINUTE),
    ("GET", "/v2/bot/richmenu/list"): (10, 1.0),
    ("POST", "/v2/bot/chat/loading/start"): (100, 1.0),
}
"""Requests per seconds of the endpoints that differ from the rest."""


@dataclass
class _Issued:
    chat: str
    happened: float
    delivered: float | None = None
    used: bool = False


class ReplyTokens:
    """A token works once, within a minute of a delivery of its event, never 20 minutes after the event."""

    def __init__(self) -> None:
        self._issued: dict[str, _Issued] = {}

    def issue(self, chat: str, now: float) -> str:
        token = ids.reply_token()
        self._issued[token] = _Issued(chat, now)
        return token

    def delivered(self, token: str, now: float) -> None:
        self._issued[token].delivered = now

    def chat(self, token: str, now: float) -> str | None:
        """The chat that a token still answers, or None."""
        issued = self._issued.get(token)
        if issued is None or issued.used or issued.delivered is None:
            return None
        fresh = now - issued.delivered <= REPLY_SECONDS
        return issued.chat if fresh and now - issued.happened <= REPLY_SECONDS_REDELIVERED else None

    def use(self, token: str) -> None:
        self._issued[token].used = True


@dataclass(frozen=True)
class Taken:
    """A request that was accepted under a retry key."""

    path: str
    body: Any
    request_id: str
    answer: dict[str, Any]
    at: float


class RetryKeys:
    """A key stands for the first accepted request that carried it, for 24 hours."""

    def __init__(self) -> None:
        self._taken: dict[str, Taken] = {}

    def ever(self, key: str) -> Taken | None:
        return self._taken.get(key.lower())

    def within_a_day(self, key: str, now: float) -> Taken | None:
        taken = self.ever(key)
        return taken if taken and now - taken.at < RETRY_KEY_SECONDS else None

    def keep(self, key: str, taken: Taken) -> None:
        self._taken[key.lower()] = taken


class Quota:
    """How many people were reached in a month of the office clock; `limit` None is a plan without one.

    `reserved` is what another delivery of the account has set aside: it is refused, yet not counted as used.
    While the count `lags`, LINE tells what it told when that began.
    """

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.reserved = 0
        self._used: Counter[str] = Counter()
        self._told: Counter[str] | None = None

    @property
    def lags(self) -> bool:
        return self._told is not None

    @lags.setter
    def lags(self, lags: bool) -> None:
        self._told = Counter(self._used) if lags else None

    def used(self, now: datetime) -> int:
        return self._used[month(now)]

    def told(self, now: datetime) -> int:
        return (self._used if self._told is None else self._told)[month(now)]

    def allows(self, recipients: int, now: datetime) -> bool:
        return self.limit is None or self.used(now) + self.reserved + recipients <= self.limit

    def spend(self, recipients: int, now: datetime) -> None:
        self._used[month(now)] += recipients


def month(now: datetime) -> str:
    return f"{now:%Y-%m}"


class Rates:
    """A token bucket for each endpoint and method; `usual` is the rate per second of most of them."""

    def __init__(self, usual: float) -> None:
        self.usual = usual
        self._buckets: dict[tuple[str, str], tuple[float, float]] = {}

    def allows(self, method: str, endpoint: str, now: float) -> bool:
        """Take one request out of the endpoint's bucket, if one is left."""
        most, seconds = RATES.get((method, endpoint), (self.usual, 1.0))
        left, since = self._buckets.get((method, endpoint), (most, now))
        left = min(most, left + (now - since) * most / seconds)
        allowed = left >= 1
        self._buckets[method, endpoint] = (left - 1 if allowed else left, now)
        return allowed
