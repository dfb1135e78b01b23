"""The shapes of LINE's webhook events and of the messages inside them."""

from datetime import datetime
from typing import Any

from playground import ids
from playground.chats import Said
from playground.people import Group, Person

Event = dict[str, Any]


def event(kind: str, at: datetime, source: dict[str, Any] | None, **facts: Any) -> Event:
    """An event as LINE sends it first; `facts` that are None are left out."""
    milliseconds = int(at.timestamp() * 1000)
    made = {
        "type": kind,
        "mode": "active",
        "timestamp": milliseconds,
        "source": source,
        "webhookEventId": ids.event_id(milliseconds),
        "deliveryContext": {"isRedelivery": False},
        **facts,
    }
    return {name: value for name, value in made.items() if value is not None}


def redelivered(one: Event) -> Event:
    return {**one, "deliveryContext": {"isRedelivery": True}}


def from_person(person: Person) -> dict[str, Any]:
    return {"type": "user", "userId": person.id}


def from_group(group: Group, person: Person | None = None) -> dict[str, Any]:
    """A group's source names the person only if LINE may tell who it was."""
    known = {"userId": person.id} if person and person.consents else {}
    return {"type": "group", "groupId": group.id, **known}


def text(said: Said, mentionees: list[dict[str, Any]]) -> dict[str, Any]:
    mention = {"mention": {"mentionees": mentionees}} if mentionees else {}
    quoted = {"quotedMessageId": said.quoted} if said.quoted else {}
    return {**_message(said), "text": said.message["text"], **mention, **quoted}


def media(said: Said) -> dict[str, Any]:
    """An image, a video or a sound, kept by LINE under the message's id."""
    timed = {} if said.message["type"] == "image" else {"duration": 1000}
    return {**_message(said), "contentProvider": {"type": "line"}, **timed}


def file(said: Said) -> dict[str, Any]:
    return {**_message(said), "fileName": said.message["fileName"], "fileSize": said.message["fileSize"]}


def sticker(said: Said) -> dict[str, Any]:
    chosen = {name: said.message[name] for name in ("packageId", "stickerId")}
    return {**_message(said), **chosen, "stickerResourceType": "STATIC"}


def location(said: Said) -> dict[str, Any]:
    return {**_message(said), **said.message}


def _message(said: Said) -> dict[str, Any]:
    token = {"quoteToken": said.quote_token} if said.quote_token else {}
    return {"id": said.id, "type": said.message["type"], **token}
