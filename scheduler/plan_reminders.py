"""Step: on a working day, one reminder for each person who holds something that has a rung today.

Whoever asked for quiet gets none before the day they named, and one on that day if they owe anything.
"""

from datetime import date, timedelta
from functools import lru_cache

from domain.calendar import WorkingDays
from domain.clocks import Clocks
from domain.hours import at_morning, closing
from domain.notices import Kind, ToTell
from domain.ports import Store, Work
from domain.reminders import FRUGAL, office_dates_with_a_rung

RIDE_BEFORE = timedelta(hours=1, minutes=30)


@lru_cache(maxsize=8)
def _dates(today: date, days_off: tuple[tuple[date, bool], ...]) -> frozenset[date]:
    """Worked out once a day, though the step asks every few seconds."""
    return frozenset(office_dates_with_a_rung(today, WorkingDays(dict(days_off)), FRUGAL))


class PlanReminders:
    """Planning may run any number of times: `plan:{person}:{date}` is kept once."""

    def __init__(self, store: Store, clocks: Clocks) -> None:
        self._store = store
        self._clocks = clocks

    def __call__(self, me: str) -> bool:
        """Plan today; returns whether anything new was planned."""
        now = self._clocks.office()
        today = now.date()
        if now >= closing(today):
            return False
        with self._store.look() as work:
            dates = _dates(today, tuple(sorted(work.days_off().items())))
            reachable = work.people.chats()
            people = _to_remind(dates, today, work) & set(reachable)
            told = work.notices.known(f"plan:{person}:{today}" for person in people)
        new = [person for person in sorted(people) if f"plan:{person}:{today}" not in told]
        if not new:
            return False
        with self._store.work() as work:
            return work.notices.tell([_reminder(person, today) for person in new], now) > 0


def _to_remind(dates: frozenset[date], today: date, work: Work) -> set[int]:
    """Who has a rung today or is to hear again today, without those who want quiet still."""
    people = work.duties.holders_due(dates) if dates else set()
    again = work.absences.quiet_ends(today)
    if again:
        systems = [code for code, _ in work.duties.systems()]
        people |= again & work.duties.holders_owing(systems, today)
    return people - work.absences.quiet(people, today) if people else people


def _reminder(person: int, today: date) -> ToTell:
    morning = at_morning(today)
    return ToTell(
        key=f"plan:{person}:{today}",
        kind=Kind.PLANNED,
        person_id=person,
        template="reminder",
        facts={},
        push_at=morning,
        ride_from=morning - RIDE_BEFORE,
        expires_at=closing(today),
    )
