"""Names that the words hold misspelt: the one that stands out from all the others."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from domain.words.names import Index, Item, Named, named_alike, owner_of, phrases
from domain.words.sounds import find_sound, sound, sound_of_name

SHORTEST = 5  # letters of a name that may be misspelt
CLOSE, CLEARLY = 84.0, 8.0  # partial ratio (0-100) of a misspelt name, and its lead on the next item's
GENERIC = re.compile(
    r"โรงเรียน|นักเรียน|ครู|อบรม|โครงการ|รายงาน|ข้อมูล|แผน|งาน|ผล|การ|ตัวชี้วัด|เขต|ประชุม|ส่ง|สรุป|รอบ|ปี"
)


@lru_cache(maxsize=8192)
def telling(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases that may be misspelt and still be known: long enough, and of more than generic words."""
    return tuple(
        one for one in phrases(name, aliases) if len(one) >= SHORTEST and GENERIC.sub("", one).strip()
    )


def _by_sound(words: str, index: Index) -> list[Named]:
    """Items whose name is written as it sounds, the longest: the speaker's own, else others'; two are not sure."""
    heard = sound(words)
    others = tuple(item for item in index.items if not item.mine)
    return _sounding(words, heard, index.mine) or _sounding(words, heard, others)


def _sounding(words: str, heard: str, items: Iterable[Item]) -> list[Named]:
    found = [
        (len(phrase), item.code, place)
        for item in items
        for phrase in telling(item.name, item.aliases)
        if (known := sound_of_name(phrase)) and known in heard and (place := find_sound(words, phrase))
    ]
    longest = [one for one in found if one[0] == max(found)[0]]
    codes = tuple(dict.fromkeys(code for _, code, _ in longest))
    return [Named(*longest[0][2], codes, len(codes) == 1, "guess")] if found else []


def guess_name(words: str, index: Index) -> list[Named]:
    """The one item whose name the words hold misspelt; several that are as near are not sure."""
    by_sound = _by_sound(words, index)
    if by_sound:
        return by_sound
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
    rivals = [code for code in named_alike(whole[0][2], codes[:1], index) if code not in codes]
    codes += tuple(rivals) if codes[0] in own else ()
    sure = len(codes) == 1 and codes[0] in own
    at = fuzz.partial_ratio_alignment(whole[0][2], words)
    owner = owner_of(whole[0][2], codes, index) if codes[0] in own else ""
    return [Named(at.dest_start, at.dest_end, codes, sure, "guess", owner)] if at else []
