"""Keeps the texts that name people true when an import renames them, moves them, or adds a namesake."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.office import Item, Meeting, Office, PersonKey
from domain.workbook.names import Names, NameUnknown, several


@dataclass(frozen=True)
class Retelling:
    """The names before and after; `now` gives the new key of a person who was renamed or moved."""

    before: Names
    after: Names
    now: Mapping[PersonKey, PersonKey]

    def items(self, known: Office) -> dict[str, Item]:
        """The kept items, their owners under the names they have now."""
        return {
            code: replace(item, owners=self.text(item.owners), co_owners=self.text(item.co_owners))
            for code, item in known.items.items()
        }

    def meetings(self, known: Office) -> dict[tuple[str, datetime], Meeting]:
        """The kept meetings, likewise."""
        return {key: replace(one, attendees=self.text(one.attendees)) for key, one in known.meetings.items()}

    def text(self, cell: str) -> str:
        """The cell with every name that no longer means the same person written anew."""
        return ", ".join(self._name(name) for name in several(cell))

    def _name(self, text: str) -> str:
        person = _person(self.before, text)
        if person is None:
            return text
        person = self.now.get(person, person)
        if _person(self.after, text) == person or not self.after.knows(person):
            return text
        return self.after.called(person)


def _person(names: Names, text: str) -> PersonKey | None:
    try:
        found = names.owner(text)
    except NameUnknown:
        return None
    return found if isinstance(found, PersonKey) else None
