"""What did not arrive shows its reason, and goes again with one tap."""

from due_letters import tell
from office import Office
from sent_workbooks import buttons
from sqlalchemy import select, update

from scheduler.responder import run_until_idle
from storage.engine import reading, writing
from storage.talk_tables import NoticeRow

WAN, SRI, MALI, DIRECTOR = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง", "ประเสริฐ มั่นคง"
TEAM = "ทีม e-MES สพป.ตัวอย่าง"
PUSH = "/v2/bot/message/push"


def refuse(office: Office, status: int, words: str) -> None:
    fault = {"match": PUSH, "kind": "status", "times": None, "status": status, "body": {"message": words}}
    office.playground.faults.set([fault])


def kept(office: Office) -> dict[str, str]:
    """The state of each letter."""
    with reading(office.house.store.engine) as session:
        rows = session.execute(select(NoticeRow.key, NoticeRow.state).where(NoticeRow.kind == "immediate"))
        return {key: state for key, state in rows}


def test_what_did_not_arrive_shows_why_and_goes_again_with_one_tap(office: Office) -> None:
    office.enrol(WAN, SRI)
    tell(office, "nobody", MALI)
    refuse(office, 400, "Failed to send messages")
    tell(office, "gone", SRI)
    office.settle()
    refuse(office, 400, "The request body has 1 error(s)")
    tell(office, "wrong", SRI)
    office.settle()
    assert kept(office) == {"nobody": "unreachable", "gone": "unreachable", "wrong": "parked"}
    (summary,) = office.say(WAN, "สรุปวันนี้")
    assert "ข้อความที่ส่งไม่ถึง 3 เรื่อง" in summary
    (status,) = office.say(WAN, "สถานะ")
    assert "ส่งไม่ถึง 3 เรื่อง" in status and buttons(office, WAN)["ดูที่ส่งไม่ถึง"] == "stuck"
    (said,) = office.press(WAN, "stuck")
    assert "1) แจ้งเรื่องงานถึงพี่ศรี (29 ส.ค. 2567 (พฤ.))\n   LINE ไม่รับข้อความนี้" in said
    assert "2) แจ้งเรื่องงานถึงพี่ศรี" in said and "LINE ส่งถึงบัญชีนี้ไม่ได้" in said
    assert "3) แจ้งเรื่องงานถึงพี่มาลี" in said and "ยังไม่ลงทะเบียน หรือบล็อกบอทอยู่" in said
    first = buttons(office, WAN)["ส่งใหม่ 1 พี่ศรี"]
    office.playground.faults.clear()
    office.playground.press(WAN, {"type": "postback", "label": "x", "data": first})
    (again,) = office.heard(WAN)
    assert "จะลองส่งให้อีกครั้งค่ะ" in again and "ยังเหลือที่ส่งไม่ถึงอีก 2 เรื่อง" in again
    assert kept(office)["wrong"] == "sent"
    assert len(office.heard(SRI)) == 1
    (twice,) = office.press(WAN, first)
    assert "มีผู้สั่งส่งใหม่แล้ว" in twice
    assert office.heard(SRI) == []


def test_two_taps_at_once_send_it_once(office: Office) -> None:
    office.enrol(WAN, SRI)
    refuse(office, 400, "Failed to send messages")
    tell(office, "gone", SRI)
    office.settle()
    office.playground.faults.clear()
    office.heard(SRI)
    office.press(WAN, "stuck")
    data = buttons(office, WAN)["ส่งใหม่ 1 พี่ศรี"]
    for _ in range(2):
        office.playground.press(WAN, {"type": "postback", "label": "x", "data": data})
    said = office.heard(WAN)
    assert sum("จะลองส่งให้อีกครั้ง" in words for words in said) == 1
    assert len(office.heard(SRI)) == 1


def test_what_has_expired_or_arrived_is_not_offered(office: Office) -> None:
    office.enrol(WAN, SRI)
    tell(office, "fine", SRI)
    refuse(office, 400, "Failed to send messages")
    office.settle()
    now = office.house.clocks.office()
    with writing(office.house.store.engine) as session:
        session.execute(update(NoticeRow).where(NoticeRow.key == "fine").values(expires_at=now))
    (said,) = office.say(WAN, "มีอะไรส่งไม่ถึงบ้าง")
    assert "ไม่มีอะไรส่งไม่ถึง" in said
    (said,) = office.press(WAN, "again:1")
    assert "ไม่ต้องส่งแล้ว" in said


def test_an_answer_into_a_group_that_the_bot_has_left_is_not_offered(office: Office) -> None:
    office.enrol(WAN, SRI)
    office.tie(TEAM)
    office.playground.say(SRI, "@บอท ใครค้างบ้าง", TEAM)
    assert office.playground.sender.wait_idle()
    run_until_idle([office.house.drain], "test")
    office.playground.leave(TEAM)
    office.settle()
    assert office.house.store.health(office.house.clocks.office()).notices["unreachable"] == 1
    (said,) = office.say(WAN, "มีอะไรส่งไม่ถึงบ้าง")
    assert "ไม่มีอะไรส่งไม่ถึง" in said


def test_nobody_else_sends_again(office: Office) -> None:
    office.enrol(WAN, SRI)
    for data in ("stuck", "status", "again:1", "template"):
        (said,) = office.press(SRI, data)
        assert "เฉพาะผู้ประสานงาน" in said
