"""Which step of a system is which when an import changes their list: by name, else by its neighbours."""

from collections import defaultdict
from collections.abc import Sequence

from domain.office import Step
from domain.workbook.names import same

FIRST, LAST = -1, -2  # stand for the neighbour that the first and the last step do not have


def same_steps(before: Sequence[Step], after: Sequence[Step]) -> tuple[int | None, ...]:
    """For each step of `after` the place that it had in `before`; None for a new one.

    Those that no name finds are renames, in order, where equally many of a kind are left between the same
    neighbours.
    """
    places = _by_name(before, after)
    gone = _gaps([place if place in places else None for place in range(len(before))])
    for between, new in _gaps(places).items():
        old = gone.get(between, [])
        for at, place in zip(new, old, strict=False) if len(new) == len(old) else ():
            if before[place].kind is after[at].kind:
                places[at] = place
    return tuple(places)


def _by_name(before: Sequence[Step], after: Sequence[Step]) -> list[int | None]:
    named: dict[str, list[int]] = defaultdict(list)
    for place, step in enumerate(before):
        named[same(step.name)].append(place)
    return [named[same(step.name)].pop(0) if named[same(step.name)] else None for step in after]


def _gaps(places: Sequence[int | None]) -> dict[tuple[int, int], list[int]]:
    """Where nothing is known, by the neighbours that are."""
    gaps: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        if place is None:
            earlier = (one for one in reversed(places[:at]) if one is not None)
            later = (one for one in places[at + 1 :] if one is not None)
            gaps[next(earlier, FIRST), next(later, LAST)].append(at)
    return gaps
