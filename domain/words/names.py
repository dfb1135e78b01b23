"""How a message names what is owed: a code, a number, part of a name or an alias, and where it stands."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from domain.thai import name_without_blanks, plain_name, without_blanks
from domain.words.duty_codes import code_pattern
from domain.words.letters import SPELLED_CODE, latin, spelled

SHORTEST = 3  # letters of a name that can be meant
CODE = re.compile(
    r"(?<![a-z0-9])(?P<letters>[a-z]{1,10})[ .-]?(?P<number>[0-9]{1,5})(?P<sub>(?:\.[0-9]{1,3})?)(?![a-z0-9]|-[a-z]|\.[0-9])(?!\s*%)"
)
SIMPLE = re.compile(r"([a-z]{1,10})[ .-]?([0-9]{1,5}(?:\.[0-9]{1,3})?)")


LEADING = re.compile(r"^(?:โครงการ(?:พัฒนา)?|ร้อยละของ|ผลการดำเนินงาน|ผลการ|การ|ปักหมุด|ประเด็นตรวจราชการ)\s*")
OF_A_UNIT = ("กลุ่ม", "หน่วย")
BEGUN = 4  # letters by which a longer name is begun
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
        """The speaker's own."""
        return tuple(item for item in self.items if item.mine)


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
        for one in CODE.finditer(words)
        if (key := _key(one["letters"], one["number"] + one["sub"])) in index.by_key
    ]
    for one in SPELLED_CODE.finditer(words):
        for cut in range(len(letters := latin(one["letters"]))):
            if (key := _key(letters[cut:], one["number"])) in index.by_key:
                found.append(Named(one.start(), one.end(), (index.by_key[key],)))
                break
    for code in index.odd:
        odd = code_pattern(plain_name(code)).finditer(words)
        found += [Named(one.start(1), one.end(1), (code,)) for one in odd]
    return _apart(found)


def _apart(found: Sequence[Named]) -> list[Named]:
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
    return [_with_rivals(one, words, found, index) for one in _apart(found)]


def _begun(one: Named, words: str, index: Index) -> list[Named]:
    """Items whose longer names are said up to the end of this one: "สรุปผลแผนปฏิบัติการ"(ประจำปี)."""
    said, longer = words[one.start : one.end], []
    for item in index.items:
        for phrase in phrases(item.name, item.aliases):
            before, found, _ = phrase.partition(said)
            begun = found and _ends_with(words[: one.start], before)
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
