"""The office as the rows of its workbook: what an export writes and an import reads back as it was."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from domain import office as o
from domain.clocks import BANGKOK
from domain.dates import show_short
from domain.fiscal import buddhist_year
from domain.people import ROLE_WORDS, Role
from domain.workbook import sheets
from domain.workbook.items import STATUS_WORDS, Status
from domain.workbook.names import Names, NameUnknown, several
from domain.workbook.systems import DEFAULT_ROLES, HOLIDAY_WORDS, Holiday

Line = tuple[str, ...]
V = TypeVar("V")
ARROW = "→"


def office_lines(office: o.Office) -> dict[str, list[Line]]:
    """The lines of every sheet under its header, cells as Thai texts; who has left is left out."""
    staff = _Staff(office)
    return {
        sheets.PEOPLE: [_person(one, staff.names) for one in office.people.values() if one.here],
        sheets.UNITS: [(one.name, o.UNIT_WORDS[one.kind]) for one in office.units.values()],
        sheets.SYSTEMS: _each(_system, office.systems.values()),
        sheets.ROUNDS: _each(_round, office.rounds.values()),
        sheets.ITEMS: [_item(one, staff) for one in office.items.values()],
        sheets.MEETINGS: [_meeting(one, staff) for one in office.meetings.values()],
        sheets.DAYS_OFF: _each(_day_off, office.days_off.values()),
        sheets.POLICIES: [(one.key, one.value, one.system or "") for one in office.policies.values()],
    }


def _each(line: Callable[[V], Line], entries: Iterable[V]) -> list[Line]:
    return [line(one) for one in entries]


def _person(one: o.OfficePerson, names: Names) -> Line:
    roles = sorted(one.roles, key=lambda at: (list(Role).index(at.role), at.system or ""))
    deputies = (names.called(key) for key in one.deputies if names.knows(key))
    return (one.name, one.unit, one.position, _list(map(_role, roles)), _list(deputies), one.call_name, "")


def _role(at: o.RoleAt) -> str:
    return f"{ROLE_WORDS[at.role]}:{at.system}" if at.system else ROLE_WORDS[at.role]


def _system(one: o.System) -> Line:
    round_steps = ARROW.join(step.name for step in one.round_steps)
    return (one.code, one.name, ARROW.join(map(_step, one.duty_steps)), round_steps)


def _step(step: o.Step) -> str:
    said = f"{o.STEP_WORDS[step.kind]}:{step.name}"
    usual = DEFAULT_ROLES.get(step.kind, Role.COORDINATOR)
    return said if step.role is usual else f"{said}@{ROLE_WORDS[step.role]}"


def _round(one: o.Round) -> Line:
    opens_on = _date(one.opens_on)
    rules = (one.national_rule, one.office_rule)
    return (one.code, one.system, one.name, str(one.fiscal_year), opens_on, *rules)


class _Staff:
    """Tells who is named in a cell without those who have left, whom no import would know."""

    def __init__(self, office: o.Office) -> None:
        self.names = Names((key for key, one in office.people.items() if one.here), office.units)
        self._everybody = Names(office.people, office.units)

    def present(self, cell: str) -> str:
        """The names of those who are here, and of units."""
        return _list(text for text in several(cell) if not self._left(text))

    def owners(self, cell: str) -> str:
        """The same; when nobody is left, the units of those who were."""
        left = (key for key in map(self._left, several(cell)) if key)
        return self.present(cell) or _list(dict.fromkeys(key.unit for key in left))

    def _left(self, text: str) -> o.PersonKey | None:
        try:
            self.names.owner(text)
        except NameUnknown:
            return self._once_here(text)
        return None

    def _once_here(self, text: str) -> o.PersonKey | None:
        try:
            found = self._everybody.owner(text)
        except NameUnknown:
            return None
        return found if isinstance(found, o.PersonKey) else None


def _item(one: o.Item, staff: _Staff) -> Line:
    cancelled = one.cancelled is not None
    return (
        one.code,
        one.name,
        o.ITEM_WORDS[one.kind],
        _list(one.rounds),
        staff.owners(one.owners),
        staff.present(one.co_owners),
        one.order_number,
        _date(one.ordered_on) if one.ordered_on else "",
        one.target,
        one.measure,
        one.evidence_wanted,
        one.aliases,
        STATUS_WORDS[Status.CANCELLED] if cancelled else "",
        one.cancelled or "",
    )


def _meeting(one: o.Meeting, staff: _Staff) -> Line:
    at = one.at.astimezone(BANGKOK)
    return (one.name, f"{_date(at)} {at:%H.%M} น.", one.place, staff.present(one.attendees))


def _day_off(one: o.DayOff) -> Line:
    said = Holiday.YES if one.is_holiday else Holiday.NO
    return (_date(one.day), one.name, HOLIDAY_WORDS[said])


def _date(day: date) -> str:
    """15 ก.ย. 2567: a text, because Excel shows its own dates in another era on another machine."""
    return f"{show_short(day)} {buddhist_year(day)}"


def _list(parts: Iterable[str]) -> str:
    return ", ".join(parts)
