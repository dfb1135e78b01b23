"""What a LINE group reads of its units: progress as bars, praise for who is done, nobody's name."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from domain.standing import Progress
from domain.telling import days_words, round_called, some

BARS = 5
ROUNDS, UNITS = 3, 10
AHEAD = timedelta(days=14)  # how far the first digest of a week looks
LAST_DAYS = timedelta(days=3)


def bar(done: int, of: int) -> str:
    """ "▓▓▓░░ 3/5": full only when all is done, empty only while nothing is."""
    filled = done * BARS // of if of else 0
    filled = max(filled, 1) if done else 0
    return "▓" * filled + "░" * (BARS - filled) + f" {done}/{of}"


def digest(progress: Iterable[Progress], unit: str, today: date, ahead: timedelta) -> dict[str, Any] | None:
    """The rounds that fall due within `ahead`, for the office's group, or for a unit's; None without any."""
    rounds: dict[str, list[Progress]] = {}
    for one in progress:
        if unit in ("", one.unit_name) and today <= one.office_on <= today + ahead:
            rounds.setdefault(one.round_code, []).append(one)
    told = [_round(its, today) for its in [*rounds.values()][:ROUNDS]]
    return {"unit": unit, "rounds": told} if told else None


def _round(units: list[Progress], today: date) -> dict[str, Any]:
    first = units[0]
    complete = [one.unit_name for one in units if one.handed_in == one.expected]
    others = [one for one in units if one.handed_in < one.expected]
    others.sort(key=lambda one: -one.handed_in / one.expected)
    return {
        "code": first.round_code,
        "round": round_called(first.system_name, first.round_name),
        "days": days_words((first.office_on - today).days),
        "bar": bar(sum(one.handed_in for one in units), sum(one.expected for one in units)),
        "all": not others,
        "complete": some(complete, UNITS),
        "units": [{"unit": one.unit_name, "bar": bar(one.handed_in, one.expected)} for one in others[:UNITS]],
        "more": max(0, len(others) - UNITS),
    }
