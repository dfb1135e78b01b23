"""ข้อเสนอแก้ไข: what planners type in the sheet waits for a coordinator's tap, and is answered beside it."""

from datetime import date, timedelta

import pytest
from office import Office
from searching import in_tables
from suggesting import (
    REASON,
    SRI,
    WAN,
    answers,
    duty_of,
    look,
    moves,
    office_date,
    planner,
    tap,
    type_,
)

from domain.sheet.suggestions import AT, BY, HEADER, KEY, RESULT, TITLE
from scheduler.read_suggestions import EVERY


@pytest.fixture(autouse=True)
def with_a_planner(office: Office) -> None:
    look(office)  # the tab is made


def test_the_tab_is_made_with_its_header_and_a_typed_line_is_carried_out_when_a_coordinator_taps(
    office: Office,
) -> None:
    office.enrol(WAN, SRI)
    assert office.sheets.grid(TITLE) == [[*HEADER]]
    type_(office, 1, *moves(office))
    look(office)
    (waiting,) = answers(office)
    assert waiting == {KEY: "P000001", RESULT: "รอผู้ประสานงานยืนยันใน LINE", BY: "", AT: ""}
    told = office.say(WAN, "ข้อเสนอจากชีต")
    assert any("มีข้อเสนอแก้ไขจากชีต 1 ข้อ" in words for words in told)
    assert (
        planner(office) in told[-1]
        and REASON in told[-1]
        and "2 ก.ย. 2567 (จ.) → 9 ก.ย. 2567 (จ.)" in told[-1]
    )
    assert office_date(office, "E5") == date(2024, 9, 2)
    tap(office, "ยืนยัน")
    assert office_date(office, "E5") == date(2024, 9, 9)
    look(office)
    (done,) = answers(office)
    assert (done[KEY], done[RESULT], done[BY]) == ("P000001", "ดำเนินการแล้ว", WAN)
    assert done[AT].startswith("29 ส.ค. 2567 (พฤ.)")
    assert any("เลื่อน" in words for words in office.say(SRI, "สวัสดีค่ะ"))
    assert "ตอนนี้ไม่มีข้อเสนอจากชีต" in office.say(WAN, "ข้อเสนอจากชีต")[-1]


def test_a_no_is_answered_too_and_nothing_changes(office: Office) -> None:
    office.enrol(WAN)
    type_(office, 1, *moves(office))
    look(office)
    tap(office, "ไม่ใช่")
    look(office)
    (told,) = answers(office)
    assert (told[RESULT], told[BY]) == ("ไม่ได้ดำเนินการ", WAN)
    assert office_date(office, "E5") == date(2024, 9, 2)


def test_what_was_done_meanwhile_in_chat_is_answered_kindly(office: Office) -> None:
    office.enrol(WAN, SRI)
    type_(office, 1, *moves(office))
    look(office)
    office.say(SRI, "ส่ง E5")
    assert "ไม่มีข้อเสนอจากชีต" in office.say(WAN, "ข้อเสนอจากชีต")[-1]
    look(office)
    assert answers(office)[0][RESULT] == "ทำไม่ได้แล้ว: งานนี้ส่งแล้ว"


def test_what_cannot_be_done_says_why_at_once(office: Office) -> None:
    office.enrol(SRI)
    office.say(SRI, "ส่ง E5")
    type_(office, 1, *moves(office))
    type_(office, 2, duty_of(office, "E6"), "เปิดใหม่", "", "", planner(office))
    type_(office, 3, "D9", "ร้อยละ", "90", "อยาก", SRI)
    look(office)
    first, second, third = answers(office)
    assert first[RESULT] == "ยังเสนอไม่ได้: งานนี้ส่งแล้ว"
    assert second[RESULT] == "ยังเสนอไม่ได้: งานนี้ยังเปิดอยู่"
    assert third[KEY] == "" and third[RESULT]


def test_whoever_has_their_data_erased_leaves_no_proposal(office: Office) -> None:
    office.enrol(WAN)
    type_(office, 1, *moves(office, why="รอเอกสารลับ")[:-1], WAN)
    look(office)
    assert any(
        place.startswith("proposal.words") for place in in_tables(office.house.store.engine, "รอเอกสารลับ")
    )
    office.say(WAN, "ลบข้อมูลของฉัน")
    office.press(WAN, "erase")
    assert not any(
        place.startswith(("proposal", "suggestion"))
        for place in in_tables(office.house.store.engine, "รอเอกสารลับ")
    )
    look(office)
    assert answers(office)[0][RESULT] == "ข้อเสนอนี้ถูกถอนแล้ว"


def test_when_nobody_typed_google_is_asked_every_few_minutes_only(office: Office) -> None:
    steps = office.house.planners.read_suggestions
    assert steps and not steps("test")
    office.sheets.calls.clear()
    assert not steps("test") and office.sheets.calls == []
    assert timedelta(minutes=2) <= EVERY <= timedelta(minutes=10)
