"""Ids in the shapes LINE gives them: users, groups, events, messages and the tokens that go with them."""

import hashlib
import secrets
import uuid

from playground.clocks import Machine

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ULID_LENGTH = 26


def user_id(name: str) -> str:
    return "U" + _digest(f"user {name}")


def group_id(name: str) -> str:
    return "C" + _digest(f"group {name}")


def event_id(milliseconds: int) -> str:
    """A ULID: 48 bits of time and 80 random ones, in Crockford's base 32."""
    number = (milliseconds << 80) | secrets.randbits(80)
    return "".join(_CROCKFORD[(number >> 5 * place) & 31] for place in reversed(range(_ULID_LENGTH)))


def reply_token() -> str:
    return secrets.token_hex(16)


def quote_token() -> str:
    return secrets.token_urlsafe(48)


def request_id() -> str:
    return str(uuid.uuid4())


class MessageIds:
    """Growing numbers as text, that differ from those of an emulator started earlier."""

    def __init__(self, machine: Machine) -> None:
        self._last = int(machine() * 1000) << 18

    def take(self) -> str:
        self._last += 1
        return str(self._last)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
