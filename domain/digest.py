"""What a LINE group reads of its units: progress as bars, praise for who is done; names only if allowed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from domain.standing import Progress
from domain.telling import days_words, round_called, some

BARS = 5
ROUNDS, UNITS, NAMES = 3, 10, 8
AHEAD = timedelta(days=14)  # how far ahead a Monday's digest looks
LAST_DAYS = timedelta(days=3)


def bar(done: int, of: int) -> str:
    """ "▓▓▓░░ 3/5"; full only when all is done, empty only when nothing is."""
    filled = done * BARS // of if of else 0
    filled = max(filled, 1) if done else 0
    return "▓" * filled + "░" * (BARS - filled) + f" {done}/{of}"


def digest(
    progress: Iterable[Progress], unit: str, today: date, ahead: timedelta, names: Mapping[str, list[str]]
) -> dict[str, Any] | None:
    """The rounds that fall due within `ahead` days, for the office's group, or a unit's; None without any.

    `names` are those who still owe in a round, by its code, where the office allows names at all.
    """
    rounds: dict[str, list[Progress]] = {}
    for one in progress:
        if unit in ("", one.unit_name) and today <= one.office_on <= today + ahead:
            rounds.setdefault(one.round_code, []).append(one)
    told = [_round(its, today, names.get(code, [])) for code, its in [*rounds.items()][:ROUNDS]]
    return {"unit": unit, "rounds": told} if told else None


def _round(units: list[Progress], today: date, names: list[str]) -> dict[str, Any]:
    complete = [one.unit_name for one in units if one.handed_in == one.expected]
    others = sorted(
        (one for one in units if one.handed_in < one.expected), key=lambda one: -one.handed_in / one.expected
    )
    first = units[0]
    done, expected = sum(one.handed_in for one in units), sum(one.expected for one in units)
    return {
        "round": round_called(first.system_name, first.round_name),
        "days": days_words((first.office_on - today).days),
        "bar": bar(done, expected),
        "complete": some(complete, UNITS),
        "all": not others,
        "units": [{"unit": one.unit_name, "bar": bar(one.handed_in, one.expected)} for one in others[:UNITS]],
        "more": max(0, len(others) - UNITS),
        "names": some(names, NAMES) if names else "",
    }
