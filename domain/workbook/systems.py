"""Reads the sheets ระบบ, นัดหมาย and วันหยุดเพิ่มเติม."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from domain.office import STEP_WORDS, DayOff, Meeting, Step, StepKind, System
from domain.people import ROLE_WORDS, Role
from domain.thai import WIDE_COLON
from domain.workbook.cells import Cells, word_of
from domain.workbook.names import Names, same
from domain.workbook.people import OTHER_ROLE_WORDS
from domain.workbook.sheets import SYSTEMS

K = TypeVar("K")
ARROW = re.compile("→|->|➔|⇒")
STEP = re.compile(r"(?P<kind>[^:@]+):(?P<name>[^@]+?)(?:@(?P<role>.+))?")
STEP_EXAMPLE = "เขียนแบบ ตรวจ:กลั่นกรอง→บันทึก:บันทึก e-MES"
DEFAULT_ROLES = {StepKind.CHECK: Role.REVIEWER}


class Holiday(StrEnum):
    """What เป็นวันหยุด may say."""

    YES = "yes"
    NO = "no"


HOLIDAY_WORDS = {Holiday.YES: "ใช่", Holiday.NO: "ไม่ใช่"}


def read_systems(rows: Iterable[Cells], known: Iterable[str]) -> dict[str, System]:
    """The systems and their steps, of each duty and of the round."""
    codes = {same(code): code for code in known}
    systems = {}
    for cells in rows:
        code = codes.get(same(cells.code("รหัสระบบ")), cells.code("รหัสระบบ"))
        systems[code] = System(code, cells.text("ชื่อระบบ"), _duty_steps(cells), _round_steps(cells))
    return systems


def _parts(cells: Cells, column: str) -> list[str]:
    text = cells.text(column).replace(WIDE_COLON, ":")
    return [part for part in map(str.strip, ARROW.split(text)) if part and part != "-"]


def _duty_steps(cells: Cells) -> tuple[Step, ...]:
    found = (_step(cells, part) for part in _parts(cells, "ขั้นตอนหลังส่ง"))
    return tuple(step for step in found if step)


def _step(cells: Cells, text: str) -> Step | None:
    column = "ขั้นตอนหลังส่ง"
    found = STEP.fullmatch(text)
    if not found:
        cells.problem(column, f"อ่านขั้นตอน '{text}' ไม่ออก", STEP_EXAMPLE)
        return None
    kind = word_of(found["kind"], STEP_WORDS)
    if kind is None:
        cells.problem(column, f"ไม่รู้จักชนิดขั้นตอน '{found['kind']}'", "ใช้ได้: " + ", ".join(STEP_WORDS.values()))
        return None
    return Step(kind, found["name"].strip(), _step_role(cells, column, kind, found["role"]))


def _step_role(cells: Cells, column: str, kind: StepKind, word: str | None) -> Role:
    default = DEFAULT_ROLES.get(kind, Role.COORDINATOR)
    if not word:
        return default
    role = word_of(word, ROLE_WORDS) or OTHER_ROLE_WORDS.get(word.strip())
    if role is None:
        cells.problem(column, f"ไม่รู้จักบทบาท '{word}'", "ใช้ได้: " + ", ".join(ROLE_WORDS.values()))
    return role or default


def _round_steps(cells: Cells) -> tuple[Step, ...]:
    return tuple(Step(StepKind.DO, name, Role.COORDINATOR) for name in _parts(cells, "ขั้นตอนของรอบ"))


def read_meetings(
    rows: Iterable[Cells], names: Names, systems: Mapping[str, System]
) -> dict[tuple[str, datetime], Meeting]:
    """The meetings; attendees are people, units or system codes."""
    codes = {same(code) for code in systems}
    meetings: dict[tuple[str, datetime], Meeting] = {}
    seen: dict[tuple[str, datetime], int] = {}
    for cells in rows:
        at, name = cells.moment("วันเวลา"), cells.text("ชื่อ")
        attendees = _attendees(cells, names, codes)
        if at and _is_first(cells, "วันเวลา", (same(name), at), seen):
            meetings[(name, at)] = Meeting(name, at, cells.text("สถานที่"), attendees)
    return meetings


def _attendees(cells: Cells, names: Names, codes: set[str]) -> str:
    def attendee(text: str) -> str:
        if same(text) not in codes and SYSTEMS not in cells.notes.keyless:
            names.owner(text)
        return text

    return ", ".join(cells.named("ผู้เข้าร่วม", attendee))


def _is_first(cells: Cells, column: str, key: K, seen: dict[K, int]) -> bool:
    """Whether no row above means the same, however it is written; one that does is noted."""
    first = seen.setdefault(key, cells.row.number)
    if first != cells.row.number:
        cells.problem(column, f"ซ้ำกับแถว {first}", "ให้เหลือแถวเดียว")
    return first == cells.row.number


def read_days_off(rows: Iterable[Cells]) -> dict[date, DayOff]:
    """What the office says of single days."""
    days: dict[date, DayOff] = {}
    seen: dict[date, int] = {}
    for cells in rows:
        day = cells.date("วันที่")
        said = cells.choice("เป็นวันหยุด", HOLIDAY_WORDS, Holiday.YES)
        if day and _is_first(cells, "วันที่", day, seen):
            days[day] = DayOff(day, cells.text("ชื่อ"), said is Holiday.YES)
    return days
