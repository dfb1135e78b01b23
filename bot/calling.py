"""The word that calls the bot in a group: "@บอท …", or "บอท" as a word of its own.

Without the @ it must stand alone, for "บอทไหนก็ได้" is talk among people, and their talk is not ours to keep.
"""

import re
from functools import lru_cache

from domain.thai import BLANK

ALONE = r"(?=ครับ|คับ|ค่ะ|คะ(?!แนน)|จ๋า|[^ก-๛a-z0-9]|$)"


def after_call(text: str, call_word: str) -> str | None:
    """What follows the call-word at the beginning of the text; None when it does not begin so."""
    found = _call(call_word).match(text)
    return text[found.end() :].strip() if found else None


@lru_cache(maxsize=8)
def _call(call_word: str) -> re.Pattern[str]:
    word = re.escape(call_word)
    return re.compile(rf"{BLANK}(?:@{BLANK}{word}|{word}{ALONE})", re.IGNORECASE)
