"""The month's pushes: what LINE still lets us send, what is kept for the last rungs, and what has to wait."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple, Protocol

from domain.calendar import WorkingDays
from domain.fiscal import month_end
from domain.reminders import Policies, pushed_rungs

FREE_PLAN = 300  # messages a month of LINE's free plan in Thailand (reference §1.4); until LINE has said
# rung (days before, or negative: working days late) → how much is open by then, as simulated (DESIGN §2.5)
OPEN_BY = {7: 0.90, 1: 0.75, 0: 0.55, -1: 0.30, -5: 0.10}
WEEK = 5  # working days
DAYS_OFF = timedelta(days=14)  # no rung is moved further than this by days off


class Held(StrEnum):
    """Why a push has to wait, as it is kept with its notices."""

    REFUSED = "LINE's monthly limit"
    FULL = "nothing left this month"
    RESERVED = "kept for last rungs"
    UNCOUNTED = "members not counted yet"


@dataclass(frozen=True)
class Quota:
    """What is known of this month, counted as LINE counts: people reached by pushes.

    `limit` None is a plan without one; `known` says whether LINE has told it. `ours` we pushed, `others` are
    what the account sent otherwise. `reserve` is kept for last rungs of later days, `last_waiting` are
    those of today that have not gone yet; `expected` are the reminders of all rungs on later days. What
    costs `refused` or more LINE has refused a while ago.
    """

    limit: int | None = FREE_PLAN
    ours: int = 0
    others: int = 0
    reserve: int = 0
    expected: int = 0
    last_waiting: int = 0
    refused: int | None = None
    known: bool = False

    @property
    def used(self) -> int:
        """Everything that was sent this month."""
        return self.ours + self.others

    @property
    def left(self) -> int | None:
        """What LINE would still take; None without a limit."""
        return None if self.limit is None else max(0, self.limit - self.used)

    @property
    def kept(self) -> int:
        """What is kept for last rungs, today's and later ones."""
        return self.reserve + self.last_waiting

    @property
    def room(self) -> int | None:
        """What may be pushed that is no last rung; None without a limit."""
        return None if self.left is None else max(0, self.left - self.kept)

    def forecast(self, today: date) -> int:
        """What will have been sent by the month's end: reminders to come, and others as they went so far."""
        days_left = last_of_month(today).day - today.day
        return self.used + self.last_waiting + self.expected + round(self.others / today.day * days_left)

    def holds_back(self, cost: int | None, *, goes_anyway: bool) -> Held | None:
        """Why a push that reaches so many waits (None = members not known); None when it may go.

        Last rungs and answers go until LINE itself refuses, for its count and ours are approximate.
        """
        if self.refused is not None and (cost is None or cost >= self.refused):
            return Held.REFUSED
        if goes_anyway or self.left is None or self.room is None:
            return None
        if cost is None:
            return Held.UNCOUNTED
        if cost > self.left:
            return Held.FULL
        return Held.RESERVED if cost > self.room else None

    def after_push(self, cost: int | None, *, was_last: bool) -> "Quota":
        """What is known once this push is on its way."""
        still = max(0, self.last_waiting - 1) if was_last else self.last_waiting
        return replace(self, ours=self.ours + (cost or 0), last_waiting=still)


class Due(NamedTuple):
    """What somebody owes, as far as it says when they are reminded."""

    person: int
    system: str
    opens_on: date
    office_on: date


def pushes_to_come(
    due: Iterable[Due], today: date, days: WorkingDays, policies: Policies, *, only_last: bool = False
) -> int:
    """How many pushes the rungs on the month's later days need: all of them, or only the last ones.

    A person's day counts once, by its likeliest rung.
    """
    last = last_of_month(today)

    @cache
    def coming(system: str, opens_on: date, office_on: date) -> list[tuple[date, float]]:
        policy = policies.of(system)
        return [
            (rung.day, open_by(rung.number))
            for rung in pushed_rungs(office_on, opens_on, days, policy)
            if today < rung.day <= last and (rung.must_go(policy) or not only_last)
        ]

    open_days: dict[tuple[int, date], float] = {}
    for person, *dates in due:
        for day, share in coming(*dates):
            open_days[person, day] = max(share, open_days.get((person, day), 0.0))
    return math.ceil(round(sum(open_days.values()), 6))


def open_by(rung: int) -> float:
    """How much is still open by this rung: as much as by the simulated one that is as early, or earlier."""
    return OPEN_BY[min((known for known in OPEN_BY if known >= rung), default=max(OPEN_BY))]


def last_of_month(today: date) -> date:
    """The last day of this day's month."""
    return month_end(today.year, today.month)


def dates_that_matter(today: date, policies: Policies) -> tuple[date, date]:
    """Between which office dates a rung may fall on one of the month's days that are left."""
    every = (policies.office, *policies.systems.values())
    late = timedelta(weeks=max(max(one.late) for one in every) / WEEK)
    before = timedelta(days=max(max(one.before) for one in every))
    return today - late - DAYS_OFF, last_of_month(today) + before + DAYS_OFF


class Quotas(Protocol):
    """The month's pushes as they are known; `now` is office time, `machine_now` machine time."""

    def now(self, now: datetime) -> Quota: ...
    def learn(self, limit: int | None, used: int, now: datetime, machine_now: datetime) -> None: ...
    def keep_reserve(self, last: int, expected: int, machine_now: datetime) -> None: ...
    def refused(self, cost: int, machine_now: datetime) -> None: ...
    def refusal_over(self, before: datetime) -> None: ...
    def people_due(self, first: date, last: date) -> list[Due]: ...
