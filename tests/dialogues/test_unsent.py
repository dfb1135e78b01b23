"""ยกเลิกการส่ง: an unsent message leaves none of its words, and what it did is taken back while it can be."""

from pathlib import Path

import pytest
from changed import TEAM, log_of, said_and_heard, state_of
from office import Office
from searching import anywhere, in_tables
from sqlalchemy import select

from domain.duties import State
from storage.engine import reading
from storage.talk_tables import InboxRow

SRI, MALI, WAN = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง"
SECRET, LINK = "รอเอกสารลับจากคุณนภาพร", "https://drive.example.com/lap-mak"


@pytest.mark.planners
def test_a_report_that_is_unsent_is_taken_back_and_no_store_holds_its_words(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(SRI, WAN)
    message = said_and_heard(office, SRI, f"E5 60% {SECRET} {LINK}")
    assert state_of(office, "E5")[1] == 60
    assert anywhere(office, tmp_path, SECRET, LINK)
    office.playground.unsend(SRI, message)
    assert anywhere(office, tmp_path, SECRET, LINK) == set()
    assert state_of(office, "E5") == (State.NOT_STARTED, None, None)
    assert log_of(office) == [("", True, "unsent")]
    sheet = str(office.sheets.grid("บันทึกความก้าวหน้า"))
    assert "(ยกเลิกแล้ว)" in sheet and "(ยกเลิกการส่งข้อความแล้ว)" in sheet
    (news, _) = office.say(SRI, "สวัสดีค่ะ")
    assert "ลบข้อความที่ท่านยกเลิกการส่งออกจากระบบแล้วค่ะ" in news and 'E5 (e-MES ปี 2567) กลับเป็น "ยังไม่เริ่ม"' in news


def test_after_ten_minutes_the_words_go_and_the_state_stays_and_is_told(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(SRI)
    message = said_and_heard(office, SRI, f"E5 60% ติดปัญหา {SECRET}")
    said_and_heard(office, SRI, "E5 65%")
    office.move(11 * 60)
    office.playground.unsend(SRI, message)
    assert anywhere(office, tmp_path, SECRET) == set()
    assert state_of(office, "E5")[1:] == (65, None)
    assert [line[1:] for line in log_of(office)] == [(False, "unsent"), (False, "")]
    assert any('ยังเป็น "' in words for words in office.say(SRI, "สวัสดีค่ะ"))
    assert "ยกเลิกการส่งข้อความแล้ว" in office.say(SRI, "ขอดูประวัติ E5")[0]


def test_a_message_that_waits_is_never_carried_out(office: Office, tmp_path: Path) -> None:
    office.enrol(SRI)
    message = office.playground.say(SRI, f"E5 60% {SECRET}")
    office.playground.unsend(SRI, message)
    assert office.heard(SRI) == []
    assert log_of(office) == [] and anywhere(office, tmp_path, SECRET) == set()


@pytest.mark.parametrize("chat", ["bot", TEAM])
def test_unsent_before_it_came_and_twice_over(office: Office, tmp_path: Path, chat: str) -> None:
    office.enrol(SRI)
    office.tie(TEAM)
    office.settle()
    office.playground.change_settings(webhook_url="")
    message = office.playground.say(SRI, f"@บอท E5 60% {SECRET}", chat)
    assert office.playground.sender.wait_idle()
    office.playground.change_settings(webhook_url=office.webhook, duplicates=True)
    office.playground.unsend(SRI, message)
    office.settle()
    office.seen.clear()
    assert office.playground.sender.redeliver_now() == 1
    office.settle()
    assert log_of(office) == [] and anywhere(office, tmp_path, SECRET) == set()


def test_other_peoples_unsent_talk_leaves_ids_alone_and_only_in_a_digest(office: Office) -> None:
    office.enrol(SRI)
    office.tie(TEAM)
    message = office.playground.say(MALI, "เที่ยงนี้กินอะไรดี", TEAM)
    office.settle()
    with reading(office.house.store.engine) as session:
        before = session.scalars(select(InboxRow.id)).all()
    office.playground.unsend(MALI, message)
    office.settle()
    with reading(office.house.store.engine) as session:
        assert session.scalars(select(InboxRow.id)).all() == before
    assert in_tables(office.house.store.engine, office.person(MALI)) == set()


def test_an_event_of_another_user_takes_nothing_back(office: Office) -> None:
    office.enrol(SRI, MALI)
    message = said_and_heard(office, SRI, "E5 60%")
    playground = office.playground
    for source in (SRI, MALI):
        person = playground.office.person(source)
        forged = playground.event("unsend", person, None, answerable=False, unsend={"messageId": message})
        if source == MALI:
            playground.send(forged)
            office.settle()
            assert state_of(office, "E5")[1] == 60 and log_of(office)[0][2] == ""
    playground.unsend(SRI, message)
    office.settle()
    assert log_of(office) == [("", True, "unsent")]


def test_a_photo_goes_with_its_bytes_its_name_and_the_question_about_it(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(SRI, MALI)
    asked = office.playground.file(MALI, b"%PDF-khong-lap", "khong-lap.pdf")
    assert "khong-lap.pdf" in str(office.heard(MALI)) or in_tables(office.house.store.engine, "khong-lap")
    attached = office.playground.file(SRI, b"%PDF-khong-lap", "khong-lap.pdf")
    office.heard(SRI)
    assert log_of(office) == [("", False, "")]
    for who, message in ((MALI, asked), (SRI, attached)):
        office.playground.unsend(who, message)
    assert anywhere(office, tmp_path, "khong-lap") == set()
    assert log_of(office) == [("", True, "unsent")]
    with office.house.store.look() as work:
        assert work.questions.of(f"|{office.person(MALI)}") is None


def test_words_that_were_kept_for_a_button_go_with_what_the_button_did(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(MALI)
    message = office.playground.say(MALI, f"ได้ 40% {SECRET}")
    office.settle()
    question = office.messages(MALI)[-1]
    data = question["quickReply"]["items"][0]["action"]["data"]
    office.press(MALI, data)
    assert [line[0] for line in log_of(office)] == [f"ได้ 40% {SECRET}"]
    office.playground.unsend(MALI, message)
    assert anywhere(office, tmp_path, SECRET) == set()
    assert log_of(office) == [("", True, "unsent")]


def test_a_group_message_without_its_user_is_taken_back_by_its_id(office: Office) -> None:
    office.enrol(SRI)
    office.tie(TEAM)
    message = said_and_heard(office, SRI, "@บอท E5 60%", TEAM)
    assert state_of(office, "E5")[1] == 60
    playground = office.playground
    group = playground.office.group(TEAM)
    playground.send(playground.event("unsend", None, group, answerable=False, unsend={"messageId": message}))
    office.settle()
    assert state_of(office, "E5")[1] is None
