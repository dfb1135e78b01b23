"""The braces of a textV2 message: what stands for a mention or an emoji, and what is a brace."""

import re
from collections.abc import Callable
from typing import Any

PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([0-9A-Za-z_]{1,20})\}|[{}]")
"""A doubled brace, a key in braces (group 1), or a brace that stands alone and must not."""


def placeholders(message: dict[str, Any], kind: str) -> list[str]:
    """The keys in a message's text that stand for substitutes of one kind, as often as they are used."""
    substitution = message.get("substitution", {})
    used = (found[1] for found in PLACEHOLDER.finditer(message["text"]) if found[1])
    return [key for key in used if substitution.get(key, {}).get("type") == kind]


def filled(message: dict[str, Any], words: Callable[[dict[str, Any]], str]) -> str:
    """The text as people read it, with `words` for each substitute."""

    def fill(found: re.Match[str]) -> str:
        return words(message["substitution"][found[1]]) if found[1] else found[0][0]

    return PLACEHOLDER.sub(fill, message["text"])
