"""Items by their names and aliases as they stand in the words, and whose name it is where several hold it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from domain.thai import name_without_blanks, plain_name, without_blanks
from domain.words.names import Index, Named, apart, phrases

OF_A_UNIT = ("กลุ่ม", "หน่วย", "กอง", "ฝ่าย", "สำนัก", "เจ้าหน้าที่")
BEGUN = 4  # letters by which a longer name is begun


@lru_cache(maxsize=8192)
def _written(name: str, aliases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each phrase, and the same without blanks."""
    return tuple((phrase, without_blanks(phrase)) for phrase in phrases(name, aliases))


def find_names(words: str, index: Index) -> list[Named]:
    """Names and aliases as they stand; where one is part of another item's, both may be meant."""
    found = []
    bare = without_blanks(words)
    for item in index.items:
        for phrase, close in _written(item.name, item.aliases):
            place = _find(words, phrase, bare) if close in bare else None
            if place and not words[: place[0]].endswith(OF_A_UNIT):
                found.append(Named(*place, (item.code,), by="name"))
    found += [longer for one in found for longer in _begun(one, words, index)]
    return [_with_rivals(one, words, found, index) for one in apart(found)]


def _begun(one: Named, words: str, index: Index) -> list[Named]:
    """Items whose longer names are said up to the end of this one: "สรุปผลแผนปฏิบัติการ"(ประจำปี)."""
    said, longer = words[one.start : one.end], []
    for item in index.items:
        for phrase in phrases(item.name, item.aliases):
            begun = _ends_with(words[: one.start], phrase.partition(said)[0]) if said in phrase else 0
            if begun:
                longer.append(Named(one.start - begun, one.end, (item.code,), by="name"))
    return longer


def _ends_with(words: str, before: str) -> int:
    """How many letters at the end are how a name begins; "สรุป" for "สรุปผล" too."""
    lengths = (n for n in range(len(before), 0, -1) if n == len(before) or n >= BEGUN)
    return next((n for n in lengths if words.endswith(before[:n])), 0)


def _find(words: str, phrase: str, bare: str) -> tuple[int, int] | None:
    """Where it stands; blanks in Thai names are written as anybody likes."""
    if phrase.isascii():
        found = (
            re.search(rf"(?<![a-z0-9]){re.escape(phrase)}(?![a-z0-9])", words) if phrase in words else None
        )
        return found.span() if found else None
    at = words.find(phrase)
    if at >= 0:
        return at, at + len(phrase)
    wanted = name_without_blanks(phrase)
    at = bare.find(wanted)
    if at < 0:
        return None
    places = [place for place, letter in enumerate(words) if not letter.isspace()]
    return places[at], places[at + len(wanted) - 1] + 1


def _with_rivals(one: Named, words: str, found: Sequence[Named], index: Index) -> Named:
    """The speaker's own items win over others'; two of their own whose names hold the same words do not."""
    phrase = words[one.start : one.end]
    equal = [other.codes[0] for other in found if (other.start, other.end) == (one.start, one.end)]
    own = {item.code for item in index.mine}
    codes = [code for code in dict.fromkeys(equal) if code in own] or list(dict.fromkeys(equal))
    owner = owner_of(phrase, codes, index)
    if codes[0] in own:
        codes += named_alike(phrase, codes, index)
    return Named(one.start, one.end, tuple(codes), len(codes) == 1, "name", owner)


def named_alike(phrase: str, codes: Sequence[str], index: Index) -> list[str]:
    """The speaker's other items whose names hold the phrase, unless it is one item's whole name."""
    phrase = without_blanks(phrase)
    if _is_whole_name(phrase, codes, index):
        return []
    holding = (
        item.code
        for item in index.mine
        if any(phrase in name_without_blanks(said) for said in phrases(item.name, item.aliases))
    )
    return [code for code in holding if code not in codes]


def _is_whole_name(phrase: str, codes: Sequence[str], index: Index) -> bool:
    whole = (name_without_blanks(plain_name(item.name)) for item in index.items if item.code == codes[0])
    return phrase in whole


def _is_called(phrase: str, code: str, index: Index) -> bool:
    """Whether the office gave the item just this name or alias."""
    called = (said for item in index.items if item.code == code for said in (item.name, *item.aliases))
    return without_blanks(phrase) in (name_without_blanks(plain_name(said)) for said in called)


def owner_of(phrase: str, codes: Sequence[str], index: Index) -> str:
    """Of the items that a phrase may mean the only one that is called just so; empty where there is none."""
    called = [code for code in codes if _is_called(phrase, code, index)]
    return called[0] if len(called) == 1 else ""
