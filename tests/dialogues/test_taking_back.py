"""ยกเลิก: what one message did is taken back together, while nothing newer was said."""

from datetime import date, timedelta

import pytest
from office import Office
from sqlalchemy import update
from systems import Systems

from domain.duties import State
from domain.notices import Kind, NoticeState
from storage.engine import writing
from storage.talk_tables import NoticeRow

SRI, MALI, WAN, NIPHON = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "นิพนธ์ ขยันยิ่ง"
CHAI, ANONG = "ชัยวัฒน์ ดีเลิศ", "อนงค์ ศรีสุข"
SORRY = "ขอยกเลิกข้อความก่อนหน้าเรื่อง E5"


def test_what_one_message_did_to_several_duties_is_taken_back_together(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.confirm(WAN, "เลื่อน E5, E7 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    assert [systems.duty(code).office_on.day for code in ("E5", "E7")] == [10, 10]
    undone = systems.say(WAN, "ยกเลิก")
    assert "ล่าสุดของ E5" in undone and "ล่าสุดของ E7" in undone
    assert [systems.duty(code).office_on.day for code in ("E5", "E7")] == [2, 2]
    assert "ไม่มีรายการล่าสุด" in systems.say(WAN, "ยกเลิก")


def test_an_owner_who_hands_in_two_takes_both_back_by_words_or_by_the_button(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    for way in ("words", "button"):
        systems.say(MALI, "ส่ง E7 E8")
        with systems.store.look() as work:
            newest = work.history.lines()[-1].id
        undone = systems.say(MALI, "ยกเลิก") if way == "words" else systems.press(MALI, f"undo:{newest}")
        assert undone.index("E7") < undone.index("E8"), way
        assert {systems.duty(code).state for code in ("E7", "E8")} == {State.NOT_STARTED}, way


def test_what_has_a_newer_word_stays_and_is_named(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(MALI, "ส่ง E7 E8")
    systems.say(NIPHON, "ผ่าน E7")
    undone = systems.say(MALI, "ยกเลิก")
    assert "ล่าสุดของ E8" in undone and "ล่าสุดของ E7" not in undone
    assert "E7 (e-MES ปี 2567) มีรายการใหม่กว่าแล้ว" in undone
    assert (systems.duty("E7").state, systems.duty("E8").state) == (State.SUBMITTED, State.NOT_STARTED)
    assert "ภายใน 10 นาที" in systems.say(MALI, "ยกเลิก")


def test_two_messages_are_taken_back_one_after_the_other_and_only_within_ten_minutes(
    systems: Systems,
) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(MALI, "E7 30%")
    systems.now += timedelta(minutes=6)
    systems.say(MALI, "E8 40%")
    assert "E8" in systems.say(MALI, "ยกเลิก")
    systems.now += timedelta(minutes=4)
    assert "ภายใน 10 นาที" in systems.say(MALI, "ยกเลิก")
    assert systems.duty("E7").percent == 30


def read_all(systems: Systems) -> None:
    """Whatever waited to be told was read."""
    with writing(systems.store.engine) as session:
        told = update(NoticeRow).where(NoticeRow.kind == Kind.IMMEDIATE)
        session.execute(told.values(state=NoticeState.SENT))


@pytest.mark.parametrize(
    ("who", "before", "words", "says"),
    [
        (NIPHON, ["ส่ง E5"], "ส่งกลับ E5 เพราะไม่ครบ", "ไม่ต้องแก้ไขแล้วค่ะ สถานะตอนนี้: รอกลั่นกรอง"),
        (WAN, [], "เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน", "กำหนดส่งเขตยังเป็น 2 ก.ย. 2567 (จ.)"),
        (WAN, [], "ยกเลิก E5 เพราะ สพฐ. ยกเลิก", "งานนี้ไม่ได้ยกเลิก"),
        (WAN, ["ส่ง E5"], "เปิด E5 ใหม่", "ไม่ได้เปิดให้ทำต่อ"),
    ],
)
def test_a_verdict_that_was_read_is_taken_back_and_its_readers_are_told_once(
    systems: Systems, who: str, before: list[str], words: str, says: str
) -> None:
    systems.on(date(2024, 8, 29))
    for said in before:
        systems.say(SRI, said)
    (systems.confirm if who == WAN else systems.say)(who, words)
    read_all(systems)
    systems.say(who, "ยกเลิก")
    for holder in (SRI, ANONG):
        (withdrawn,) = systems.told(holder)
        assert SORRY in withdrawn and says in withdrawn
    assert systems.told(who) == []
    read_all(systems)
    assert systems.told(SRI) == []


def test_a_verdict_that_nobody_read_is_cleared_without_a_word(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "ส่ง E5")
    systems.say(NIPHON, "ส่งกลับ E5 เพราะไม่ครบ")
    systems.say(NIPHON, "ยกเลิก")
    assert systems.told(SRI) == systems.told(ANONG) == []


def test_a_verdict_that_is_given_again_needs_no_withdrawal(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "ส่ง E5")
    systems.say(NIPHON, "ส่งกลับ E5 เพราะไม่คบร")
    read_all(systems)
    systems.say(NIPHON, "ยกเลิก")
    systems.say(NIPHON, "ส่งกลับ E5 เพราะไม่ครบ")
    (returned,) = systems.told(SRI)
    assert "เหตุผล: ไม่ครบ" in returned and SORRY not in returned


def test_who_read_of_a_return_with_a_reply_reads_with_another_that_it_was_withdrawn(office: Office) -> None:
    office.enrol(SRI, CHAI)
    office.say(SRI, "ส่ง E5")
    office.say(CHAI, "ส่งกลับ E5 เพราะตัวเลขไม่ตรง")
    assert any("ตัวเลขไม่ตรง" in words for words in office.say(SRI, "สวัสดีค่ะ"))
    office.say(CHAI, "ยกเลิก")
    assert [SORRY in words for words in office.say(SRI, "สวัสดีค่ะ")] == [True, False]
    office.move("next_morning")
    assert [words for words in office.heard(SRI) if SORRY in words] == []
