"""Writes what an import changes in the office, table by table, what is referred to first."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy.orm import Session

from domain import office as o
from domain.workbook import sheets
from domain.workbook.changes import Change, changes_of
from domain.workbook.reading import OfficeFile
from storage import office_tables as t
from storage.bulk import delete_of, insert_many, insert_plain, update_many
from storage.office_known import Ids
from storage.office_steps import write_steps

Values = dict[str, Any]


def write_office(session: Session, file: OfficeFile, ids: Ids) -> None:
    """Write everything but duties; `ids` learns the ids of new rows."""
    _write(session, file, sheets.UNITS, t.UnitRow, ids.units, _unit)
    _write(session, file, sheets.SYSTEMS, t.SystemRow, ids.systems, _system)
    write_steps(session, changes_of(file, sheets.SYSTEMS), ids.systems)
    for new, old in file.moved.items():
        ids.people[new] = ids.people[old]
    _write(session, file, sheets.PEOPLE, t.PersonRow, ids.people, lambda one: _person(one, ids))
    people = changes_of(file, sheets.PEOPLE)
    _write_roles(session, people, ids)
    _write_deputies(session, people, ids)
    _write(session, file, sheets.ROUNDS, t.RoundRow, ids.rounds, lambda one: _round(one, ids))
    _write(session, file, sheets.ITEMS, t.ItemRow, ids.items, _item)
    for now, before in file.moved_meetings.items():
        ids.meetings[now] = ids.meetings[before]
    _write(session, file, sheets.MEETINGS, t.MeetingRow, ids.meetings, vars)
    _write(session, file, sheets.POLICIES, t.PolicyRow, ids.policies, lambda one: _policy(one, ids))
    _write_days_off(session, changes_of(file, sheets.DAYS_OFF))


KEY_OF: dict[str, Callable[[Any], Any]] = {
    sheets.UNITS: lambda one: one.name,
    sheets.SYSTEMS: lambda one: one.code,
    sheets.PEOPLE: lambda one: one.key,
    sheets.ROUNDS: lambda one: one.code,
    sheets.ITEMS: lambda one: one.code,
    sheets.MEETINGS: lambda one: (one.name, one.at),
    sheets.POLICIES: lambda one: (one.key, one.system),
}


def _write(
    session: Session,
    file: OfficeFile,
    sheet: str,
    table: type[t.Row],
    ids: dict[Any, Any],
    values: Callable[[Any], Values],
) -> None:
    """Known rows first: somebody new may have the name that somebody known had."""
    changes, key = changes_of(file, sheet), KEY_OF[sheet]
    known = [change.after for change in changes if change.before is not None]
    update_many(session, table, [{"id": ids[key(one)], **values(one)} for one in known])
    new = [change.after for change in changes if change.before is None]
    found = insert_many(session, table, map(values, new))
    ids.update(zip(map(key, new), found, strict=True))


def _unit(one: o.Unit) -> Values:
    return {"name": one.name, "kind": one.kind}


def _system(one: o.System) -> Values:
    return {"code": one.code, "name": one.name}


def _person(one: o.OfficePerson, ids: Ids) -> Values:
    return {
        "name": one.name,
        "unit_id": ids.units[one.unit],
        "position": one.position,
        "call_name": one.call_name,
        "left_on": None,
    }


def _round(one: o.Round, ids: Ids) -> Values:
    values = dict(vars(one))
    return values | {"system_id": ids.systems[values.pop("system")]}


def _item(one: o.Item) -> Values:
    return vars(one) | {"rounds": ", ".join(one.rounds)}


def _policy(one: o.PolicyLine, ids: Ids) -> Values:
    return {"key": one.key, "value": one.value, "system_id": ids.systems[one.system]}


def _write_roles(session: Session, changes: Iterable[Change], ids: Ids) -> None:
    people = {ids.people[change.after.key]: change.after for change in changes if _differ(change, "roles")}
    delete_of(session, t.RoleRow, "person_id", people)
    roles = [
        {"person_id": id_, "role": one.role, "system_id": ids.systems[one.system]}
        for id_, person in people.items()
        for one in sorted(person.roles, key=lambda one: (one.role, one.system or ""))
    ]
    insert_many(session, t.RoleRow, roles)


def _write_deputies(session: Session, changes: Iterable[Change], ids: Ids) -> None:
    people = {ids.people[change.after.key]: change.after for change in changes if _differ(change, "deputies")}
    delete_of(session, t.DeputyRow, "person_id", people)
    deputies = [
        {"person_id": id_, "deputy_id": ids.people[key], "position": position}
        for id_, person in people.items()
        for position, key in enumerate(person.deputies)
    ]
    insert_plain(session, t.DeputyRow, deputies)


def _differ(change: Change, field: str) -> bool:
    return bool(getattr(change.before, field, None) != getattr(change.after, field))


def _write_days_off(session: Session, changes: list[Change]) -> None:
    new = [change.after for change in changes if change.before is None]
    insert_plain(session, t.DayOffRow, map(vars, new))
    update_many(session, t.DayOffRow, [vars(change.after) for change in changes if change.before is not None])
