"""A change that waits for a tap goes with the message that asked for it, words and all."""

from pathlib import Path

from changed import said_and_heard, state_of
from office import Office
from searching import anywhere

from domain.duties import State

WAN, SRI = "วรรณา แสงทอง", "สมศรี ใจดี"
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
