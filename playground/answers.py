"""What LINE answers when it refuses, and what it remembers of what it accepts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.checks import Problem

FAILED = "Failed to send messages"
DEAD_REPLY = "Invalid reply token"
MONTHLY_LIMIT = "You have reached your monthly limit."
RATE_LIMIT = "The API rate limit has been exceeded. Try again later."
ALREADY_ACCEPTED = "The retry key is already accepted"
NOT_FOUND = "Not found"


class Refused(Exception):
    """LINE's refusal: a status, its message, and for a bad body where it is wrong."""

    def __init__(
        self,
        status: int,
        message: str,
        details: Iterable[Problem] = (),
        *,
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        listed = [{"message": problem.message, "property": problem.property} for problem in details]
        self.body = {"message": message, **({"details": listed} if listed else {}), **(more or {})}
        self.headers = dict(headers or {})


def bad_body(problems: list[Problem]) -> Refused:
    return Refused(400, f"The request body has {len(problems)} error(s)", problems)


@dataclass(frozen=True)
class Accepted:
    """A send that LINE took; `recipients` is what it costs."""

    body: dict[str, Any]
    to: str = ""
    messages: tuple[dict[str, Any], ...] = ()
    recipients: int = 0

    @property
    def message_ids(self) -> tuple[str, ...]:
        return tuple(sent["id"] for sent in self.body.get("sentMessages", ()))
