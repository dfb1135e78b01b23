"""Everything that the tabs tell of, read at one moment in a few queries whatever its number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.broadcasts import Broadcast
from domain.decisions import Decision
from domain.duties import Duty
from domain.evidence import Proof
from domain.history import Line
from domain.ports import Work
from domain.register import RegisterLine

FileAddress = Callable[[str, str], str]


@dataclass(frozen=True)
class Seen:
    """The office at `now`; `version` is how often it changed, `names` are those of everybody who is named."""

    now: datetime
    version: int
    duties: Sequence[Duty]
    lines: Sequence[Line]
    proofs: Mapping[int, Sequence[Proof]]
    decisions: Mapping[int, Sequence[Decision]]
    documents: Sequence[RegisterLine]
    announcements: Sequence[Broadcast]
    names: Mapping[int, str]
    address: FileAddress

    @property
    def today(self) -> date:
        """The office's day."""
        return self.now.date()

    def called(self, people: Iterable[int | None]) -> str:
        """Their names, in this order."""
        return ", ".join(self.names[one] for one in people if one and one in self.names)


def see(work: Work, now: datetime, address: FileAddress) -> Seen:
    """Read all of it; `address` gives the web address of a file's key and name."""
    duties = sorted(work.duties.everything(), key=lambda duty: duty.id)
    lines, documents, announcements = work.history.lines(), work.register.lines(), work.broadcasts.sent()
    decisions: dict[int, list[Decision]] = {}
    for one in work.decisions.standing():
        decisions.setdefault(one.duty_id, []).append(one)
    people = {
        *(person for duty in duties for person in duty.holders),
        *(person for line in lines for person in (line.person_id, line.instead_of)),
        *(one.person_id for its in decisions.values() for one in its),
        *(line.recorded_by for line in documents),
        *(one.by for one in announcements),
    }
    names = {one.id: one.name for one in work.people.get(person for person in people if person)}
    return Seen(
        now,
        work.mirror.wanted()[0],
        duties,
        lines,
        work.evidence.proofs(),
        decisions,
        documents,
        announcements,
        names,
        address,
    )
