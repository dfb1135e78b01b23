"""A working day of the office as planning sees it: who is there, what is wanted, what was told already."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from domain.calendar import ONE_DAY, WorkingDays
from domain.hours import at_hour, closing
from domain.notices import Facts, Kind, ToTell
from domain.office import UnitKind
from domain.quiet import is_still_quiet
from domain.reminders import Policies

RIDE_BEFORE = timedelta(hours=1, minutes=30)
LIVES = 5  # working days that something planned may still be said


class OpenDuty(NamedTuple):
    """As little of an open duty of an opened round as planning needs."""

    id: int
    system: str
    round: str
    opens_on: date
    office_on: date
    holders: tuple[int, ...]


class Planning(Protocol):
    """What planning reads and keeps."""

    def changes(self) -> list[int]: ...
    def planned(self) -> date | None: ...
    def keep(self, now: datetime, changes: Iterable[int]) -> None: ...
    def owed(self, today: date) -> list[OpenDuty]: ...
    def units(self) -> dict[str, UnitKind]: ...
    def set_duties_aside(
        self, person_id: int, duties: Iterable[int], until: date, inbox_id: int | None = None
    ) -> None: ...
    def snoozed(self, people: Iterable[int] | None = None) -> dict[tuple[int, int], date]: ...
    def told_of(self) -> set[tuple[int, str]]: ...
    def reminders_waiting(self) -> dict[int, str]: ...
    def overtake(self, says: Mapping[int, str]) -> None: ...


@dataclass(frozen=True)
class Day:
    """A working day of the office, as planning sees it.

    `since` is the day that was planned last. `acting` gives each person's first deputy who is here. `quiet`
    says until when a person wants no reminder, `snoozed` until when none of one duty; in `hear_again` are
    those whose quiet ended since. `told_of` are the (person, round) whose opening was told.
    """

    today: date
    since: date | None
    days: WorkingDays
    policies: Policies = field(default_factory=Policies)
    reachable: Collection[int] = ()
    away: Collection[int] = ()
    acting: Mapping[int, int] = field(default_factory=dict)
    quiet: Mapping[int, date] = field(default_factory=dict)
    hear_again: Collection[int] = ()
    snoozed: Mapping[tuple[int, int], date] = field(default_factory=dict)
    told_of: Collection[tuple[int, str]] = ()

    @property
    def hour(self) -> datetime:
        """When planned messages are pushed today."""
        return at_hour(self.today, self.policies.office.at)

    @property
    def rides(self) -> datetime:
        """From when today's notices ride replies."""
        return self.hour - RIDE_BEFORE

    def deputy(self, person: int) -> int | None:
        """Who gets their reminders in their place, or beside them when something is late."""
        deputy = self.acting.get(person)
        return deputy if deputy in self.reachable and deputy not in self.quiet else None

    def notice(self, key: str, person: int, template: str, facts: Facts) -> ToTell:
        """Something planned that rides a reply, for some days at most: it is said as things stand then."""
        expires = closing(self.days.after(self.today, LIVES))
        return ToTell(key, Kind.PLANNED, person, template, facts, None, self.rides, expires)

    def is_quiet(self, person: int, duty: OpenDuty) -> bool:
        """Whether they want to hear nothing yet, of this duty or at all."""
        until = self.quiet.get(person, date.min)
        return self.is_aside(person, duty) or is_still_quiet(until, duty.office_on, self.today, self.days)

    def is_aside(self, person: int, duty: OpenDuty) -> bool:
        """Whether they want to hear nothing of this duty yet."""
        until = self.snoozed.get((person, duty.id), date.min)
        return is_still_quiet(until, duty.office_on, self.today, self.days)

    def ends(self, person: int, duty: OpenDuty) -> bool:
        """Whether they want to hear of it again since the last planning."""
        yesterday = self.today - ONE_DAY
        until = self.snoozed.get((person, duty.id), date.min)
        return min(self.since or yesterday, yesterday) < until <= self.today
