"""Finding the mentions in what a person typed; LINE marks them by index and length in UTF-16 units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from playground.text_units import utf16_units


@dataclass(frozen=True)
class Name:
    """Something that may stand after an @, and what LINE says about it when it does."""

    literal: str
    mentionee: dict[str, Any]


def ensure_named(text: str, names: Iterable[Name]) -> str:
    """Put in front of the text every mention that was asked for and is not in it."""
    missing = [name.literal for name in names if name.literal not in text]
    return " ".join([*missing, text])


def find(text: str, names: Iterable[Name]) -> list[dict[str, Any]]:
    """The mentionees of a text, in order; a longer name wins over one that it begins with."""
    taken: list[tuple[int, int, Name]] = []
    for name in sorted(names, key=lambda n: -len(n.literal)):
        for start in _positions(text, name.literal):
            end = start + len(name.literal)
            if all(end <= begun or start >= ended for begun, ended, _ in taken):
                taken.append((start, end, name))
    taken.sort(key=lambda found: found[0])
    return [_mentionee(text, start, name) for start, _, name in taken]


def _positions(text: str, literal: str) -> Iterator[int]:
    start = text.find(literal)
    while start >= 0:
        yield start
        start = text.find(literal, start + len(literal))


def _mentionee(text: str, start: int, name: Name) -> dict[str, Any]:
    return {"index": utf16_units(text[:start]), "length": utf16_units(name.literal), **name.mentionee}
