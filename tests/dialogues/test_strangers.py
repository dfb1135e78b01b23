"""A stranger and a former officer in 1:1 learn nothing of the office, whatever they say or press."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from newcomers import Newcomers
from sqlalchemy import select
from systems import Systems

from domain.buttons import OF_ONE, OF_TWO, WITHOUT_NUMBER
from domain.menus import MENUS
from storage.engine import reading
from storage.history_tables import UpdateRow
from storage.office_tables import ItemRow, PersonRow, RoundRow, UnitRow

WAN, SRI, ANONG = "วรรณา แสงทอง", "สมศรี ใจดี", "อนงค์ ศรีสุข"
SAID = (
    *("งานของฉัน", "E5", "E5 60%", "ส่ง E5", "E5 ติดปัญหา รอข้อมูล", "ใครค้างบ้าง", "ขอดูประวัติ E5", "ผ่าน E5"),
    *(
        "ส่งกลับ E5 เพราะข้อมูลไม่ครบ",
        "บันทึก E5 แล้ว เลขที่ 1/2567",
        "เลื่อน E5 เป็น 10 ก.ย. เพราะรอ",
        "ยกเลิก E5 เพราะซ้ำ",
    ),
    *(
        "ประกาศ ทดสอบระบบ",
        "เพิ่มงานตรวจราชการ ส่ง 12 ก.ค. ให้ สมศรี",
        "โอนงาน E5 ให้ มาลี",
        "ประชุมวันไหน",
        "รอบ EMES-67",
    ),
    *(
        "ทะเบียนคุมเอกสาร",
        "ข้อมูลของฉัน",
        "ลบข้อมูลของฉัน",
        "พรุ่งนี้ลา",
        "พักเตือนถึงวันศุกร์",
        "เมนู",
        "ขอบคุณค่ะ",
        "60",
        "ยกเลิก",
    ),
    *(
        "อนุมัติ สมศรี",
        "ปล่อยบัญชีทุกคน",
        "ออกรหัส สมศรี",
        "คำขอลงทะเบียน",
        "ลงทะเบียน สมศรี ใจดี",
        "ลงทะเบียนยังไง",
        "AAAA-AAAA",
    ),
    *("https://drive.google.com/x", "รับทราบค่ะ", "ใครยังไม่ลงทะเบียน", "แจ้ง ผอ.", "สถานะ"),
    *("ขอแม่แบบ", "ส่งออก", "ข้อความที่ส่งไม่ได้", "ข้อเสนอจากชีต", "เตือนยังไง", "เพิ่มวันหยุด 2 ก.ย. วันหยุดพิเศษ"),
    *(area.said for menu in MENUS for area in menu.areas),  # whoever is let go may tap once more
)
PRESSED = (
    *WITHOUT_NUMBER,
    *(f"{name}:{number}" for name in OF_ONE for number in (1, 999)),
    *(f"{name}:{one},{two}" for name in OF_TWO for one in (1, 999) for two in (1, 60)),
)


@pytest.fixture
def office(systems: Systems) -> Newcomers:
    office = Newcomers(systems.store)
    office.on(date(2024, 8, 27))
    office.enrol(WAN, SRI, ANONG)
    office.say(SRI, "E5 40% รอข้อมูลลับ")
    return office


def stranger(_office: Newcomers) -> str:
    """An account that was never anybody's."""
    return "Unobody"


def former(office: Newcomers) -> str:
    """The account of somebody who left: nobody has let go of it."""
    office.leaves(ANONG)
    return office.met[ANONG]


def released(office: Newcomers) -> str:
    """An account that was let go."""
    office.press(WAN, f"release:{office.id_of(ANONG)},{office.chat_id_of(ANONG)}")
    return office.met[ANONG]


def office_words(office: Newcomers) -> re.Pattern[str]:
    """Names and codes that only the office's own people may read."""
    with reading(office.store.engine) as session:
        known = [*session.scalars(select(PersonRow.name)), *session.scalars(select(UnitRow.name))]
        known += [*session.scalars(select(ItemRow.name)), *session.scalars(select(RoundRow.name))]
        codes = list(session.scalars(select(ItemRow.code)))
    spelt = "|".join(re.escape(word) for word in known)
    coded = "|".join(rf"(?<![A-Z0-9]){re.escape(code)}(?![A-Z0-9])" for code in codes)
    return re.compile(f"{spelt}|{coded}|พี่ศรี|พี่วรรณ|น้องนงค์|รอข้อมูลลับ")


@pytest.mark.parametrize("who", [stranger, former, released])
def test_nothing_of_the_office_is_told_or_changed(office: Newcomers, who: Callable[[Newcomers], str]) -> None:
    user, secrets = who(office), office_words(office)
    before = (office.duty("E5"), updates(office))
    for words in SAID:
        answer = office.comes(user, words)
        assert not secrets.search(answer) and not secrets.search(
            json.dumps(office.said, ensure_ascii=False)
        ), words
        assert answer or "ขอบคุณ" in words, "a stranger is answered"
    for data in PRESSED:
        assert not secrets.search(office.taps(user, data)), data
    assert (office.duty("E5"), updates(office)) == before
    assert office.chat_of(WAN) == office.met[WAN] and office.chat_of(SRI) == office.met[SRI]


@pytest.mark.parametrize("who", [stranger, former, released])
def test_what_there_is_and_what_there_is_not_sound_the_same(
    office: Newcomers, who: Callable[[Newcomers], str]
) -> None:
    user = who(office)
    assert office.taps(user, f"duty:{office.duty('E5').id}") == office.taps(user, "duty:999999")


def test_nothing_is_pushed_or_rides_to_a_former_officer(office: Newcomers) -> None:
    office.say(WAN, "ตอบ E1 ว่ารอได้ค่ะ")
    assert office.told(ANONG)
    former(office)
    with office.store.look() as work:
        chat = work.people.meet("user", office.met[ANONG])
        assert chat.person_id is None, "what rides is read for the chat's person"
        assert work.people.chat_of(office.id_of(ANONG)) is None
        assert office.id_of(ANONG) not in work.people.chats()


def test_consent_is_told_before_and_at_enrolment(office: Newcomers) -> None:
    hello = office.comes("Unew", "สวัสดีค่ะ")
    office.code("มาลี รุ่งเรือง", "ABCDEFGH")
    welcome = office.comes("Unew", "ABCD-EFGH")
    for said in (hello, welcome):
        assert "บอทเก็บชื่อ" in said and "เห็นได้" in said
        assert "ข้อมูลของฉัน" in said and "ลบข้อมูลของฉัน" in said


def test_consent_is_read_once_a_day_and_then_only_how_to_enrol(office: Newcomers) -> None:
    first, *later = [office.comes("Unew", words) for words in ("สวัสดีค่ะ", "งานของฉัน", "E5 60%", "เมนู")]
    assert "บอทเก็บชื่อ" in first
    assert set(later) == {"พิมพ์รหัสลงทะเบียน 8 ตัวอักษร หรือ ลงทะเบียน ตามด้วยชื่อ-สกุล ได้เลยค่ะ"}
    office.on(date(2024, 8, 28))
    assert "บอทเก็บชื่อ" in office.comes("Unew", "สวัสดีค่ะ")


def updates(office: Newcomers) -> int:
    with reading(office.store.engine) as session:
        return len(list(session.scalars(select(UpdateRow.id).where(UpdateRow.undone_at.is_(None)))))
