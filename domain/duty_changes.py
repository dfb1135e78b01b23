"""The duties as they are kept, and what an import is to do to them."""

from dataclasses import dataclass, field

from domain.duties import State
from domain.workbook.own_dates import OwnDatesMoved
from domain.workbook.spread import Wanted


@dataclass(frozen=True)
class Existing:
    """A duty as it is kept; `by_hand` says that somebody cancelled it, and not its item."""

    id: int
    wanted: Wanted
    state: State = State.NOT_STARTED
    by_hand: bool = False


@dataclass
class DutyChanges:
    """What to do to the duties, keyed by duty id where they exist.

    `reasons` are new ones for cancelled duties, `left_out` the units for which no duty is made, by why.
    """

    add: list[Wanted] = field(default_factory=list)
    move: dict[int, str] = field(default_factory=dict)
    hold: dict[int, Wanted] = field(default_factory=dict)
    cancel: dict[int, str] = field(default_factory=dict)
    reopen: list[int] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)
    dates: list[OwnDatesMoved] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def touched(self) -> set[int]:
        """The ids of the duties that exist and change."""
        dated = (one.duty for one in self.dates)
        return {*self.move, *self.hold, *self.cancel, *self.reopen, *self.reasons, *dated}
