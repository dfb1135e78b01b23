"""An import moved a round's office date: whoever still owes there is told once a move."""

from collections.abc import Iterable
from datetime import datetime

from domain.dates import show
from domain.duties import Duty, urgency
from domain.hours import next_morning
from domain.notices import Kind, ToTell
from domain.ports import Work
from domain.telling import duty_facts
from domain.workbook.changes import DateMoved

SHOWN = 10


def moved_rounds(moved: Iterable[DateMoved], reason: str, work: Work, now: datetime) -> list[ToTell]:
    """What its people read, in the same transaction; what they were to read of an earlier move is cleared."""
    rounds = {one.round: one for one in moved}
    if not rounds:
        return []
    owed: dict[tuple[str, int], list[Duty]] = {}
    for duty in sorted(work.duties.in_rounds(rounds), key=urgency):
        for person in duty.holders if runs_on_the_round(duty) else ():
            owed.setdefault((duty.round_code, person), []).append(duty)
    for code in rounds:
        work.notices.overtake(f"moved:{code},")
    at = next_morning(now, work.days_off())
    return [_letter(rounds[code], person, duties, at, now, reason) for (code, person), duties in owed.items()]


def runs_on_the_round(duty: Duty) -> bool:
    """Whether it has no date of its own, so that the round's is its."""
    return duty.own_office_on is None and duty.return_on is None


def _letter(
    moved: DateMoved, person: int, duties: list[Duty], at: datetime, now: datetime, reason: str
) -> ToTell:
    facts = {
        "round": duty_facts(duties[0], now.date())["round"],
        "due": show(moved.after),
        "moved": show(moved.before),
        "codes": [duty.code for duty in duties[:SHOWN]],
        "more": max(0, len(duties) - SHOWN),
        "reason": reason,
    }
    key = f"moved:{moved.round},{now.isoformat()},{person}"  # no code holds a comma
    about = tuple(duty.id for duty in duties[:SHOWN])
    return ToTell(key, Kind.IMMEDIATE, person, "round_moved", facts, push_at=at, ride_from=now, about=about)
