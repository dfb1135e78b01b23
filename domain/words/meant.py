"""Which duties a message is about: what it names, or the question which."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from domain.thai import plain_name
from domain.words.asides import find_asides, outside
from domain.words.called import find_names
from domain.words.circle import Circle, Meant
from domain.words.duty_codes import CODE_LIKE
from domain.words.guessing import by_sound, guess_name, guess_otherwise
from domain.words.joined import begins_a_clause, stands_beside
from domain.words.letters import SPELLED_CODE, latin
from domain.words.measured import find_measured
from domain.words.names import Index, Item, Named, find_codes, make_index
from domain.words.narrowing import COUNTED
from domain.words.numbers import find_numbers, find_ranges
from domain.words.report_words import HANDED_IN, PERCENT
from domain.words.round_names import without_rounds
from domain.words.shortened import find_shortened
from domain.words.systems_said import find_systems
from domain.words.whose import own, owned, resolve

SPOKEN_OF = re.compile(r"(?:ติด|ค้าง|เหลือ)?(?:ตรง|อยู่ที่)\s*$")
SCHOOL = "โรงเรียน"
SHORTEST_SCHOOL = 7  # letters of a school's name, without โรงเรียน, that name it
TOLD_OF_IT = re.compile(rf"[^0-9]{{0,26}}?(?:{PERCENT.pattern})|\s?{HANDED_IN}")
SOURCE = re.compile(
    r"(?:จาก|(?<!กำหนดส่ง)(?<!เดดไลน์)(?<!รายละเอียด)(?<!สถานะ)ของ|เหมือน|ตาม|ข้อมูล|พร้อม|ซ้ำกับ|รวมกับ|เดียวกับ|อยู่ใน)\s*$"
)
OF_PARTS = re.compile(
    rf"{COUNTED.pattern}|[0-9]{{1,3}}\s*(?:ส่วน|ใน)\s*[0-9]{{1,3}}|ข้อ\s?[0-9]{{1,2}}\s+(?=[a-z]{{1,4}}[0-9])"
)  # no number of a duty
REFERENCE = re.compile(r"(?:เลขที่|เลขรับ|อ้างอิง)\S*\s+\S+")


def find_meant(words: str, circle: Circle) -> tuple[list[Meant], bool]:
    """Every place that names duties, in order; and whether the words also name something nobody knows."""
    index = circle.index
    free = without_rounds(words, circle)
    of_number = cache(circle.of_number)
    ranges = find_ranges(
        REFERENCE.sub(lambda one: " " * len(one[0]), free), (item.code for item in index.items), of_number
    )
    found = [*ranges, *outside(ranges, find_codes(free, index))]
    rounds = OF_PARTS.sub(lambda one: " " * len(one[0]), _without(free, found))
    found += outside(found, find_numbers(rounds, of_number))
    found += find_asides(words, found, circle)
    if not any(one.codes for one in found):  # a number that stands for nothing hides no name
        named = [owned(one, words, circle) for one in _settled(find_names(words, index), words, index)]
        longer = find_measured(words, index)
        if longer and named and longer[0].sure and _longest(longer) > _longest(named):
            named = longer
        found = [one for one in named if one.sure] or found or named
        found += [one for one in outside(named, by_sound(words, index.mine)) if one.sure] if named else []
    found = [one for one in found if not _inner(one, words, found)]
    found = found or _called_otherwise(words, circle)
    found = [owned(one, words, circle) for one in found]
    meant = resolve(sorted(found, key=lambda one: one.start), words, circle)
    rest = REFERENCE.sub(" ", COUNTED.sub(" ", _without(free, found)))
    unknown = _names_unknown(rest, index, beside=bool(meant))
    targets = _targets(words, meant)
    meant = own(targets, circle)
    others = not meant and any(one.sure and TOLD_OF_IT.match(words[one.end :]) for one in targets)
    return meant, unknown or others or any(one.by == "range" for one in found)


def _called_otherwise(words: str, circle: Circle) -> list[Named]:
    """What is called by its unit, its system or its office, or misspelt."""
    systems = find_systems(words, circle.held, circle.today)
    sounding = by_sound(words, circle.index.mine) if circle.misspelt else []
    return (
        find_measured(words, circle.index)
        or [one for one in sounding if one.sure and not any(named.end for named in systems)]
        or (_find_units(words, circle) if circle.called is not None else [])
        or systems
        or _find_units(words, circle)
        or sounding
        or (find_shortened(words, circle.index.held) if circle.misspelt else [])
        or (guess_otherwise(words, circle.index) if circle.misspelt else [])
    )


def _longest(found: Sequence[Named]) -> int:
    return max(one.end - one.start for one in found)


def _inner(one: Named, words: str, found: Sequence[Named]) -> bool:
    """Whether a number that is no duty's stands inside of what is told: "E11 มีปัญหา ยังตอบข้อ 4 ไม่ได้"."""
    before = [other for other in found if other.codes and other.end <= one.start]
    if SPOKEN_OF.search(words[: one.start]) and one.by == "number" and not one.codes:
        return True
    apart = not begins_a_clause(words, one.start) and not stands_beside(words, one, before)
    return one.by == "number" and not one.codes and bool(before) and apart


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
    units = {name: said for name in names if (said := _said_of(name, words))}
    longest = max(map(len, units.values()), default=0)
    best = [(name, said) for name, said in units.items() if len(said) == longest]
    if len(best) != 1:
        return []
    ((name, unit),) = best
    codes = tuple(dict.fromkeys(duty.code for duty in owed if plain_name(duty.unit_name) == name))
    end = words.index(unit) + len(unit)
    start = end - len(unit) - (len(SCHOOL) if words[: end - len(unit)].endswith(SCHOOL) else 0)
    return [Named(start, end, codes, len(codes) == 1, "unit")]


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


def _said_of(unit: str, words: str) -> str:
    """As much of a unit's name as is said: all of it, or how a school's begins."""
    bare = unit.removeprefix(SCHOOL)
    if unit in words or bare == unit:
        return unit if unit in words else ""
    said = (bare[:length] for length in range(len(bare), SHORTEST_SCHOOL - 1, -1))
    return next((begin for begin in said if begin in words), "")


def _without(words: str, found: Iterable[Named]) -> str:
    for one in found:
        words = words[: one.start] + "\n" * (one.end - one.start) + words[one.end :]
    return words


def _targets(words: str, meant: list[Meant]) -> list[Meant]:
    """Without those that are only spoken of: "E5 60% รอข้อมูลจาก E6" is about E5."""
    spoken_of = [one for one in meant[1:] if SOURCE.search(words[: one.start])]
    return [one for one in meant if one not in spoken_of]
