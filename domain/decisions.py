"""What was decided at a step, and how far a whole round is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True)
class Decision:
    """One verdict on a duty; `step` is its place among the duty's steps, None where no step was meant."""

    duty_id: int
    verdict: str
    person_id: int | None
    update_id: int | None
    step: int | None = None
    step_name: str = ""
    reason: str = ""
    reference: str = ""
    day: date | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class RoundState:
    """A round: its steps in order, the places of those that were taken, and how many duties are not done."""

    id: int
    code: str
    name: str
    system_name: str
    steps: tuple[str, ...] = ()
    taken: frozenset[int] = frozenset()
    duties: int = 0
    unfinished: int = 0

    @property
    def next_place(self) -> int | None:
        """The place of the first step that was not taken, wherever it was put in."""
        return next((place for place in range(len(self.steps)) if place not in self.taken), None)

    @property
    def next(self) -> str | None:
        """The step that comes next."""
        return None if self.next_place is None else self.steps[self.next_place]


@dataclass(frozen=True)
class TakenStep:
    """A step of a whole round that was taken; `newest` while none of the round was taken after it."""

    id: int
    name: str
    round_code: str
    person_id: int | None
    at: datetime
    newest: bool


class Decisions(Protocol):
    """What was decided of duties and rounds."""

    def keep(self, decision: Decision, now: datetime) -> None: ...
    def of_duty(self, duty_id: int) -> list[Decision]: ...
    def standing(self) -> list[Decision]: ...
    def round(self, code: str) -> RoundState | None: ...
    def take_round_step(
        self,
        state: RoundState,
        person_id: int | None,
        words: str,
        now: datetime,
        inbox_id: int | None = None,
    ) -> int | None: ...
    def round_step(self, decision_id: int) -> TakenStep | None: ...
    def last_round_step(self, person_id: int, said_in: str) -> TakenStep | None: ...
    def round_step_of(self, inbox_ids: Iterable[int]) -> TakenStep | None: ...
    def take_back(self, step: TakenStep, now: datetime) -> bool: ...
