"""What a tab's looks lack: compared with what was found, so that nothing is set up that is there already.

What people choose for themselves (widths, formats of single cells, more colours, more views) stays theirs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from domain.sheet_looks import Colour, Looks, View

PROTECTION = "บอทเขียนส่วนนี้จากฐานข้อมูล สิ่งที่แก้ในนี้จะถูกเขียนทับ (จดเพิ่มได้ในคอลัมน์ทางขวา)"
MARK = 'N("kon-kamnot")=0'  # always true; by it a rule of ours is known among people's own
_LETTERS = 26


@dataclass(frozen=True)
class Protected:
    """A warning before columns [first, end) are changed; `ours` by its description."""

    id: int
    first: int
    end: int
    ours: bool
    warning_only: bool


@dataclass(frozen=True)
class Attached:
    """A rule (known by its place) or a view (by its id), and the row where it ends: None is the last."""

    id: int
    name: str
    end_row: int | None = None


@dataclass(frozen=True)
class LooksOnSheet:
    """How a tab was found to look; formats are those of the first row under the header."""

    frozen: int
    bold: bool
    rows: int
    notes: Mapping[int, str] = field(default_factory=dict)
    formats: Mapping[int, str] = field(default_factory=dict)
    protected: tuple[Protected, ...] = ()
    rules: tuple[Attached, ...] = ()
    views: tuple[Attached, ...] = ()
    merged: tuple[tuple[int, int], ...] = ()  # the columns [first, end) of each group of cells that is one


@dataclass(frozen=True)
class LooksChange:
    """What to set up, and what to take away before: rules by place, the others by id."""

    header: bool = False
    formats: bool = False
    widths: bool = False
    protect: tuple[tuple[int, int], ...] = ()
    colours: bool = False
    views: tuple[View, ...] = ()
    drop_protected: tuple[int, ...] = ()
    drop_rules: tuple[int, ...] = ()
    drop_views: tuple[int, ...] = ()
    part: int = 0  # groups of cells that are one in the columns before this: all but the first hold nothing

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be done."""
        return self == NO_LOOKS


NO_LOOKS = LooksChange()


def all_looks(looks: Looks, width: int) -> LooksChange:
    """Everything, for a tab that was just made."""
    return LooksChange(
        header=True,
        formats=True,
        widths=True,
        protect=tuple(_guarded(looks, width)),
        colours=bool(looks.colours),
        views=looks.views,
    )


def looks_change(looks: Looks, width: int, found: LooksOnSheet, *, settled: bool) -> LooksChange:
    """What is missing; all of it when these looks were not yet `settled` on this tab."""
    guarded = tuple(_guarded(looks, width))
    ours = [one for one in found.protected if one.ours]
    protected = settled and {(one.first, one.end) for one in ours if one.warning_only} == set(guarded)
    rules = [rule for rule in found.rules if MARK in rule.name]
    reach = partial(_reaches, rows=found.rows)
    coloured = settled and [rule.name for rule in rules if reach(rule)] == formulas(looks.colours)
    there = {view.name for view in found.views if reach(view)} if settled else set[str]()
    missing = tuple(view for view in looks.views if view.title not in there)
    titles = {view.title for view in missing}
    return LooksChange(
        header=not settled or not _header_is_right(looks, found),
        formats=not settled or not _formats_are_right(looks, found),
        widths=not settled,
        protect=() if protected else guarded,
        colours=not coloured and bool(looks.colours),
        views=missing,
        drop_protected=() if protected else tuple(one.id for one in ours),
        drop_rules=() if coloured else tuple(rule.id for rule in rules),
        drop_views=tuple(view.id for view in found.views if view.name in titles),
        part=max((max(width, end) for first, end in found.merged if first < width), default=0),
    )


def formulas(colours: Iterable[Colour]) -> list[str]:
    """The rule of each colour, for the first row under the header."""
    return [_formula(colour) for colour in colours]


def column_name(index: int) -> str:
    """0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def _formula(colour: Colour) -> str:
    cell = f"${column_name(colour.column)}2"
    if colour.text:
        text = colour.text.replace('"', '""')
        return f'=AND({cell}="{text}",{MARK})'
    bounds = [f"{cell}>={colour.least:g}"] if colour.least is not None else []
    bounds += [f"{cell}<={colour.most:g}"] if colour.most is not None else []
    return f"=AND({','.join([f'ISNUMBER({cell})', *bounds, MARK])})"


def _guarded(looks: Looks, width: int) -> Iterable[tuple[int, int]]:
    """The columns that are ours alone, as half-open runs."""
    ours = [column for column in range(width) if column not in looks.typed]
    first = [column for column in ours if column - 1 not in ours]
    last = [column + 1 for column in ours if column + 1 not in ours]
    return zip(first, last, strict=True)


def _header_is_right(looks: Looks, found: LooksOnSheet) -> bool:
    notes = all(found.notes.get(column) == note for column, note in looks.notes.items())
    return found.frozen >= 1 and found.bold and notes


def _formats_are_right(looks: Looks, found: LooksOnSheet) -> bool:
    return all(found.formats.get(column) == pattern for column, pattern in looks.formats.items())


def _reaches(one: Attached, rows: int) -> bool:
    return one.end_row is None or one.end_row >= rows
