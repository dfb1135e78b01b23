"""How a tab of the planners' sheet looks, as data: whoever draws it (Google, Excel) reads the same.

Columns are counted from 0, and everything is about the rows below the header.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

DAY = "d/m/yyyy"
NUMBER = "0"
TEXT = "@"  # what is typed stays as it was typed
DECIMAL = "#,##0.00"  # with 0.## a whole number would be shown as 60. with its point
PERCENT = '0.0"%"'  # the number is 0-100, so no format may multiply it
RED, AMBER, GREY = "#f4cccc", "#fff2cc", "#d9d9d9"


@dataclass(frozen=True)
class Colour:
    """Rows get this background while the number in `column` is within these, both included.

    An empty cell is no number. With a `text` it is that text that the column holds. Of several that hold, the
    first one is seen.
    """

    column: int
    least: float | None
    most: float | None
    background: str
    text: str = ""


@dataclass(frozen=True)
class Where:
    """What a view shows of a column: a text, at most a number (empty is none), or a day of this month.

    A text never begins with what a sheet would read as a formula.
    """

    column: int
    text: str = ""
    at_most: float | None = None
    this_month: bool = False


@dataclass(frozen=True)
class View:
    """A filter view: rows where all of `where` hold, ordered by columns (and whether downwards)."""

    title: str
    where: tuple[Where, ...] = ()
    order: tuple[tuple[int, bool], ...] = ()


@dataclass(frozen=True)
class Looks:
    """Number formats, notes on headers, row colours, filter views, and widths in pixels.

    All of the tab's own columns are protected but those of `typed`, where people write.
    """

    formats: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    colours: tuple[Colour, ...] = ()
    views: tuple[View, ...] = ()
    widths: Mapping[int, int] = field(default_factory=dict)
    typed: frozenset[int] = frozenset()
    wrapped: tuple[int, ...] = ()  # texts are shown whole, on several lines
