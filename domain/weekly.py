"""The week in numbers: what was to be handed in, what was, on time, and what was missed."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from domain.calendar import WorkingDays
from domain.dates import show
from domain.duties import code_order
from domain.escalation import begins_week
from domain.people import Person
from domain.ports import Work
from domain.standing import Promised
from domain.telling import round_called, some

SIX_DAYS = timedelta(days=6)
ROUNDS, UNITS = 8, 8


def week_told(today: date, days: WorkingDays) -> tuple[date, date]:
    """Monday and Sunday of this week; on its first working day of the week before."""
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(days=7) if begins_week(today, days) else monday
    return first, first + SIX_DAYS


def week(reader: Person, work: Work, today: date) -> dict[str, Any]:
    """What a reader of the whole office is told; of a week that is not over, up to today."""
    first, last = week_told(today, WorkingDays(work.days_off()))
    promised = work.standings.promised(first, last)
    due = [one for one in promised if one.promised_on <= today]
    missed = [one for one in due if one.submitted_on is None and one.promised_on < today]
    return {
        "name": reader.address,
        "first": show(first),
        "last": show(last),
        "over": last < today,
        **rates(due),
        "rounds": _rounds(due),
        "missed": _missed(missed),
        "missed_count": len(missed),
        "today": sum(one.submitted_on is None for one in due if one.promised_on == today),
        "to_come": sum(one.submitted_on is None for one in promised if one.promised_on > today),
    }


def rates(promised: Iterable[Promised]) -> dict[str, int]:
    """How many were expected, how many of them were handed in, and how many of those on time (DOMAIN §4)."""
    promised = list(promised)
    return {
        "expected": len(promised),
        "submitted": sum(one.submitted_on is not None for one in promised),
        "on_time": sum(one.on_time for one in promised),
    }


def _rounds(promised: Iterable[Promised]) -> list[dict[str, Any]]:
    rounds: dict[str, list[Promised]] = {}
    for one in promised:
        rounds.setdefault(round_called(one.system_name, one.round_name), []).append(one)
    return [{"round": name, **rates(its)} for name, its in [*rounds.items()][:ROUNDS]]


def _missed(missed: Iterable[Promised]) -> list[dict[str, str]]:
    """Codes by round, and by unit where there are few."""
    units: dict[tuple[str, str], list[str]] = {}
    for one in sorted(missed, key=lambda one: code_order(one.code)):
        name = round_called(one.system_name, one.round_name)
        units.setdefault((name, one.unit_name), []).append(one.code)
    return [
        {"round": round_, "unit": unit, "codes": some(codes)}
        for (round_, unit), codes in [*units.items()][:UNITS]
    ]
