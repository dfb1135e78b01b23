"""When the bot reminds: asked in any words, and changed by a coordinator after a look, with one tap."""

from datetime import date, time

import pytest
from changing import MALI, WAN, everything
from systems import Systems

from domain.reminders import FRUGAL, THOROUGH, Policies


@pytest.fixture
def office(systems: Systems) -> Systems:
    systems.on(date(2024, 7, 1))
    return systems


def policies(office: Systems) -> Policies:
    with office.store.look() as work:
        return work.policies()


@pytest.mark.parametrize(
    "words", ["นโยบายเตือน", "เตือนยังไงคะ", "ตอนนี้เตือนกี่ครั้ง", "บอทเตือนวันไหนบ้าง", "เตือนกี่โมงครับ"]
)
def test_anybody_may_ask_when_it_reminds(office: Systems, words: str) -> None:
    told = office.say(MALI, words)
    assert "ปีนี้จะเตือนแบบนี้ค่ะ" in told and "ก่อนกำหนดเขต 7, 1 วัน และวันครบกำหนด" in told
    assert "เฉพาะ ตรวจราชการ: ก่อนกำหนดเขต 14, 7, 3, 1 วัน" in told
    assert "ตั้งเตือนแบบครบถ้วน" not in told, "how to change it is for coordinators"
    assert "ตั้งเตือนแบบครบถ้วน" in office.say(WAN, words)


@pytest.mark.parametrize(
    ("words", "preview"),
    [
        ("ตั้งเตือนแบบครบถ้วน", "• แบบการเตือน\n  ประหยัด → ครบถ้วน"),
        ("เตือน eMENSCR ล่วงหน้า 7, 3, 1, 0", "• เตือนล่วงหน้า (eMENSCR): 7, 3, 1, 0"),
        ("ตั้งเวลาเตือน 09.00", "• เวลาเตือน: 09.00"),
        ("เปลี่ยนเวลาเตือนเป็น 9.15 น. ค่ะ", "• เวลาเตือน: 09.15"),
        ("เตือนเมื่อเลยกำหนด 1, 3, 5", "• เตือนเมื่อเลยกำหนด: 1, 3, 5"),
        ("ตั้งเตือนซ้ำทุก 3 วัน", "• เตือนซ้ำทุก: 3"),
        ("แจ้งหัวหน้ากลุ่มเมื่อเลย 2 วัน", "• แจ้งหัวหน้ากลุ่มเมื่อเลย: 2"),
        ("ให้เตือนนัดประชุมด้วย", "• เตือนนัดหมาย: ใช่"),
    ],
)
def test_a_change_is_shown_with_what_it_comes_to_and_not_made(
    office: Systems, words: str, preview: str
) -> None:
    was, before = everything(office), policies(office)
    told = office.say(WAN, words)
    assert preview in told and "ปีนี้จะเตือน\n- ก่อนกำหนดเขต" in told
    assert (everything(office), policies(office)) == (was, before)


def test_one_tap_makes_it(office: Systems) -> None:
    office.confirm(WAN, "เตือน eMENSCR ล่วงหน้า 7, 3, 1, 0")
    assert policies(office).of("EMENSCR").before == (7, 3, 1, 0)
    assert policies(office).of("EMES") == FRUGAL
    office.confirm(WAN, "ตั้งเวลาเตือน 09.00")
    assert policies(office).office.at == time(9)
    office.confirm(WAN, "ตั้งเตือนแบบครบถ้วน")
    assert policies(office).of("EMES").before == THOROUGH.before
    assert policies(office).of("EMENSCR").before == (7, 3, 1, 0), (
        "a system's own line goes before the office's"
    )


def test_what_waits_is_planned_anew_after_a_change(office: Systems) -> None:
    with office.store.work() as work:
        work.planning.keep(office.now, work.planning.changes())
    office.confirm(WAN, "ตั้งเตือนแบบครบถ้วน")
    with office.store.look() as work:
        assert work.planning.changes()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("เตือนล่วงหน้า 0, 1, 7", "เรียงจากมากไปน้อย 7, 1, 0"),
        ("ตั้งเวลาเตือน 21.00", "เวลา 07.00-17.30"),
        ("ตั้งเวลาเตือน eMENSCR 09.00", "ตั้งแยกตามระบบไม่ได้"),
        ("ตั้งเตือนแบบประหยัด", "เป็นอย่างนั้นอยู่แล้ว"),
    ],
)
def test_what_makes_no_sense_is_told_kindly(office: Systems, words: str, why: str) -> None:
    before = policies(office)
    assert why in office.say(WAN, words)
    assert policies(office) == before


def test_only_coordinators_change_it(office: Systems) -> None:
    assert "เฉพาะผู้ประสานงาน" in office.say(MALI, "ตั้งเตือนแบบครบถ้วน")
    assert "ไม่เตือนก่อน" in office.say(MALI, "ไม่ต้องเตือน ค่อยเตือนพรุ่งนี้"), "quiet is everybody's own"
