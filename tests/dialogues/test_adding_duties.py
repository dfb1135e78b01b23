"""เพิ่มงาน: what is missing is asked, one thing at a time; nothing is guessed, and one tap adds it."""

from datetime import date

import pytest
from changing import (
    ANONG,
    CHAI,
    MALI,
    SRI,
    SUPERVISION,
    SURACHAI,
    WAN,
    everything,
    has_left,
    holders,
    works_here,
)
from systems import Systems

WHOLE = "เพิ่มงานตรวจราชการ สาธารณภัย ส่ง 12 ก.ค. ให้ สมศรี"


@pytest.fixture
def inspected(systems: Systems) -> Systems:
    """The inspectors come on 12 July."""
    systems.on(date(2024, 7, 9))
    return systems


def test_all_in_one_sentence_is_shown_and_added_by_one_tap(inspected: Systems) -> None:
    inspected.enrol(SRI)
    preview = inspected.say(WAN, WHOLE)
    assert "• IN4 ตรวจราชการ สาธารณภัย (ตรวจราชการ กระทรวงศึกษาธิการ รอบที่ 2)" in preview
    assert "12 ก.ค. 2567 (ศ.)" in preview and f"จะแจ้ง 1 คน: {SRI}" in preview
    assert "บันทึกแล้ว" in inspected.press(WAN, inspected.buttons()["ยืนยัน"])
    added = inspected.duty("IN4")
    assert (added.office_on, added.own_office_on, added.unit_name) == (date(2024, 7, 12), None, SUPERVISION)
    (told,) = inspected.told(SRI)
    assert "ได้รับมอบหมาย" in told and "IN4 ตรวจราชการ สาธารณภัย" in told
    assert "บันทึกแล้ว" in inspected.say(SRI, "IN4 ได้ 30%")


def test_what_is_missing_is_asked_one_by_one_and_the_words_are_kept(inspected: Systems) -> None:
    assert "งานชื่อว่าอะไรดี" in inspected.say(WAN, "เพิ่มงานใหม่ค่ะ")
    assert "อยู่ในระบบไหน" in inspected.say(WAN, "สำรวจฝุ่น PM2.5 ในโรงเรียน")
    assert "e-MES" in inspected.buttons()
    asked = inspected.say(WAN, "ตรวจราชการ")
    assert "สำรวจฝุ่น PM2.5 ในโรงเรียน" in asked and "ภายในวันไหนดีคะ เช่น 12 ก.ค." in asked
    assert "ให้ใครรับผิดชอบดี" in inspected.say(WAN, "11 ก.ค.")
    preview = inspected.say(WAN, "สมศรี และ มาลี ค่ะ")
    assert "IN4 สำรวจฝุ่น PM2.5 ในโรงเรียน" in preview and "11 ก.ค. 2567" in preview
    inspected.press(WAN, inspected.buttons()["ยืนยัน"])
    assert holders(inspected, "IN4") == [SRI, MALI]
    assert inspected.duty("IN4").own_office_on == date(2024, 7, 11)


def test_several_units_owe_one_duty_each(inspected: Systems) -> None:
    inspected.say(WAN, "เพิ่มงานตรวจราชการ จมน้ำ ส่ง 12 ก.ค. ให้ หน่วยตรวจสอบภายใน และ กลุ่มบริหารงานบุคคล")
    inspected.press(WAN, inspected.buttons()["ยืนยัน"])
    with inspected.store.look() as work:
        ids = work.duties.with_codes(["IN4"])["IN4"]
        units = {duty.unit_name for duty in work.duties.get(ids)}
    assert units == {"หน่วยตรวจสอบภายใน", "กลุ่มบริหารงานบุคคล"}


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("เพิ่มงานตรวจราชการ ขยะ ส่ง 12 ก.ค. ให้ สมปอง", 'ไม่พบ "สมปอง"'),
        ("เพิ่มงานตรวจราชการ ขยะ ส่ง 12 ก.ค.", "ให้ใครรับผิดชอบดี"),
        ("เพิ่มงานตรวจราชการ ขยะ ให้ สมศรี", "ภายในวันไหน"),
        ("เพิ่มงานตรวจราชการ ขยะ ส่ง 1 ก.ค. 2567 ให้ สมศรี", "ผ่านไปแล้ว"),
        ("เพิ่มงานตรวจราชการ ขยะ ส่ง 20 ก.ค. ให้ สมศรี", "กำหนดส่วนกลางคือ 12 ก.ค. 2567"),
        ("เพิ่มงานขยะ ส่ง 12 ก.ค. ให้ สมศรี", "อยู่ในระบบไหน"),
        ("เพิ่มงานปักหมุด ขยะ ส่ง 12 ก.ค. ให้ สมศรี", "IN4"),
    ],
)
def test_nothing_is_guessed(inspected: Systems, words: str, asks: str) -> None:
    was = everything(inspected)
    answer = inspected.say(WAN, words)
    assert asks in answer or ("ปักหมุด" in words and "PM07" in answer)
    assert everything(inspected) == was


