"""Items that are called by what they are counted in: "ใช้จ่ายไตรมาส 3 ไป 214,300 บาท" is ใช้จ่าย(บาท)."""

import re
from functools import lru_cache

from domain.words.names import Index, Named, phrases
from domain.words.report_words import AMOUNT, SIGN

COUNTED_IN = {
    "บาท": re.compile(rf"{AMOUNT}\s*(?:ล้าน|แสน|หมื่น|พัน)?\s*บาท"),
    "ร้อยละ": re.compile(rf"ร้อยละ\s*{AMOUNT}|{AMOUNT}\s*{SIGN}"),
}
CALLED = re.compile(rf"(?P<what>.{{6,}}?)\s*\(?(?P<unit>{'|'.join(COUNTED_IN)})\)?")


@lru_cache(maxsize=8192)
def _called(name: str, aliases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What an item is called, and what it is counted in, of each name that says both."""
    found = filter(None, map(CALLED.fullmatch, phrases(name, aliases)))
    return tuple((one["what"].strip(), one["unit"]) for one in found)


def find_measured(words: str, index: Index) -> list[Named]:
    """The speaker's one item whose name is said apart from its unit, where a number has this unit."""
    units = [unit for unit, counted in COUNTED_IN.items() if counted.search(words)]
    found = [
        Named(words.index(what), words.index(what) + len(what), (item.code,), by="name")
        for item in index.mine
        for what, unit in _called(item.name, item.aliases)
        if units == [unit] and what in words
    ]
    return found[:1] if len({one.codes for one in found}) == 1 else []
