"""What heads, coordinators and the director read of the office, as it stands this minute."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from domain.late_news import director_letter, still_late, unit_late
from domain.notices import Kind, Notice
from domain.people import Person
from domain.ports import Work
from domain.summary import summary
from domain.weekly import week

Facts = Mapping[str, Any]


def _reader(notice: Notice, work: Work) -> Person | None:
    return next(iter(work.people.get([notice.person_id])), None) if notice.person_id else None


def _unit_late(notice: Notice, work: Work, now: datetime) -> Facts | None:
    """What is still owed of it; nothing once all was handed in."""
    reader, late = _reader(notice, work), still_late(work.duties.get(notice.about), now.date())
    if reader is None or not late:
        return None
    return unit_late(reader, late, notice.facts["instead_of"], work, now.date())


def _summary(notice: Notice, work: Work, now: datetime) -> Facts | None:
    if notice.kind is Kind.ANSWER:
        return notice.facts
    reader = _reader(notice, work)
    return summary(reader, notice.about, work, now) if reader else None


def _week(notice: Notice, work: Work, now: datetime) -> Facts | None:
    if notice.kind is Kind.ANSWER:
        return notice.facts
    reader = _reader(notice, work)
    return week(reader, work, now.date()) if reader else None


def _director(notice: Notice, work: Work, now: datetime) -> Facts | None:
    late = still_late(work.duties.get(notice.about), now.date())
    return director_letter(late, notice.facts["by"], work, now.date()) if late else None


NEWS: Mapping[str, Callable[[Notice, Work, datetime], Facts | None]] = {
    "unit_late": _unit_late,
    "summary": _summary,
    "week": _week,
    "director_letter": _director,
}
