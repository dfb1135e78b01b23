"""Looking into a LINE event that may lack anything, or hold something else than LINE documents."""

from typing import Any

Part = dict[str, Any]


def part(whole: Part, name: str) -> Part:
    """The object of this name, or an empty one."""
    found = whole.get(name)
    return found if isinstance(found, dict) else {}


def text(whole: Part, name: str) -> str:
    """The text of this name, or none."""
    found = whole.get(name)
    return found if isinstance(found, str) else ""


def message_id(event: Part) -> str:
    """The message that was said, edited or unsent; nothing where the event is about none."""
    unsent = event.get("type") == "unsend"
    return text(part(event, "unsend"), "messageId") if unsent else text(part(event, "message"), "id")


def mentioned(message: Part) -> list[Part]:
    """Whom a message mentions."""
    found = part(message, "mention").get("mentionees")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
