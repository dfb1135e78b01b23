"""How handlers see what was asked, and told once, in each conversation."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol


class Questions(Protocol):
    """What the bot asked last."""

    def of(self, conversation: str) -> Mapping[str, Any] | None: ...
    def ask(self, conversation: str, question: Mapping[str, Any] | None) -> None: ...
    def first_on(self, conversation: str, day: date) -> bool: ...
