"""Step: on a working day, what became late is told to unit heads and coordinators, once its owners know.

A head reads of their unit, in one letter a day; coordinators read the office's summary, on days when
something became late and when a week begins.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from domain.calendar import WorkingDays
from domain.clocks import Clocks
from domain.escalation import RECALL, Reach, became_late, begins_week
from domain.hours import at_morning, closing
from domain.notices import Fate, ToTell
from domain.people import Person
from domain.planning import REMINDER
from domain.ports import Store, Work
from scheduler.escalation_desk import Desk, last_call

SINCE = "escalated_since"  # the day on which this began, so that old news is none


class PlanEscalation:
    """Planning may run any number of times: a letter is kept once under its reader and the date.

    A step remembers the day of which nothing is left to plan, and while it waits for owners what became of
    their reminders, so that a tick that finds nothing new asks next to nothing.
    """

    def __init__(self, store: Store, clocks: Clocks) -> None:
        self._store = store
        self._clocks = clocks
        self._done: date | None = None
        self._waits_for: frozenset[str] = frozenset()
        self._seen: Mapping[str, Fate] | None = None

    def __call__(self, me: str) -> bool:
        """Plan today as far as owners know by now; returns whether anything new was planned."""
        now = self._clocks.office()
        today = now.date()
        if self._done == today or not at_morning(today) <= now < closing(today):
            return False
        with self._store.look() as work:
            if self._still_waits(work, now):
                return False
            known = work.facts.get(SINCE)
            since = date.fromisoformat(known[0]["day"]) if known else today
            told, self._waits_for = _plan(work, now, since)
        self._done = None if self._waits_for else today
        if known and not told:
            return False
        with self._store.work() as work:
            if not known:
                work.facts.keep(SINCE, {"day": today.isoformat()}, self._clocks.machine())
            new = work.notices.tell(told, now)
            work.planning.overtake(
                {one.person_id: one.key for one in told if one.person_id and one.template == REMINDER}
            )
            return new > 0

    def _still_waits(self, work: Work, now: datetime) -> bool:
        """Whether nothing became of the owners' reminders since the last look, and it is no last call."""
        if not self._waits_for or now >= last_call(now.date()):
            return False
        seen, self._seen = self._seen, work.notices.fates(self._waits_for, now)
        return seen == self._seen


def _plan(work: Work, now: datetime, since: date) -> tuple[list[ToTell], frozenset[str]]:
    """What is to be told now, and the reminders for which the rest of today waits."""
    today, days = now.date(), WorkingDays(work.days_off())
    if not days.is_working(today):
        return [], frozenset()
    policies, weekly = work.policies(), begins_week(today, days)
    last_on = max(one.head_on for one in (policies.office, *policies.systems.values()))
    first = days.before(today, last_on - 1 + RECALL)
    late = work.standings.late_since(first, today)
    news = became_late(late, today, since, days, lambda system: policies.of(system).head_on)
    if not news and not weekly:
        return [], frozenset()
    people = work.people.working()
    desk = Desk(work, now, first, news, _reach(people, work, today))
    told = [*desk.to_owners(), *desk.to_coordinators(people, weekly=weekly), *desk.to_heads(people)]
    return told, frozenset(desk.waits_for)


def _reach(people: Iterable[Person], work: Work, today: date) -> Reach:
    return Reach(
        enrolled=work.enrolments.tied().keys(),
        reachable=work.people.chats().keys(),
        quiet=work.absences.quiet({one.id for one in people}, today),
        away=work.absences.away(today),
        deputies=work.absences.acting(today),
    )
