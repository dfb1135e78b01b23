"""Asks of every rung of every duty whether LINE saw it told in time to whom it concerns, or why not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from design_words import EARLY, ONE_DAY, OPENING, before, is_pushed, is_working, on_or_after, rung_of
from journal import Journal, Record, Span
from line_witness import Named, Told

from domain.clocks import BANGKOK

MORNING, CLOSES = time(8, 30), time(18, 0)


class Role(StrEnum):
    """Why a rung concerns somebody."""

    HOLDER = "holder"
    DEPUTY = "deputy"
    ABOVE = "unit head or coordinator"


class Verdict(StrEnum):
    """What became of one rung for one person."""

    PUSHED = "pushed in time"
    RODE = "rode in time"
    LATER = "told on a later day, before the next rung"
    SUPERSEDED = "a later rung was told instead"
    HANDED_IN = "handed in before it could be told"
    DEPUTY = "told to the deputy, for the owner was away"
    AWAY = "the deputy is away too"
    UNREACHABLE = "unreachable"
    MUTED = "muted"
    HELD = "held for quota"
    NO_LINE = "LINE did not answer that day"
    PENDING = "may still be told after the last day"
    MISSED = "missed"


TOLD = frozenset({Verdict.PUSHED, Verdict.RODE, Verdict.DEPUTY})


@dataclass(frozen=True)
class Due:
    """A rung of a duty falls on this day for this person; `pushed` says that it need not wait for a ride."""

    day: date
    who: str
    rung: str
    record: Record
    span: Span
    pushed: bool
    role: Role = Role.HOLDER

    @property
    def at(self) -> datetime:
        """When it is planned for."""
        return datetime.combine(self.day, MORNING, BANGKOK)

    @property
    def name(self) -> tuple[str, str]:
        """How a message names the duty."""
        return self.record.code, self.record.round


@dataclass
class Audit:
    """What the journal knows, and what LINE was `told`; people by name, `ids` are LINE's."""

    journal: Journal
    ids: Mapping[str, str]
    told: list[Told]
    first: date
    last: date
    policy: str
    deputies: Mapping[str, str]
    heads: Mapping[str, str]
    coordinator: str
    by_person: dict[str, list[Told]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.told:
            self.by_person.setdefault(one.to, []).append(one)

    def days(self) -> Iterator[date]:
        """Every day of it."""
        day = self.first
        while day <= self.last:
            yield day
            day += ONE_DAY

    def dues(self) -> Iterator[Due]:
        """Every rung for every holder, in order of days."""
        for day in self.days():
            for record, span in self.journal.owed(datetime.combine(day, MORNING, BANGKOK)):
                rung = rung_of(day, record.opens_on, span.due)
                if rung:
                    pushed = is_pushed(rung, record.opens_on, span.due, self.policy)
                    for who, role in self._concerns(record, span, rung):
                        yield Due(day, who, rung, record, span, pushed, role)

    def _concerns(self, record: Record, span: Span, rung: str) -> Iterator[tuple[str, Role]]:
        """Holders; their deputies too from late day 1; whoever is above them on that day."""
        yield from ((who, Role.HOLDER) for who in span.holders)
        if rung.startswith("late"):
            deputies = dict.fromkeys(self.deputies[who] for who in span.holders)
            yield from ((who, Role.DEPUTY) for who in deputies if who not in span.holders)
        if rung == "late 1":
            above = dict.fromkeys((self.heads[record.unit], self.coordinator))
            yield from ((who, Role.ABOVE) for who in above if who not in span.holders)

    def verdict(self, due: Due) -> Verdict:
        """What became of it."""
        mine = [t for t in self.by_person.get(self.ids[due.who], []) if due.name in self._told_of(due, t)]
        on_time = [t for t in mine if self._in_time(due, t.at.date())]
        if on_time:
            return Verdict.PUSHED if any(t.pushed for t in on_time) else Verdict.RODE
        return self._why_not(due, mine)

    def _told_of(self, due: Due, told: Told) -> Named:
        """Those above may read it in any message; everybody else in a reminder."""
        return told.names if due.role is Role.ABOVE else told.reminds

    def _in_time(self, due: Due, day: date) -> bool:
        """On its day, or a little before if it need not be pushed; those above when LINE answers again."""
        if due.role is Role.ABOVE:
            return due.day <= day <= self.first_chance(due.day)
        early = EARLY.get(due.rung, 0)
        first = due.day if due.pushed or not early else before(due.day, early)
        own_rung = rung_of(day, due.record.opens_on, due.span.due) in (None, due.rung)
        return first <= day <= due.day and own_rung

    def _why_not(self, due: Due, mine: list[Told]) -> Verdict:
        closes = datetime.combine(due.day, CLOSES, BANGKOK)
        was, journal = self.journal.was, self.journal
        reasons = {
            Verdict.UNREACHABLE: was(journal.unreachable, due.who, due.at),
            Verdict.MUTED: was(journal.quiet, due.who, due.at),
            Verdict.DEPUTY: was(journal.away, due.who, due.at) and self._deputy_heard(due),
            Verdict.AWAY: due.role is Role.DEPUTY and was(journal.away, due.who, due.at),
            Verdict.HELD: (due.who, due.day) in journal.held,
        }
        listed = next((verdict for verdict, holds in reasons.items() if holds), None)
        if listed or not due.pushed:
            return listed or self._rides(due, mine)
        until = due.span.until
        if until and until < closes and not self.line_answered_before(due.day, until):
            return Verdict.HANDED_IN
        return Verdict.MISSED if self.line_answered(due.day) else Verdict.NO_LINE

    def _rides(self, due: Due, mine: list[Told]) -> Verdict:
        """What is not pushed by itself waits for a ride, until a later rung is told or it is handed in."""
        later = [t for t in mine if t.at > due.at]
        if later:
            day = later[0].at.date()
            other = rung_of(day, due.record.opens_on, due.span.due)
            return Verdict.SUPERSEDED if other not in (None, OPENING) else Verdict.LATER
        return Verdict.HANDED_IN if due.span.until else Verdict.PENDING

    def _deputy_heard(self, due: Due) -> bool:
        deputy = self.by_person.get(self.ids[self.deputies[due.who]], [])
        return any(due.name in t.reminds and t.at.date() == due.day for t in deputy)

    def line_answered(self, day: date) -> bool:
        """Whether LINE answered for an hour or more while people may be disturbed."""
        return self.line_answered_before(day, datetime.combine(day, CLOSES, BANGKOK), 60)

    def line_answered_before(self, day: date, moment: datetime, minutes: int = 1) -> bool:
        """Whether it answered for so long between the morning and that moment."""
        morning = datetime.combine(day, MORNING, BANGKOK)
        away = sum(
            (
                max(timedelta(), min(until, moment) - max(since, morning))
                for since, until in self.journal.no_line
            ),
            timedelta(),
        )
        return moment - morning - away >= timedelta(minutes=minutes)

    def first_chance(self, day: date) -> date:
        """That day, or the first working day after it on which LINE answered."""
        while not (is_working(day) and self.line_answered(day)):
            day = on_or_after(day + ONE_DAY)
        return day

    def verdicts(self) -> list[tuple[Due, Verdict]]:
        """Of every rung."""
        return [(due, self.verdict(due)) for due in self.dues()]
