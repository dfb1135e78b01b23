"""Reads a whole office from the rows of a workbook, against what was imported before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.office import Item, Office, OfficePerson, PersonKey
from domain.office_calendar import surroundings
from domain.workbook import sheets
from domain.workbook.desk import Desk
from domain.workbook.items import ItemRead, read_items
from domain.workbook.meetings import Key, moved_meetings
from domain.workbook.names import Names, same
from domain.workbook.people import PeopleRead, read_deputies, read_people, read_roles, read_units
from domain.workbook.policies import read_policies
from domain.workbook.renames import Retelling
from domain.workbook.rounds import date_again, date_round, read_rounds
from domain.workbook.sheets import Problem, Sheet
from domain.workbook.systems import read_days_off, read_meetings, read_systems
from domain.workbook.years import say_not_known, years_not_known


@dataclass(frozen=True)
class OfficeFile:
    """What a workbook makes of the office: as it was, as it will be, and which keys stood in which sheet.

    `moved` gives the earlier key of a person who was renamed or changed units, `moved_meetings` that of a
    meeting; `kept_people` and `kept_items` are those of before under the names they have now;
    `years_not_known` are warned of; `rows` are Excel's numbers of coded rows.
    """

    before: Office
    after: Office
    in_file: Mapping[str, tuple[Any, ...]]
    items: Mapping[str, ItemRead]
    moved: Mapping[PersonKey, PersonKey]
    kept_people: Mapping[PersonKey, OfficePerson]
    moved_meetings: Mapping[Key, Key]
    kept_items: Mapping[str, Item]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]
    years_not_known: tuple[int, ...]
    rows: Mapping[tuple[str, str], int]

    def row(self, sheet: str, code: str) -> int:
        """The number of the row with this code in its first column; 0 where it was not in the file."""
        return self.rows.get((sheet, same(code)), 0)

    @property
    def ok(self) -> bool:
        """Whether it may be imported."""
        return not self.problems


def read_office(found: Iterable[Sheet], known: Office, today: date) -> OfficeFile:
    """What these sheets make of the office, with every problem in them at once."""
    found = list(found)
    desk = Desk(found, today)
    office, people = _units_and_people(desk, known)
    office = _systems(desk, office)
    names = _names(office)
    office = _retold(known, office, people, names)
    kept_items = office.items
    office = _roles_and_deputies(desk, office, people, names)
    office, meetings = _calendar(desk, office, names)
    office = _rounds(desk, office)
    office, items = _items(desk, office, names)
    policies = read_policies(desk.rows(sheets.POLICIES), office.systems)
    years = years_not_known(known, office, today)
    return OfficeFile(
        before=known,
        after=replace(office, policies=desk.take(sheets.POLICIES, policies, known.policies)),
        in_file=desk.in_file,
        items=items,
        moved=people.moved,
        kept_people=people.kept,
        moved_meetings=meetings,
        kept_items=kept_items,
        problems=tuple(desk.notes.problems),
        warnings=tuple(dict.fromkeys([*desk.notes.warnings, *map(say_not_known, years)])),
        years_not_known=years,
        rows=_rows(found),
    )


def _rows(found: Iterable[Sheet]) -> dict[tuple[str, str], int]:
    return {
        (sheet.name, same(row[sheets.column_names(sheet.name)[0]])): row.number
        for sheet in found
        if sheet.name in (sheets.SYSTEMS, sheets.ROUNDS)
        for row in sheet.rows
    }


def _units_and_people(desk: Desk, known: Office) -> tuple[Office, PeopleRead]:
    """The units, and the people by their new keys; those of the file have no roles and deputies yet."""
    listed = read_units(desk.rows(sheets.UNITS), known.units)
    units = desk.take(sheets.UNITS, listed, known.units)
    people = read_people(desk.rows(sheets.PEOPLE), known, units)
    people.kept = _rekeyed(known, people)
    return replace(known, units=units, people={**people.kept, **people.people}), people


def _rekeyed(known: Office, read: PeopleRead) -> dict[PersonKey, OfficePerson]:
    """The known people under the keys that they have from now on."""
    now = {old: new for new, old in read.moved.items()}
    return {
        now.get(key, key): replace(person, deputies=tuple(now.get(one, one) for one in person.deputies))
        for key, person in known.people.items()
    }


def _names(office: Office) -> Names:
    return Names((key for key, one in office.people.items() if one.here), office.units)


def _retold(known: Office, office: Office, read: PeopleRead, names: Names) -> Office:
    """The kept items and meetings, which name people by text; only new keys can make such a text untrue."""
    if read.people.keys() <= known.people.keys():
        return office
    retelling = Retelling(_names(known), names, {old: new for new, old in read.moved.items()})
    return replace(office, items=retelling.items(known), meetings=retelling.meetings(known))


def _systems(desk: Desk, office: Office) -> Office:
    read = read_systems(desk.rows(sheets.SYSTEMS), office.systems)
    return replace(office, systems=desk.take(sheets.SYSTEMS, read, office.systems))


def _roles_and_deputies(desk: Desk, office: Office, read: PeopleRead, names: Names) -> Office:
    people = {
        key: replace(
            read.people[key],
            roles=read_roles(cells, office.systems),
            deputies=read_deputies(cells, key, names),
        )
        for key, cells in read.cells.items()
    }
    return replace(office, people=desk.take(sheets.PEOPLE, people, read.kept))


def _calendar(desk: Desk, office: Office, names: Names) -> tuple[Office, dict[Key, Key]]:
    """Days off and meetings, and the earlier keys of meetings that are moved."""
    days_off = read_days_off(desk.rows(sheets.DAYS_OFF))
    read = read_meetings(desk.rows(sheets.MEETINGS), names, office.systems)
    moved = moved_meetings(read, office.meetings, desk.today, desk.notes.warnings.append)
    now = {old: new for new, old in moved.items()}
    known = {now.get(key, key): one for key, one in office.meetings.items()}
    office = replace(
        office,
        days_off=desk.take(sheets.DAYS_OFF, days_off, office.days_off),
        meetings=desk.take(sheets.MEETINGS, read, known),
    )
    return office, moved


def _rounds(desk: Desk, office: Office) -> Office:
    place = surroundings(office)
    read = read_rounds(desk.rows(sheets.ROUNDS), office.rounds, office.systems)
    here = {one.round.code: date_round(one, place, office.rounds.get(one.round.code)) for one in read}
    warn = desk.notes.warnings.append
    known = {
        code: one if code in here else date_again(one, place, desk.today, warn)
        for code, one in office.rounds.items()
    }
    rounds = desk.take(sheets.ROUNDS, here, known)
    return replace(office, rounds=rounds)


def _items(desk: Desk, office: Office, names: Names) -> tuple[Office, dict[str, ItemRead]]:
    read = read_items(desk.rows(sheets.ITEMS), office.items, office.rounds, names)
    items = desk.take(sheets.ITEMS, {code: one.item for code, one in read.items()}, office.items)
    return replace(office, items=items), {code: replace(one, item=items[code]) for code, one in read.items()}
