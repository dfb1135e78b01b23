"""Which events are for us, and how they are kept: nobody else's talk is ever stored.

That a message was edited or unsent may come before the message itself, so of any message its id is told on.
"""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.calling import after_call
from bot.event_parts import Part, mentioned, message_id, part, text
from domain.incoming import Happened, RawEvent, conversation_key

ALWAYS = {"follow", "unfollow", "join", "leave", "memberJoined", "memberLeft", "postback", "accountLink"}
CHANGES = {"messageEdited": Happened.EDITED, "unsend": Happened.UNSENT}
LATEST_MS = 253_402_300_799_000
LONGEST_KEY = 200
# No database keeps these; one takes the place of one, because mentions count characters.
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Ears:
    """What the bot listens to in a group: the word that calls it."""

    call_word: str


def wanted(
    events: Sequence[Part], ears: Ears, sent_by_us: Callable[[Sequence[str]], set[str]]
) -> list[RawEvent]:
    """The events that are for us, ready to be kept once each."""
    quoted = [message["quotedMessageId"] for event in events if (message := _quoting(event))]
    ours = sent_by_us(quoted) if quoted else set()
    told = [(event, _is_for_us(event, ears, ours)) for event in events]
    return [_raw(event, for_us) for event, for_us in told if for_us or _changes(event)]


def keepable(value: Any) -> Any:
    """A JSON value without the characters that a database refuses. Raises `RecursionError` when too deep."""
    if isinstance(value, str):
        return value if value.isprintable() else UNKEEPABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [keepable(one) for one in value]
    if isinstance(value, dict):
        return {keepable(name): keepable(one) for name, one in value.items()}
    return value


def _quoting(event: Part) -> Part | None:
    message = part(event, "message")
    private = part(event, "source").get("type") == "user"
    return message if not private and text(message, "quotedMessageId") else None


def _is_for_us(event: Part, ears: Ears, ours: set[str]) -> bool:
    if event.get("mode") == "standby":
        return False
    if text(event, "type") in ALWAYS or part(event, "source").get("type") == "user":
        return True
    message = part(event, "message")
    return is_called(message, ears) or text(message, "quotedMessageId") in ours


def _changes(event: Part) -> Happened | None:
    """Whether a message, which may be one that we kept, was edited or unsent."""
    heard = event.get("mode") != "standby" and message_id(event)
    return CHANGES.get(text(event, "type")) if heard else None


def is_called(message: Part, ears: Ears) -> bool:
    """Whether a group message mentions the bot or begins with its call-word."""
    people = mentioned(message)
    if any(one.get("isSelf") is True for one in people):
        return True
    names_somebody = any(one.get("index") == 0 for one in people)
    return not names_somebody and after_call(text(message, "text"), ears.call_word) is not None


def _raw(event: Part, for_us: bool) -> RawEvent:
    body = json.dumps(event, ensure_ascii=False, sort_keys=True)
    happened = event.get("timestamp")
    source = part(event, "source")
    place = text(source, "groupId") or text(source, "roomId")
    return RawEvent(
        key=_key(event),
        conversation=conversation_key(place, text(source, "userId")),
        body=body,
        happened_at_ms=happened if isinstance(happened, int) and 0 <= happened < LATEST_MS else 0,
        message_id=message_id(event)[:LONGEST_KEY] or None,
        reply_token=text(event, "replyToken") or None,
        changes=_changes(event),
        only_if_known=not for_us,
    )


def _key(event: Part) -> str:
    given = text(event, "webhookEventId")
    return given if 0 < len(given) <= LONGEST_KEY else _digest(event)


def _digest(event: Part) -> str:
    """A key for an event without a usable id; a redelivery differs only in its delivery context."""
    same = {name: value for name, value in event.items() if name != "deliveryContext"}
    return hashlib.sha256(json.dumps(same, sort_keys=True).encode()).hexdigest()
