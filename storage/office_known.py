"""Reads what was imported before: the whole office, the ids of its rows, and the duties of some items."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain import office as o
from domain.clocks import BANGKOK
from domain.people import Role
from domain.workbook.names import several
from storage import office_tables as t


@dataclass
class Ids:
    """Row ids by what the domain calls them."""

    units: dict[str, int] = field(default_factory=dict)
    people: dict[o.PersonKey, int] = field(default_factory=dict)
    systems: dict[str | None, int | None] = field(default_factory=lambda: {None: None})
    rounds: dict[str, int] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)
    meetings: dict[tuple[str, datetime], int] = field(default_factory=dict)
    policies: dict[tuple[str, str | None], int] = field(default_factory=dict)


T = TypeVar("T", bound=t.Row)
Codes = Mapping[int | None, str | None]


@dataclass(frozen=True)
class Known:
    """The office as it is kept."""

    office: o.Office
    ids: Ids


def read_known(session: Session) -> Known:
    """The whole office in a dozen queries, whatever its size; without duties."""
    ids = Ids()
    units = {row.id: o.Unit(row.name, o.UnitKind(row.kind)) for row in _in_order(session, t.UnitRow)}
    ids.units = {unit.name: id_ for id_, unit in units.items()}
    rows = {row.id: row for row in _in_order(session, t.SystemRow)}
    ids.systems |= {row.code: row.id for row in rows.values()}
    codes: Codes = {None: None, **{id_: row.code for id_, row in rows.items()}}
    office = o.Office(
        people=_people(session, ids, {id_: unit.name for id_, unit in units.items()}, codes),
        units={unit.name: unit for unit in units.values()},
        systems=_systems(session, rows),
        rounds=_rounds(session, ids, codes),
        items=_items(session, ids),
        meetings=_meetings(session, ids),
        days_off=_days_off(session),
        policies=_policies(session, ids, codes),
    )
    return Known(office, ids)


def _in_order(session: Session, table: type[T]) -> Iterable[T]:
    """The rows as they were first imported, whatever was changed since."""
    return session.scalars(select(table).order_by(table.__table__.c.id))


def _people(
    session: Session, ids: Ids, units: Mapping[int, str], codes: Codes
) -> dict[o.PersonKey, o.OfficePerson]:
    rows = list(_in_order(session, t.PersonRow))
    keys = {row.id: o.PersonKey(row.name, units[row.unit_id]) for row in rows}
    ids.people = {key: id_ for id_, key in keys.items()}
    roles: dict[int, set[o.RoleAt]] = defaultdict(set)
    for role in session.scalars(select(t.RoleRow)):
        roles[role.person_id].add(o.RoleAt(Role(role.role), codes[role.system_id]))
    deputies: dict[int, list[o.PersonKey]] = defaultdict(list)
    for deputy in session.scalars(select(t.DeputyRow).order_by(t.DeputyRow.position)):
        deputies[deputy.person_id].append(keys[deputy.deputy_id])
    return {
        keys[row.id]: o.OfficePerson(
            name=row.name,
            unit=units[row.unit_id],
            position=row.position,
            call_name=row.call_name,
            roles=frozenset(roles[row.id]),
            deputies=tuple(deputies[row.id]),
            here=row.left_on is None,
        )
        for row in rows
    }


def _systems(session: Session, systems: Mapping[int, t.SystemRow]) -> dict[str, o.System]:
    steps: dict[tuple[int, str], list[o.Step]] = defaultdict(list)
    for row in session.scalars(select(t.StepRow).order_by(t.StepRow.position)):
        steps[(row.system_id, row.scope)].append(o.Step(o.StepKind(row.kind), row.name, Role(row.role)))
    return {
        row.code: o.System(row.code, row.name, tuple(steps[(id_, "duty")]), tuple(steps[(id_, "round")]))
        for id_, row in systems.items()
    }


def _round(row: t.RoundRow, system: str) -> o.Round:
    return o.Round(
        code=row.code,
        system=system,
        name=row.name,
        fiscal_year=row.fiscal_year,
        opens_on=row.opens_on,
        national_rule=row.national_rule,
        national_on=row.national_on,
        office_rule=row.office_rule,
        office_on=row.office_on,
    )


def _item(row: t.ItemRow) -> o.Item:
    return o.Item(
        code=row.code,
        name=row.name,
        kind=o.ItemKind(row.kind),
        rounds=tuple(several(row.rounds)),
        owners=row.owners,
        co_owners=row.co_owners,
        order_number=row.order_number,
        ordered_on=row.ordered_on,
        target=row.target,
        measure=row.measure,
        evidence_wanted=row.evidence_wanted,
        aliases=row.aliases,
        cancelled=row.cancelled,
    )


def _rounds(session: Session, ids: Ids, codes: Codes) -> dict[str, o.Round]:
    rows = list(_in_order(session, t.RoundRow))
    ids.rounds = {row.code: row.id for row in rows}
    return {row.code: _round(row, str(codes[row.system_id])) for row in rows}


def _items(session: Session, ids: Ids) -> dict[str, o.Item]:
    rows = list(_in_order(session, t.ItemRow))
    ids.items = {row.code: row.id for row in rows}
    return {row.code: _item(row) for row in rows}


def _meetings(session: Session, ids: Ids) -> dict[tuple[str, datetime], o.Meeting]:
    meetings = {}
    for row in _in_order(session, t.MeetingRow):
        one = o.Meeting(row.name, row.at.astimezone(BANGKOK), row.place, row.attendees)
        meetings[(one.name, one.at)] = one
        ids.meetings[(one.name, one.at)] = row.id
    return meetings


def _policies(session: Session, ids: Ids, codes: Codes) -> dict[tuple[str, str | None], o.PolicyLine]:
    lines = {}
    for row in _in_order(session, t.PolicyRow):
        line = o.PolicyLine(row.key, row.value, codes[row.system_id])
        lines[(line.key, line.system)] = line
        ids.policies[(line.key, line.system)] = row.id
    return lines


def _days_off(session: Session) -> dict[date, o.DayOff]:
    rows = session.scalars(select(t.DayOffRow).order_by(t.DayOffRow.day))
    return {row.day: o.DayOff(row.day, row.name, row.is_holiday) for row in rows}
