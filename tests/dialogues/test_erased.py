"""ลบข้อมูลของฉัน: after a yes nothing that a person said is found anywhere; the duties' history stays."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from changed import TEAM, log_of, said_and_heard, state_of
from office import Office
from searching import anywhere
from sqlalchemy import select, update

from domain.duties import State
from storage.engine import reading, writing
from storage.talk_tables import CallRow

SRI, MALI, WAN, CHAI, ANONG = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "ชัยวัฒน์ ดีเลิศ", "อนงค์ ศรีสุข"
SECRET, LINK = "รอเอกสารลับจากคุณนภาพร", "https://drive.example.com/lap-mak"
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)


def erase(office: Office, who: str) -> list[str]:
    """They ask for it and confirm; what the bot then says."""
    office.say(who, "ลบข้อมูลของฉัน")
    return office.press(who, "erase")


def test_it_says_what_goes_and_what_stays_and_waits_for_a_yes(office: Office) -> None:
    office.enrol(SRI)
    office.say(SRI, f"E5 60% {LINK}")
    office.playground.say(SRI, "ลบข้อมูลของฉัน")
    office.settle()
    message = office.messages(SRI)[-1]
    assert message["text"].startswith("พี่ศรี ต้องการลบ") and SRI not in message["text"]
    for words in ("ใช่ไหมคะ", "รายงาน 1 ครั้ง ลิงก์ 1", "บัญชี LINE", "โดยไม่มีชื่อท่าน", "ยังมีงานที่ต้องส่ง 1 รายการ"):
        assert words in message["text"]
    buttons = {one["action"]["label"]: one["action"]["data"] for one in message["quickReply"]["items"]}
    assert buttons == {"ยืนยันลบข้อมูล": "erase", "ไม่ลบ": "keep"}
    assert "ไม่ได้บันทึกอะไร" in office.press(SRI, "keep")[0]
    assert "ใช่ไหมคะ" in office.press(SRI, "erase")[0]
    assert state_of(office, "E5")[1] == 60 and log_of(office)[0][0].startswith("E5 60%")


def test_an_old_button_or_another_topic_between_erases_nothing(office: Office) -> None:
    office.enrol(SRI)
    office.say(SRI, "ลบข้อมูลของฉัน")
    office.say(SRI, "งานของฉัน")
    assert "ใช่ไหมคะ" in office.press(SRI, "erase")[0]
    assert "ท่านคือ" in office.say(SRI, "ข้อมูลของฉัน")[0]


def test_in_a_group_it_is_neither_asked_nor_done(office: Office) -> None:
    office.enrol(SRI)
    office.tie(TEAM)
    office.heard(SRI, TEAM)
    office.say(SRI, "ลบข้อมูลของฉัน")
    assert "1:1" in office.press(SRI, "erase", TEAM)[0]
    assert "ท่านคือ" in office.say(SRI, "ข้อมูลของฉัน")[0]


def a_busy_life(office: Office) -> None:
    """Everything that somebody may leave behind, in 1:1 and in a group."""
    office.enrol(SRI, WAN, CHAI, ANONG)
    office.tie(TEAM)
    office.heard(SRI, TEAM)
    office.say(SRI, f"E5 ติดปัญหา {SRI_WORDS} {LINK}")
    office.playground.file(SRI, b"%PDF-khong-lap", "khong-lap.pdf")
    office.heard(SRI)
    office.say(SRI, f"@บอท E5 ได้ 60% {SECRET}", TEAM)
    office.say(SRI, f"บันทึกว่า {SECRET}")
    office.say(SRI, "ลา 2-3 ก.ย.")
    office.say(WAN, "E5")
    office.say(ANONG, "ขอดูประวัติ E5")
    office.say(ANONG, "E5 70%")
    office.say(SRI, f"เรื่องนี้ไม่รู้จะว่ายังไง {SECRET}")


SRI_WORDS = "รอหนังสือลับจากโรงเรียนบ้านนา"


@pytest.mark.planners
def test_nothing_of_them_is_found_in_any_table_nor_in_the_sheet_nor_in_an_export(
    office: Office, tmp_path: Path
) -> None:
    a_busy_life(office)
    who = office.person(SRI)
    assert len(anywhere(office, tmp_path, SECRET, SRI_WORDS, LINK, "khong-lap", who)) > 8
    (answer,) = erase(office, SRI)
    assert "ลบข้อมูลของท่านแล้วค่ะ" in answer and "แจ้งผู้ประสานงานแล้ว" in answer
    assert anywhere(office, tmp_path, SECRET, SRI_WORDS, LINK, "khong-lap", who) == set()
    log = office.sheets.grid("บันทึกความก้าวหน้า")[1:]
    assert {(row[5], row[8]) for row in log} == {
        ("ผู้ใช้ที่ลบข้อมูลแล้ว", "(ลบข้อมูลแล้ว)"),
        (ANONG, "E5 70%"),
    }
    assert state_of(office, "E5")[1:] == (70, None)
    assert "ผู้ใช้ที่ลบข้อมูลแล้ว" in office.say(ANONG, "ขอดูประวัติ E5")[0]


def test_the_coordinator_hears_once_which_duties_need_an_owner(office: Office) -> None:
    office.enrol(SRI, WAN)
    erase(office, SRI)
    told = [words for words in office.say(WAN, "สวัสดีค่ะ") if "หาผู้รับผิดชอบแทน" in words]
    assert len(told) == 1 and "E5" in told[0] and "e-MES ปี 2567" in told[0]
    office.press(SRI, "erase")
    office.move("next_morning")
    assert not any("หาผู้รับผิดชอบแทน" in words for words in office.heard(WAN))


def test_afterwards_they_are_a_stranger_and_twice_is_no_harm(office: Office, tmp_path: Path) -> None:
    office.enrol(MALI)
    assert "ลบข้อมูลของท่านแล้ว" in erase(office, MALI)[0]
    before = office.person(MALI)
    assert anywhere(office, tmp_path, before) == set()
    for said in (office.press(MALI, "erase"), office.say(MALI, "ลบข้อมูลของฉัน"), office.say(MALI, "E7 60%")):
        assert "รหัส" in said[-1]
    assert log_of(office) == []
    office.enrol(MALI)
    assert "ยังไม่มี" in office.say(MALI, "ข้อมูลของฉัน")[0]
    office.say(MALI, "E7 60%")
    assert state_of(office, "E7")[1] == 60


def test_a_push_under_way_to_them_is_wiped_and_nothing_more_is_sent(office: Office, tmp_path: Path) -> None:
    office.enrol(SRI)
    office.playground.faults.set([{"match": "/v2/bot/message/push", "kind": "status"}])
    office.move("next_morning")
    with reading(office.house.store.engine) as session:
        (call,) = session.scalars(select(CallRow).where(CallRow.kind == "push"))
        assert call.state == "open" and call.messages
    erase(office, SRI)
    office.playground.faults.clear()
    assert anywhere(office, tmp_path, office.person(SRI)) == set()
    with writing(office.house.store.engine) as session:
        session.execute(update(CallRow).values(next_try_at=LONG_AGO))
    office.settle()
    assert office.messages(SRI) == []
    with reading(office.house.store.engine) as session:
        (call,) = session.scalars(select(CallRow).where(CallRow.kind == "push"))
        assert (call.state, call.outcome, call.messages) == ("closed", "withdrawn", None)


def test_a_reviewers_and_a_coordinators_words_go_and_what_was_decided_stays(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(SRI, CHAI, WAN)
    office.say(SRI, "ส่ง E5")
    office.say(CHAI, f"ส่งกลับ E5 เพราะ{SECRET}")
    said_and_heard(office, WAN, f"ประกาศ {SRI_WORDS}")
    office.press(WAN, "send:1")
    for who in (CHAI, WAN):
        erase(office, who)
    assert anywhere(office, tmp_path, SECRET, SRI_WORDS, office.person(CHAI), office.person(WAN)) == set()
    assert state_of(office, "E5")[0] is State.RETURNED
    assert "ส่งกลับแก้ไข" in office.say(SRI, "E5")[-1]
