"""The office's reminder policies, made of the lines of นโยบายเตือน."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import time

from domain.office import PolicyLine
from domain.reminders import FRUGAL, THOROUGH, Policies, Policy

STYLE, BEFORE, LATE, REPEAT = "แบบการเตือน", "เตือนล่วงหน้า", "เตือนเมื่อเลยกำหนด", "เตือนซ้ำทุก"
HEAD, MEETINGS, HOUR = "แจ้งหัวหน้ากลุ่มเมื่อเลย", "เตือนนัดหมาย", "เวลาเตือน"
TO_GROUPS, NAMES = "ส่งสรุปเข้ากลุ่ม", "ชื่อในกลุ่ม"
STYLES: Mapping[str, Policy] = {"ประหยัด": FRUGAL, "ครบถ้วน": THOROUGH}
OF_A_STYLE = frozenset({BEFORE, LATE, REPEAT, MEETINGS})  # what a system's own style begins afresh
Values = Mapping[str, str]


def policies_of(lines: Iterable[PolicyLine]) -> Policies:
    """What the lines make of the policies; a system's line goes before the office's.

    A system with a style of its own starts from that style, without the office's changes to its own.
    """
    values: dict[str | None, dict[str, str]] = {None: {}}
    for line in lines:
        values.setdefault(line.system, {})[line.key] = line.value
    office = values.pop(None)
    systems = {code: policy_of(_under(office, own)) for code, own in values.items() if code}
    return Policies(policy_of(office), systems)


def _under(office: Values, own: Values) -> Values:
    kept = {key: value for key, value in office.items() if STYLE not in own or key not in OF_A_STYLE}
    return {**kept, **own}


def policy_of(values: Values) -> Policy:
    """The policy of one office or system: its style, changed by the other lines; unknown lines do nothing."""
    policy = STYLES.get(values.get(STYLE, ""), FRUGAL)
    for key, change in CHANGES.items():
        if key in values:
            policy = change(policy, values[key])
    return policy


def numbers(text: str) -> tuple[int, ...]:
    """The numbers of a kept value such as "7, 1, 0"."""
    return tuple(int(part) for part in text.split(","))


def _before(policy: Policy, text: str) -> Policy:
    pushed = numbers(text)
    riding = tuple(n for n in policy.rides_before if n not in pushed)
    return replace(policy, before=pushed, rides_before=riding)


def _late(policy: Policy, text: str) -> Policy:
    pushed = numbers(text)
    return replace(policy, late=pushed, rides_late=tuple(n for n in policy.rides_late if n not in pushed))


def _at(text: str) -> time:
    hour, _, minute = text.partition(".")
    return time(int(hour), int(minute))


CHANGES: Mapping[str, Callable[[Policy, str], Policy]] = {
    BEFORE: _before,
    LATE: _late,
    REPEAT: lambda policy, text: replace(policy, late_every=int(text)),
    HEAD: lambda policy, text: replace(policy, head_on=int(text)),
    MEETINGS: lambda policy, text: replace(policy, meetings=text == "ใช่"),
    HOUR: lambda policy, text: replace(policy, at=_at(text)),
    TO_GROUPS: lambda policy, text: replace(policy, pushes_to_groups=text == "ใช่"),
    NAMES: lambda policy, text: replace(policy, names_in_groups=text == "ใช่"),
}
