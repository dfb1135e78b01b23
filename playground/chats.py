"""What stands in the chats, as people's phones show it, and the photos and files that were sent in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from playground import ids
from playground.clocks import Machine

BOT = "bot"
QUOTABLE = {"text", "textV2", "sticker", "image", "video", "template", "flex"}


@dataclass(frozen=True)
class Said:
    """A message in a chat. `n` grows with every message and every change, so a page can ask what is new."""

    n: int
    id: str
    chat: str
    sender: str
    at: datetime
    message: dict[str, Any]
    quote_token: str = ""
    quoted: str | None = None
    unsent: bool = False
    edited: bool = False


@dataclass
class Content:
    """Bytes behind a photo, video or file; `not_ready` answers of 202 come first."""

    data: bytes
    mime: str
    not_ready: int = 0
    gone: bool = False


class Chats:
    """Every message by id; a chat's id is the user's id in 1:1 and the group's id in a group."""

    def __init__(self, machine: Machine) -> None:
        self._ids = ids.MessageIds(machine)
        self._said: dict[str, Said] = {}
        self._changes = 0
        self.contents: dict[str, Content] = {}

    def add(
        self, chat: str, sender: str, at: datetime, message: dict[str, Any], quoted: str | None = None
    ) -> Said:
        token = ids.quote_token() if message["type"] in QUOTABLE else ""
        said = Said(self._next(), self._ids.take(), chat, sender, at, message, token, quoted)
        self._said[said.id] = said
        return said

    def find(self, message_id: str) -> Said | None:
        return self._said.get(message_id)

    def of(self, chat: str, after: int = 0) -> list[Said]:
        """What is new or changed in a chat since change `after`, in order of saying."""
        return [said for said in self._said.values() if said.chat == chat and said.n > after]

    def quoted_by(self, token: str) -> Said | None:
        return next((said for said in self._said.values() if said.quote_token == token), None)

    def unsend(self, said: Said) -> None:
        self._said[said.id] = replace(said, n=self._next(), unsent=True, message={"type": "unsent"})
        if said.id in self.contents:
            self.contents[said.id].gone = True

    def edit(self, said: Said, text: str) -> Said:
        changed = replace(said, n=self._next(), message={"type": "text", "text": text}, edited=True)
        self._said[said.id] = changed
        return changed

    def new_ids(self, messages: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """What LINE answers about messages that it accepted and delivers to nobody."""
        return [sent(self._ids.take(), ids.quote_token(), message) for message in messages]

    def _next(self) -> int:
        self._changes += 1
        return self._changes


def sent(message_id: str, quote_token: str, message: dict[str, Any]) -> dict[str, Any]:
    """One of an answer's `sentMessages`."""
    quotable = {"quoteToken": quote_token} if message["type"] in QUOTABLE else {}
    return {"id": message_id, **quotable}
