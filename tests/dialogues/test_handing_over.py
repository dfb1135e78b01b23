"""โอนงาน: one duty or all that somebody has by name; the unit goes with the lead, and both are told once."""

from datetime import date, timedelta

import pytest
from changing import (
    ANONG,
    MALI,
    SRI,
    SUPERVISION,
    SURACHAI,
    THEERA,
    WAN,
    everything,
    has_left,
    holders,
    works_here,
)
from systems import Systems

from domain import change_commands as ch
from domain.duties import State
from domain.notices import Answer
from domain.people import Actor
from handlers.dispatch import dispatch


@pytest.fixture
def in_july(systems: Systems) -> Systems:
    systems.on(date(2024, 7, 9))
    return systems


def test_a_duty_goes_to_its_new_lead_with_its_unit_id_and_history(in_july: Systems) -> None:
    in_july.say(MALI, "E7 ได้ 40%")
    before = in_july.duty("E7")
    preview = in_july.say(WAN, "โอน E7 ให้ สมศรี")
    assert "E7" in preview and f"{MALI} → {SRI}" in preview and f"จะแจ้ง 2 คน: {MALI}, {SRI}" in preview
    assert f"กลุ่มส่งเสริมการจัดการศึกษา\n  {MALI} → {SRI} ({SUPERVISION})" in preview, "the unit goes too"
    assert holders(in_july, "E7") == [MALI]
    in_july.press(WAN, in_july.buttons()["ยืนยัน"])
    after = in_july.duty("E7")
    assert (after.id, after.percent, after.unit_name) == (before.id, 40, SUPERVISION)
    assert holders(in_july, "E7") == [SRI]
    (hers,) = [words for words in in_july.told(SRI) if "ได้รับมอบหมาย" in words]
    (gone,) = [words for words in in_july.told(MALI) if "ผู้รับผิดชอบคนใหม่" in words]
    assert "E7" in hers and "E7" in gone
    assert "บันทึกแล้ว" in in_july.say(SRI, "E7 ได้ 50%")
    assert "อยู่ในความรับผิดชอบของ" in in_july.say(MALI, "E7 ได้ 60%")


def test_everything_that_somebody_has_by_name_goes_at_once(in_july: Systems) -> None:
    in_july.say(MALI, "ส่ง E8")
    preview = in_july.say(WAN, "โอนงานของ มาลี ให้ สมศรี")
    assert "E7" in preview and "เด็กตกหล่น" in preview and "จะแจ้ง 2 คน" in preview
    in_july.press(WAN, in_july.buttons()["ยืนยัน"])
    for code in ("E7", "E8", "E10", "E12"):
        assert holders(in_july, code) == [SRI]
    assert holders(in_july, "IN3") == [SURACHAI, SRI], "a co-owner's place, and the unit stays the lead's"
    assert in_july.duty("IN3").unit_name == "กลุ่มส่งเสริมการจัดการศึกษา"
    assert in_july.duty("E8").state is State.SUBMITTED
    told = [words for words in in_july.told(SRI) if "ได้รับมอบหมาย" in words]
    assert len(told) == 1
    assert "มีแต่งานของทั้งหน่วย (SP1, SP2, FM1, AR1)" in in_july.say(WAN, "โอนงานของ มาลี ให้ สมศรี")


def test_only_one_system_of_theirs(in_july: Systems) -> None:
    in_july.confirm(WAN, "โอนงาน e-MES ของ มาลี ให้ อนงค์")
    assert holders(in_july, "E7") == [ANONG]
    assert holders(in_july, "PJ02", "M6-67-Q3") == [MALI]


