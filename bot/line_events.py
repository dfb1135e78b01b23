"""LINE's webhook events → `Incoming`, tolerant of everything that may be missing or new."""

import json

from bot.calling import after_call
from bot.event_parts import Part, mentioned, message_id, part, text
from bot.for_us import Ears, is_called
from domain.evidence import shortened
from domain.incoming import Happened, Incoming

KINDS = {
    "follow": Happened.FOLLOWED,
    "unfollow": Happened.UNFOLLOWED,
    "join": Happened.JOINED,
    "leave": Happened.LEFT,
    "memberJoined": Happened.MEMBERS,
    "memberLeft": Happened.MEMBERS,
    "postback": Happened.BUTTON,
    "unsend": Happened.UNSENT,
}
MESSAGES = {
    "text": Happened.TEXT,
    "image": Happened.FILE,
    "file": Happened.FILE,
    "video": Happened.FILE,
    "audio": Happened.UNUSABLE,
    "sticker": Happened.UNUSABLE,
    "location": Happened.UNUSABLE,
}
NAMES = {"image": "รูปภาพ.jpg", "video": "วิดีโอ.mp4"}


def read_event(body: str, call_word: str) -> Incoming:
    """What a kept event says, in our own words."""
    event = json.loads(body)
    source, message = part(event, "source"), part(event, "message")
    kind = source.get("type") if source.get("type") in ("user", "group", "room") else "user"
    user = text(source, "userId")
    chat = text(source, f"{kind}Id") or ""
    happened = _happened(event, message)
    return Incoming(
        happened=happened if chat else Happened.OTHER,
        chat_kind=str(kind),
        chat=chat,
        user=user or None,
        words=_words(message, call_word),
        data=text(part(event, "postback"), "data"),
        quoted=text(message, "quotedMessageId") or None,
        content=text(message, "id") if happened is Happened.FILE and _is_lines(message) else None,
        file_name=shortened(text(message, "fileName") or NAMES.get(text(message, "type"), "")),
        message=message_id(event),
        calls=kind == "user" or is_called(message, Ears(call_word)),
    )


def _happened(event: Part, message: Part) -> Happened:
    if event.get("type") == "message":
        return MESSAGES.get(text(message, "type"), Happened.UNUSABLE)
    if event.get("type") == "messageEdited":
        return Happened.EDITED if message.get("type") == "text" else Happened.OTHER
    return KINDS.get(text(event, "type"), Happened.OTHER)


def _is_lines(message: Part) -> bool:
    return (text(part(message, "contentProvider"), "type") or "line") == "line"


def _words(message: Part, call_word: str) -> str:
    """The text with the bot's own mention, or its call-word, cut out; indexes count UTF-16 units."""
    units = text(message, "text").encode("utf-16-le", "surrogatepass")
    for index, length in sorted(_own_mentions(message), reverse=True):
        units = units[: 2 * index] + units[2 * (index + length) :]
    words = units.decode("utf-16-le", "replace").strip()
    called = after_call(words, call_word)
    return words if called is None else called


def _own_mentions(message: Part) -> list[tuple[int, int]]:
    own = [one for one in mentioned(message) if one.get("isSelf") is True]
    places = [(one.get("index"), one.get("length")) for one in own]
    return [(i, n) for i, n in places if isinstance(i, int) and isinstance(n, int) and i >= 0 and n >= 0]
