"""What heads, coordinators and the director read of the office, as it stands this minute."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from domain.digest import AHEAD, LAST_DAYS, digest
from domain.late_news import called, director_letter, names_of, still_late, unit_late
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


def _digest(notice: Notice, work: Work, now: datetime) -> Facts | None:
    """The progress of whose group it is by now; nothing in a group that was untied."""
    chat, today = work.people.chat(notice.chat_id), now.date()
    if chat is None or not chat.tied:
        return None
    week = bool(notice.facts["week"])
    progress = work.standings.progress(today, today)
    told = digest(progress, chat.unit, today, AHEAD if week else LAST_DAYS)
    if told is None:
        return None
    names = _names(told, chat.unit, work) if work.policies().office.names_in_groups else {}
    return {**told, "week": week, "names": names}


def _names(told: Facts, unit: str, work: Work) -> dict[str, str]:
    """How those are called who still owe in each of these rounds."""
    duties = work.duties.in_rounds([one["code"] for one in told["rounds"]])
    owed = [duty for duty in duties if unit in ("", duty.unit_name)]
    names = names_of(owed, work)
    codes = dict.fromkeys(duty.round_code for duty in owed)
    return {code: called([duty for duty in owed if duty.round_code == code], names) for code in codes}


NEWS: Mapping[str, Callable[[Notice, Work, datetime], Facts | None]] = {
    "unit_late": _unit_late,
    "summary": _summary,
    "week": _week,
    "director_letter": _director,
    "group_digest": _digest,
}
