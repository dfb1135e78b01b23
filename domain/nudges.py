"""What each of those reads who owe, when a coordinator has all of them reminded."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.duties import Duty, urgency
from domain.telling import duty_facts

SHOWN = 3


def nudged_all(duties: Iterable[Duty], by: str, today: date) -> dict[str, Any]:
    """How many duties, how many of them late, and the three most urgent; `by` is who asks for them."""
    ordered = sorted(duties, key=urgency)
    return {
        "by": by,
        "count": len(ordered),
        "late": sum(duty.days_left(today) < 0 for duty in ordered),
        "duties": [duty_facts(duty, today) for duty in ordered[:SHOWN]],
        "more": len(ordered[SHOWN:]),
        "names_duties": [duty.id for duty in ordered],
    }