def test_of_two_with_one_name_it_is_asked_which(inspected: Systems) -> None:
    works_here(inspected, "สมศรี มีสุข", "กลุ่มอำนวยการ")
    asked = inspected.say(WAN, WHOLE)
    assert '"สมศรี" มีมากกว่าหนึ่งคน' in asked
    assert list(inspected.buttons()) == [SRI, "สมศรี มีสุข", "ไม่เอาแล้ว"]
    assert "ผู้รับผิดชอบ: สมศรี มีสุข" in inspected.say(WAN, "สมศรี มีสุข")
    inspected.press(WAN, inspected.buttons()["ยืนยัน"])
    assert inspected.duty("IN4").unit_name == "กลุ่มอำนวยการ"


def test_a_former_officer_gets_nothing(inspected: Systems) -> None:
    has_left(inspected, MALI)
    asked = inspected.say(WAN, f"เพิ่มงานตรวจราชการ ขยะ ส่ง 12 ก.ค. ให้ {MALI}")
    assert "ไม่ได้อยู่ที่สำนักงานแล้ว" in asked
    assert "จะแจ้ง 1 คน" in inspected.say(WAN, "สุรชัย")


def test_a_date_that_is_unclear_is_asked_again_and_never_mind_ends_it(inspected: Systems) -> None:
    inspected.say(WAN, "เพิ่มงานตรวจราชการ ขยะ ให้ สมศรี")
    assert "ภายในวันไหน" in inspected.say(WAN, "เร็ว ๆ นี้แหละ")
    assert "ภายในวันไหน" in inspected.say(WAN, "31 ก.ย.")
    inspected.say(WAN, "ไม่เอาแล้ว")
    assert "ภายในวันไหน" not in inspected.say(WAN, "ขอบคุณค่ะ")
    inspected.say(WAN, "เพิ่มงานตรวจราชการ ขยะ ให้ สมศรี")
    assert "E24" in inspected.say(WAN, "งานของฉัน"), "another topic is heard as such"


def test_whoever_does_not_coordinate_adds_nothing(inspected: Systems) -> None:
    was = everything(inspected)
    assert "เฉพาะผู้ประสานงาน" in inspected.say(SRI, WHOLE)
    assert everything(inspected) == was


def test_of_two_open_rounds_it_is_asked_which(systems: Systems) -> None:
    systems.on(date(2024, 7, 1))
    asked = systems.say(WAN, WHOLE)
    assert "อยู่ในรอบไหน" in asked
    options = [name for name in systems.buttons() if name != "ไม่เอาแล้ว"]
    assert len(options) == 2
    preview = systems.say(WAN, "ตรวจราชการ กระทรวงศึกษาธิการ รอบที่ 2")
    assert "กระทรวงศึกษาธิการ รอบที่ 2" in preview and "12 ก.ค. 2567" in preview


def test_a_code_that_was_taken_meanwhile_is_not_used_twice(inspected: Systems) -> None:
    inspected.say(WAN, WHOLE)
    first = inspected.buttons()["ยืนยัน"]
    inspected.confirm(WAN, "เพิ่มงานตรวจราชการ ยาเสพติด ส่ง 12 ก.ค. ให้ สุรชัย")
    again = inspected.press(WAN, first)
    assert "ข้อมูลเปลี่ยนไป" in again and "IN5 ตรวจราชการ สาธารณภัย" in again
    inspected.press(WAN, first)
    assert (holders(inspected, "IN4"), holders(inspected, "IN5")) == ([SURACHAI], [SRI])


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("เพิ่มงานตรวจราชการเรื่องสถานศึกษาปลอดบุหรี่ ให้พี่สุรชัย ส่ง 12 ก.ค. นะคะ", SURACHAI),
        ("ช่วยเพิ่มงานตรวจราชการ ขยะ ผู้รับผิดชอบ นางมาลี รุ่งเรือง กำหนดส่งภายในวันที่ 12 กรกฎาคม 2567", MALI),
        ("เพิ่มงานใหม่ให้น้องนงค์ ตรวจราชการ เรื่องขยะ ส่งวันที่สิบสองกรกฎา", ANONG),
        ("เพิ่มงานตรวจราชการ ขยะ มอบ พี่ชัย ส่ง 12 ก.ค.", CHAI),
    ],
)
def test_however_it_is_said(inspected: Systems, words: str, who: str) -> None:
    assert "• IN4 " in inspected.say(WAN, words)
    inspected.press(WAN, inspected.buttons()["ยืนยัน"])
    assert holders(inspected, "IN4") == [who]
