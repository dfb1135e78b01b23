"""Who is assigned to a duty by name, and what a handover makes of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Assigned:
    """People by id: with a lead the first of them leads, else a unit owes and they are beside it."""

    people: tuple[int, ...]
    led: bool

    @property
    def lead(self) -> int:
        """Who leads, or 0."""
        return self.people[0] if self.led and self.people else 0


def handed_over(assigned: Assigned, giver: int, taker: int) -> Assigned:
    """The taker in the giver's place; without one (0) in the lead's, who a unit's duty gets by this.

    Nobody stands there twice: a co-owner who becomes the lead is no co-owner any more.
    """
    giver = giver or assigned.lead
    if giver not in assigned.people:
        return Assigned((taker, *(one for one in assigned.people if one != taker)), led=True)
    places = (taker if one == giver else one for one in assigned.people)
    return Assigned(tuple(dict.fromkeys(places)), assigned.led)


class Assignments(Protocol):
    """Named holders."""

    def of(self, duty_ids: Iterable[int]) -> dict[int, Assigned]: ...
    def change(self, duty_id: int, assigned: Assigned, unit_id: int, now: datetime) -> None: ...
