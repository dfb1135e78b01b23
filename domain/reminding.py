"""How a reminder speaks: the words of the most urgent rung, what is missing, and which dates matter."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from domain.calendar import WorkingDays
from domain.dates import show
from domain.duties import Duty, State
from domain.telling import list_facts

NEAR, WEEK = 3, 7  # calendar days before the office date
LATE, LONG_LATE = 3, 5  # late working days


def reminder_facts(
    duties: Iterable[Duty],
    today: date,
    days: WorkingDays,
    with_evidence: Collection[int] = (),
    whose: Mapping[int, str] | None = None,
    beside: Collection[int] = (),
) -> dict[str, Any]:
    """A list of duties to be reminded of; to those in `with_evidence` something is attached already.

    Of those `beside` the reader only hears: their owner is there, and nobody else reports them.
    """
    owed = {duty.id: duty for duty in duties}
    facts = list_facts(owed.values(), today, whose)
    for told in facts["duties"]:
        duty = owed[told["id"]]
        told["missing"] = "" if duty.id in with_evidence else duty.evidence_wanted
        told["national"] = _national(duty, today)
        told["set_aside"] = True
        told["beside"] = duty.id in beside
    return facts | {"tone": tone(owed.values(), today, days)}


def _national(duty: Duty, today: date) -> str:
    """Once the office date has passed or is near; before, it would only take the edge off the office's."""
    return show(duty.national_on) if duty.national_on and duty.days_left(today) <= NEAR else ""


def tone(duties: Collection[Duty], today: date, days: WorkingDays) -> str:
    """Which words fit: those of the most urgent duty that nothing is in the way of, else of a problem."""
    free = [duty.office_on for duty in duties if duty.state is not State.BLOCKED]
    if not free:
        return "blocked"
    first = min(free)
    if first < today:
        return _late(days.count(first, today))
    return "tomorrow" if first > today >= days.before(first, 1) else _ahead((first - today).days)


def _late(late: int) -> str:
    if late >= LONG_LATE:
        return "long_late"
    return "late" if late >= LATE else "just_late"


def _ahead(left: int) -> str:
    if left == 0:
        return "today"
    if left <= NEAR:
        return "near"
    return "week" if left <= WEEK else "early"
