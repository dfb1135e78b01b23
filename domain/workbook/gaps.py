"""Work that nobody would take: duties of units without people, and steps whose role nobody has."""

from collections.abc import Iterable, Mapping

from domain.duty_changes import DutyChanges
from domain.office import Office, Step, System
from domain.people import ROLE_WORDS, Role
from domain.telling import some
from domain.workbook import sheets
from domain.workbook.changes import changes_of
from domain.workbook.reading import OfficeFile

HOLD_FOR_UNITS = frozenset({Role.OWNER, Role.UNIT_HEAD})
Unheld = tuple[str, str]  # an item's code and a unit


def units_left_alone(file: OfficeFile) -> set[str]:
    """The units whose duties somebody held before and nobody does now."""
    if file.before.people == file.after.people:
        return set()
    return _units_with(file.before, HOLD_FOR_UNITS) - _units_with(file.after, HOLD_FOR_UNITS)


def unheld_warnings(file: OfficeFile, changes: DutyChanges, left_alone: Iterable[Unheld]) -> list[str]:
    """Duties that nobody holds from now on: new ones, those with other holders, those left alone."""
    held = _units_with(file.after, HOLD_FOR_UNITS)
    new = [
        (one.item, one.unit)
        for one in (*changes.add, *changes.hold.values())
        if not one.holders and one.unit not in held
    ]
    names = dict.fromkeys(f"{item} {unit}" for item, unit in (*new, *left_alone))
    if not names:
        return []
    return [f"ยังไม่มีใครถืองานของหน่วยงานที่ไม่มีผู้รับผิดชอบและหัวหน้ากลุ่ม: {some(names)}"]


def _units_with(office: Office, roles: frozenset[Role]) -> set[str]:
    people = (one for one in office.people.values() if one.here)
    return {one.unit for one in people if any(at.role in roles for at in one.roles)}


def systems_of_heads(file: OfficeFile) -> list[str]:
    """The systems with a step for the head of the owing unit."""
    heads = (
        one for one in file.after.systems.values() if any(s.role is Role.UNIT_HEAD for s in one.duty_steps)
    )
    return [one.code for one in heads]


def may_miss_takers(file: OfficeFile, changes: DutyChanges) -> bool:
    """Whether this import changes who is to take which steps."""
    return bool(changes.add or changes_of(file, sheets.SYSTEMS) or changes_of(file, sheets.PEOPLE))


def untaken_steps(file: OfficeFile, changes: DutyChanges, owing: Mapping[str, Iterable[str]]) -> list[str]:
    """Steps that wait for a role which nobody has; `owing` gives the units that owe in systems of heads."""
    return [
        f"{system.code}: ขั้นตอน '{step.name}' เป็นหน้าที่ของ{ROLE_WORDS[step.role]} แต่ยังไม่มี{where}"
        for system in file.after.systems.values()
        for step in (*system.duty_steps, *system.round_steps)
        if (where := _missing(file, changes, owing, system, step))
    ]


def _missing(
    file: OfficeFile, changes: DutyChanges, owing: Mapping[str, Iterable[str]], system: System, step: Step
) -> str:
    """Who is missing and where; nothing where somebody takes the step."""
    role = ROLE_WORDS[step.role]
    if step.role is not Role.UNIT_HEAD:
        return "" if _has_taker(file.after, system, step) else f"{role}ในชีต {sheets.PEOPLE}"
    rounds = {code for code, one in file.after.rounds.items() if one.system == system.code}
    units = {*owing.get(system.code, ()), *(one.unit for one in changes.add if one.round in rounds)}
    headless = sorted(units - _units_with(file.after, frozenset({Role.UNIT_HEAD})))
    return f"{role}ใน {some(headless)}" if headless else ""


def _has_taker(office: Office, system: System, step: Step) -> bool:
    """By the same rule as `permission.takes`; holders take what is the owner's."""
    roles = [at for one in office.people.values() if one.here for at in one.roles]
    if step.role is Role.OWNER:
        return True
    if step.role is Role.REVIEWER:
        limits = (None, system.code)
        return any(
            at.role is Role.COORDINATOR or (at.role is Role.REVIEWER and at.system in limits) for at in roles
        )
    return any(at.role is step.role for at in roles)
