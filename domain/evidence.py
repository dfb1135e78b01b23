"""A file that somebody sent, from LINE's content to a duty's evidence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SentFile:
    """A file of a chat: `content` is LINE's message id; without a duty it waits to be told which."""

    id: int
    content: str
    name: str
    person_id: int | None
    inbox_id: int
    tries: int
    state: str
    duty_id: int | None
