"""Which duties a message is about: what it names, or the question which."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from domain.duties import Duty
from domain.thai import plain_name
from domain.words.circle import Circle, Meant
from domain.words.duty_codes import CODE_LIKE
from domain.words.guessing import guess_name
from domain.words.joined import begins_a_clause, stands_beside
from domain.words.letters import SPELLED_CODE, latin
from domain.words.measured import find_measured
from domain.words.names import Index, Item, Named, find_codes, find_names, make_index
from domain.words.narrowing import COUNTED, choose, is_another_round, of_the_round
from domain.words.numbers import find_numbers, find_ranges
from domain.words.rivals import told_apart
from domain.words.systems_said import find_systems, system_named

BY_CODE = frozenset({"code", "number", "range", "unit"})
SCHOOL = "โรงเรียน"
SOURCE = re.compile(r"(?:จาก|ของ|เหมือน|ตาม|ข้อมูล|พร้อม)\s*$")


def find_meant(words: str, circle: Circle) -> tuple[list[Meant], bool]:
    """Every place that names duties, in order; and whether the words also name something nobody knows."""
    index = circle.index
    free = _without_rounds(words, circle)
    of_number = cache(circle.of_number)
    ranges = find_ranges(free, (item.code for item in index.items), of_number)
    found = [*ranges, *_outside(ranges, find_codes(free, index))]
    rounds = COUNTED.sub(lambda one: " " * len(one[0]), _without(free, found))
    found += _outside(found, find_numbers(rounds, of_number))
    found += _asides(words, found, index, circle)
    if not any(one.codes for one in found):  # a number that stands for nothing hides no name
        named = [_owned(one, words, circle) for one in _settled(find_names(words, index), words, index)]
        found = [one for one in named if one.sure] or found or named
    found = [one for one in found if not _inner(one, words, found)]
    found = found or (
        find_measured(words, index)
        or find_systems(words, circle.held, circle.today)
        or _find_units(words, circle)
        or guess_name(words, index)
    )
    found = [_owned(one, words, circle) for one in found]
    meant = _resolve(sorted(found, key=lambda one: one.start), words, circle)
    unknown = _names_unknown(COUNTED.sub(" ", _without(free, found)), index, beside=bool(meant))
    meant = _own(_targets(words, meant), circle) if circle.only_own else _targets(words, meant)
    return meant, unknown or any(one.by == "range" for one in found)


def _owned(one: Named, words: str, circle: Circle) -> Named:
    """The same; sure where what stands beside it tells its rivals apart, or nothing speaks for one of them.

    An alias belongs to the item that the office gave it to: "โอเน็ต" is not "ปักหมุดโอเน็ต".
    """
    one = told_apart(one, words, circle.index)
    if one.sure or not one.owner:
        return one
    may_be = [duty for duty in (*circle.held, *circle.office) if duty.code in one.codes]
    fits = {duty.code for duty in of_the_round(may_be, words)}
    rivals = (fits | _of_a_named_system(may_be, words)) - {one.owner}
    if rivals or (one.owner not in fits and COUNTED.search(words)):
        return one
    return replace(one, codes=(one.owner,), sure=True)


def _of_a_named_system(duties: Sequence[Duty], words: str) -> set[str]:
    named = system_named(words, {(duty.system_code, duty.system_name) for duty in duties})
    return {duty.code for duty in duties if duty.system_code == named}


def _inner(one: Named, words: str, found: Sequence[Named]) -> bool:
    """Whether a number that is no duty's stands inside of what is told: "E11 มีปัญหา ยังตอบข้อ 4 ไม่ได้"."""
    before = [other for other in found if other.codes and other.end <= one.start]
    apart = not begins_a_clause(words, one.start) and not stands_beside(words, one, before)
    return one.by == "number" and not one.codes and bool(before) and apart


def _own(meant: list[Meant], circle: Circle) -> list[Meant]:
    """Without others' items that are called by name: whoever owes one thing speaks of what stands in it."""
    held = {duty.id for duty in circle.held}
    return [one for one in meant if one.by in BY_CODE or held & {*one.ids, *one.candidates}]


def _names_unknown(rest: str, index: Index, beside: bool) -> bool:
    """Whether what is left holds a code: one like the office's own, or any that is written beside no duty."""
    own = {key.rstrip(".0123456789") for key in index.by_key}
    written = [one.rstrip(" -0123456789") for one in CODE_LIKE.findall(rest)]
    said = [latin(one["letters"]) for one in SPELLED_CODE.finditer(rest)]
    return bool(own.intersection([*written, *said]) if beside else written or own.intersection(said))


