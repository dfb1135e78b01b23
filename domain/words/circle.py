"""What a place in the words stands for, and whose duties words may mean."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from domain.duties import Duty
from domain.words.names import Index, Item, make_index
from domain.words.narrowing import owed_now

BY_CODE = frozenset({"code", "number", "chosen"})  # ways of naming a duty that leave no doubt
LAST_DIGITS = re.compile(r"([0-9]+)[^0-9]*$")


@dataclass(frozen=True)
class Meant:
    """What a place in the words stands for: `ids` when it is certain, else the duties that may be meant."""

    start: int
    end: int
    ids: tuple[int, ...]
    candidates: tuple[int, ...] = ()
    by: str = "code"

    @property
    def sure(self) -> bool:
        """Whether exactly these duties are meant."""
        return bool(self.ids)


@dataclass(frozen=True)
class Circle:
    """Whose words may mean what: the speaker's own duties, others' that the words may name, all items.

    With `only_own` others' items are not meant by their names, without `misspelt` only names as they are written.
    """

    held: tuple[Duty, ...]
    office: tuple[Duty, ...]
    items: tuple[Item, ...]
    today: date
    called: frozenset[int] | None = None
    only_own: bool = False
    misspelt: bool = True

    @cached_property
    def as_written(self) -> "Circle":
        """The same, where only names as they are written count."""
        circle = replace(self, misspelt=False)
        vars(circle)["index"] = self.index
        return circle

    @cached_property
    def index(self) -> Index:
        """Every item by code and by name, the speaker's own first."""
        mine = [_item(duty, owed_now(duty, self.today), held=True) for duty in self.held]
        return make_index([*mine, *self.items, *(_item(duty, False) for duty in self.office)])

    def of_number(self, number: int) -> tuple[str, ...]:
        """The codes among the speaker's open duties whose last run of digits is this number (DESIGN §4)."""
        owed = [duty for duty in self.held if duty.is_open and duty.opens_on <= self.today]
        codes = [duty.code for duty in owed if (n := LAST_DIGITS.search(duty.code)) and int(n[1]) == number]
        return tuple(dict.fromkeys(codes))


def _item(duty: Duty, mine: bool, *, held: bool = False) -> Item:
    return Item(duty.code, duty.name, duty.aliases, mine, held)
