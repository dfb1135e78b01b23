"""Which notices share one push: what is due, and what only joins because the push goes anyway."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from domain.notices import Kind, Notice
from domain.planning import REMINDER

RANKS = {Kind.PLANNED: 0, Kind.ANSWER: 1, Kind.IMMEDIATE: 2, Kind.BROADCAST: 3}


@dataclass(frozen=True)
class Going:
    """What could go to a reader now: `due` is pushed for its own sake, `joining` goes along, even if held."""

    due: tuple[Notice, ...] = ()
    joining: tuple[Notice, ...] = ()

    def by_weight(self) -> list[Notice]:
        """Whatever there is no room for stays for another time: the day's planned one never does."""
        joins = {notice.id for notice in self.joining}

        def weight(one: Notice) -> tuple[bool, bool, bool, int, int]:
            return (
                one.kind is not Kind.PLANNED,
                not one.must_go,
                one.id in joins,
                RANKS[one.kind],
                one.id,
            )

        return sorted((*self.due, *self.joining), key=weight)

    def undisturbing(self) -> "Going":
        """What may be pushed at night and on days off, when nothing joins."""
        return Going(tuple(one for one in self.due if one.goes_at_night))

    def unreminded(self) -> "Going":
        """What may be pushed while today is not planned yet: today's own reminder will say it all."""
        return replace(self, joining=tuple(one for one in self.joining if one.template != REMINDER))

    def as_read(self, chosen: Collection[int]) -> list[Notice]:
        """Those with these ids as they are read: oldest first, so that riders come before the answer."""
        everything = (one for one in (*self.joining, *self.due) if one.id in chosen)
        return sorted(everything, key=lambda one: one.id)
