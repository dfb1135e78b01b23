"""Duties as templates read them: plain facts in Thai, ready to be said."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from domain.dates import show
from domain.duties import Duty, Owing, State, code_order, urgency
from domain.people import ROLE_WORDS

SOON = 7
SHOWN = 10
LABEL = re.compile(r"^(?:ยัง)?(?:ติด|มี|พบ)ปัญหา(?:\s*(?:คือ|เรื่อง|ว่า|[:：])\s*|\s+|$)")
SAYS_IT = 5  # letters of a system's name that make a round's name say it


def days_words(days: int) -> str:
    """How far the office date is, as people say it."""
    if days < 0:
        return f"เลยกำหนดมา {-days} วัน"
    return {0: "ครบกำหนดวันนี้", 1: "ครบกำหนดพรุ่งนี้"}.get(days, f"เหลือ {days} วัน")


def number_words(number: float | None) -> str:
    """A number with at most two decimals, "1,500,000" and not 1.5e+06; nothing for none."""
    return "" if number is None else f"{number:,.2f}".rstrip("0").rstrip(".")


def plain_problem(problem: str | None) -> str:
    """What is in the way, without the word ติดปัญหา: whatever says a problem says that word itself."""
    return LABEL.sub("", problem or "").strip()


def some(names: Iterable[str], most: int = SHOWN) -> str:
    """The first of the names, and how many more there are."""
    names = list(names)
    more = f" และอีก {len(names) - most:,}" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def round_called(system: str, round_: str) -> str:
    """The round by name, with its system where the name does not say it."""
    return round_ if system[:SAYS_IT] in round_ else f"{system} {round_}"


def _round(duty: Duty | Owing) -> str:
    return round_called(duty.system_name, duty.round_name)


def duty_facts(duty: Duty, today: date) -> dict[str, Any]:
    """What a template may say of one duty."""
    days = duty.days_left(today)
    return {
        "id": duty.id,
        "code": duty.code,
        "name": duty.name,
        "round": _round(duty),
        "unit": duty.unit_name,
        "due": show(duty.office_on),
        "national": show(duty.national_on) if duty.national_on else "",
        "after_national": bool(duty.national_on and duty.office_on > duty.national_on),
        "days": days_words(days),
        "late": days < 0 and duty.is_open,
        "soon": 0 <= days <= SOON and duty.is_open,
        "evidence": duty.evidence_wanted,
        "order": _order(duty),
        "whose": "",
        "beside": False,
        "missing": "",
        "set_aside": False,
        **_standing(duty),
    }


def _standing(duty: Duty) -> dict[str, Any]:
    """How far it is, what is in the way, and what it waits for."""
    percent = number_words(duty.percent)
    how_far = f" {percent}%" if percent and duty.state is State.IN_PROGRESS else ""
    return {
        "open": duty.is_open,
        "state": duty.state_words + how_far,
        "percent": percent,
        "problem": plain_problem(duty.problem),
        "reason": duty.reason,
        "waits_for": duty.waits_for.name if duty.waits_for else "",
        "taker": ROLE_WORDS[duty.waits_for.role] if duty.waits_for else "",
    }


def _order(duty: Duty) -> str:
    """The written order that gave it, with its date."""
    if not duty.order_number:
        return ""
    return duty.order_number + (f" ลงวันที่ {show(duty.ordered_on)}" if duty.ordered_on else "")


def list_facts(duties: Iterable[Duty], today: date, whose: Mapping[int, str] | None = None) -> dict[str, Any]:
    """A list of duties, most urgent first; `more` is how many there was no room for, `rest` their codes.

    `whose` names who is away, for the duties that the reader answers for in their place.
    """
    ordered = sorted(duties, key=urgency)
    return {
        "duties": [
            duty_facts(duty, today) | {"whose": (whose or {}).get(duty.id, "")} for duty in ordered[:SHOWN]
        ],
        "count": len(ordered),
        "late": sum(duty.days_left(today) < 0 for duty in ordered),
        "more": max(0, len(ordered) - SHOWN),
        "rest": _by_round(ordered[SHOWN:]),
    }


def _by_round(owed: Iterable[Duty | Owing]) -> list[dict[str, Any]]:
    """Their codes, round by round."""
    rounds: dict[str, list[str]] = {}
    for one in owed:
        rounds.setdefault(_round(one), []).append(one.code)
    return [{"round": name, "codes": codes} for name, codes in rounds.items()]


def units_facts(owed: Iterable[Owing], today: date, most: int = 15) -> dict[str, Any]:
    """Who owes, by unit and without names: most first, and how many units there was no room for."""
    units: dict[str, list[Owing]] = {}
    for one in owed:
        units.setdefault(one.unit_name, []).append(one)
    ordered = sorted(units.items(), key=lambda line: (-len(line[1]), line[0]))
    return {
        "units": [_unit_facts(unit, its, today) for unit, its in ordered[:most]],
        "more_units": max(0, len(ordered) - most),
        "count": sum(len(its) for its in units.values()),
    }


def _unit_facts(unit: str, owed: list[Owing], today: date) -> dict[str, Any]:
    urgent = sorted(owed, key=lambda one: (one.office_on, code_order(one.code)))[:SHOWN]
    return {
        "unit": unit,
        "count": len(owed),
        "late": sum(one.office_on < today for one in owed),
        "rounds": _by_round(urgent),
        "more": max(0, len(owed) - SHOWN),
    }


def worth_reminding(duties: Iterable[Duty], today: date, until: date | None = None) -> list[Duty]:
    """What a reminder speaks of: open, in an opened round, and late or due by then; else within a week."""
    soon = until or today + timedelta(days=SOON)
    return [duty for duty in duties if duty.is_open and duty.opens_on <= today and duty.office_on <= soon]
