"""Whose duty a named place stands for: its owner among those called alike, of the round and the person meant."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.duties import Duty
from domain.words.circle import Circle, Meant
from domain.words.names import Named
from domain.words.narrowing import COUNTED, choose, is_another_round, of_the_round
from domain.words.rivals import told_apart
from domain.words.systems_said import system_named

PLAINLY = frozenset({"code", "number", "range", "unit"})


def owned(one: Named, words: str, circle: Circle) -> Named:
    """The same; sure where what stands beside it tells its rivals apart, or nothing speaks for one of them.

    An alias belongs to the item that the office gave it to: "โอเน็ต" is not "ปักหมุดโอเน็ต".
    """
    one = told_apart(one, words, circle.index)
    if one.sure or not one.owner:
        return one
    may_be = [duty for duty in (*circle.held, *circle.office) if duty.code in one.codes]
    fits = {duty.code for duty in of_the_round(may_be, words)}
    rivals = (fits | _of_a_named_system(may_be, words)) - {one.owner}
    if len(rivals) == 1:
        return replace(one, codes=(*rivals,), sure=True)
    if rivals or (one.owner not in fits and COUNTED.search(words)):
        return one
    return replace(one, codes=(one.owner,), sure=True)


def _of_a_named_system(duties: Sequence[Duty], words: str) -> set[str]:
    named = system_named(words, {(duty.system_code, duty.system_name) for duty in duties})
    return {duty.code for duty in duties if duty.system_code == named}


def own(meant: list[Meant], circle: Circle) -> list[Meant]:
    """Without others' items that are called by name, by who owes one thing, or names one of their own as well.

    Coordinators speak of anybody's.
    """
    held = {duty.id for duty in circle.held}
    names_own = circle.called is None and any(held & {*one.ids} for one in meant)
    if not (circle.only_own or names_own):
        return meant
    return [
        one
        for one in meant
        if one.by in PLAINLY
        or (one.by == "name" and one.sure and one.start == 0)
        or held & {*one.ids, *one.candidates}
    ]


def resolve(found: Iterable[Named], words: str, circle: Circle) -> list[Meant]:
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
