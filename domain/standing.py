"""How the office's work stands, as those read it who answer for more than their own duties."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from domain.duties import Duty


class Late(NamedTuple):
    """As little of a late duty as it takes to know who hears of it."""

    id: int
    unit_id: int
    system_code: str
    office_on: date
    holders: tuple[int, ...]


@dataclass(frozen=True)
class Progress:
    """How many duties of a unit in a round there are, and how many of them were handed in."""

    unit_name: str
    system_name: str
    round_name: str
    round_code: str
    office_on: date
    expected: int
    handed_in: int


@dataclass(frozen=True)
class Promised:
    """A duty by the day that "on time" is judged by, and the day on which it was first handed in, if ever."""

    unit_name: str
    system_name: str
    round_name: str
    code: str
    promised_on: date
    submitted_on: date | None

    @property
    def on_time(self) -> bool:
        """Whether it was handed in by the promised day."""
        return self.submitted_on is not None and self.submitted_on <= self.promised_on


class Standings(Protocol):
    """Many duties at once: only of opened rounds, nothing that is cancelled, the most urgent first."""

    def late(self, today: date, since: date | None = None) -> list[Duty]: ...
    def late_since(self, since: date, today: date) -> list[Late]: ...
    def count_late(self, today: date) -> int: ...
    def blocked(self, today: date, most: int) -> tuple[list[Duty], int]: ...
    def unseen(self, since: datetime, first: date, last: date, most: int) -> tuple[list[Duty], int]: ...
    def progress(self, today: date, since: date) -> list[Progress]: ...
    def promised(self, first: date, last: date) -> list[Promised]: ...
