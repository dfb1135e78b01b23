"""What people are told of an import's changes, and what of it is still true when they read it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.dates import show
from domain.duties import Duty, State
from domain.telling import duty_facts
from domain.transitions import Move
from domain.workbook.taken import Taken

SHOWN = 10
ASSIGNED, UNASSIGNED = "assigned", "unassigned"
# What one reads in the place of several notices of one kind.
SEVERAL = {
    Move.CANCEL: "duties_cancelled",
    Move.REOPEN: "duties_reopened",
    Move.EXTEND: "dates_moved",
}
Line = Mapping[str, Any]


def step_facts(taken: Taken, after: Duty, today: date) -> dict[str, Any]:
    """What the template of a single step may say; the same as when it is taken in chat."""
    return {
        "duty": duty_facts(after, today),
        "update": taken.update,
        "move": taken.move.value,
        "step": "",
        "reason": taken.reason,
        "reference": "",
        "sent": "",
        "moved": show(taken.duty.office_on),
    }


def line_facts(after: Duty, reason: str = "", moved: str = "") -> dict[str, Any]:
    """One line of a notice about several duties."""
    said = duty_facts(after, after.office_on)
    return {name: said[name] for name in ("id", "code", "name", "round", "due")} | {
        "reason": reason,
        "moved": moved,
    }


def _is_theirs(line: Line, duty: Duty, person: int) -> bool:
    return duty.is_open and person in duty.holders


STILL_TRUE: dict[str, Callable[[Line, Duty, int], bool]] = {
    SEVERAL[Move.CANCEL]: lambda line, duty, person: duty.state is State.CANCELLED,
    SEVERAL[Move.REOPEN]: _is_theirs,
    SEVERAL[Move.EXTEND]: lambda line, duty, person: duty.is_open and show(duty.office_on) == line["due"],
    ASSIGNED: _is_theirs,
    UNASSIGNED: lambda line, duty, person: duty.is_open and person not in duty.holders,
}
