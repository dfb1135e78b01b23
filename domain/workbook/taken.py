"""The steps that an import takes with duties, by the table of a duty's life."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.duties import Change, Duty, Refused, State
from domain.duty_changes import DutyChanges
from domain.moves import Given, unchanged
from domain.transitions import Move, take
from domain.workbook.own_dates import OwnDates

REASSIGN = "reassign"  # how the log calls other holders; no move of the table, for any state allows it
CALENDAR_CHANGED = "วันหยุดหรือกำหนดส่วนกลางเปลี่ยน"


@dataclass(frozen=True)
class Taken:
    """A step with a duty as it was before.

    `update` is the line of the log that tells of it, `holders` are the people whom it concerns.
    """

    move: Move
    duty: Duty
    change: Change
    reason: str = ""
    update: int = 0
    holders: tuple[int, ...] = ()

    @property
    def day(self) -> date | None:
        """The date that it runs on from now on, where that is what was moved."""
        moved = self.change.return_on or self.change.own_office_on
        return moved if self.move is Move.EXTEND else None


def take_all(changes: DutyChanges, duties: Mapping[int, Duty], today: date) -> list[Taken]:
    """All steps that the duties still allow; one that has gone on since the import was planned is left."""
    return [*_cancelled(changes, duties, today), *_reopened(changes, duties, today), *_dated(changes, duties)]


def _cancelled(changes: DutyChanges, duties: Mapping[int, Duty], today: date) -> Iterator[Taken]:
    for id_, reason in changes.cancel.items():
        try:
            change = take(Move.CANCEL, duties[id_], Given(today, reason=reason))
        except Refused:
            continue
        yield Taken(Move.CANCEL, duties[id_], change, reason)


def _reopened(changes: DutyChanges, duties: Mapping[int, Duty], today: date) -> Iterator[Taken]:
    for duty in (duties[id_] for id_ in changes.reopen):
        if duty.state is State.CANCELLED:
            yield Taken(Move.REOPEN, duty, take(Move.REOPEN, duty, Given(today)))


def _dated(changes: DutyChanges, duties: Mapping[int, Duty]) -> Iterator[Taken]:
    for one in changes.dates:
        duty = duties[one.duty]
        if duty.is_open and OwnDates(duty.own_office_on, duty.return_on) == one.before != one.after:
            own, returned = one.after.office_on, one.after.return_on
            change = replace(unchanged(duty), own_office_on=own, return_on=returned)
            yield Taken(Move.EXTEND, duty, change, CALENDAR_CHANGED)
