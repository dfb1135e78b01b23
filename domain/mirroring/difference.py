"""The mirror's arithmetic: a tab as it should be, against the tab as it was found, gives what to write."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from domain.mirror import Drift, Line, Patch, Tab, TabChange, TabOnSheet
from domain.mirroring.cells import cleaned, patches_of, stacked
from domain.mirroring.columns import Rows, rows_of, straightened
from domain.mirroring.rows import RowsPlan, header_on_top, plan_rows

ROOM = 200  # rows that a grid grows by beyond what is needed, so that it seldom grows
_FEWEST_ROWS = 2  # a frozen header needs a row below it


def difference(
    desired: Tab, found: TabOnSheet | None, *, known: bool = False, settled: bool = True
) -> TabChange | None:
    """The change that makes `found` into `desired`; None when nothing differs.

    `known` says that this content was written before, so that whatever differs was changed by people, and
    `settled` that these columns were, though perhaps with other rows.
    """
    lines = [cleaned(line) for line in (desired.header, *desired.rows)]
    if found is None:
        return _new_tab(desired, lines, known=known)
    on_top, rows = header_on_top(desired, rows_of(found.rows, len(desired.header)))
    columns, rows = straightened(desired, rows, settled=settled)
    plan = _plan(desired, lines, rows)
    height = found.row_count + sum(shift.source is None for shift in on_top)
    change = TabChange(
        tab=desired,
        sheet_id=found.sheet_id,
        rename=found.title not in ("", desired.title),
        shifts=on_top + columns,
        more_rows=_more_rows(plan, height),
        more_columns=max(0, len(desired.header) - found.column_count),
        patches=plan.patches,
        gone=plan.gone,
        drift=plan.drift,
    )
    return None if change.is_empty else _with_drift(change, rows, known=known)


def _new_tab(desired: Tab, lines: Sequence[Line], *, known: bool) -> TabChange:
    return TabChange(
        tab=desired,
        sheet_id=None,
        more_rows=max(len(lines), _FEWEST_ROWS) + ROOM,
        more_columns=len(desired.header),
        patches=(Patch(0, 0, tuple(lines)),),
        drift=frozenset({Drift.TAB_GONE} if known else ()),
    )


def _plan(desired: Tab, lines: Sequence[Line], rows: Rows) -> RowsPlan:
    if desired.keeps_places:
        return plan_rows(lines, rows, desired.looks.typed)
    return RowsPlan(stacked(_in_order(lines, rows, desired.looks.typed)), (), len(lines), frozenset())


def _in_order(lines: Sequence[Line], rows: Rows, hands_off: frozenset[int]) -> Iterator[Patch]:
    """Row by row; a new one below is written whole, and what is too much is emptied."""
    width = len(lines[0])
    empty: Line = (None,) * width
    for number in range(max(len(lines), len(rows))):
        line = lines[number] if number < len(lines) else empty
        if number < len(rows):
            off = hands_off if number else frozenset[int]()
            yield from patches_of(number, line, tuple(rows[number][:width]), off)
        else:
            yield Patch(number, 0, (line,))


def _more_rows(plan: RowsPlan, height: int) -> int:
    """Rows to add: what is needed, and never fewer than a frozen header allows after rows were taken out."""
    least = max(plan.needed, _FEWEST_ROWS + len(plan.gone))
    return 0 if least <= height else least - height + ROOM


def _with_drift(change: TabChange, rows: Rows, *, known: bool) -> TabChange:
    found = set(_drifts(change, rows)) if known else set()
    return replace(change, drift=change.drift | found | ({Drift.RENAMED} if change.rename else set()))


def _drifts(change: TabChange, rows: Rows) -> Iterable[Drift]:
    """What people must have done to a tab that showed the same content before."""
    if any(not shift.rows for shift in change.shifts):
        yield Drift.COLUMNS
    if any(shift.rows for shift in change.shifts) or _touches(change, 0, 1):
        yield Drift.HEADER
    if _touches(change, len(rows), None):
        yield Drift.LOST_ROWS
    if _touches(change, 1, len(rows)):
        yield Drift.CELLS


def _touches(change: TabChange, first: int, end: int | None) -> bool:
    return any(
        patch.row + len(patch.lines) > first and (end is None or patch.row < end) for patch in change.patches
    )
