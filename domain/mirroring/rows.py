"""Rows that are known by their id: found wherever people put them, written where they stand.

Whoever sorts, moves or deletes whole rows takes along what they keep to the right of ours. So no row is moved
here; one that is missing comes back below the last, and one that is too many goes only if nothing of people's
own stands beside it. Otherwise our cells of it are emptied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.mirror import Drift, Line, Patch, Shift, Tab
from domain.mirroring.cells import is_blank, patches_of, read_back, stacked
from domain.mirroring.columns import Rows

_HALF = 2


@dataclass(frozen=True)
class RowsPlan:
    """What to write, which rows to take out, and how many rows the tab must have before that."""

    patches: tuple[Patch, ...]
    gone: tuple[int, ...]
    needed: int
    drift: frozenset[Drift]


def header_on_top(tab: Tab, rows: Rows) -> tuple[tuple[Shift, ...], Rows]:
    """The header row back in its place, with what people wrote beside it; put in anew where it is gone.

    It is known by its titles in whatever order, for columns are brought to their places by it afterwards.
    """
    titles = set(tab.header)
    number = next((number for number, row in enumerate(rows) if _is_header(titles, row)), None)
    if number:
        return (Shift(rows=True, to=0, source=number),), [rows[number], *rows[:number], *rows[number + 1 :]]
    if number is None and rows and not {row[0] for row in tab.rows}.isdisjoint(rows[0]):
        return (Shift(rows=True, to=0),), [[""] * len(rows[0]), *rows]
    return (), rows


def _is_header(titles: set[str], row: Sequence[object]) -> bool:
    return len(titles & set(row)) * _HALF >= len(titles)


def plan_rows(lines: Sequence[Line], rows: Rows, hands_off: frozenset[int]) -> RowsPlan:
    """`lines` begin with the header; `rows` are as found, the header (if any) on top."""
    header, *ours = lines
    width = len(header)
    wanted = {read_back(line, 1)[0]: line for line in ours}
    places = _places(wanted, rows, width)
    taken = set(places.values())
    spare = [row for row in range(1, len(rows)) if row not in taken]
    gone = [row for row in spare if is_blank(rows[row][width:])]
    missing = [line for id_, line in wanted.items() if id_ not in places]
    in_place = [(0, header), *sorted((places[id_], line) for id_, line in wanted.items() if id_ in places)]
    patches = [
        *_differing(in_place, rows, width, hands_off),
        *_emptied([row for row in spare if row not in gone], rows, width),
        *(Patch(row, 0, (line,)) for row, line in enumerate(missing, max(len(rows), 1))),
    ]
    strange = gone or any(not is_blank(rows[row][:width]) for row in spare)
    drift = {Drift.STRANGE_ROWS} if strange else set()
    return RowsPlan(stacked(patches), tuple(gone), max(len(rows), 1) + len(missing), frozenset(drift))


def _places(wanted: Mapping[object, Line], rows: Rows, width: int) -> dict[object, int]:
    """The row of each id; of several, the one beside which people wrote something, else the first."""
    places: dict[object, int] = {}
    for number, row in enumerate(rows[1:], 1):
        id_ = row[0]
        if id_ not in wanted:
            continue
        if id_ not in places or (is_blank(rows[places[id_]][width:]) and not is_blank(row[width:])):
            places[id_] = number
    if len(places) < len(wanted):
        places |= _by_content(wanted, rows, width, places)
    return places


def _by_content(
    wanted: Mapping[object, Line], rows: Rows, width: int, places: Mapping[object, int]
) -> dict[object, int]:
    """Rows that lost their id and nothing else."""
    missing = {read_back(line, width)[1:]: id_ for id_, line in wanted.items() if id_ not in places}
    found: dict[object, int] = {}
    for number, row in enumerate(rows[1:], 1):
        id_ = None if row[0] in wanted else missing.pop(tuple(row[1:width]), None)
        if id_ is not None:
            found[id_] = number
    return found


def _differing(
    in_place: Iterable[tuple[int, Line]], rows: Rows, width: int, hands_off: frozenset[int]
) -> Iterator[Patch]:
    nothing: list[object] = [""] * width
    for number, line in in_place:
        found = rows[number] if number < len(rows) else nothing
        yield from patches_of(number, line, tuple(found[:width]), hands_off if number else frozenset())


def _emptied(numbers: Iterable[int], rows: Rows, width: int) -> Iterator[Patch]:
    empty: Line = (None,) * width
    for number in numbers:
        yield from patches_of(number, empty, tuple(rows[number][:width]), frozenset())
