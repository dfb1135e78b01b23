"""A file that somebody sent, from LINE's content to a duty's evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

LONGEST_NAME, LONGEST_ENDING = 200, 12  # letters of a file's name as it is kept, and of .xlsx and the like


def shortened(name: str) -> str:
    """A file's name that is not too long to keep; its ending stays, for it says what the file is."""
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > LONGEST_ENDING:
        return name[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(dot + ending)] + dot + ending


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


@dataclass(frozen=True)
class Proof:
    """What shows a duty's work: a link (`url`), or a file by name, with the key of its address.

    A file whose link was revoked has no key.
    """

    url: str
    name: str
    key: str
    id: int = 0


def plain_name(name: str) -> str:
    """A file's name without what no name may hold on its way out: line breaks, slashes, turned writing."""
    return (
        "".join(letter for letter in name if letter.isprintable() and letter not in "/\\").lstrip(".")
        or "file"
    )


@dataclass(frozen=True)
class OpenedFile:
    """A file as its address gives it; without a body it was withdrawn, erased or its link revoked."""

    name: str
    body: bytes | None


class Evidence(Protocol):
    """Files that were sent."""

    def proofs(self, duty_ids: Iterable[int] | None = None) -> dict[int, list[Proof]]: ...
    def revoke(self, evidence_id: int, now: datetime) -> bool: ...
    def expect(self, content: str, name: str, person_id: int, inbox_id: int, now: datetime) -> int: ...
    def any_waiting(self, machine_now: datetime) -> bool: ...
    def claim(self, machine_now: datetime) -> SentFile | None: ...
    def get(self, evidence_id: int | None) -> SentFile | None: ...
    def kept(self, file: SentFile, body: bytes) -> bool: ...
    def retry_at(self, file: SentFile, when: datetime) -> None: ...
    def lost(self, file: SentFile) -> bool: ...
    def give(self, evidence_id: int, duty_id: int, update_id: int, now: datetime) -> None: ...
