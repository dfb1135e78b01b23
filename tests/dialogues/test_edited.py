"""An edited message: what it said before is taken back, and the new words are heard as if said at first."""

from pathlib import Path

import pytest
from changed import TEAM, log_of, said_and_heard, state_of
from office import Office
from searching import anywhere, in_tables

from domain.duties import State

SRI, MALI, WAN, CHAI = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "ชัยวัฒน์ ดีเลิศ"
SECRET = "รอเอกสารลับจากคุณนภาพร"


def in_team(office: Office, *names: str) -> None:
    """These are enrolled, and the bot is in the group, which is the office's."""
    office.enrol(*names)
    office.tie(TEAM)
    for who in names:
        office.heard(who, TEAM)


def edit(office: Office, who: str, message: str, words: str) -> list[str]:
    """What the bot then says in the group."""
    office.playground.edit(who, message, words)
    return office.heard(who, TEAM)


@pytest.mark.planners
def test_an_edit_replaces_what_was_reported_and_its_answer_says_so(office: Office, tmp_path: Path) -> None:
    in_team(office, SRI)
    message = said_and_heard(office, SRI, f"@บอท E5 60% {SECRET}", TEAM)
    taken, recorded = edit(office, SRI, message, "@บอท E5 80%")
    assert taken == "แก้ตามข้อความใหม่แล้วค่ะ" and "80%" in recorded
    assert state_of(office, "E5") == (State.IN_PROGRESS, 80, None)
    assert log_of(office) == [("", True, "edited"), ("E5 80%", False, "")]
    assert anywhere(office, tmp_path, SECRET) == set()
    assert "(แก้ไขข้อความแล้ว)" in str(office.sheets.grid("บันทึกความก้าวหน้า"))


def test_a_message_that_waits_is_replaced_and_only_the_new_words_are_answered(office: Office) -> None:
    in_team(office, SRI)
    message = office.playground.say(SRI, "@บอท E5 60%", TEAM)
    (answer,) = edit(office, SRI, message, "@บอท E5 80%")
    assert "80%" in answer
    assert [line[0] for line in log_of(office)] == ["E5 80%"]


def test_of_two_edits_the_later_one_counts_in_whatever_order_they_come(office: Office) -> None:
    in_team(office, SRI)
    message = said_and_heard(office, SRI, "@บอท E5 10%", TEAM)
    playground = office.playground
    playground.change_settings(webhook_url="")
    playground.edit(SRI, message, "@บอท E5 20%")
    assert playground.sender.wait_idle()
    playground.change_settings(webhook_url=office.webhook)
    office.move(1.0)
    edit(office, SRI, message, "@บอท E5 30%")
    assert playground.sender.redeliver_now() == 1
    assert office.heard(SRI, TEAM) == []
    assert state_of(office, "E5")[1] == 30
    assert not in_tables(office.house.store.engine, "20%")


def test_an_edit_that_comes_before_its_message_leaves_nothing_to_do_for_it(office: Office) -> None:
    in_team(office, SRI)
    playground = office.playground
    playground.change_settings(webhook_url="")
    message = playground.say(SRI, "@บอท E5 10%", TEAM)
    assert playground.sender.wait_idle()
    playground.change_settings(webhook_url=office.webhook)
    edit(office, SRI, message, "@บอท E5 30%")
    playground.sender.redeliver_now()
    assert office.heard(SRI, TEAM) == []
    assert [line[0] for line in log_of(office)] == ["E5 30%"]


def test_an_edit_that_now_calls_the_bot_is_heard_and_one_that_no_longer_does_withdraws(
    office: Office, tmp_path: Path
) -> None:
    in_team(office, SRI, MALI)
    talk = said_and_heard(office, SRI, "E5 60% นะ", TEAM)
    assert log_of(office) == []
    (answer,) = edit(office, SRI, talk, "@บอท E5 60%")
    assert "60%" in answer and "แก้ไขข้อความ" not in answer
    assert edit(office, SRI, talk, f"คุยกันเอง {SECRET}") == []
    assert state_of(office, "E5")[1] is None
    assert anywhere(office, tmp_path, SECRET) == set()
    assert any("ไม่ได้เรียกบอทแล้ว" in words for words in office.say(SRI, "สวัสดีค่ะ"))


def test_what_can_no_longer_be_taken_back_stays_and_it_is_said_what_to_do(office: Office) -> None:
    in_team(office, SRI)
    message = said_and_heard(office, SRI, "@บอท E5 60%", TEAM)
    office.move(11 * 60)
    (answer,) = edit(office, SRI, message, "@บอท E5 80%")
    assert "คงไว้ตามเดิม" in answer and "E5 70%" in answer
    assert state_of(office, "E5")[1] == 60
    assert log_of(office) == [("E5 60%", False, "")]


def test_an_edit_writes_no_more_than_a_message_may(office: Office) -> None:
    in_team(office, SRI, MALI)
    message = said_and_heard(office, SRI, "@บอท E5 60%", TEAM)
    edit(office, SRI, message, "@บอท E7 80%")
    assert state_of(office, "E7")[1] is None and state_of(office, "E5")[1] is None
    other = office.playground
    forged = {"id": message, "type": "text", "text": "บอท E7 90%", "quoteToken": "q"}
    mali, team = other.office.person(MALI), other.office.group(TEAM)
    other.send(other.event("messageEdited", mali, team, message=forged))
    office.settle()
    assert [line[2] for line in log_of(office)] == ["edited", ""]


def test_an_edit_that_quotes_a_reminder_is_of_its_duty(office: Office) -> None:
    in_team(office, SRI)
    said_and_heard(office, SRI, "@บอท E5", TEAM)
    group = office.playground.office.group(TEAM).id
    card = [one for one in office.playground.chats.of(group) if one.sender == "bot"][-1]
    message = office.playground.say(SRI, "60%", TEAM, quote=card.id)
    office.heard(SRI, TEAM)
    assert state_of(office, "E5")[1] == 60
    edit(office, SRI, message, "65%")
    assert state_of(office, "E5")[1] == 65


def test_a_verdict_is_edited_and_its_readers_are_told_once_what_counts(office: Office) -> None:
    in_team(office, SRI, CHAI)
    office.say(SRI, "ส่ง E5")
    message = said_and_heard(office, CHAI, "@บอท ส่งกลับ E5 เพราะเอกสารไม่ครบ", TEAM)
    edit(office, CHAI, message, "@บอท ส่งกลับ E5 เพราะลายเซ็นไม่ครบ")
    said = office.say(SRI, "สวัสดีค่ะ")
    assert sum("ลายเซ็นไม่ครบ" in words for words in said) == 1
    assert not any("เอกสารไม่ครบ" in words or "ขอยกเลิก" in words for words in said)
