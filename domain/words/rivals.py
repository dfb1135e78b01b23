"""Which of several items that are called alike is meant: what stands beside the name tells them apart."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from domain.thai import without_blanks
from domain.words.joined import JOINER
from domain.words.names import Index, Item, Named, phrases

NEAR = 24  # letters before and behind a name that may still belong to it
CALLED = ("name", "guess", "aside")
RUN = 6  # letters together that only one of the rivals' names has
CLASS = re.compile(r"(?:ป|ม)\.?(?=[1-6])[1-6](?![0-9])")


def told_apart(one: Named, words: str, index: Index) -> Named:
    """The same; sure where only one of the items that it may be is called by what stands beside it too."""
    if one.sure or not one.codes[1:] or one.by not in CALLED:
        return one
    said = without_blanks(words[one.start : one.end])
    beside = _marks(_before(words, one.start)) | _marks(_behind(words, one.end))
    held = {item.code: _marks_of(item) for item in index.items if item.code in one.codes}
    fits = [code for code in one.codes if beside & _only_of(code, held) - _marks(said)]
    return replace(one, codes=(fits[0],), sure=True) if len(fits) == 1 else one


def _before(words: str, start: int) -> str:
    return JOINER.split(words[max(0, start - NEAR) : start])[-1]


def _behind(words: str, end: int) -> str:
    return JOINER.split(words[end : end + NEAR])[0]


def _only_of(code: str, held: Mapping[str, set[str]]) -> set[str]:
    """What the names of this item hold and no other rival's do."""
    return held[code].difference(*(marks for rival, marks in held.items() if rival != code))


def _marks_of(item: Item) -> set[str]:
    return {mark for phrase in phrases(item.name, item.aliases) for mark in _marks_of_name(phrase)}


@lru_cache(maxsize=8192)
def _marks_of_name(phrase: str) -> frozenset[str]:
    return frozenset(mark for part in phrase.split() for mark in _marks(part))  # none across a blank


def _marks(words: str) -> set[str]:
    """Its runs of letters, and the classes that it names."""
    bare = without_blanks(words)
    runs: Iterable[str] = (bare[at : at + RUN] for at in range(len(bare) - RUN + 1))
    return {*runs, *(found[0].replace(".", "") for found in CLASS.finditer(bare))}
