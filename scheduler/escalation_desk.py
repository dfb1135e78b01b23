"""What one day's escalation knows: who was told what lately, and which letters follow from it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.calendar import ONE_DAY
from domain.escalation import NOT_YET, Knows, Reach, coordinators, knows, to_heads
from domain.hours import at_morning, closing
from domain.notices import Facts, Fate, Kind, NoticeState, ToTell
from domain.people import Person
from domain.planning import REMINDER
from domain.ports import Work
from domain.standing import Late
from domain.telling import SOON

SUMMARY, WEEK, UNIT_LATE = "summary", "week", "unit_late"  # templates, and how the keys begin
LAST_CALL = timedelta(hours=8)  # after 08:30; what an owner is not told by then, others hear tomorrow
Lately = Mapping[int, Mapping[date, Fate]]  # by person and day


def last_call(day: date) -> datetime:
    """Until when others wait for an owner to be told."""
    return at_morning(day) + LAST_CALL


class Desk:
    """What became late, who of its owners knows, and whether somebody has to wait for that."""

    def __init__(self, work: Work, now: datetime, first: date, news: list[Late], reach: Reach) -> None:
        self._work, self._now, self._reach = work, now, reach
        self._today, self._news = now.date(), news
        self._days = [first + n * ONE_DAY for n in range(1, (self._today - first).days + 1)]
        held = {one for duty in news for one in duty.holders}
        self._reminders = self._lately("plan", held | {reach.acting(one) for one in held})
        self._knows = {duty.id: {one: self._known(duty, one) for one in duty.holders} for duty in news}
        self.waits_for: set[str] = set()

    def _lately(self, what: str, people: Iterable[int]) -> Lately:
        """What these were told under such keys in these days."""
        keys = {f"{what}:{one}:{day}": (one, day) for one in people for day in self._days}
        found: dict[int, dict[date, Fate]] = defaultdict(dict)
        for key, fate in self._work.notices.fates(keys, self._now).items():
            person, day = keys[key]
            found[person][day] = fate
        return found

    def _known(self, duty: Late, holder: int) -> Knows:
        """Whether they, or who acts for them, were reminded since it is late."""
        acting = self._reach.acting(holder)
        since = [
            fate
            for day in self._days
            for one in dict.fromkeys((holder, acting))
            if day > duty.office_on and (fate := self._reminders.get(one, {}).get(day))
        ]
        return knows(acting, since, self._reach)

    def to_owners(self) -> Iterator[ToTell]:
        """A reminder of today for whoever could be told and has none."""
        asked = {
            self._reach.acting(one)
            for its in self._knows.values()
            for one, known in its.items()
            if known is Knows.NOT_ASKED
        }
        for one in sorted(asked):
            if self._today not in self._reminders.get(one, {}):
                yield self._reminder(one)

    def _reminder(self, person: int) -> ToTell:
        """The planned one of today, which says everything that they owe."""
        until = self._today + timedelta(days=SOON)
        return ToTell(
            key=f"plan:{person}:{self._today}",
            kind=Kind.PLANNED,
            person_id=person,
            template=REMINDER,
            facts={"until": until.isoformat()},
            push_at=self._now,
            ride_from=self._now,
            expires_at=closing(self._today),
            must_go=True,
        )

    def to_coordinators(self, people: Iterable[Person], *, weekly: bool) -> Iterator[ToTell]:
        """The summary of the office; when a week begins also of the week that is over, in the same push.

        The week is read first: LINE shows the buttons of the last message only, and the summary's are the
        ones to act on.
        """
        readers = coordinators(people, self._reach)
        before = self._lately(SUMMARY, readers)
        for one in readers:
            news = self._ready([duty.id for duty in self._news], before.get(one, {}))
            if news or (weekly and news is not None):
                if weekly:
                    week = self._letter(WEEK, one, ())
                    yield replace(week, push_at=None, join_from=self._now)
                yield self._letter(SUMMARY, one, news)

    def to_heads(self, people: Iterable[Person]) -> Iterator[ToTell]:
        """What became late in their unit; who coordinates too reads it in the summary."""
        people = list(people)
        names = {one.id: one.address for one in people}
        letters = list(to_heads(self._news, people, self._reach, but=coordinators(people, self._reach)))
        before = self._lately(UNIT_LATE, {one.reader for one in letters})
        for letter in letters:
            news = self._ready(letter.duties, before.get(letter.reader, {}))
            if news:
                facts = {"instead_of": ", ".join(names[one] for one in letter.absent)}
                yield self._letter(UNIT_LATE, letter.reader, news, facts)

    def _ready(self, duties: Iterable[int], before: Mapping[date, Fate]) -> tuple[int, ...] | None:
        """Which of these are to be told to a reader now; None while an owner is to be told first.

        `before` is what the reader was told in these days: each duty once, and once a day.
        """
        told = {
            one for fate in before.values() if fate.state is not NoticeState.CLEARED for one in fate.about
        }
        new = [one for one in duties if one not in told]
        if self._today in before:
            return None
        early = {one for one in new if NOT_YET & set(self._knows[one].values())}
        if early and self._now < last_call(self._today):
            self.waits_for |= {key for id_ in early for one in self._knows[id_] for key in self._keys(one)}
            return None
        return tuple(one for one in new if one not in early)

    def _keys(self, holder: int) -> Iterator[str]:
        """Of the reminders of these days to this holder, or to who acts for them."""
        for one in {holder, self._reach.acting(holder)}:
            yield from (f"plan:{one}:{day}" for day in self._days)

    def _letter(self, what: str, reader: int, duties: tuple[int, ...], facts: Facts | None = None) -> ToTell:
        return ToTell(
            key=f"{what}:{reader}:{self._today}",
            kind=Kind.IMMEDIATE,
            person_id=reader,
            template=what,
            facts=facts or {},
            push_at=None if reader in self._reach.quiet else self._now,
            ride_from=self._now,
            expires_at=closing(self._today),
            about=duties,
            must_go=bool(duties),
        )
