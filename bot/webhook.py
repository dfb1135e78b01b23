"""The door: verify, keep what is for us, answer 200; nothing else happens in LINE's request."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from flask import Blueprint, Request, Response, request

from bot.for_us import Ears, keepable, wanted
from domain.errors import TryLater
from domain.incoming import RawEvent

LARGEST = 2 * 1024 * 1024


class Keeper(Protocol):
    """Where events are kept; both raise `TryLater` when the database is down or busy."""

    def keep(self, events: Sequence[RawEvent]) -> int: ...
    def sent_by_us(self, message_ids: Sequence[str]) -> set[str]: ...


def signed(body: bytes, signature: str, secrets: Sequence[str]) -> bool:
    """Whether LINE signed these very bytes with one of our secrets (two during a rotation)."""
    given = signature.encode("ascii", "replace")
    expected = (base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)) for secret in secrets)
    return any([hmac.compare_digest(given, one) for one in expected])


def make_door(secrets: Sequence[str], ears: Ears, keeper: Keeper, ring: Callable[[], None]) -> Blueprint:
    """The webhook as a Flask blueprint; `ring` wakes whoever handles what was kept."""
    door = Blueprint("door", __name__)

    @door.post("/line/webhook")
    def webhook() -> Response:
        return _answer(request, secrets, ears, keeper, ring)

    return door


def _answer(
    asked: Request, secrets: Sequence[str], ears: Ears, keeper: Keeper, ring: Callable[[], None]
) -> Response:
    asked.max_content_length = LARGEST + 1  # no more is read, also of a body of untold length
    body = asked.get_data(cache=False)
    if len(body) > LARGEST:
        return Response(status=413)
    if not signed(body, asked.headers.get("x-line-signature", ""), secrets):
        return Response(status=401)
    events = _events(body)
    if events is None:
        return Response(status=400)
    try:
        kept = keeper.keep(wanted(events, ears, keeper.sent_by_us)) if events else 0
    except TryLater:
        return Response(status=503)
    if kept:
        ring()
    return Response(status=200)


def _events(body: bytes) -> list[dict[str, Any]] | None:
    try:
        said = keepable(json.loads(body))
    except (ValueError, RecursionError):
        return None
    events = said.get("events", []) if isinstance(said, dict) else None
    if not isinstance(events, list):
        return None
    return [event for event in events if isinstance(event, dict)]
