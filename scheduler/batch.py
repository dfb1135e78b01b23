"""What the readers of the notices of one transaction owe as it stands then, read once for all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from domain.calendar import WorkingDays
from domain.duties import Duty
from domain.meeting_reminders import MEETING
from domain.notices import Notice
from domain.office import Meeting
from domain.openings import OPENING
from domain.people import Person
from domain.planning import REMINDER, SOON
from domain.ports import Work
from domain.quiet import is_still_quiet

NUDGES = ("nudged", "nudged_all")


@dataclass(frozen=True)
class Batch:
    """Some notices, and what is known of their readers: each is read when the first of them asks for it.

    It holds for the transaction in which it is made and no longer.
    """

    notices: tuple[Notice, ...]
    work: Work
    now: datetime

    @property
    def today(self) -> date:
        """The office's day."""
        return self.now.date()

    @cached_property
    def days(self) -> WorkingDays:
        """The days on which the office works."""
        return WorkingDays(self.work.days_off())

    @cached_property
    def people(self) -> Mapping[int, Person]:
        """The readers and those of whom they are told, by id."""
        readers = {one.person_id for one in self.notices if one.person_id}
        owners = {one.facts["whose"] for one in self._of(OPENING)}
        principals = {person for their in self.seconded.values() for person in their}
        return {one.id: one for one in self.work.people.get(readers | owners | principals)}

    @cached_property
    def seconded(self) -> Mapping[int, Mapping[int, bool]]:
        """Whose deputy each of those who are reminded is today, and who of those is away."""
        return self.work.absences.seconded(self._reminded, self.today) if self._reminded else {}

    @cached_property
    def due(self) -> Mapping[int, list[Duty]]:
        """What those who are reminded, and those whose deputies they are, owe that a reminder speaks of."""
        principals = {person for their in self.seconded.values() for person in their}
        until = max(until_of(one, self.today) for one in self._of(REMINDER))
        return self.work.duties.due_of(self._reminded | principals, self.today, until)

    def is_aside(self, person: int, duty: Duty) -> bool:
        """Whether one of those who are reminded wants to hear nothing of this duty yet."""
        until = self._snoozed.get((person, duty.id), date.min)
        return is_still_quiet(until, duty.office_on, self.today, self.days)

    @cached_property
    def _snoozed(self) -> Mapping[tuple[int, int], date]:
        return self.work.planning.snoozed(self._reminded)

    @cached_property
    def proven(self) -> frozenset[int]:
        """What is due and has evidence already."""
        due = {duty.id for owed in self.due.values() for duty in owed}
        return frozenset(self.work.evidence.proofs(due))

    @cached_property
    def opened(self) -> Mapping[int, list[Duty]]:
        """What each owner of whom an opening tells still owes in the rounds that opened."""
        told = [*self._of(OPENING)]
        rounds = {code for one in told for code in one.facts["rounds"]}
        return self.work.duties.in_rounds_of({one.facts["whose"] for one in told}, rounds)

    @cached_property
    def nudged(self) -> Mapping[int, Duty]:
        """The duties that coordinators have their holders reminded of, by id."""
        ids = {id_ for template in NUDGES for one in self._of(template) for id_ in one.about}
        return {duty.id: duty for duty in self.work.duties.get(ids)}

    @cached_property
    def meetings(self) -> frozenset[tuple[str, datetime]]:
        """The meetings, by name and time, of the days on which those are that are spoken of."""
        days = [datetime.fromisoformat(one.facts["at"]).date() for one in self._of(MEETING)]
        found: list[Meeting] = self.work.meetings.between(min(days), max(days))
        return frozenset((one.name, one.at) for one in found)

    @cached_property
    def _reminded(self) -> frozenset[int]:
        return frozenset(one.person_id for one in self._of(REMINDER) if one.person_id)

    def _of(self, template: str) -> Iterator[Notice]:
        return (one for one in self.notices if one.template == template)


def until_of(notice: Notice, today: date) -> date:
    """How far ahead a reminder looks."""
    planned = date.fromisoformat(notice.facts.get("until", today.isoformat()))
    return max(planned, today + SOON)
