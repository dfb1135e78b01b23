"""Whom an announcement is for, and events that are nobody's words."""

import json

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
    assert "ยังไม่ลงทะเบียน 9 คน" in preview


def test_an_event_without_a_chat_is_kept_and_leaves_no_trace_of_one(office: Office) -> None:
    link = {"type": "accountLink", "timestamp": 1, "mode": "active", "webhookEventId": "x", "link": {}}
    body = json.dumps({"destination": "U", "events": [link]}).encode()
    assert office.playground.sender.signed_post(body).status == 200
    office.settle()
    with office.house.store.engine.connect() as connection:
        chats = connection.exec_driver_sql("SELECT line_id FROM chat").scalars().all()
        (state,) = connection.exec_driver_sql("SELECT state FROM inbox").scalars().all()
    assert (chats, state) == ([], "handled")
