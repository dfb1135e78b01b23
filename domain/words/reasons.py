"""Why something is asked for, and what is to be said: the words behind "because" and behind "that"."""

import re

from domain.thai import normalise
from domain.words.asked import Asked
from domain.words.office_words import BECAUSE, LAST_POLITE


def reason_of(asked: Asked) -> str:
    """What stands behind "because", in the words as written where they can be found there."""
    for words in (normalise(asked.heard.said), asked.words):
        parts = BECAUSE.split(words, maxsplit=1)
        if len(parts) > 1:
            return LAST_POLITE.sub("", re.split(r"\n|จึงเรียน|ให้แก้ภายใน|ภายในวัน", parts[1])[0]).strip(" ,")
    return ""


def rest_of(asked: Asked, start: int) -> str:
    """What is left behind a place, without politeness."""
    rest = re.sub(r"^(?:\s|ค่ะ|คะ|ครับ|นะ|จ้า|ให้แก้|ให้)+", "", asked.words[start:])
    return LAST_POLITE.sub("", rest).strip(" ,.")


def tail_of(asked: Asked) -> str:
    """What stands behind "that", in the words as written."""
    found = re.search(r"ว่า\s*(.+)", normalise(asked.heard.said), re.DOTALL)
    return found[1].strip() if found else ""
