"""What really happened in the office, as the people of the simulation know it: the audit's first witness."""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.duties import Duty


@dataclass
class Span:
    """A duty was owed by these from one moment until another (None: still), with this office date."""

    since: datetime
    due: date
    holders: tuple[str, ...]
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether it was owed at that moment."""
        return self.since <= at and (self.until is None or at < self.until)


@dataclass
class Record:
    """One duty, and every span in which somebody owed it."""

    id: int
    code: str
    round: str
    unit: str
    system: str
    opens_on: date
    spans: list[Span]

    def owed(self, at: datetime) -> Span | None:
        """The span that holds at that moment, once the round has opened."""
        if at.date() < self.opens_on:
            return None
        return next((span for span in self.spans if span.holds(at)), None)


@dataclass(frozen=True)
class Stretch:
    """Something was so of somebody between two moments: away, quiet, out of reach."""

    who: str
    since: datetime
    until: datetime


@dataclass
class Journal:
    """Everything that an auditor has to know beside what LINE saw."""

    records: dict[int, Record] = field(default_factory=dict)
    unreachable: list[Stretch] = field(default_factory=list)
    quiet: list[Stretch] = field(default_factory=list)
    away: list[Stretch] = field(default_factory=list)
    held: set[tuple[str, date]] = field(default_factory=set)
    no_line: list[tuple[datetime, datetime]] = field(default_factory=list)
    restarts: int = 0
    kills: list[datetime] = field(default_factory=list)
    said: int = 0

    def open(self, duty: Duty, names: dict[int, str], at: datetime) -> None:
        """This is owed from now on, or again, or until another date, or by others."""
        holders = tuple(names[one] for one in duty.holders)
        new = Record(duty.id, duty.code, duty.round_name, duty.unit_name, duty.system_code, duty.opens_on, [])
        record = self.records.setdefault(duty.id, new)
        self.close(duty.id, at)
        record.spans.append(Span(at, duty.office_on, holders))

    def close(self, duty_id: int, at: datetime) -> None:
        """Nobody owes it any more."""
        spans = self.records[duty_id].spans if duty_id in self.records else []
        if spans and spans[-1].until is None:
            spans[-1].until = at

    def owed(self, at: datetime) -> list[tuple[Record, Span]]:
        """Everything that somebody owed at that moment."""
        return [(record, span) for record in self.records.values() if (span := record.owed(at))]

    def was(self, stretches: list[Stretch], who: str, at: datetime) -> bool:
        """Whether one of these stretches was so of somebody at that moment."""
        return any(one.who == who and one.since <= at < one.until for one in stretches)
