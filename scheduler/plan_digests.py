"""Step: on a working day, each tied group's progress waits to ride the first answer that somebody gets there.

On the first working day of a week it looks two weeks ahead, later at what falls due within three days.
Pushing it costs a message a member, so it is pushed only where the office's policy says that it is worth
that, and then on those first days and on the last working day before a date.
"""

from collections.abc import Iterable
from datetime import date, datetime

from domain.calendar import WorkingDays
from domain.clocks import Clocks
from domain.digest import AHEAD, LAST_DAYS
from domain.escalation import begins_week
from domain.hours import OPENS, at_hour, closing
from domain.notices import Kind, ToTell
from domain.people import Chat
from domain.ports import Store, Work
from domain.standing import Progress

DIGEST = "group_digest"


class PlanDigests:
    """Planning may run any number of times: `group_digest:{chat}:{date}` is kept once."""

    def __init__(self, store: Store, clocks: Clocks) -> None:
        self._store = store
        self._clocks = clocks
        self._done: date | None = None

    def __call__(self, me: str) -> bool:
        """Plan today, once; returns whether anything new was planned."""
        now = self._clocks.office()
        today = now.date()
        if self._done == today or not at_hour(today, OPENS) <= now < closing(today):
            return False
        with self._store.look() as work:
            told = _digests(work, today)
        self._done = today
        if not told:
            return False
        with self._store.work() as work:
            return work.notices.tell(told, now) > 0


def _digests(work: Work, today: date) -> list[ToTell]:
    days = WorkingDays(work.days_off())
    groups = [one for one in work.groups.all() if one.tied] if days.is_working(today) else []
    if not groups:
        return []
    weekly, policy = begins_week(today, days), work.policies().office
    ahead = AHEAD if weekly else LAST_DAYS
    coming = [one for one in work.standings.progress(today, today) if one.office_on <= today + ahead]
    morning, tomorrow = at_hour(today, policy.at), days.after(today, 1)
    return [
        _digest(
            chat,
            morning,
            weekly=weekly,
            pushed=policy.pushes_to_groups and (weekly or _is_last(its, today, tomorrow)),
        )
        for chat in groups
        if (its := [one for one in coming if chat.unit in ("", one.unit_name)])
    ]


def _is_last(progress: Iterable[Progress], today: date, tomorrow: date) -> bool:
    """Whether something falls due by the next working day, so that today is the last before it."""
    return any(today < one.office_on <= tomorrow for one in progress)


def _digest(chat: Chat, morning: datetime, *, weekly: bool, pushed: bool) -> ToTell:
    today = morning.date()
    return ToTell(
        key=f"{DIGEST}:{chat.id}:{today}",
        kind=Kind.IMMEDIATE,
        person_id=None,
        template=DIGEST,
        facts={"week": weekly},
        push_at=morning if pushed else None,
        ride_from=at_hour(today, OPENS),
        expires_at=closing(today),
        chat_id=chat.id,
    )
