"""Reads the sheets หน่วยงาน and บุคลากร: who is who, who was renamed or moved, and who acts for whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.office import (
    UNIT_WORDS,
    Office,
    OfficePerson,
    PersonKey,
    RoleAt,
    Unit,
    UnitKind,
)
from domain.people import ROLE_WORDS, Role
from domain.thai import WIDE_COLON
from domain.workbook.cells import Cells, word_of
from domain.workbook.identity import Draft, who_they_were
from domain.workbook.names import Names, nearest, same, without_titles
from domain.workbook.sheets import UNITS

KIND_BY_NAME = (("กลุ่ม", UnitKind.GROUP), ("หน่วย", UnitKind.GROUP), ("โรงเรียน", UnitKind.SCHOOL))
OTHER_ROLE_WORDS = {"ผอ.กลุ่ม": Role.UNIT_HEAD, "ผู้อำนวยการกลุ่ม": Role.UNIT_HEAD, "ผอ.เขต": Role.DIRECTOR}
LIMITED = (Role.REVIEWER,)


@dataclass
class PeopleRead:
    """The people of the file, in order, and the earlier keys of those who moved; the known by new keys."""

    people: dict[PersonKey, OfficePerson] = field(default_factory=dict)
    kept: dict[PersonKey, OfficePerson] = field(default_factory=dict)
    moved: dict[PersonKey, PersonKey] = field(default_factory=dict)
    cells: dict[PersonKey, Cells] = field(default_factory=dict)


def read_units(rows: Iterable[Cells], known: Mapping[str, Unit]) -> dict[str, Unit]:
    """The units of the sheet หน่วยงาน; one known under another spelling keeps its name."""
    names = {same(name): name for name in known}
    units = {}
    for cells in rows:
        text = cells.text("ชื่อ")
        name = names.get(same(text), text)
        units[name] = Unit(name, cells.choice("ประเภท", UNIT_WORDS, UnitKind.OTHER))
    return units


def read_people(rows: Iterable[Cells], known: Office, units: dict[str, Unit]) -> PeopleRead:
    """Who the rows are, new, known, renamed or moved; units named only here are added to `units`."""
    read = PeopleRead()
    places = _Units(units)
    drafts = [
        Draft(cells, PersonKey(without_titles(cells.text("ชื่อ-สกุล")), places.named(cells))) for cells in rows
    ]
    were = who_they_were(drafts, known.people, units)
    for key, cells in ((draft.key, draft.cells) for draft in drafts):
        if were.get(key, key) != key:
            read.moved[key] = were[key]
        read.people[key] = OfficePerson(key.name, key.unit, cells.text("ตำแหน่ง"), cells.text("ชื่อที่เรียก"))
        read.cells[key] = cells
    return read


class _Units:
    """Finds units by any spelling; one that is named only beside a person is made."""

    def __init__(self, units: dict[str, Unit]) -> None:
        self._units = units
        self._names = {same(name): name for name in units}

    def named(self, cells: Cells) -> str:
        text = cells.text("หน่วยงาน")
        return self._names.get(same(text)) or self._make(cells, text)

    def _make(self, cells: Cells, name: str) -> str:
        kind = next((kind for start, kind in KIND_BY_NAME if name.startswith(start)), UnitKind.OTHER)
        hint = nearest(name, self._units, "")
        words = f"เพิ่มหน่วยงาน '{name}' (ประเภท {UNIT_WORDS[kind]}) เพราะไม่มีในชีต หน่วยงาน {hint}"
        if UNITS not in cells.notes.keyless:
            cells.warn(words.strip())
        self._units[name] = Unit(name, kind)
        self._names[same(name)] = name
        return name


def read_role(cells: Cells, text: str, systems: Iterable[str]) -> RoleAt | None:
    """A role, `กรรมการกลั่นกรอง:EMES` limited to a system; a wrong one is noted."""
    word, _, limit = (part.strip() for part in text.replace(WIDE_COLON, ":").partition(":"))
    role = word_of(word, ROLE_WORDS) or OTHER_ROLE_WORDS.get(word)
    if role is None:
        hint = nearest(word, ROLE_WORDS.values(), "ใช้ได้: " + ", ".join(ROLE_WORDS.values()))
        cells.problem("บทบาท", f"ไม่รู้จักบทบาท '{word}'", hint)
        return None
    if not limit:
        return RoleAt(role)
    if role not in LIMITED:
        cells.problem("บทบาท", f"จำกัดระบบให้ '{word}' ไม่ได้", "ใช้ได้กับ กรรมการกลั่นกรอง:รหัสระบบ เท่านั้น")
    return RoleAt(role, cells.reference("บทบาท", limit, systems, "ระบบ"))


def read_roles(cells: Cells, systems: Iterable[str]) -> frozenset[RoleAt]:
    """All roles in the cell."""
    found = (read_role(cells, text, systems) for text in cells.several("บทบาท"))
    return frozenset(role for role in found if role)


def read_deputies(cells: Cells, key: PersonKey, names: Names) -> tuple[PersonKey, ...]:
    """Who acts for this person, in order."""
    deputies = tuple(dict.fromkeys(cells.named("ผู้ปฏิบัติแทน", names.person)))
    if key in deputies:
        cells.problem("ผู้ปฏิบัติแทน", "ปฏิบัติแทนตัวเองไม่ได้", "ใส่ชื่อคนอื่น")
    return deputies
