"""Whoever is not enrolled learns nothing of the office in a group, whatever they ask or press."""

from dataclasses import replace
from datetime import timedelta

import pytest
from office import Office
from sqlalchemy import text

MALI, SRI, JIN = "มาลี รุ่งเรือง", "สมศรี ใจดี", "จินตนา สุขสวัสดิ์"
TEAM = "ทีม e-MES สพป.ตัวอย่าง"
ASKED = (
    *("ใครค้างบ้าง", "งานของฉัน", "E5", "ขอดูประวัติ E5", "E5 ใครทำด้วย", "ประชุมวันไหน", "รอบ EMES-67"),
    *("ทะเบียนคุมเอกสาร", "ข้อมูลของฉัน", "ช่วยด้วย", "สวัสดีค่ะ", "E5 ได้ 60%", "ส่ง E5", "ยกเลิก", "รหัสกลุ่ม"),
    *("ผ่าน E5", "ตอบ E5 ว่าเดี๋ยวช่วย", "เตือน E5", "ประกาศ พรุ่งนี้ประชุม", "ผูกกลุ่มกับสำนักงาน", "ลบข้อมูลของฉัน"),
    *("เลื่อน E5 เป็น 10 ก.ย. เพราะรอ", "ยกเลิก E5 เพราะซ้ำ", "โอน E5 ให้พี่มาลี", "ABCD-EFGH", "ลงทะเบียน สมศรี ใจดี"),
)
PRESSED = (
    "list",
    "owes",
    "register",
    "calendar",
    "me",
    "help",
    "take_back",
    "duty:1",
    "submit:1",
    "update:1",
    "tie_office",
)


def told_in(words: str, office: Office) -> list[str]:
    """The names and codes, which nobody outside may read, that stand in these words."""
    parts = (
        *(
            "SELECT name FROM person",
            "SELECT name FROM unit",
            "SELECT name FROM item",
            "SELECT code FROM item",
        ),
        *("SELECT name FROM meeting", "SELECT code FROM round", "SELECT call_name FROM person"),
    )
    with office.house.store.engine.connect() as connection:
        names = [one for part in parts for one in connection.execute(text(part)).scalars() if one]
    words = words.replace("พิมพ์", "")  # somebody is called พิม
    return [one for one in names if one in words]


def everything_heard(office: Office, who: str) -> list[str]:
    """All that is answered to somebody who tries everything in the group, a day for each try."""
    heard = []
    for words in ASKED:
        heard += office.say(who, f"@บอท {words}", TEAM)
        forget_that_they_were_told(office)
    for data in PRESSED:
        heard += office.press(who, data, TEAM)
        forget_that_they_were_told(office)
    return heard


def forget_that_they_were_told(office: Office) -> None:
    """As if it were another day."""
    with office.house.store.engine.begin() as connection:
        connection.execute(text("UPDATE conversation SET greeted_on = NULL"))


def leave_the_office(office: Office, who: str) -> None:
    """Somebody enrolled once, and is released."""
    office.enrol(who)
    with office.house.store.engine.begin() as connection:
        connection.execute(text("UPDATE chat SET person_id = NULL"))


@pytest.mark.parametrize("tied", [True, False], ids=["tied", "untied"])
@pytest.mark.parametrize("former", [False, True], ids=["stranger", "former officer"])
def test_nothing_of_the_office_leaks(office: Office, tied: bool, former: bool) -> None:
    if former:
        leave_the_office(office, SRI)
    if tied:
        office.tie(TEAM)
    else:
        office.playground.join(TEAM)
        office.heard(SRI, TEAM)
    heard = everything_heard(office, SRI)
    assert len(heard) == len(ASKED) + len(PRESSED)
    assert len(set(heard)) == 1 and ("ลงทะเบียน" if tied else "ผูกกลุ่มนี้กับ") in heard[0]
    assert not told_in(heard[0], office)
    with office.house.store.engine.connect() as connection:
        assert connection.execute(text('SELECT count(*) FROM "update"')).scalar() == 0


def test_a_stranger_is_told_once_a_day_in_each_group_how_to_enrol(office: Office) -> None:
    office.tie(TEAM)
    assert len(office.say(SRI, "@บอท ใครค้างบ้าง", TEAM)) == 1
    assert office.say(SRI, "@บอท ใครค้างบ้าง", TEAM) == office.press(SRI, "owes", TEAM) == []
    assert len(office.say(JIN, "@บอท ใครค้างบ้าง", TEAM)) == 1, "another is told too"
    office.playground.clock.move_by(timedelta(days=1).total_seconds())
    assert len(office.say(SRI, "@บอท ใครค้างบ้าง", TEAM)) == 1


@pytest.mark.parametrize("tied", [True, False], ids=["tied", "untied"])
def test_who_is_not_named_by_line_is_told_once_a_day_to_come_to_the_chat(office: Office, tied: bool) -> None:
    office.enrol(MALI)
    if tied:
        office.tie(TEAM)
    else:
        office.playground.join(TEAM)
        office.heard(SRI, TEAM)
    for name in (MALI, JIN):
        office.playground.office.keep(replace(office.playground.office.person(name), consents=False))
    heard = office.say(MALI, "@บอท E7 ได้ 60%", TEAM) + office.press(JIN, "owes", TEAM)
    assert len(heard) == 1 and ("LINE ไม่ได้บอก" in heard[0]) is tied
    assert not told_in(heard[0], office)
