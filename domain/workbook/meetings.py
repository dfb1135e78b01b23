"""Which known meetings the rows of a workbook move: of one name, those to come, each to the nearest row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from operator import itemgetter

from domain.clocks import BANGKOK
from domain.dates import show
from domain.office import Meeting
from domain.workbook.names import same

Key = tuple[str, datetime]


def moved_meetings(
    read: Mapping[Key, Meeting], known: Mapping[Key, Meeting], today: date, warn: Callable[[str], None]
) -> dict[Key, Key]:
    """The earlier key of every meeting that is moved; a row that is known, and what is past, stays.

    Nothing of a name is moved while more are left out than are named anew: nobody can tell which is meant.
    """
    moved = _respelt(read, known)
    new, left = ({*read} - {*known} - {*moved}), ({*known} - {*read} - {*moved.values()})
    rest = _to_come(left, today)
    for name, rows in _to_come(new, today).items():
        old = rest.get(name, [])
        if len(old) <= len(rows):
            moved |= _moved(old, rows, warn)
        else:
            dates = ", ".join(map(_show, old))
            warn(f"มีการประชุม {dates} อยู่แล้วด้วย หากต้องการเลื่อน ให้ใส่ทุกครั้งของชื่อนี้ที่ยังไม่ถึง")
    return moved


def _respelt(read: Iterable[Key], known: Mapping[Key, Meeting]) -> dict[Key, Key]:
    """Those of the same time whose name is only spelt in another way."""
    spelt = {(same(name), at): (name, at) for name, at in known}
    found = ((key, spelt.get((same(key[0]), key[1]))) for key in read if key not in known)
    return {key: old for key, old in found if old}


def _to_come(keys: Iterable[Key], today: date) -> dict[str, list[Key]]:
    """Those that are still to come, by name in any spelling, in order."""
    found: dict[str, list[Key]] = defaultdict(list)
    for name, at in sorted(keys, key=itemgetter(1)):
        if at.astimezone(BANGKOK).date() >= today:
            found[same(name)].append((name, at))
    return found


def _moved(old: list[Key], rows: list[Key], warn: Callable[[str], None]) -> dict[Key, Key]:
    moved = {}
    for known, to in _nearest(old, rows):
        moved[to] = known
        warn(f"การประชุม {_show(known)} เลื่อนเป็น {_when(to[1])} หากเป็นครั้งเพิ่ม ให้ใส่ทั้งสองครั้งในไฟล์")
    return moved


def _nearest(old: list[Key], rows: list[Key]) -> list[tuple[Key, Key]]:
    """Each with the row nearest to it, in order; there are at least as many rows."""
    pairs, first = [], 0
    for number, known in enumerate(old):
        free = rows[first : len(rows) - (len(old) - number - 1)]
        to = min(free, key=partial(_far, known))
        pairs.append((known, to))
        first = rows.index(to) + 1
    return pairs


def _far(one: Key, other: Key) -> timedelta:
    return abs(one[1] - other[1])


def _show(key: Key) -> str:
    return f"'{key[0]}' {_when(key[1])}"


def _when(at: datetime) -> str:
    local = at.astimezone(BANGKOK)
    return f"{show(local.date())} {local:%H.%M} น."
