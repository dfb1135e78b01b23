"""Whom an announcement is for, and events that are nobody's words."""

import json

import pytest
from office import Office

SRI, MALI, WAN = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง"


def test_a_named_system_reaches_only_those_who_still_owe_it(office: Office) -> None:
    office.enrol(WAN, SRI, MALI)
    office.say(SRI, "ส่ง E5")
    (preview,) = office.say(WAN, "ประกาศ พรุ่งนี้ส่ง emes ก่อนเที่ยง")
    assert "ส่งถึง 1 คน ที่ยังค้าง e-MES: พี่มาลี" in preview


def test_where_nobody_owes_the_named_system_nobody_is_disturbed(office: Office) -> None:
    office.enrol(WAN, SRI)
    office.say(SRI, "ส่ง E5")
    (answer,) = office.say(WAN, "ประกาศ พรุ่งนี้ส่ง e-MES ก่อนเที่ยง")
    assert "ไม่มีผู้ที่ยังค้าง e-MES" in answer


def test_without_a_system_it_is_for_everybody_but_its_sender(office: Office) -> None:
    office.enrol(WAN, SRI, MALI)
    (preview,) = office.say(WAN, "ประกาศ พรุ่งนี้ประชุม 9 โมงค่ะ")
    assert "ส่งถึง 2 คน ทุกคนที่ลงทะเบียน" in preview
    assert "ยังไม่ลงทะเบียนหรือบล็อกบอทอยู่ 9 คน" in preview


def test_who_blocked_the_bot_is_counted_with_those_who_will_not_read_it(office: Office) -> None:
    office.enrol(WAN, SRI, MALI)
    office.playground.unfollow(MALI)
    office.settle()
    (preview,) = office.say(WAN, "ประกาศ พรุ่งนี้ประชุม 9 โมงค่ะ")
    assert "ส่งถึง 1 คน" in preview and "ยังไม่ลงทะเบียนหรือบล็อกบอทอยู่ 10 คน" in preview


def limit(office: Office, value: int) -> None:
    """LINE's plan, and the app knows it."""
    office.playground.change_settings(limit=value)
    office.settle()


def buttons(office: Office, who: str) -> dict[str, str]:
    """What the buttons of the last message carry."""
    items = office.playground.log.messages_to(office.person(who))[-1]["quickReply"]["items"]
    return {one["action"]["label"]: one["action"]["data"] for one in items}


def test_the_preview_says_what_it_costs_and_what_it_leaves_for_last_rungs(office: Office) -> None:
    office.enrol(WAN, SRI, MALI)
    limit(office, 100)
    *_, preview = office.say(WAN, "ประกาศ พรุ่งนี้ประชุม 9 โมงค่ะ")
    assert "ใช้โควตา 2 ข้อความ (เดือนนี้เหลือประมาณ 100 ส่งแล้วเหลือ 98 ต้องเก็บ" in preview
    assert "ไว้เตือนงานใกล้ครบกำหนด" in preview
    office.press(WAN, buttons(office, WAN)["ส่งเลย"])
    assert any("พรุ่งนี้ประชุม" in said for said in office.heard(SRI))


def test_what_the_rest_does_not_cover_becomes_a_text_to_paste_and_reads_are_counted(office: Office) -> None:
    office.enrol(WAN, SRI, MALI)
    limit(office, 1)
    *_, preview = office.say(WAN, "ประกาศ พรุ่งนี้ประชุม 9 โมงค่ะ")
    assert "โควตาไม่พอส่งให้ทุกคน" in preview
    said, text = office.press(WAN, buttons(office, WAN)["ขอข้อความไปวาง"])
    assert "ไม่พอส่งประกาศถึง 2 คน" in said
    assert "พรุ่งนี้ประชุม 9 โมงค่ะ" in text and "รับทราบ" in text
    assert office.playground.log.pushes() == []
    assert "ขอบคุณ" in office.say(MALI, "รับทราบ")[-1], "she has read it in the group"
    assert "พรุ่งนี้ประชุม 9 โมงค่ะ" in office.say(SRI, "งานของฉัน")[0], "who talks to the bot reads it there"
    (readers,) = office.press(WAN, "read:1")
    assert "รับทราบแล้ว 1 จาก 2 คน" in readers


