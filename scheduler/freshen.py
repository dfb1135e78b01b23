"""What a notice says now: rendered from the current state, or nothing when it has nothing left to say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.notices import Kind, Notice
from domain.ports import Work
from domain.telling import list_facts, worth_reminding


def freshen(notice: Notice, work: Work, now: datetime) -> Mapping[str, Any] | None:
    """The facts to say, or None."""
    if notice.expires_at and notice.expires_at <= now:
        return None
    if notice.kind is Kind.PLANNED:
        return _reminder(notice, work, now)
    return notice.facts


def _reminder(notice: Notice, work: Work, now: datetime) -> Mapping[str, Any] | None:
    """A person's duties as they stand this minute; whoever has submitted is not reminded."""
    people = work.people.get([notice.person_id]) if notice.person_id else []
    if not people:
        return None
    duties = worth_reminding(work.duties.held_by(people[0].id), now.date())
    if not duties:
        return None
    return {"name": people[0].address} | list_facts(duties, now.date())
