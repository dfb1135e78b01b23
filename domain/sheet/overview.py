"""ภาพรวม: what is owed and handed in, for the office, each system, each round, and each unit in a round."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.duties import Duty, State, code_order
from domain.mirror import Tab
from domain.sheet.columns import MIDDLE, NARROW, WIDE, Column, dated, local_day, make_tab, place
from domain.sheet.seen import Seen
from domain.sheet_looks import NUMBER, PERCENT, RED, Colour, View, Where
from domain.timeliness import on_time

TITLE = "ภาพรวม"
HANDED_IN = (State.SUBMITTED, State.DONE)
OFFICE, SYSTEM, ROUND, UNIT = LEVELS = ("ทั้งเขต", "ระบบ", "รอบ", "หน่วยงาน")
WEEKS = {3: "ส่ง 3 สัปดาห์ก่อน", 2: "ส่ง 2 สัปดาห์ก่อน", 1: "ส่งสัปดาห์ก่อน", 0: "ส่งสัปดาห์นี้"}
LEVEL_NOTE = "แต่ละระดับนับงานชุดเดียวกัน ถ้าทำ pivot ให้กรองระดับเดียวก่อน"


@dataclass(frozen=True)
class Group:
    """Duties that are counted together; none of them is cancelled."""

    key: str
    level: str
    duties: tuple[Duty, ...]
    system: str = ""
    round: str = ""
    unit: str = ""


def overview(seen: Seen) -> Tab:
    """The tab: from the whole to its parts, each level told by a column of its own."""
    columns = _columns(seen)
    level, late = place(columns, "ระดับ"), place(columns, "เลยกำหนด")
    views = tuple(View(f"เฉพาะ{name}", (Where(level, text=name),)) for name in LEVELS[1:])
    return make_tab(TITLE, columns, _groups(seen), (Colour(late, 1, None, RED),), views)


def _columns(seen: Seen) -> list[Column[Group]]:
    return [
        Column("รหัสแถว", lambda group: group.key, MIDDLE),
        Column("ระดับ", lambda group: group.level, NARROW, note=LEVEL_NOTE),
        Column("ระบบ", lambda group: group.system),
        Column("รอบ", lambda group: group.round),
        Column("หน่วยงาน", lambda group: group.unit, WIDE),
        Column("ต้องส่ง", lambda group: len(group.duties), NARROW, NUMBER, "ไม่นับงานที่ยกเลิก"),
        _count("ส่งแล้ว", handed_in, "เคยส่งแล้ว รวมงานที่ถูกส่งกลับแก้ไข"),
        _count("ทันกำหนด", lambda duty: on_time(duty) is True, "ส่งครั้งแรกภายในกำหนดเขต"),
        _count("เสร็จสิ้น", lambda duty: duty.state is State.DONE),
        _count("เลยกำหนด", lambda duty: duty.is_open and duty.office_on < seen.today, "ยังไม่ส่งและเลยกำหนดเขต"),
        _count("ติดปัญหา", lambda duty: duty.state is State.BLOCKED),
        Column("ร้อยละที่ส่ง", _percent, NARROW, PERCENT),
        *dated("กำหนดถัดไป", lambda group: _next(group, seen.today), "กำหนดเขตใกล้ที่สุดของงานที่ยังไม่ส่ง"),
        *(_week(title, ago, seen.today) for ago, title in WEEKS.items()),
    ]


def _count(title: str, counts: Callable[[Duty], bool], note: str = "") -> Column[Group]:
    return Column(title, lambda group: sum(map(counts, group.duties)), NARROW, NUMBER, note)


def _week(title: str, ago: int, today: date) -> Column[Group]:
    """How many were handed in for the first time in a week from Monday, `ago` weeks before this one."""
    monday = today - timedelta(days=today.weekday(), weeks=ago)
    week = {monday + timedelta(days=day) for day in range(7)}
    return _count(title, lambda duty: local_day(duty.first_submitted_at) in week, "นับวันจันทร์ถึงอาทิตย์")


def handed_in(duty: Duty) -> bool:
    """Whether it was handed in, even if it came back."""
    return duty.first_submitted_at is not None or duty.state in HANDED_IN


def _percent(group: Group) -> float:
    return round(100 * sum(map(handed_in, group.duties)) / len(group.duties), 1)


def _next(group: Group, today: date) -> date | None:
    """The nearest office date to come of what is still open."""
    return min(
        (one.office_on for one in group.duties if one.is_open and one.office_on >= today), default=None
    )


def _groups(seen: Seen) -> list[Group]:
    """The office first, then by the codes of systems and rounds, then by the names of units."""
    owed = [duty for duty in seen.duties if duty.state is not State.CANCELLED]
    if not owed:
        return []
    groups = [Group("ทั้งเขต", OFFICE, tuple(owed))]
    for system, of_system in _by(owed, lambda duty: duty.system_code):
        called = of_system[0].system_name
        groups.append(Group(f"S:{system}", SYSTEM, of_system, called))
        for code, of_round in _by(of_system, lambda duty: duty.round_code):
            name = of_round[0].round_name
            groups.append(Group(f"R:{code}", ROUND, of_round, called, name))
            groups += [
                Group(f"R:{code}/U{its[0].unit_id}", UNIT, its, called, name, unit)
                for unit, its in _by(of_round, lambda duty: duty.unit_name)
            ]
    return groups


def _by(duties: Iterable[Duty], key: Callable[[Duty], str]) -> list[tuple[str, tuple[Duty, ...]]]:
    found: dict[str, list[Duty]] = {}
    for duty in duties:
        found.setdefault(key(duty), []).append(duty)
    return [(name, tuple(found[name])) for name in sorted(found, key=code_order)]
