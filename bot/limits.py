"""LINE's limits (reference §1.6): text in UTF-16 units, labels in graphemes, Flex in escaped bytes."""

import json
import unicodedata
from functools import lru_cache
from typing import Any

TEXT = 5_000
ALT_TEXT = 1_500
LABEL = 20
QUICK_REPLIES = 13
FLEX_BYTES = {"bubble": 30_000, "carousel": 50_000}
JOINER = "\u200d"
MARKS, CONTROLS = ("Mn", "Me"), ("Cc", "Cf", "Zl", "Zp", "Cs", "Cn")


def units(text: str) -> int:
    """Length in UTF-16 code units, as LINE counts text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """The text, cut with an ellipsis where it is longer than `limit` UTF-16 units."""
    if units(text) <= limit:
        return text
    kept = text[: limit - 1]
    while units(kept) > limit - 1:
        kept = kept[:-1]
    while kept and unicodedata.combining(kept[-1]):
        kept = kept[:-1]
    return kept + "…"


def graphemes(text: str) -> list[str]:
    """What a reader sees as single characters: marks and joined emoji stay with their base."""
    seen: list[str] = []
    for char in text:
        if seen and _joins(seen[-1], char):
            seen[-1] += char
        else:
            seen.append(char)
    return seen


def _joins(before: str, char: str) -> bool:
    if unicodedata.category(before[0]) in CONTROLS:
        return False
    glued = before.endswith(JOINER) and unicodedata.category(before[0]) == unicodedata.category(char) == "So"
    return glued or char == JOINER or unicodedata.category(char) in MARKS


@lru_cache(maxsize=256)
def clip_label(text: str) -> str:
    """A button's label of at most 20 graphemes."""
    seen = graphemes(text)
    return text if len(seen) <= LABEL else "".join(seen[: LABEL - 1]) + "…"


def escaped_size(contents: Any) -> int:
    """Bytes of the JSON as it goes out, Thai escaped: the strictest reading of LINE's limit."""
    return len(json.dumps(contents))
