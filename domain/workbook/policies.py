"""The lines that นโยบายเตือน may hold: what each means, what it takes, and whether one system may differ."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from domain.office import PolicyLine
from domain.policies import (
    BEFORE,
    HEAD,
    HOUR,
    LATE,
    MEETINGS,
    NAMES,
    REPEAT,
    STYLE,
    STYLES,
    TO_GROUPS,
    numbers,
)
from domain.thai import THAI_DIGITS
from domain.workbook.cells import Cells
from domain.workbook.names import nearest, same

NUMBERS = re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2}){0,9}")
CLOCK = re.compile(
    r"(?P<hour>[01]?[0-9])(?:[.:](?P<minute>[0-5][0-9])|\.(?P<tens>[0-5]))?(?::[0-9]{2})?(?:น\.?)?"
)
OF_A_DAY = re.compile(r"0\.[0-9]+")
MINUTES_A_DAY = 24 * 60
EARLIEST, LATEST = "07.00", "17.30"  # nothing is pushed before 07.00, nor from 18.00 on (DESIGN §4)


def _one_of(*words: str) -> Callable[[str], str | None]:
    return lambda text: next((word for word in words if same(word) == text), None)


def _numbers(text: str) -> str | None:
    return text.replace(",", ", ") if NUMBERS.fullmatch(text) else None


def _number(text: str) -> str | None:
    return text if re.fullmatch("[1-9][0-9]?", text) else None


def _clock(text: str) -> str | None:
    """A time of day: as typed, as the number that Excel makes of 08.30, or as the part of a day."""
    if OF_A_DAY.fullmatch(text):
        hour, minute = divmod(round(float(text) * MINUTES_A_DAY), 60)
        text = f"{hour}:{minute:02}"
    found = CLOCK.fullmatch(text)
    at = f"{int(found['hour']):02}.{found['minute'] or (found['tens'] or '0') + '0'}" if found else ""
    return at if EARLIEST <= at <= LATEST else None


def _falls(value: str) -> str:
    """Why days before a date make no sense as they stand, and what would; nothing where they do."""
    return _ordered(numbers(value), "มากไปน้อย", -1)


def _rises(value: str) -> str:
    """The same for late working days."""
    if 0 in numbers(value):
        return "0 คือวันครบกำหนด ยังไม่เลย เริ่มที่ 1"
    return _ordered(numbers(value), "น้อยไปมาก", 1)


def _ordered(told: Sequence[int], how: str, sign: int) -> str:
    right = sorted({*told}, key=lambda number: sign * number)
    if list(told) == right:
        return ""
    what = "มีเลขซ้ำ ใส่" if len(right) < len(told) else f"เรียงจาก{how}"
    return f"{what} {', '.join(map(str, right))}"


@dataclass(frozen=True)
class PolicyRule:
    """A line: its meaning, the reader of its value (None: wrong; otherwise as it is kept), and an example.

    `nonsense` says why a value that can be read makes no sense, and what would.
    """

    means: str
    read: Callable[[str], str | None]
    takes: str
    per_system: bool = True
    nonsense: Callable[[str], str] = lambda value: ""


POLICY_RULES: dict[str, PolicyRule] = {
    STYLE: PolicyRule("ชุดการเตือนสำเร็จรูป", _one_of(*STYLES), " หรือ ".join(STYLES)),
    BEFORE: PolicyRule("กี่วันก่อนกำหนดเขต (0 คือวันครบกำหนด)", _numbers, "เช่น 7, 1, 0", nonsense=_falls),
    LATE: PolicyRule("วันทำการที่เท่าไรหลังกำหนดเขต", _numbers, "เช่น 1, 5, 10", nonsense=_rises),
    REPEAT: PolicyRule("หลังจากนั้นเตือนทุกกี่วันทำการ", _number, "เช่น 5"),
    HEAD: PolicyRule("แจ้งหัวหน้ากลุ่มในวันทำการที่เท่าไรหลังกำหนด", _number, "เช่น 1"),
    MEETINGS: PolicyRule("ส่งเตือนการประชุมหรือไม่", _one_of("ใช่", "ไม่ใช่"), "ใช่ หรือ ไม่ใช่"),
    HOUR: PolicyRule("เวลาส่งเตือนประจำวัน", _clock, f"เวลา {EARLIEST}-{LATEST} เช่น 08.30", per_system=False),
    TO_GROUPS: PolicyRule(
        "ส่งความก้าวหน้าเข้ากลุ่มไลน์เองหรือไม่ (ใช้โควตาเท่าจำนวนสมาชิก) ถ้าไม่ จะไปพร้อมคำตอบเมื่อมีคนถามบอทในกลุ่ม",
        _one_of("ใช่", "ไม่ใช่"),
        "ใช่ หรือ ไม่ใช่",
        per_system=False,
    ),
    NAMES: PolicyRule(
        "บอกชื่อผู้ที่ยังรวบรวมงานอยู่ในกลุ่มไลน์หรือไม่", _one_of("ใช่", "ไม่ใช่"), "ใช่ หรือ ไม่ใช่", per_system=False
    ),
}


def read_policies(rows: Iterable[Cells], systems: Iterable[str]) -> dict[tuple[str, str | None], PolicyLine]:
    """The lines of the sheet; one that nobody knows is kept with a warning, for it does nothing."""
    systems = list(systems)
    lines: dict[tuple[str, str | None], PolicyLine] = {}
    seen: dict[tuple[str, str | None], int] = {}
    for cells in rows:
        line = _read(cells, systems)
        if seen.setdefault((line.key, line.system), cells.row.number) != cells.row.number:
            cells.problem("ข้อ", f"ซ้ำกับแถว {seen[line.key, line.system]}", "ให้เหลือแถวเดียว")
        lines[line.key, line.system] = line
    return lines


def _read(cells: Cells, systems: list[str]) -> PolicyLine:
    code = cells.code("รหัสระบบ")
    system = cells.reference("รหัสระบบ", code, systems, "ระบบ") if code else None
    key, value = cells.text("ข้อ"), cells.text("ค่า")
    known = next((name for name in POLICY_RULES if same(name) == same(key)), None)
    if known is None:
        hint = nearest(key, POLICY_RULES, "ใช้ได้: " + ", ".join(POLICY_RULES))
        cells.warn(f"ไม่รู้จักข้อ '{key}' จึงยังไม่มีผล {hint}")
        return PolicyLine(key, value, system)
    if system and not POLICY_RULES[known].per_system:
        cells.problem("รหัสระบบ", f"'{known}' ตั้งแยกตามระบบไม่ได้", "ลบรหัสระบบในแถวนี้")
    return PolicyLine(known, _value(cells, POLICY_RULES[known], value), system)


def _value(cells: Cells, rule: PolicyRule, text: str) -> str:
    value = rule.read(same(text.translate(THAI_DIGITS)))
    if text and value is None:
        cells.problem("ค่า", f"'{text}' ใช้กับข้อนี้ไม่ได้", rule.takes)
    elif value and (why := rule.nonsense(value)):
        cells.problem("ค่า", f"'{text}' อ่านแล้วไม่แน่ใจว่าหมายถึงอะไร", why)
    return value or text
