"""Which events are for us, and how they are kept: nobody else's talk is ever stored."""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.calling import after_call
from domain.incoming import RawEvent, conversation_key

Event = dict[str, Any]
ALWAYS = {"follow", "unfollow", "join", "leave", "memberJoined", "memberLeft", "postback", "accountLink"}
LATEST_MS = 253_402_300_799_000
LONGEST_KEY = 200
# No database keeps these; one takes the place of one, because mentions count characters.
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Ears:
    """What the bot listens to in a group: the word that calls it."""

    call_word: str


def wanted(
    events: Sequence[Event], ears: Ears, sent_by_us: Callable[[Sequence[str]], set[str]]
) -> list[RawEvent]:
    """The events that are for us, ready to be kept once each."""
    quoted = [message["quotedMessageId"] for event in events if (message := _quoting(event))]
    ours = sent_by_us(quoted) if quoted else set()
    return [_raw(event) for event in events if _is_for_us(event, ears, ours)]


def keepable(value: Any) -> Any:
    """A JSON value without the characters that a database refuses. Raises `RecursionError` when too deep."""
    if isinstance(value, str):
        return value if value.isprintable() else UNKEEPABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [keepable(one) for one in value]
    if isinstance(value, dict):
        return {keepable(name): keepable(one) for name, one in value.items()}
    return value


def _part(event: Event, name: str) -> Event:
    part = event.get(name)
    return part if isinstance(part, dict) else {}


def _text(part: Event, name: str) -> str | None:
    value = part.get(name)
    return value if isinstance(value, str) else None


def _quoting(event: Event) -> Event | None:
    message = _part(event, "message")
    private = _part(event, "source").get("type") == "user"
    return message if not private and _text(message, "quotedMessageId") else None


def _is_for_us(event: Event, ears: Ears, ours: set[str]) -> bool:
    if event.get("mode") == "standby":
        return False
    if _text(event, "type") in ALWAYS or _part(event, "source").get("type") == "user":
        return True
    message = _part(event, "message")
    return is_called(message, ears) or _text(message, "quotedMessageId") in ours


def is_called(message: Event, ears: Ears) -> bool:
    """Whether a group message mentions the bot or begins with its call-word."""
    mentionees = _part(message, "mention").get("mentionees")
    mentioned = [one for one in mentionees if isinstance(one, dict)] if isinstance(mentionees, list) else []
    if any(one.get("isSelf") is True for one in mentioned):
        return True
    names_somebody = any(one.get("index") == 0 for one in mentioned)
    return not names_somebody and after_call(_text(message, "text") or "", ears.call_word) is not None


def _raw(event: Event) -> RawEvent:
    body = json.dumps(event, ensure_ascii=False, sort_keys=True)
    happened = event.get("timestamp")
    source = _part(event, "source")
    place = _text(source, "groupId") or _text(source, "roomId") or ""
    return RawEvent(
        key=_key(event),
        conversation=conversation_key(place, _text(source, "userId") or ""),
        body=body,
        happened_at_ms=happened if isinstance(happened, int) and 0 <= happened < LATEST_MS else 0,
        message_id=(_text(_part(event, "message"), "id") or "")[:LONGEST_KEY] or None,
        reply_token=_text(event, "replyToken"),
    )


def _key(event: Event) -> str:
    given = _text(event, "webhookEventId") or ""
    return given if 0 < len(given) <= LONGEST_KEY else _digest(event)


def _digest(event: Event) -> str:
    """A key for an event without a usable id; a redelivery differs only in its delivery context."""
    same = {name: value for name, value in event.items() if name != "deliveryContext"}
    return hashlib.sha256(json.dumps(same, sort_keys=True).encode()).hexdigest()