@pytest.mark.parametrize("yes", ["ส่งเลย", "ส่งเลยค่ะ", "ส่งได้เลย", "ยืนยัน", "ตกลงค่ะ"])
def test_a_typed_yes_sends_it_and_hands_in_nothing(office: Office, yes: str) -> None:
    office.enrol(WAN, SRI)
    office.say(WAN, "ประกาศ พรุ่งนี้ประชุม 9 โมงค่ะ")
    assert "ส่งประกาศ" in office.say(WAN, yes)[-1]
    assert any("พรุ่งนี้ประชุม" in said for said in office.heard(SRI))
    assert "E24" in office.say(WAN, "งานของฉัน")[-1], "it was not taken for her own duty"


@pytest.mark.parametrize("no", ["ไม่ส่ง", "ไม่ส่งค่ะ", "ไม่ต้องส่ง", "ไม่เอา", "ยกเลิก"])
def test_a_typed_no_drops_it(office: Office, no: str) -> None:
    office.enrol(WAN, SRI)
    office.say(WAN, "ประกาศ พรุ่งนี้ประชุม 9 โมงค่ะ")
    assert "ไม่ส่ง" in office.say(WAN, no)[-1]
    assert office.heard(SRI) == []


def test_at_night_what_is_typed_as_urgent_goes_at_once(office: Office) -> None:
    office.enrol(WAN, SRI)
    office.move(12 * 3600)
    office.messages(SRI)
    office.say(WAN, "ประกาศ น้ำท่วม งดมาทำงาน")
    office.say(WAN, "ส่งด่วนเดี๋ยวนี้")
    assert any("น้ำท่วม" in said for said in office.heard(SRI))


def test_once_another_topic_came_between_a_yes_sends_nothing(office: Office) -> None:
    office.enrol(WAN, SRI)
    office.say(WAN, "ประกาศ พรุ่งนี้ประชุม 9 โมงค่ะ")
    office.say(WAN, "เลื่อน E7 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    assert "E7" in office.say(WAN, "ยืนยัน")[-1]
    office.say(WAN, "ยืนยัน")
    assert office.heard(SRI) == []


def test_at_night_only_what_is_confirmed_as_urgent_goes_at_once(office: Office) -> None:
    office.enrol(WAN, SRI)
    office.move(12 * 3600)
    office.messages(SRI)
    *_, preview = office.say(WAN, "ประกาศ ปิดสำนักงานพรุ่งนี้")
    assert "ตอนนี้นอกเวลาทำการ" in preview
    office.press(WAN, buttons(office, WAN)["ส่งเลย"])
    assert office.heard(SRI) == []
    office.say(WAN, "ประกาศ น้ำท่วม งดมาทำงาน")
    office.press(WAN, buttons(office, WAN)["ส่งด่วนเดี๋ยวนี้"])
    assert any("น้ำท่วม" in said for said in office.heard(SRI))


def test_an_event_without_a_chat_is_kept_and_leaves_no_trace_of_one(office: Office) -> None:
    link = {"type": "accountLink", "timestamp": 1, "mode": "active", "webhookEventId": "x", "link": {}}
    body = json.dumps({"destination": "U", "events": [link]}).encode()
    assert office.playground.sender.signed_post(body).status == 200
    office.settle()
    with office.house.store.engine.connect() as connection:
        chats = connection.exec_driver_sql("SELECT line_id FROM chat").scalars().all()
        (state,) = connection.exec_driver_sql("SELECT state FROM inbox").scalars().all()
    assert (chats, state) == ([], "handled")
