"""When to remind: the policy as a value, the rungs of its ladder, and which of them is told today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from domain.calendar import ONE_DAY, WorkingDays
from domain.hours import MORNING

LAST_BEFORE = 1  # calendar days before the office date from which a rung is one of the last


@dataclass(frozen=True)
class Policy:
    """What is told when (DESIGN §4); the defaults are ประหยัด.

    Pushed are `before`, calendar days before the office date, and the late working days `late` and then every
    `late_every`-th. Never pushed alone, but riding replies and joining pushes, are `rides_before` and
    `rides_late`. Such a rung, and a meeting's, rides from `ride_early` working days before its day and joins
    from `join_early`. Rounds of at most `short_round` days have their opening pushed; `meetings` says whether
    meetings are. Unit heads hear on the late working day `head_on`; planned messages go `at` this hour. A
    group's digest is pushed if it `pushes_to_groups`, and names who still owes if it `names_in_groups`.
    """

    before: tuple[int, ...] = (7, 1, 0)
    late: tuple[int, ...] = (1, 5, 10)
    late_every: int = 5
    rides_before: tuple[int, ...] = (14, 3)
    rides_late: tuple[int, ...] = (3,)
    meetings: bool = False
    head_on: int = 1
    at: time = MORNING
    pushes_to_groups: bool = False
    names_in_groups: bool = False
    short_round: int = 7
    ride_early: int = 3
    join_early: int = 2

    def late_rung(self, late: int) -> int | None:
        """The newest late rung by this late working day, if there is one."""
        last = max(self.late)
        if late > last and (repeated := late - late % self.late_every) > last:
            return repeated
        return max((n for n in (*self.late, *self.rides_late) if n <= late), default=None)

    def pushes_late(self, late: int) -> bool:
        """Whether the rung of this late working day is pushed."""
        return late in self.late or (late > max(self.late) and late % self.late_every == 0)


FRUGAL = Policy()
THOROUGH = Policy(before=(14, 7, 3, 1, 0), late=(1, 3, 5, 10), rides_before=(), rides_late=(), meetings=True)


@dataclass(frozen=True)
class Policies:
    """The office's policy, and those of systems that differ from it, by code."""

    office: Policy = FRUGAL
    systems: Mapping[str, Policy] = field(default_factory=dict)

    def of(self, system: str) -> Policy:
        """What goes for this system."""
        return self.systems.get(system, self.office)


@dataclass(frozen=True)
class Rung:
    """A rung and its day: `number` calendar days before the office date, or late working days (< 0)."""

    number: int
    day: date
    pushed: bool

    def must_go(self, policy: Policy) -> bool:
        """Whether it is one of the last rungs, which go whatever the month's quota has left."""
        first_late = -min(policy.late)
        return self.pushed and (0 <= self.number <= LAST_BEFORE or self.number == first_late)


def ladder(office_on: date, opens_on: date, days: WorkingDays, policy: Policy) -> list[Rung]:
    """The rungs until the office date, the earliest first.

    A rung on a day off moves to the working day before. Of rungs that meet, the later one is told. One before
    the opening is skipped.
    """
    found: dict[date, Rung] = {}
    for number in sorted({*policy.before, *policy.rides_before}, reverse=True):
        day = days.on_or_before(office_on - timedelta(days=number))
        met = found.get(day)
        found[day] = Rung(number, day, number in policy.before or bool(met and met.pushed))
    return [rung for rung in found.values() if rung.day >= opens_on]


def pushed_rungs(office_on: date, opens_on: date, days: WorkingDays, policy: Policy) -> Iterator[Rung]:
    """Every rung that is pushed; of the late ones those that the policy names, for few duties get further."""
    yield from (rung for rung in ladder(office_on, opens_on, days, policy) if rung.pushed)
    yield from (Rung(-late, days.after(office_on, late), pushed=True) for late in policy.late)


def told_on(
    today: date,
    office_on: date,
    opens_on: date,
    days: WorkingDays,
    policy: Policy,
    since: date | None = None,
) -> Rung | None:
    """The rung that a duty with these dates has today, or None; what is not pushed may be told from now on.

    What was to be pushed on the days after `since` (that was planned last, at the latest yesterday) is pushed
    today, in the words of the newest rung.
    """
    if not days.is_working(today) or opens_on > today:
        return None
    after = min(since or today, today - ONE_DAY)
    if today > office_on:
        return _late(today, office_on, days, policy, after)
    rungs = ladder(office_on, opens_on, days, policy)
    passed = [rung for rung in rungs if rung.day <= today]
    last = passed[-1] if passed else None
    if last and any(rung.pushed and rung.day > after for rung in passed):
        return replace(last, pushed=True)
    coming = rungs[len(passed)] if len(passed) < len(rungs) else None
    if coming and not coming.pushed and today >= rides_from(coming, days, policy, last):
        return coming
    return last if last and not last.pushed else None


def rides_from(rung: Rung, days: WorkingDays, policy: Policy, last: Rung | None = None) -> date:
    """From which day a rung may ride a reply: some working days early, but after the rung before it."""
    early = days.before(rung.day, policy.ride_early)
    return max(early, last.day + ONE_DAY) if last else early


def joins_from(day: date, days: WorkingDays, policy: Policy) -> date:
    """From which day what falls on `day` joins a push to the same person."""
    return days.before(day, policy.join_early)


def _late(today: date, office_on: date, days: WorkingDays, policy: Policy, after: date) -> Rung | None:
    late = days.count(office_on, today)
    number = policy.late_rung(late)
    if number is None:
        return None
    first = days.count(office_on, after) + 1
    pushed = any(policy.pushes_late(n) for n in range(first, late + 1))
    riding = not policy.pushes_late(number)
    return Rung(-number, days.after(office_on, number), pushed) if pushed or riding else None
