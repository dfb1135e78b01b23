"""The coordinator's summary: what became late, is stuck or silent, and which messages did not arrive."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from domain.calendar import WorkingDays
from domain.dates import show
from domain.duties import Duty
from domain.hours import at_morning
from domain.late_news import Names, called, cannot_know, names_of, rounds_of, still_late
from domain.notices import NoticeState
from domain.people import Person
from domain.ports import Work
from domain.telling import duty_facts, some

SHOWN = 5
SILENT = 5  # working days without a word
AHEAD = timedelta(days=14)  # within which silence is worth a word
NAMES = 3


def summary(reader: Person, news: Collection[int] | None, work: Work, now: datetime) -> dict[str, Any]:
    """The office this minute; `news` is what became late, None for what did since the last working day."""
    today, days = now.date(), WorkingDays(work.days_off())
    since = days.before(today, 1)
    said = work.standings.late(today, since) if news is None else work.duties.get(news)
    became = still_late(said, today)
    blocked, stuck = work.standings.blocked(today, SHOWN)
    silent_since = at_morning(days.before(today, SILENT))
    unseen, silent = work.standings.unseen(silent_since, today, today + AHEAD, SHOWN)
    names = names_of([*became, *blocked, *unseen], work)
    return {
        "name": reader.address,
        "day": show(today),
        "count": len(became),
        "rounds": rounds_of(became, names),
        "unknown": cannot_know(became, names, work, today),
        "late": work.standings.count_late(today),
        "blocked": _lines(blocked, names, today),
        "more_blocked": stuck - len(blocked),
        "unseen": _lines(unseen, names, today),
        "more_unseen": silent - len(unseen),
        "silent": SILENT,
        **_messages(work, now),
    }


def _lines(duties: Iterable[Duty], names: Names, today: date) -> list[dict[str, Any]]:
    return [duty_facts(duty, today) | {"who": called([duty], names, NAMES)} for duty in duties]


def _messages(work: Work, now: datetime) -> dict[str, Any]:
    """What was held or did not arrive, and who owes something and has no account."""
    owing = work.duties.holders_owing([code for code, _ in work.duties.systems()], now.date())
    missing = work.people.get(owing - work.enrolments.tied().keys())
    return {
        "held": work.health(now).notices.get(NoticeState.HELD, 0),
        "not_arrived": work.stuck.found(now, 0)[1],
        "missing": len(missing),
        "missing_names": some([one.address for one in missing], SHOWN),
    }
