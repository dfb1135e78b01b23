"""When a coordinator means that all who owe are to be reminded, and when only some or nobody."""

from datetime import date
from typing import Any

import pytest
from made_up_duties import E6, E_MES, duty, setting

from domain import coordinator_commands as k
from domain import personal_commands as p
from domain.people import Role
from domain.setting import Setting
from domain.several import Several
from domain.understanding import understand
from domain.words.nudging import BESIDE

OTHERS = (duty(5, "E5", holders=(7,)), duty(9, "E9", name="งานของคนอื่น", holders=(7,)))
SYSTEMS = (("EMES", "e-MES"), ("EMENSCR", "eMENSCR"), ("PMS", "ปักหมุดสารสนเทศ"))


def who(*roles: Role, **more: Any) -> Setting:
    """Somebody in this office, who holds E6."""
    return setting([E6], **{"office": OTHERS, "systems": SYSTEMS, "roles": frozenset(roles)} | more)


WAN = who(Role.COORDINATOR, called=frozenset())


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("ช่วยทวงทุกคนที่ยังไม่ส่งให้หน่อย", k.NudgeAll()),
        ("เอ่อช่วยทวงทุกคนที่ยังไม่ส่งให้หน่อยนะคะ", k.NudgeAll()),
        ("ทวงทุกคนที่ยังไม่ส่งได้ไหมคะ", k.NudgeAll()),
        ("วันนี้ช่วยทวงทุกคนที่ยังไม่ส่งด้วยค่ะ", k.NudgeAll()),
        ("ใครยังไม่ส่งช่วยทวงให้หน่อย", k.NudgeAll()),
        ("บอท ตามงานทุกคนที่ยังค้างหน่อย", k.NudgeAll()),
        ("เร่งรัดทุกคนที่ยังไม่ส่ง", k.NudgeAll()),
        ("กระตุ้นกลุ่มที่ยังไม่ส่งงานให้หน่อย", k.NudgeAll()),
        ("โปรดติดตามทวงถามผู้รับผิดชอบทุกท่านที่ยังมิได้จัดส่งรายงาน", k.NudgeAll()),
        ("ทวงงานค้างทั้งหมด", k.NudgeAll()),
        ("ทวงทุกคน", k.NudgeAll()),
        ("ทวงทุกคนเลยค่ะ", k.NudgeAll()),
        ("ทวงคนที่เลยกำหนดทั้งหมด", k.NudgeAll(late=True)),
        ("ทวงคนที่เลยกำหนดไปแล้วด้วยค่ะ", k.NudgeAll(late=True)),
        ("ทวงงานที่เลยกำหนดทุกรายการ", k.NudgeAll(late=True)),
        ("ให้แจ้งเตือนผู้รับผิดชอบทุกรายที่ยังไม่ส่งงานเกินกำหนด ให้เร่งรัด", k.NudgeAll(late=True)),
        ("ทวงทุกคนที่ยังค้าง e-MES ให้ที", k.NudgeAll("EMES")),
        ("ทวงทุกคน อีเมส ให้ที", k.NudgeAll("EMES")),
        ("แจ้งเตือนทุกคนที่ยังไม่ส่ง eMENSCR", k.NudgeAll("EMENSCR")),
        ("ช่วยเตือนผู้ที่ปักหมุดเลยกำหนดด้วยนะคะ", k.NudgeAll("PMS", late=True)),
        ("ทวงโรงเรียนที่ยังไม่ส่งรายงานให้หน่อย", k.NudgeAll(schools=True)),
        ("ทวงทุกโรงเรียนเลย", k.NudgeAll(schools=True)),
    ],
)
def test_all_who_owe_are_meant(text: str, command: k.NudgeAll) -> None:
    assert understand(text, WAN) == command


@pytest.mark.parametrize(
    "text",
    [
        "ใครยังไม่ส่งบ้าง",
        "ใครยังไม่ส่งบ้าง จะได้ทวง",
        "ขอรายชื่อคนที่ยังไม่ส่ง เพื่อติดตามทวงถาม",
        "งานที่เลยกำหนดมีอะไรบ้าง",
        "ทวงทุกคนหรือยัง",
        "ทวงทุกคนไปแล้วค่ะ",
        "เมื่อวานทวงคนที่ยังไม่ส่งครบแล้วค่ะ",
        "ทวงทุกวันเหนื่อยมาก คนยังไม่ส่ง",
        "โดนทวงทุกคนที่ยังไม่ส่ง",
        "ไม่ต้องทวงทุกคนที่ยังไม่ส่ง",
        "อย่าเพิ่งทวงคนที่ยังไม่ส่ง",
        "ประกาศ ทวงทุกคนที่ยังไม่ส่ง",
        "เตือนทุกคนว่าพรุ่งนี้ประชุม",
        "ทวงเงินค่ากาแฟทุกคน",
        "ขอบคุณที่ช่วยทวงทุกคนที่ยังไม่ส่งนะคะ",
        "ทวง E5",
        "ทวง E5 ทุกคนที่ยังไม่ส่ง",
        "เตือนคนที่ยังไม่ส่ง E5 ด้วย",
        "ทวงคนที่ยังไม่ส่งงานของคนอื่น",
        "ทวงคนที่ยังไม่ส่งของไตรมาส 3",
        "ทวงทุกคนที่ยังไม่ส่งงานของวันที่ 5 ก.ย.",
        "ทวงโรงเรียนบ้านสวนที่ยังไม่ส่ง",
        "ทวงกลุ่มแผนที่ยังไม่ส่ง",
    ],
)
def test_some_or_nobody_is_meant(text: str) -> None:
    assert not isinstance(understand(text, WAN), k.NudgeAll)


def test_one_duty_and_one_colleague_are_reminded_as_before() -> None:
    hers = who(Role.COORDINATOR, called=frozenset({5}))
    assert understand("ทวง E5", WAN) == k.Nudge((5,))
    assert understand("ทวงพี่มาลี", hers) == k.Nudge((5,))
    assert understand("ทวงพี่มาลีกับทุกคนที่ยังไม่ส่ง", hers) == k.Nudge((5,))


def test_a_message_that_is_quoted_is_about_its_own_duties() -> None:
    quoting = who(Role.COORDINATOR, called=frozenset(), quoted=(E_MES.id,))
    assert not isinstance(understand("ทวงทุกคนที่ยังไม่ส่ง", quoting), k.NudgeAll)


@pytest.mark.parametrize("role", [Role.OWNER, Role.UNIT_HEAD, Role.REVIEWER, Role.DIRECTOR, Role.PLANNER])
def test_others_are_understood_too_so_that_they_hear_who_may(role: Role) -> None:
    assert understand("ช่วยทวงทุกคนที่ยังไม่ส่งให้หน่อย", who(role)) == k.NudgeAll()


def test_another_thing_may_be_asked_beside_it() -> None:
    leave = p.Away(date(2024, 8, 30), date(2024, 8, 30))
    found = understand("ทวงทุกคนที่ยังไม่ส่ง แล้วก็พรุ่งนี้ลากิจ", WAN)
    assert found == Several((k.NudgeAll(), leave))


def test_words_that_fit_in_many_ways_take_no_longer() -> None:
    """Twenty-four blanks that two parts of a pattern could take once cost seventeen seconds."""
    assert not BESIDE.fullmatch(" เรื่อง" * 2000 + " x")
