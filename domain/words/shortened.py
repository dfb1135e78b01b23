"""Own items whose names are said only in part: as they begin, or without a word inside ("หนี้ครู" for หนี้สินครู)."""

from collections.abc import Iterable
from functools import lru_cache

from domain.words.guessing import GENERIC
from domain.words.names import Item, Named, phrases

BEGINS, TELLING = 7, 6  # letters by which a name is begun, and of them those of no generic word
FIRST, LAST, LEFT_OUT = 4, 3, 5  # letters before and behind the most that are left out inside


def find_shortened(words: str, items: Iterable[Item]) -> list[Named]:
    """The one item of which most is said; nothing where another comes as near."""
    found = [(length, item.code, at) for item in items for length, at in [_most(item, words)] if length]
    best = max(found, default=None)
    if best is None or any(one[0] == best[0] and one[1] != best[1] for one in found):
        return []
    length, code, at = best
    return [Named(at, at + length, (code,), by="guess")]


def _most(item: Item, words: str) -> tuple[int, int]:
    """How many letters of it are said, and where; 0 for none."""
    said = [(n, words.index(phrase[:n])) for phrase, n in _begun(item, words)]
    said += [(len(form), words.index(form)) for form in _without_a_word(item.aliases) if form in words]
    return max(said, default=(0, 0))


def _begun(item: Item, words: str) -> Iterable[tuple[str, int]]:
    for phrase in phrases(item.name, item.aliases):
        if len(phrase) <= BEGINS or phrase[:BEGINS] not in words:
            continue
        n = next(n for n in range(len(phrase), 0, -1) if phrase[:n] in words)
        if len(GENERIC.sub("", phrase[:n])) >= TELLING:
            yield phrase, n


@lru_cache(maxsize=4096)
def _without_a_word(aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Each alias without a few letters inside."""
    return tuple(
        alias[:start] + alias[end:]
        for alias in aliases
        if not alias.isascii()
        for start in range(FIRST, len(alias) - LAST)
        for end in range(start + 2, min(start + LEFT_OUT, len(alias) - LAST) + 1)
    )
