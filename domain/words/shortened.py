"""Own items whose names are said only in part: as they begin, or without a word inside ("หนี้ครู" for หนี้สินครู)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from domain.words.guessing import GENERIC
from domain.words.names import Item, Named, phrases

BEGINS = 7  # letters by which a name is begun
TELLING = 6  # of them, those of no word that many names begin with
COMMON = re.compile(
    rf"{GENERIC.pattern}|ดำเนิน|ติดตาม|ประเมิน|พัฒนา|ยกระดับ|ส่งเสริม|จัดทำ|จัด|ตาม|ร้อยละ|ของ|มาตรการ|ผลสอบ|ระบบ|จำนวน|สำรวจ"
    r"|หนังสือ|ประกาศ|บันทึก|เอกสาร|หลักฐาน|กิจกรรม|คะแนน|นโยบาย|มาตรฐาน|คุณภาพ"
)
FIRST, LAST, LEFT_OUT = 4, 3, 5  # letters before and behind the most that are left out inside


def find_shortened(words: str, items: Iterable[Item]) -> list[Named]:
    """The one item of which most is said; nothing where another comes as near."""
    begun = {words[at : at + BEGINS] for at in range(len(words) - BEGINS + 1)}
    found = [
        (len(said), item.code, words.index(said))
        for item in items
        if not begun.isdisjoint(_beginnings(item.name, item.aliases))
        for said in _said_of(item, words)
    ]
    best = max(found, default=None)
    if best is None or any(one[0] == best[0] and one[1] != best[1] for one in found):
        return []
    length, code, at = best
    return [Named(at, at + length, (code,), by="guess")]


def _said_of(item: Item, words: str) -> Iterable[str]:
    """As much of its name and aliases as stands in the words."""
    for phrase in phrases(item.name, item.aliases):
        if len(phrase) > BEGINS and phrase[:BEGINS] in words:
            said = next(phrase[:n] for n in range(len(phrase), 0, -1) if phrase[:n] in words)
            if len(COMMON.sub("", said)) >= TELLING:
                yield said
    yield from (form for form in _without_a_word(item.aliases) if form in words)


@lru_cache(maxsize=8192)
def _beginnings(name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    """How everything begins by which an item may be known."""
    said = (*phrases(name, aliases), *_without_a_word(aliases))
    return frozenset(one[:BEGINS] for one in said if len(one) >= BEGINS)


@lru_cache(maxsize=8192)
def _without_a_word(aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Each alias without a few letters inside; no shorter than what begins a name."""
    return tuple(
        alias[:start] + alias[end:]
        for alias in aliases
        if not alias.isascii()
        for start in range(FIRST, len(alias) - LAST)
        for end in range(start + 2, min(start + LEFT_OUT, len(alias) - LAST) + 1)
        if len(alias) - (end - start) >= BEGINS
    )
