"""A change that waits for a tap goes with the message that asked for it, words and all."""

from pathlib import Path

import pytest
from changed import said_and_heard, state_of
from office import Office
from searching import anywhere

from domain.duties import State
from domain.workbook import sheets
from domain.workbook.own_rows import one_row

WAN, SRI, THEERA = "วรรณา แสงทอง", "สมศรี ใจดี", "ธีระ พูนสุข"
SECRET = "เพราะเรื่องลับของคุณนภาพร"


def test_an_unsent_proposal_cannot_be_confirmed_and_leaves_no_words(office: Office, tmp_path: Path) -> None:
    office.enrol(WAN)
    message = said_and_heard(office, WAN, f"ยกเลิก E5 {SECRET}")
    assert anywhere(office, tmp_path, SECRET.removeprefix("เพราะ"))
    office.playground.unsend(WAN, message)
    office.settle()
    assert any("ไม่อยู่แล้ว" in words for words in office.press(WAN, "yes:1"))
    assert state_of(office, "E5")[0] is State.NOT_STARTED
    assert anywhere(office, tmp_path, SECRET.removeprefix("เพราะ")) == set()


def test_a_problem_that_is_unsent_is_not_told_to_the_coordinator(office: Office, tmp_path: Path) -> None:
    office.enrol(SRI, WAN)
    message = said_and_heard(office, SRI, f"E5 ติดปัญหา {SECRET}")
    office.playground.unsend(SRI, message)
    office.settle()
    assert anywhere(office, tmp_path, SECRET) == set()
    assert not any("ติดปัญหา" in words for words in office.say(WAN, "สวัสดีค่ะ"))


@pytest.mark.parametrize("answers", [["12 ก.ย."], ["12 ก.ย.", "สมศรี"], ["12 ก.ย.", "สมศรี", "tap"]])
def test_words_that_a_later_answer_completed_go_too(
    office: Office, tmp_path: Path, answers: list[str]
) -> None:
    """The tap finds something else than was shown, and shows it anew."""
    office.enrol(WAN)
    message = said_and_heard(office, WAN, "เพิ่มงาน e-MES เรื่องลับของนภาพร")
    for answer in answers:
        if answer == "tap":
            office.enrol(SRI)
            said_and_heard(office, WAN, "เพิ่มวันหยุด 12 ก.ย. วันหยุดพิเศษ")
            office.press(WAN, "yes:2")
            assert any("ข้อมูลเปลี่ยนไป" in words for words in office.press(WAN, "yes:1"))
        else:
            said_and_heard(office, WAN, answer)
    assert anywhere(office, tmp_path, "ลับของนภาพร")
    office.playground.unsend(WAN, message)
    assert anywhere(office, tmp_path, "ลับของนภาพร") == set()
    assert not any("บันทึกแล้ว" in words for words in office.press(WAN, "yes:1"))


def test_the_reason_of_a_rounds_new_date_goes_and_the_date_stays_and_is_told(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(WAN, SRI)
    message = said_and_heard(office, WAN, f"เลื่อนรอบ EMES-67 เป็น 10 ก.ย. {SECRET}")
    office.press(WAN, "yes:1")
    assert anywhere(office, tmp_path, SECRET.removeprefix("เพราะ"))
    office.playground.unsend(WAN, message)
    assert anywhere(office, tmp_path, SECRET.removeprefix("เพราะ")) == set()
    assert any("เป็น 10 ก.ย. 2567" in words for words in office.say(SRI, "สวัสดีค่ะ"))
    assert any("ที่ยืนยันไปแล้วยังอยู่ตามเดิม" in words for words in office.say(WAN, "สวัสดีค่ะ"))


def test_a_handover_that_is_unsent_stays_and_it_is_said_how_to_put_it_right(office: Office) -> None:
    office.enrol(WAN)
    message = said_and_heard(office, WAN, "โอน E5 จาก สมศรี ให้ มาลี")
    office.press(WAN, "yes:1")
    office.playground.unsend(WAN, message)
    (news, _) = office.say(WAN, "สวัสดีค่ะ")
    assert "ที่ยืนยันไปแล้วยังอยู่ตามเดิม" in news and "10 นาที" not in news


def test_what_another_coordinator_confirmed_is_not_taken_back_by_who_asked_for_it(office: Office) -> None:
    coordinates = {"ชื่อ-สกุล": THEERA, "หน่วยงาน": "กลุ่มนโยบายและแผน", "บทบาท": "ผู้ประสานงาน"}
    with office.house.store.work() as work:
        work.book.bring_in([one_row(sheets.PEOPLE, coordinates)], office.house.clocks.office(), "import")
    office.enrol(WAN, THEERA)
    message = said_and_heard(office, WAN, f"ยกเลิก E5 {SECRET}")
    assert any("ไม่ต้องส่ง" in words for words in office.press(THEERA, "yes:1"))
    office.playground.unsend(WAN, message)
    assert any('E5 (e-MES ปี 2567) ยังเป็น "ยกเลิก"' in words for words in office.say(WAN, "สวัสดีค่ะ"))
    assert not any("ยกเลิกการส่ง" in words for words in office.say(THEERA, "สวัสดีค่ะ"))
    assert state_of(office, "E5")[0] is State.CANCELLED


@pytest.mark.parametrize("seen", [False, True])
def test_a_wish_to_enrol_that_is_unsent_goes_from_everybodys_eyes(
    office: Office, tmp_path: Path, seen: bool
) -> None:
    office.enrol(WAN)
    message = said_and_heard(office, SRI, "ลงทะเบียน นภาพร คนลับ")
    if seen:
        assert any("นภาพร คนลับ" in words for words in office.say(WAN, "มีคำขอลงทะเบียนไหม"))
    assert anywhere(office, tmp_path, "นภาพร คนลับ")
    office.playground.unsend(SRI, message)
    assert anywhere(office, tmp_path, "นภาพร คนลับ") == set()
    assert any("ไม่มีคำขอ" in words for words in office.say(WAN, "มีคำขอลงทะเบียนไหม"))


def test_the_words_that_claim_anothers_name_are_kept_nowhere(office: Office, tmp_path: Path) -> None:
    office.enrol(WAN, SRI)
    message = said_and_heard(office, THEERA, f"ลงทะเบียน {SRI} โทร 0812345678")
    office.playground.unsend(THEERA, message)
    assert anywhere(office, tmp_path, "0812345678") == set()
