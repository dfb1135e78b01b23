"""What is known when somebody speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from domain.duties import Duty, urgency
from domain.people import Role
from domain.words.circle import Circle
from domain.words.leaning import Speaker
from domain.words.names import Item


@dataclass(frozen=True)
class Last:
    """What this person reported last, while it can still be taken back."""

    duty: int
    code: str
    percent: float | None = None


@dataclass(frozen=True)
class Setting:
    """Who speaks, what they hold, what was quoted or asked, and what else the words may name.

    `office` are others' duties that the words may be about, `items` everything the office owes, by name, and
    `systems` (code, name). `called` are, for a coordinator, the open duties of the colleagues whose names
    stand in the words. With `chosen` the duty is known, and nothing in the words can mean another.
    """

    enrolled: bool
    today: date
    private: bool = True
    held: tuple[Duty, ...] = ()
    office: tuple[Duty, ...] = ()
    items: tuple[Item, ...] = ()
    systems: tuple[tuple[str, str], ...] = ()
    quoted: tuple[int, ...] = ()
    chosen: tuple[int, ...] = ()
    question: Mapping[str, Any] | None = None
    roles: frozenset[Role] = frozenset()
    last: Last | None = None
    called: frozenset[int] | None = None

    def of_a_clause(self, *, private: bool, misspelt: bool) -> "Setting":
        """The same for a part of what was said, for which nothing is quoted; what was made ready stays so.

        Without `misspelt` no name is looked for that is not written as it is: the whole held none.
        """
        clause = replace(self, private=private, quoted=())
        vars(clause)["circle"] = self.circle if misspelt else self.circle.as_written
        return clause

    @cached_property
    def open_ids(self) -> tuple[int, ...]:
        """The sender's open duties of opened rounds, most urgent first."""
        owed = [duty for duty in self.held if duty.is_open and duty.opens_on <= self.today]
        return tuple(duty.id for duty in sorted(owed, key=urgency))

    @cached_property
    def circle(self) -> Circle:
        """Whose words may mean what."""
        only_own = len(self.open_ids) == 1 and self.roles <= {Role.OWNER, Role.UNIT_HEAD}
        return Circle(self.held, self.office, self.items, self.today, self.called, only_own)

    @property
    def speaker(self) -> Speaker:
        """What of them tells kinds of messages apart."""
        return Speaker(self.coordinates, Role.REVIEWER in self.roles, len(self.open_ids) == 1)

    @property
    def coordinates(self) -> bool:
        """Whether this is a coordinator."""
        return Role.COORDINATOR in self.roles

    def duties(self, ids: tuple[int, ...]) -> tuple[Duty, ...]:
        """The known duties with these ids, in their order."""
        by_id = {duty.id: duty for duty in (*self.office, *self.held)}
        return tuple(by_id[id_] for id_ in ids if id_ in by_id)

    def week_ends(self) -> date:
        """Sunday of this week."""
        return self.today + timedelta(days=6 - self.today.weekday())
