"""Who is in the sample office: people, their groups, and whether they are friends of the bot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from playground import ids

Friendship = Literal["stranger", "friend", "blocked"]


@dataclass(frozen=True)
class Person:
    """`consents` is False for somebody whose id LINE leaves out of group events."""

    id: str
    name: str
    friendship: Friendship = "friend"
    consents: bool = True


@dataclass(frozen=True)
class Group:
    """`members` are people's ids; the bot is a member or not, apart from them."""

    id: str
    name: str
    members: tuple[str, ...]
    has_bot: bool = True


class Unknown(LookupError):
    """Nobody and nothing of that name is in the office."""


@dataclass
class Office:
    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)

    @classmethod
    def read(cls, office: Mapping[str, Any]) -> "Office":
        """Build from `{"people": [{"name", "id"?}], "groups": [{"name", "members": [names]}]}`."""
        made = cls()
        for one in office.get("people", ()):
            made.keep(_person(one))
        for one in office.get("groups", ()):
            made.add_group(
                one["name"], one.get("members", ()), id=one.get("id"), has_bot=one.get("bot", True)
            )
        return made

    def keep(self, one: Person | Group) -> None:
        """Keep a new or changed person or group under its id."""
        if isinstance(one, Person):
            self.people[one.id] = one
        else:
            self.groups[one.id] = one

    def add_group(self, name: str, members: Any, *, id: str | None = None, has_bot: bool = True) -> Group:
        group = Group(id or ids.group_id(name), name, tuple(self.person(m).id for m in members), has_bot)
        self.keep(group)
        return group

    def person(self, who: str) -> Person:
        """By id or name; Unknown where there is none."""
        found = self.people.get(who) or next((p for p in self.people.values() if p.name == who), None)
        if found is None:
            raise Unknown(f"no such person: {who}")
        return found

    def group(self, which: str) -> Group:
        """By id or name; Unknown where there is none."""
        found = self.groups.get(which) or next((g for g in self.groups.values() if g.name == which), None)
        if found is None:
            raise Unknown(f"no such group: {which}")
        return found

    def members(self, group: Group) -> Iterator[Person]:
        return (self.people[id] for id in group.members)

    def befriend(self, person: Person, friendship: Friendship) -> Person:
        changed = replace(person, friendship=friendship)
        self.keep(changed)
        return changed


def _person(one: Mapping[str, Any]) -> Person:
    friendship: Friendship = "friend" if one.get("friend", True) else "stranger"
    return Person(
        one.get("id") or ids.user_id(one["name"]), one["name"], friendship, one.get("consents", True)
    )
