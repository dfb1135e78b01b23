"""What came in from a chat, in our own words."""

from dataclasses import dataclass
from enum import StrEnum


class Happened(StrEnum):
    """The kinds of events that the bot reacts to; everything else is OTHER."""

    TEXT = "text"
    BUTTON = "button"
    FILE = "file"
    UNUSABLE = "unusable"
    FOLLOWED = "followed"
    UNFOLLOWED = "unfollowed"
    JOINED = "joined"
    LEFT = "left"
    EDITED = "edited"
    UNSENT = "unsent"
    MEMBERS = "members"
    OTHER = "other"


@dataclass(frozen=True)
class Incoming:
    """One event: who (`user` may be unknown), where, what; `words` lack the bot's own mention.

    `message` is LINE's id of the message that was said, edited or unsent; `calls` whether its words alone
    turn to the bot.
    """

    happened: Happened
    chat_kind: str
    chat: str
    user: str | None
    words: str = ""
    data: str = ""
    quoted: str | None = None
    content: str | None = None
    file_name: str = ""
    message: str = ""
    calls: bool = True

    @property
    def is_edit(self) -> bool:
        """Whether a message was said anew."""
        return self.happened is Happened.EDITED


@dataclass(frozen=True)
class RawEvent:
    """An event as the door keeps it: the key that makes it once, and its JSON text untouched.

    `changes` says that the message with this id was edited or unsent; one that is `only_if_known` is kept
    where its message was.
    """

    key: str
    conversation: str
    body: str
    happened_at_ms: int
    message_id: str | None
    reply_token: str | None
    changes: Happened | None = None
    only_if_known: bool = False


@dataclass(frozen=True)
class Waiting:
    """A kept event whose turn it is."""

    id: int
    conversation: str
    body: str
    tries: int


def conversation_key(place: str, user: str) -> str:
    """One person in one chat; `place` is the group's LINE id, or nothing for the 1:1 chat."""
    return f"{place}|{user}"[:120]
