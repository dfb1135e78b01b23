"""Step: on a working day, one reminder for each person who holds something that has a rung today."""

from datetime import date, timedelta
from functools import lru_cache

from domain.calendar import WorkingDays
from domain.clocks import Clocks
from domain.hours import at_morning, closing
from domain.notices import Kind, ToTell
from domain.ports import Store
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
            people = work.duties.holders_due(dates) & set(reachable) if dates else set()
            told = work.notices.known(f"plan:{person}:{today}" for person in people)
        new = [person for person in sorted(people) if f"plan:{person}:{today}" not in told]
        if not new:
            return False
        with self._store.work() as work:
            return work.notices.tell([_reminder(person, today) for person in new], now) > 0


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
