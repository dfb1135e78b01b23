"""Which known meetings the rows of a workbook move: of one name, those to come, each to the nearest row."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from domain.clocks import BANGKOK
from domain.dates import show
from domain.office import Meeting

Key = tuple[str, datetime]


def moved_meetings(
    read: Mapping[Key, Meeting], known: Mapping[Key, Meeting], today: date, warn: Callable[[str], None]
) -> dict[Key, Key]:
    """The earlier key of every meeting that is moved; a row that is known, and what is past, stays.

    Nothing of a name is moved while more are left out than are named anew: nobody can tell which is meant.
    """
    moved: dict[Key, Key] = {}
    for name in dict.fromkeys(name for name, _ in read):
        rows = _to_come(name, read.keys() - known.keys(), today)
        left = _to_come(name, known.keys() - read.keys(), today)
        if len(left) <= len(rows):
            pairs = _nearest(left, rows)
            moved |= {(name, to): (name, at) for at, to in pairs}
            for at, to in pairs:
                warn(f"การประชุม '{name}' เลื่อนจาก {_show(at)} เป็น {_show(to)} หากเป็นครั้งเพิ่ม ให้ใส่ทั้งสองครั้งในไฟล์")
        elif rows:
            dates = ", ".join(map(_show, left))
            warn(f"มีการประชุม '{name}' {dates} อยู่แล้วด้วย หากต้องการเลื่อน ให้ใส่ทุกครั้งของชื่อนี้ที่ยังไม่ถึง")
    return moved


def _to_come(name: str, keys: Iterable[Key], today: date) -> list[datetime]:
    return sorted(at for one, at in keys if one == name and at.astimezone(BANGKOK).date() >= today)


def _nearest(left: list[datetime], rows: list[datetime]) -> list[tuple[datetime, datetime]]:
    """Each with the row nearest to it, in order; there are at least as many rows."""
    pairs, first = [], 0
    for number, at in enumerate(left):
        free = rows[first : len(rows) - (len(left) - number - 1)]
        to = min(free, key=lambda row: abs(row - at))
        pairs.append((at, to))
        first = rows.index(to) + 1
    return pairs


def _show(at: datetime) -> str:
    local = at.astimezone(BANGKOK)
    return f"{show(local.date())} {local:%H.%M} น."