def test_a_co_owner_who_becomes_the_lead_stands_there_once(in_july: Systems) -> None:
    preview = in_july.say(WAN, "โอน E5 ให้ อนงค์")
    assert f"{SRI}, {ANONG} → {ANONG}\n" in preview, "they are of one unit"
    in_july.press(WAN, in_july.buttons()["ยืนยัน"])
    assert holders(in_july, "E5") == [ANONG]
    assert "E5 (e-MES ปี 2567) เป็นของผู้รับโอนอยู่แล้ว" in in_july.say(WAN, "โอน E5 ให้ อนงค์")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("โอน E7 ให้ สมหมาย", 'ไม่พบ "สมหมาย"'),
        ("โอน E7 ให้ กลุ่มนโยบายและแผน", "โอนงานให้เป็นรายคน"),
        ("โอนงานของ มาลี ให้ มาลี", "คนเดียวกัน"),
        ("โอนงานของ ปราณี ให้ สมศรี", "RS2"),
        ("โอนงานของ ดวงใจ ให้ สมศรี", "มีแต่งานของทั้งหน่วย (SC1)"),
        ("โอนงานของ สมหมาย ให้ สมศรี", "โอนงานไหนหรือของใคร"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_guessed(in_july: Systems, words: str, answer: str) -> None:
    was = everything(in_july)
    assert answer in in_july.say(WAN, words)
    assert everything(in_july) == was


def test_whoever_takes_it_is_asked_for_and_the_words_are_kept(in_july: Systems) -> None:
    in_july.say(WAN, "โอน E7 ให้ สมหมาย")
    assert "โอนให้ใครดี" in in_july.say(WAN, "สมปอง")
    assert f"{MALI} → {SRI}" in in_july.say(WAN, "สมศรี")


def test_of_two_with_one_name_it_is_asked_which(in_july: Systems) -> None:
    works_here(in_july, "สมศรี มีสุข", "กลุ่มอำนวยการ")
    assert '"สมศรี" มีมากกว่าหนึ่งคน' in in_july.say(WAN, "โอน E7 ให้ สมศรี")
    assert list(in_july.buttons()) == [SRI, "สมศรี มีสุข", "ไม่เอาแล้ว"]
    assert f"{MALI} → {SRI}" in in_july.say(WAN, SRI)


def test_a_former_officer_gets_nothing_but_gives_what_is_still_theirs(in_july: Systems) -> None:
    has_left(in_july, SRI)
    assert "ไม่ได้อยู่ที่สำนักงานแล้ว" in in_july.say(WAN, f"โอน E7 ให้ {SRI}")
    preview = in_july.say(WAN, "โอน E5 ให้ มาลี")
    assert f"{SRI}, {ANONG} → {MALI}, {ANONG}" in preview


def test_whoever_left_between_preview_and_tap_gets_nothing(in_july: Systems) -> None:
    in_july.say(WAN, "โอน E7 ให้ สมศรี")
    button = in_july.buttons()["ยืนยัน"]
    has_left(in_july, SRI)
    assert "ไม่ได้อยู่ที่สำนักงานแล้ว" in in_july.press(WAN, button)
    assert holders(in_july, "E7") == [MALI]


def test_a_unit_that_owes_the_same_already_takes_no_second_one(in_july: Systems) -> None:
    school = in_july.duty("SC1", unit="โรงเรียนวัดทุ่งตัวอย่าง")
    with in_july.store.work() as work:
        (wan,), (teacher,) = work.people.named(WAN), work.people.named("รัตนา ยิ้มแย้ม")
        command = ch.HandOver((school.id,), teacher.id)
        owed = dispatch(command, Actor(wan, "chat"), work, in_july.now)
    assert [one.facts["why"] for one in owed if isinstance(one, Answer)] == ["unit_has_one"]
    assert in_july.duty("SC1", unit="โรงเรียนวัดทุ่งตัวอย่าง") == school


def test_only_coordinators_hand_over(in_july: Systems) -> None:
    was = everything(in_july)
    assert "เฉพาะผู้ประสานงาน" in in_july.say(MALI, "โอน E7 ให้ สมศรี")
    assert everything(in_july) == was


def test_a_handover_is_not_taken_back_by_a_word_that_means_what_was_written_last(in_july: Systems) -> None:
    in_july.confirm(WAN, "โอน E7 ให้ สมศรี")
    in_july.now += timedelta(minutes=1)
    assert "โอนกลับ" in in_july.say(WAN, "ยกเลิก")
    assert holders(in_july, "E7") == [SRI]


@pytest.mark.parametrize(
    ("words", "code", "who"),
    [
        ("E22 เปลี่ยนเป็นพิมพ์ใจ", "E22", "พิมพ์ใจ งามตา"),
        ("โอน E12 > สุรชัย", "E12", SURACHAI),
        ("โอน E16 จากจินไปให้พี่เรืองดูต่อนะคะ", "E16", "บุญเรือง ตั้งใจ"),
        ("ฝากเปลี่ยนผู้รับผิดชอบ E20 เป็นคุณจินตนาให้ด้วยนะคะ", "E20", "จินตนา สุขสวัสดิ์"),
        ("โอนงาน E3 ให้พี่ศรีทำแทนน้องนงค์นะคะ", "E3", SRI),
        ("มอบหมายให้ นางสาวจินตนา สุขสวัสดิ์ รับผิดชอบ E15 แทน นายบุญเรือง ตั้งใจ", "E15", "จินตนา สุขสวัสดิ์"),
        ("โอน E19 จากพี่ธีระไปให้พี่วรรณ", "E19", WAN),
    ],
)
def test_however_it_is_said(in_july: Systems, words: str, code: str, who: str) -> None:
    in_july.confirm(WAN, words)
    assert holders(in_july, code) == [who]
    assert THEERA not in holders(in_july, code)