def codes_named(words: str, items: Iterable[Item]) -> set[str]:
    """The codes of the items that the words may be about."""
    index = make_index(items)
    found = [*find_codes(words, index), *find_names(words, index)] or guess_name(words, index)
    return {code for one in found for code in one.codes}


def _find_units(words: str, circle: Circle) -> list[Named]:
    """ "รายงานของโรงเรียนบ้านสวน": what that unit owes now."""
    owed = [duty for duty in (*circle.held, *circle.office) if duty.is_open and duty.opens_on <= circle.today]
    names = {plain_name(duty.unit_name) for duty in owed}
    units = {name: said for name in names for said in (name, name.removeprefix(SCHOOL)) if said in words}
    if len(units) != 1:
        return []
    ((name, unit),) = units.items()
    codes = tuple(dict.fromkeys(duty.code for duty in owed if plain_name(duty.unit_name) == name))
    start = words.index(unit)
    return [Named(start, start + len(unit), codes, len(codes) == 1, "unit")]


def _settled(found: list[Named], words: str, index: Index) -> list[Named]:
    """What is named for certain settles what may be meant beside it; so does a longer, misspelt name."""
    sure = {code for one in found if one.sure for code in one.codes}
    found = [one for one in found if one.sure or not sure & set(one.codes)]
    if found and not sure:
        longer = guess_name(words, index)
        longest = max(one.end - one.start for one in found)
        if longer and longer[0].sure and longer[0].end - longer[0].start > longest:
            return longer
    return found


def _asides(words: str, found: Sequence[Named], index: Index, circle: Circle) -> list[Named]:
    """Own items by name, where a clause beside those with codes begins with them: "E5 60% ส่วนสนามกีฬายัง"."""
    if not found:
        return []
    codes = {code for one in found for code in one.codes}
    own = {item.code for item in index.mine}
    return [
        replace(one, by="aside")
        for one in _outside(
            found, [*find_names(words, index), *find_systems(words, circle.held, circle.today)]
        )
        if one.sure
        and one.codes[0] in own - codes
        and (begins_a_clause(words, one.start) or stands_beside(words, one, found))
    ]


def _outside(taken: Sequence[Named], found: Iterable[Named]) -> list[Named]:
    return [one for one in found if all(one.end <= other.start or other.end <= one.start for other in taken)]


def _without(words: str, found: Iterable[Named]) -> str:
    for one in found:
        words = words[: one.start] + "\n" * (one.end - one.start) + words[one.end :]
    return words


def _without_rounds(words: str, circle: Circle) -> str:
    """With blanks for what names rounds and systems: M6 and EMES-67 are no codes of items."""
    rounds = {(duty.round_code, duty.system_name, duty.round_name) for duty in (*circle.held, *circle.office)}
    known = {part for names in rounds for part in _round_words(*names) if part in words}
    for part in sorted(known, key=len, reverse=True):
        words = re.sub(rf"(?<![a-z0-9]){re.escape(part)}(?![a-z0-9])", lambda one: " " * len(one[0]), words)
    return words


@lru_cache(maxsize=1024)
def _round_words(code: str, system: str, name: str) -> tuple[str, ...]:
    """What of a round's names has Latin letters."""
    parts = map(plain_name, (code, system, *name.split()))
    return tuple(part for part in parts if re.search("[a-z]", part))


def _targets(words: str, meant: list[Meant]) -> list[Meant]:
    """Without those that are only spoken of: "E5 60% รอข้อมูลจาก E6" is about E5."""
    spoken_of = [one for one in meant[1:] if SOURCE.search(words[: one.start])]
    return [one for one in meant if one not in spoken_of]


def _resolve(found: Iterable[Named], words: str, circle: Circle) -> list[Meant]:
    """What each place stands for; a code that is said again and again is looked for once."""
    known: dict[tuple[tuple[str, ...], bool], tuple[tuple[int, ...], tuple[int, ...]]] = {}
    meant = []
    for one in found:
        said = (one.codes, one.sure)
        if said not in known:
            known[said] = _chosen(one, words, circle)
        ids, candidates = known[said]
        meant.append(Meant(one.start, one.end, ids, candidates, one.by))
    return meant


def _chosen(one: Named, words: str, circle: Circle) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The duties that are certain, or else those that may be meant."""
    found = [
        duty
        for code in one.codes
        for duty in choose(code, words, circle.held, circle.office, circle.today, circle.called)
    ]
    fits = of_the_round(found, words) if len(one.codes) > 1 else []
    found, sure = (fits, True) if len(fits) == 1 else (found, one.sure)
    ids = tuple(duty.id for duty in found)
    sure = sure and len(ids) == 1 and not is_another_round(found[0], words)
    return (ids, ()) if sure else ((), ids)
