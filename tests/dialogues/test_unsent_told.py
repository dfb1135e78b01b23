"""What others were told with words that are unsent: sent, waiting, frozen in a call, or to be restored."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from changed import said_and_heard
from office import Office
from searching import anywhere
from sqlalchemy import delete, select, update

from scheduler.settle import TOO_FAST
from storage.engine import reading, writing
from storage.history_tables import UpdateRow
from storage.talk_tables import CallRow, FactRow

SRI, MALI, WAN, CHAI, ANONG = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "ชัยวัฒน์ ดีเลิศ", "อนงค์ ศรีสุข"
SECRET, LONG_AGO = "รอเอกสารลับจากคุณนภาพร", datetime(2024, 1, 1, tzinfo=UTC)


def test_a_verdict_that_was_read_and_is_unsent_is_withdrawn_truthfully(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(SRI, CHAI, ANONG)
    office.say(SRI, "ส่ง E5")
    message = said_and_heard(office, CHAI, f"ส่งกลับ E5 เพราะ{SECRET}")
    assert any(SECRET in words for words in office.say(SRI, "สวัสดีค่ะ"))
    office.playground.unsend(CHAI, message)
    assert anywhere(office, tmp_path, SECRET) == set()
    assert any("ขอยกเลิกข้อความก่อนหน้าเรื่อง E5" in words for words in office.say(SRI, "สวัสดีค่ะ"))
    assert not any(SECRET in words for words in office.say(ANONG, "สวัสดีค่ะ"))


def test_an_announcement_that_is_unsent_is_not_sent_and_a_sent_one_reaches_nobody_else(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(SRI, MALI, WAN)
    draft = said_and_heard(office, WAN, f"ประกาศ {SECRET}")
    office.playground.unsend(WAN, draft)
    office.settle()
    assert "ถูกยกเลิก" in office.press(WAN, "send:1")[-1]
    sent = said_and_heard(office, WAN, f"ประกาศ พรุ่งนี้ {SECRET}")
    office.press(WAN, "send:2")
    assert any(SECRET in words for words in office.heard(SRI))
    office.playground.unsend(WAN, sent)
    assert anywhere(office, tmp_path, SECRET) == set()
    assert any("เรียกคืนไม่ได้" in words for words in office.say(WAN, "สวัสดีค่ะ"))


def test_what_was_written_after_a_tap_on_announcing_goes_with_its_message(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(SRI, WAN)
    office.say(WAN, "ประกาศ")
    draft = said_and_heard(office, WAN, SECRET)
    assert anywhere(office, tmp_path, SECRET)
    office.playground.unsend(WAN, draft)
    assert anywhere(office, tmp_path, SECRET) == set()
    assert "ถูกยกเลิก" in office.press(WAN, "send:1")[-1] and office.heard(SRI) == []


def test_what_an_undo_would_restore_holds_none_of_it(office: Office, tmp_path: Path) -> None:
    office.enrol(SRI)
    message = said_and_heard(office, SRI, f"E5 ติดปัญหา {SECRET}")
    said_and_heard(office, SRI, "E5 70%")
    office.playground.unsend(SRI, message)
    assert anywhere(office, tmp_path, SECRET) == set()
    office.say(SRI, "ยกเลิก")
    assert anywhere(office, tmp_path, SECRET) == set()
    with reading(office.house.store.engine) as session:
        assert {row.before["problem"] for row in session.scalars(select(UpdateRow))} == {None}


@pytest.mark.parametrize(("status", "heard"), [(429, True), (500, False)])
def test_a_push_that_was_frozen_with_the_words_is_said_without_them_or_not_at_all(
    office: Office, tmp_path: Path, status: int, heard: bool
) -> None:
    office.enrol(SRI, CHAI)
    office.say(SRI, "ส่ง E5")
    message = said_and_heard(office, CHAI, f"ส่งกลับ E5 เพราะ{SECRET}")
    office.playground.faults.set([{"match": "/v2/bot/message/push", "kind": "status", "status": status}])
    office.move("next_morning")
    office.playground.unsend(CHAI, message)
    assert anywhere(office, tmp_path, SECRET) == set()
    office.playground.faults.clear()
    with writing(office.house.store.engine) as session:
        session.execute(update(CallRow).values(next_try_at=LONG_AGO))
        session.execute(delete(FactRow).where(FactRow.key == TOO_FAST))
    said = [words for words in office.heard(SRI) if "E5" in words]
    assert [SECRET in words for words in said] == [False] * len(said)
    assert any("ยกเลิกการส่งข้อความแล้ว" in words for words in said) == heard
