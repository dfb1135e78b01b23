"""Which of somebody's open duties a list shows."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from domain.duties import Duty, State


class Only(StrEnum):
    """Part of the open duties."""

    ALL = "all"
    LATE = "late"
    RETURNED = "returned"


def shown(held: Iterable[Duty], only: Only, until: date | None, of: str, today: date) -> list[Duty]:
    """The open duties of opened rounds that were asked for; `of` is the code of a system or round."""
    owed = [duty for duty in held if duty.is_open and duty.opens_on <= today]
    if only is Only.LATE:
        owed = [duty for duty in owed if duty.days_left(today) < 0]
    if only is Only.RETURNED:
        owed = [duty for duty in owed if duty.state is State.RETURNED]
    if until:
        owed = [duty for duty in owed if duty.office_on <= until]
    return [duty for duty in owed if of in ("", duty.system_code, duty.round_code)]
