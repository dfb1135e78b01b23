"""Items that are counted in money and called by it: "ใช้จ่ายไตรมาส 3 ไป 214,300 บาท" is ใช้จ่าย(บาท)."""

import re
from functools import lru_cache

from domain.words.names import Index, Named, phrases
from domain.words.report_words import AMOUNT, SIGN

MONEY = re.compile(rf"{AMOUNT}\s*(?:ล้าน|แสน|หมื่น|พัน)?\s*บาท")
SHARE = re.compile(rf"ร้อยละ\s*{AMOUNT}|{AMOUNT}\s*{SIGN}")
CALLED = re.compile(r"(?P<what>.{6,}?)\s*\(?บาท\)?")


@lru_cache(maxsize=8192)
def _called(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """What an item is called beside its money, of each name that says both."""
    return tuple(one["what"].strip() for one in filter(None, map(CALLED.fullmatch, phrases(name, aliases))))


def find_measured(words: str, index: Index) -> list[Named]:
    """The speaker's one item of money whose name is said apart from it; a share beside it says neither."""
    if not MONEY.search(words) or SHARE.search(words):
        return []
    found = [
        Named(words.index(what), words.index(what) + len(what), (item.code,), by="name")
        for item in index.mine
        for what in _called(item.name, item.aliases)
        if what in words
    ]
    return found[:1] if len({one.codes for one in found}) == 1 else []
