"""Who has not enrolled yet, by unit, as a text that fits one message."""

from collections.abc import Iterable
from typing import Any

from domain.people import Person

MOST_LETTERS = 3_600  # of names and units: one message holds 5,000, and says how to enrol as well


def missing_by_unit(people: Iterable[Person]) -> tuple[list[dict[str, Any]], int]:
    """Units with the names that are missing in them, and how many names found no room."""
    units: dict[str, list[str]] = {}
    room, more = MOST_LETTERS, 0
    for person in sorted(people, key=lambda one: (one.unit_name, one.name)):
        room -= len(person.name) + 2 + (0 if person.unit_name in units else len(person.unit_name) + 5)
        if room < 0:
            more += 1
        else:
            units.setdefault(person.unit_name, []).append(person.name)
    return [{"unit": unit, "names": names} for unit, names in units.items()], more
