"""Own items that are called by name beside codes: a clause of its own begins with one, or tells something of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.words.called import find_names
from domain.words.circle import Circle
from domain.words.guessing import by_sound
from domain.words.joined import begins_a_clause, stands_beside
from domain.words.names import Named
from domain.words.report_words import HANDED_IN, PERCENT
from domain.words.systems_said import find_systems

TOLD_BEHIND = re.compile(rf"[^0-9]{{0,12}}?(?:{PERCENT.pattern})|(?:[ก-๎]{{2,4}})?\s?{HANDED_IN}")
LONG_NAME = NEAR = 20  # letters of a name that nobody says in passing, and behind a name for its number


def find_asides(words: str, found: Sequence[Named], circle: Circle) -> list[Named]:
    """Where a clause beside those with codes begins with them: "E5 60% ส่วนสนามกีฬายัง"."""
    if not found:
        return []
    index = circle.index
    codes = {code for one in found for code in one.codes}
    own = {item.code for item in index.mine}
    systems = find_systems(words, circle.held, circle.today)
    called = (*find_names(words, index), *by_sound(words, index.mine), *systems)
    return [
        replace(one, by="aside")
        for one in outside(found, called)
        if one.sure and one.codes[0] in own - codes and _tells_of_its_own(one, words, found)
    ]


def _tells_of_its_own(one: Named, words: str, found: Sequence[Named]) -> bool:
    """Whether something is told of it, and not of the code that it stands right beside."""
    return not _describes(one, words, found) and (
        one.end - one.start >= LONG_NAME
        or bool(TOLD_BEHIND.match(words[one.end : one.end + NEAR]))
        or begins_a_clause(words, one.start)
        or stands_beside(words, one, found)
    )


def _describes(one: Named, words: str, found: Sequence[Named]) -> bool:
    """Whether a name stands right beside a code, which it tells of: "เยี่ยมบ้านนักเรียน E12", "SP2 เบิกจ่าย"."""
    gaps = [words[min(one.end, code.end) : max(one.start, code.start)] for code in found]
    return any(len(gap) <= 1 and not gap.strip() for gap in gaps)


def outside(taken: Sequence[Named], found: Iterable[Named]) -> list[Named]:
    """Those that stand nowhere where one of the others stands."""
    return [one for one in found if all(one.end <= other.start or other.end <= one.start for other in taken)]
