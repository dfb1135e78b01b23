"""Duties, people and settings made up for the tests of rules."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from domain.duties import Duty, State
from domain.office import Step, StepKind
from domain.people import Actor, Chat, Person, Role
from domain.setting import Setting
from domain.words.heard import hear
from domain.words.meant import find_meant

E_MES = Duty(
    id=5,
    code="E5",
    name="การอ่านออกเขียนได้ของนักเรียนชั้น ป.1",
    round_name="e-MES ปี 2567",
    system_code="EMES",
    system_name="e-MES",
    unit_id=1,
    unit_name="กลุ่มนิเทศ",
    opens_on=date(2024, 7, 1),
    office_on=date(2024, 9, 2),
    national_on=date(2024, 9, 15),
    state=State.NOT_STARTED,
    steps=(
        Step(StepKind.CHECK, "กลั่นกรอง", Role.REVIEWER),
        Step(StepKind.RECORD, "บันทึก e-MES", Role.COORDINATOR),
    ),
    holders=(1, 2),
)


def duty(id: int, code: str, **more: Any) -> Duty:
    """Another duty like E5."""
    return replace(E_MES, id=id, code=code, **more)


E5, E6 = duty(5, "E5"), duty(6, "E6", name="ผลการดำเนินงานโรงเรียนคุณภาพ")
E15, PM03 = duty(15, "E15", name="การจัดวางระบบควบคุมภายใน"), duty(103, "PM03", name="ผลการใช้จ่ายเงินโครงการ")
HELD = (E5, E6, E15, PM03)
NOT_MINE = (duty(9, "E9", name="งานของคนอื่น", holders=(7,)),)
TODAY = date(2024, 8, 29)


def setting(held: Iterable[Duty] = HELD, **more: Any) -> Setting:
    """Somebody enrolled in 1:1 who holds these; E9 is known, and another's."""
    known: dict[str, Any] = {"enrolled": True, "today": TODAY, "held": tuple(held), "office": NOT_MINE}
    return Setting(**known | more)


def person(id: int, *roles: Role) -> Person:
    """Somebody with these roles."""
    return Person(id, "มาลี รุ่งเรือง", "พี่มาลี", 1, "กลุ่มนิเทศ", frozenset(roles))


def actor(who: Person | None, kind: str = "user") -> Actor:
    """Them in a chat."""
    return Actor(who, "chat", Chat(1, kind, "U1"))


def codes_named(text: str, who: Setting) -> tuple[list[str], list[str]]:
    """The codes that the words name for certain, and those that only may be meant."""
    meant, _ = find_meant(hear(text).words, who.circle)
    sure = [one.code for place in meant for one in who.duties(place.ids)]
    return sure, sorted({one.code for place in meant for one in who.duties(place.candidates)})
