"""Whatever may add to what is planned today has the day planned anew; what only takes away has not."""

from collections.abc import Callable
from datetime import date

import pytest
from changing import MALI, SRI, WAN
from systems import Systems

Happens = Callable[[Systems], object]


@pytest.fixture
def planned(systems: Systems) -> Systems:
    """It is planned, a week before e-MES is due, with everybody met."""
    systems.on(date(2024, 8, 26))
    for who in (MALI, SRI, WAN):
        systems.say(who, "สวัสดีค่ะ")
    with systems.store.work() as work:
        work.planning.keep(systems.now, work.planning.changes())
    return systems


def wants_planning(office: Systems) -> bool:
    with office.store.look() as work:
        return bool(work.planning.changes())


def submits_and_undoes(office: Systems) -> None:
    office.say(MALI, "ส่ง E7")
    office.say(MALI, "ยกเลิก")


def is_reached_again(office: Systems) -> None:
    with office.store.work() as work:
        (mali,) = work.people.named(MALI)
        chat = work.people.chat_of(mali.id)
        assert chat
        work.people.set_reachable(chat.line_id, False)
    assert not wants_planning(office)
    with office.store.work() as work:
        work.people.set_reachable(chat.line_id, True)


ADDS: dict[str, Happens] = {
    "a date that moves": lambda office: office.confirm(WAN, "เลื่อน E5 เป็น 30 ส.ค. เพราะเร่ง"),
    "a handover": lambda office: office.confirm(WAN, f"โอน E5 ให้ {MALI}"),
    "a day off": lambda office: office.confirm(WAN, "เพิ่มวันหยุด 2 ก.ย. วันหยุดพิเศษ ครม."),
    "another policy": lambda office: office.confirm(WAN, "ตั้งเตือนแบบครบถ้วน"),
    "leave": lambda office: office.say(SRI, "วันนี้ลาค่ะ"),
    "an undo": submits_and_undoes,
    "a chat that is back": is_reached_again,
}
TAKES_AWAY: dict[str, Happens] = {
    "a report": lambda office: office.say(MALI, "E7 60%"),
    "a submission": lambda office: office.say(MALI, "ส่ง E7"),
    "a problem": lambda office: office.say(MALI, "E7 ติดปัญหา รอข้อมูล"),
    "a look": lambda office: office.say(SRI, "งานของฉัน"),
    "quiet": lambda office: office.say(SRI, "E5 เตือนพรุ่งนี้"),
}


@pytest.mark.parametrize("what", ADDS)
def test_what_may_add_has_it_planned_anew(planned: Systems, what: str) -> None:
    ADDS[what](planned)
    assert wants_planning(planned)


@pytest.mark.parametrize("what", TAKES_AWAY)
def test_what_only_takes_away_has_not(planned: Systems, what: str) -> None:
    TAKES_AWAY[what](planned)
    assert not wants_planning(planned)
