"""Names that the words hold misspelt: the one that stands out from all the others."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from domain.words.called import OF_A_UNIT, named_alike, owner_of
from domain.words.names import Index, Item, Named, apart, phrases
from domain.words.sounds import find_sound, sound, sound_of_name

SHORTEST = 5  # letters of a name that may be misspelt
CLOSE, CLEARLY = 84.0, 8.0  # partial ratio (0-100) of a misspelt name, and its lead on the next item's
IN_BRACKETS = re.compile(r"\s*\([^)]*\)$")
GENERIC = re.compile(
    r"โรงเรียน|นักเรียน|ครู|อบรม|โครงการ|รายงาน|ข้อมูล|แผน|งาน|ผล|การ|ตัวชี้วัด|เขต|ประชุม|ส่ง|สรุป|รอบ|ปี"
)


@lru_cache(maxsize=8192)
def telling(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases that may be misspelt and still be known: long enough, and of more than generic words."""
    return tuple(
        one for one in phrases(name, aliases) if len(one) >= SHORTEST and GENERIC.sub("", one).strip()
    )


@lru_cache(maxsize=8192)
def _sounds(name: str, aliases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each of an item's phrases that may be known by its sound, and the sound."""
    return tuple((one, known) for one in phrases(name, aliases) if (known := sound_of_name(one)))


def by_sound(words: str, items: Iterable[Item]) -> list[Named]:
    """The items whose names are written as they sound, the longest at a place; two at one place are not sure."""
    heard, items = sound(words), tuple(items)
    found: dict[tuple[int, int], list[str]] = {}
    for item in items:
        for phrase, known in _sounds(item.name, item.aliases):
            place = find_sound(words, phrase) if known in heard else None
            if place and not words[: place[0]].endswith(OF_A_UNIT):
                codes = found.setdefault(place, [])
                alike = dict.fromkeys((item.code, *_holding(known, items)))
                codes += [code for code in alike if code not in codes]
    return apart([Named(*place, tuple(codes), len(codes) == 1, "guess") for place, codes in found.items()])


def _holding(known: str, items: Iterable[Item]) -> list[str]:
    """The items whose names hold a sound, unless it is one's whole name or alias."""
    alike = [
        (item.code, said) for item in items if known in (said := _called_sounds(item.name, item.aliases))
    ]
    called = [code for code, said in alike if known in said.split("\n")]
    return called if len(called) == 1 else [code for code, _ in alike]


@lru_cache(maxsize=8192)
def _called_sounds(name: str, aliases: tuple[str, ...]) -> str:
    """The sounds of an item's name and aliases, one a line."""
    return "\n".join(filter(None, map(sound_of_name, (name, *aliases))))


def guess_name(words: str, index: Index) -> list[Named]:
    """The one item whose name the words hold misspelt; several that are as near are not sure."""
    return by_sound(words, index.mine) or guess_otherwise(words, index)


def guess_otherwise(words: str, index: Index) -> list[Named]:
    """The same, where none of the speaker's own is written as it sounds."""
    sounding = by_sound(words, (item for item in index.items if not item.mine))
    if sounding:
        return sounding
    choices = {
        (item.code, phrase): phrase for item in index.items for phrase in telling(item.name, item.aliases)
    }
    near = process.extract(words, choices, scorer=fuzz.partial_ratio, score_cutoff=CLOSE - CLEARLY, limit=8)
    fits = [(score, code, phrase) for phrase, score, (code, _) in near if len(phrase) <= len(words) + 2]
    if not fits or fits[0][0] < CLOSE:
        return []
    best = fits[0][0]
    near_best = [one for one in fits if best - one[0] < CLEARLY]
    whole = [
        one for one in near_best if not any(one[2] in other[2] and one[2] != other[2] for other in near_best)
    ]
    codes = tuple(dict.fromkeys(code for _, code, _ in whole))
    own = {item.code for item in index.items if item.held}
    said = IN_BRACKETS.sub("", whole[0][2])  # of "(บาท)" and "(ร้อยละ)" neither is said
    rivals = [code for code in named_alike(said, codes[:1], index) if code not in codes]
    codes += tuple(rivals) if codes[0] in own else ()
    sure = len(codes) == 1 and codes[0] in own
    at = fuzz.partial_ratio_alignment(whole[0][2], words)
    owner = owner_of(whole[0][2], codes, index) if codes[0] in own else ""
    return [Named(at.dest_start, at.dest_end, codes, sure, "guess", owner)] if at else []
