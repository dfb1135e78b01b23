"""Step: on a working day, plan what everybody is told of what they owe: once, and when something changed.

Whoever asked for quiet gets none before the day they named, and one on that day if they owe anything.
"""

from datetime import date, timedelta

from domain.calendar import ONE_DAY, WorkingDays
from domain.clocks import Clocks
from domain.hours import closing
from domain.meeting_reminders import AHEAD, Circle, attending, is_near, meeting_notices
from domain.notices import ToTell
from domain.openings import openings
from domain.planning import only_new, plan
from domain.planning_day import Day
from domain.ports import Store, Work

New = tuple[list[ToTell], dict[int, str]]


class PlanReminders:
    """Planning may run any number of times: what is told has a key, and is kept once."""

    def __init__(self, store: Store, clocks: Clocks) -> None:
        self._store = store
        self._clocks = clocks

    def __call__(self, me: str) -> bool:
        """Plan today, unless it is planned and nothing changed; returns whether anything new was planned."""
        now = self._clocks.office()
        if now >= closing(now.date()):
            return False
        with self._store.look() as work:
            changes, since = work.planning.changes(), work.planning.planned()
            if since == now.date() and not changes:
                return False
            notices, says = _new(now.date(), since, work)
        with self._store.work() as work:
            work.planning.keep(now, changes)
            told = work.notices.tell(notices, now)
            work.planning.overtake(says)
        return told > 0


def _new(today: date, since: date | None, work: Work) -> New:
    """What is to be told that is not kept yet, and of each person which of it overtakes all that waits."""
    days = WorkingDays(work.days_off())
    if not days.is_working(today):
        return [], {}
    day, duties = _day(today, since, days, work), work.planning.owed(today)
    planned, opened = plan(duties, day), openings(duties, day)
    keys = [one.key for notices in planned.values() for one in notices]
    notices, says = only_new(planned, work.notices.known(keys), work.planning.reminders_waiting())
    return [*opened, *_meetings(day, work), *notices], says


def _meetings(day: Day, work: Work) -> list[ToTell]:
    coming = work.meetings.between(day.today, day.today + timedelta(days=AHEAD))
    near = [one for one in coming if is_near(one, day)]
    if not near:
        return []
    opened_by = day.today + timedelta(days=AHEAD)
    circle = Circle(
        work.people.working(),
        work.planning.units(),
        [code for code, _ in work.duties.systems()],
        lambda system: work.duties.holders_owing([system], opened_by),
    )
    return meeting_notices([(one, attending(one, circle)) for one in near], day)


def _day(today: date, since: date | None, days: WorkingDays, work: Work) -> Day:
    reachable = work.people.chats().keys()
    return Day(
        today,
        since,
        days,
        work.policies(),
        reachable,
        away=work.absences.away(today),
        acting=work.absences.acting(today),
        quiet=work.absences.quiet(reachable, today),
        hear_again=work.absences.quiet_ends(min(since or today, today - ONE_DAY), today),
        snoozed=work.planning.snoozed(),
        told_of=work.planning.told_of(),
    )
