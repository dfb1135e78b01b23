"""How a message names what is owed: a code, a number, part of a name or an alias, and where it stands."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from domain.thai import plain_name
from domain.words.duty_codes import code_pattern
from domain.words.letters import SPELLED_CODE, spelled, spelled_letters

PLACES = 120  # codes that are looked at: nobody who means them names more
SHORTEST = 3  # letters of a name that can be meant
CODE = re.compile(
    r"(?<![a-z0-9])(?P<letters>[a-z]{1,10})[ .-]?(?P<number>[0-9]{1,5})(?P<sub>(?:\.[0-9]{1,3})?)(?![a-z0-9]|-[a-z]|\.[0-9])(?!\s*%)"
)
OF_A_PLACE = re.compile(r"(?:โซน|ที่นั่ง|(?<!ทั้ง)แถว|ห้อง|ตึก|ประตู|ทางออก|เกต)\s?$")  # no item's code
SIMPLE = re.compile(r"([a-z]{1,10})[ .-]?([0-9]{1,5}(?:\.[0-9]{1,3})?)")


LEADING = re.compile(r"^(?:โครงการ(?:พัฒนา)?|ร้อยละของ|ผลการดำเนินงาน|ผลการ|การ|ปักหมุด|ประเด็นตรวจราชการ)\s*")
CORE = 7  # letters of what is left of a name without how names begin


@dataclass(frozen=True)
class Item:
    """Something owed under one code: its name, its other names; the speaker's own, and owed now or not."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    mine: bool = False
    held: bool = False


@dataclass(frozen=True)
class Named:
    """Where in the words an item is named, and how; one that only may be meant is not `sure`.

    `owner`: of the speaker's items that may be meant, the one that is called just so.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    sure: bool = True
    by: str = "code"
    owner: str = ""


@dataclass(frozen=True)
class Index:
    """All items that a message may be about, ready to be looked for."""

    items: tuple[Item, ...]
    by_key: Mapping[str, str] = field(default_factory=dict)
    odd: tuple[str, ...] = ()

    @property
    def mine(self) -> tuple[Item, ...]:
        """The speaker's own that are owed now."""
        return tuple(item for item in self.items if item.mine)

    @property
    def held(self) -> tuple[Item, ...]:
        """All of the speaker's own."""
        return tuple(item for item in self.items if item.held)


@lru_cache(maxsize=8192)
def key_of(code: str) -> str | None:
    """A code as it is compared, PM-03 like pm3; None for codes that are no letters with a number behind."""
    found = SIMPLE.fullmatch(plain_name(code))
    return _key(found[1], found[2]) if found else None


def _key(letters: str, number: str) -> str:
    whole, _, part = number.partition(".")
    return f"{letters}{int(whole)}" + (f".{part}" if part else "")


def make_index(items: Iterable[Item]) -> Index:
    """Of two items with one code the speaker's own wins."""
    chosen: dict[str, Item] = {}
    for item in items:
        if item.code not in chosen or (item.mine and not chosen[item.code].mine):
            chosen[item.code] = item
    keys = {code: key_of(code) for code in chosen}
    by_key = {key: code for code, key in keys.items() if key}
    return Index(tuple(chosen.values()), by_key, tuple(code for code, key in keys.items() if not key))


def find_codes(words: str, index: Index) -> list[Named]:
    """Codes in every shape: "e 5", "PM3", "อี 5", and those of the office's own making."""
    found = [
        Named(one.start(), one.end(), (index.by_key[key],))
        for one in islice(CODE.finditer(words), PLACES)
        if not OF_A_PLACE.search(words[: one.start()])
        and (key := _key(one["letters"], one["number"] + one["sub"])) in index.by_key
    ]
    for one in islice(SPELLED_CODE.finditer(words), PLACES):
        keys = (_key(letters, one["number"]) for letters in spelled_letters(one))
        known = next((index.by_key[key] for key in keys if key in index.by_key), None)
        found += [Named(one.start(), one.end(), (known,))] if known else []
    for code in index.odd:
        odd = code_pattern(plain_name(code)).finditer(words)
        found += [Named(one.start(1), one.end(1), (code,)) for one in odd]
    return apart(found)


def apart(found: Sequence[Named]) -> list[Named]:
    """In the order of the words; of those that overlap the longest."""
    kept: list[Named] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


@lru_cache(maxsize=8192)
def phrases(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """What an item is called, plain; a short Latin alias also as it is said."""
    said = [plain_name(one) for one in (name, *aliases)]
    said += [spelled(one) for one in said] + [
        core for one in said if len(core := LEADING.sub("", one)) >= CORE
    ]
    return tuple(
        dict.fromkeys(one for one in said if len(one) >= SHORTEST or (one.isascii() and len(one) > 1))
    )
