"""What is kept of one person beside their duties, and what of it can go when they ask (PDPA)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from domain.clocks import BANGKOK
from domain.dates import show, show_days
from domain.duties import Duty
from domain.people import ROLE_WORDS, Person, Role

KEEP_RAW = timedelta(days=30)  # how long the text of messages is kept; their words live on in updates only


@dataclass(frozen=True)
class Kept:
    """What stands under a person's name; `leave` are days from today on, `since` is their first update."""

    position: str = ""
    quiet_until: date | None = None
    leave: tuple[tuple[date, date], ...] = ()
    stands_in_for: tuple[int, ...] = ()
    updates: int = 0
    links: int = 0
    files: int = 0
    since: datetime | None = None


class OwnData(Protocol):
    """What is kept of people: read for themselves, and erased."""

    def of(self, person_id: int, today: date) -> Kept: ...
    def erase(self, person_id: int, now: datetime, answering: int | None) -> None: ...


def own_facts(person: Person, kept: Kept, held: list[Duty], today: date) -> dict[str, Any]:
    """What a template may tell of it, in short."""
    quiet = kept.quiet_until if kept.quiet_until and kept.quiet_until > today else None
    return {
        "name": person.name,
        "called": person.address,
        "unit": person.unit_name,
        "position": kept.position,
        "roles": [_role(role, person) for role in Role if person.has(role)],
        "leave": [show_days(first, last) for first, last in kept.leave],
        "quiet": show(quiet) if quiet else "",
        "held": len(held),
        "open": sum(duty.is_open and duty.opens_on <= today for duty in held),
        "updates": kept.updates,
        "links": kept.links,
        "files": kept.files,
        "since": show(kept.since.astimezone(BANGKOK).date()) if kept.since else "",
        "raw_days": KEEP_RAW.days,
    }


def _role(role: Role, person: Person) -> str:
    limited = role is Role.REVIEWER and person.reviews_only
    return f"{ROLE_WORDS[role]} ({', '.join(sorted(person.reviews_only))})" if limited else ROLE_WORDS[role]
