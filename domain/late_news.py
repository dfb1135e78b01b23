"""What became late, as heads, coordinators and the director read it: what, whose, and who cannot know."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from domain.duties import Duty, urgency
from domain.people import Person
from domain.ports import Work
from domain.telling import duty_facts, round_called, some

LINES, UNITS, NAMES = 8, 12, 3
Names = Mapping[int, str]


def still_late(duties: Iterable[Duty], today: date) -> list[Duty]:
    """Those of them that are still owed and past their date, the most urgent first."""
    return sorted((one for one in duties if one.is_open and one.office_on < today), key=urgency)


def names_of(duties: Iterable[Duty], work: Work) -> Names:
    """How those who hold them are called."""
    holders = {one for duty in duties for one in duty.holders}
    return {one.id: one.address for one in work.people.get(holders)} if holders else {}


def lines_of(duties: Iterable[Duty], names: Names, today: date) -> dict[str, Any]:
    """The first of them each in full, with whom to ask; the codes of the others by round."""
    duties = list(duties)
    shown = [duty_facts(duty, today) | {"who": called([duty], names, NAMES)} for duty in duties[:LINES]]
    return {"count": len(duties), "duties": shown, "rest": rounds_of(duties[LINES:], names)}


def rounds_of(duties: Iterable[Duty], names: Names) -> list[dict[str, Any]]:
    """Codes by round and unit, with whom to ask; `more` is how many duties there was no room for."""
    rounds: dict[str, dict[str, list[Duty]]] = {}
    for duty in duties:
        units = rounds.setdefault(round_called(duty.system_name, duty.round_name), {})
        units.setdefault(duty.unit_name, []).append(duty)
    return [
        {
            "round": name,
            "units": [_unit(unit, its, names) for unit, its in [*units.items()][:UNITS]],
            "more": sum(len(its) for its in [*units.values()][UNITS:]),
        }
        for name, units in rounds.items()
    ]


def _unit(unit: str, duties: list[Duty], names: Names) -> dict[str, str]:
    codes = ", ".join(duty.code for duty in duties)
    return {"unit": unit, "codes": codes, "who": called(duties, names, NAMES)}


def called(duties: Iterable[Duty], names: Names, most: int = LINES) -> str:
    """Those who hold them, each once."""
    return some(dict.fromkeys(names[one] for duty in duties for one in duty.holders if one in names), most)


def cannot_know(duties: Iterable[Duty], names: Names, work: Work, today: date) -> list[dict[str, str]]:
    """Which of those who hold them no message reaches, by why not."""
    holders = {one for duty in duties for one in duty.holders if one in names}
    enrolled, reachable = work.enrolments.tied(), work.people.chats()
    why = {
        "not_enrolled": holders - enrolled.keys(),
        "unreachable": (holders & enrolled.keys()) - reachable.keys(),
        "quiet": work.absences.quiet(holders & reachable.keys(), today) if holders else set(),
    }
    return [
        {"why": name, "who": some([names[one] for one in sorted(its)], LINES)}
        for name, its in why.items()
        if its
    ]


def unit_late(
    reader: Person, duties: Iterable[Duty], instead_of: str, work: Work, today: date
) -> dict[str, Any]:
    """What a head reads of their unit."""
    duties = list(duties)
    names = names_of(duties, work)
    units = dict.fromkeys(duty.unit_name for duty in duties)
    return {
        "name": reader.address,
        "instead_of": instead_of,
        "units": some(units, NAMES),
        "unknown": cannot_know(duties, names, work, today),
        **lines_of(duties, names, today),
    }


def director_letter(duties: Iterable[Duty], by: str, work: Work, today: date) -> dict[str, Any]:
    """What the director reads; `by` is the coordinator who tells it."""
    duties = list(duties)
    return {"by": by, **lines_of(duties, names_of(duties, work), today)}
