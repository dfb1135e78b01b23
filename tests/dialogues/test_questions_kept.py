"""How long a question waits: an answer hours later still works, and a new topic drops it."""

from datetime import date

import pytest
from systems import Systems

from domain.duties import State

SRI, MALI, ARI, WAN = "สมศรี ใจดี", "มาลี รุ่งเรือง", "อารี สอนดี", "วรรณา แสงทอง"
TOPICS = ["งานของฉัน", "ปฏิทิน", "ใครค้างบ้าง", "E7", "วิธีใช้", "ข้อมูลของฉัน"]
AFTERNOON = (date(2024, 8, 26), 16)


@pytest.fixture
def office(systems: Systems) -> Systems:
    """A Monday, a week before E5 is due."""
    systems.on(date(2024, 8, 26))
    return systems


@pytest.mark.parametrize("way", ["button", "code", "name"])
def test_which_one_is_answered_hours_later(office: Systems, way: str) -> None:
    assert "หมายถึงข้อไหน" in office.say(SRI, "60% ค่ะ")
    office.on(*AFTERNOON)
    if way == "button":
        office.press(SRI, f"which:{office.duty('E5').id}")
    else:
        office.say(SRI, "E5 ค่ะ" if way == "code" else "การอ่านออกเขียนได้ของนักเรียนชั้น ป.1")
    assert office.duty("E5").percent == 60


def test_which_one_is_answered_in_two_steps_where_the_code_stands_in_several_rounds(office: Systems) -> None:
    office.say(SRI, "60% ค่ะ")
    assert "PJ01" in office.say(SRI, "PJ01")
    owed = office.duty("PJ01", "M6-67-Q3")
    office.press(SRI, f"which:{owed.id}")
    assert office.duty("PJ01", "M6-67-Q3").percent == 60


@pytest.mark.parametrize("topic", TOPICS)
def test_after_a_new_topic_a_code_is_only_shown(office: Systems, topic: str) -> None:
    office.say(MALI, "60% ค่ะ")
    office.say(MALI, topic if topic != "E7" else "E7 กำหนดส่งวันไหน")
    assert "สถานะ" in office.say(MALI, "E8")
    assert "สถานะ" in office.press(MALI, f"which:{office.duty('E10').id}")
    assert {office.duty(code).percent for code in ("E7", "E8", "E10")} == {None}


@pytest.mark.parametrize("word", ["ขอบคุณค่ะ", "สวัสดีค่ะ"])
def test_a_kind_word_is_no_new_topic(office: Systems, word: str) -> None:
    office.press(SRI, f"update:{office.duty('E5').id}")
    office.say(SRI, word)
    office.say(SRI, "70")
    assert office.duty("E5").percent == 70


def test_how_far_it_is_is_answered_hours_later(office: Systems) -> None:
    office.press(SRI, f"update:{office.duty('E5').id}")
    office.on(*AFTERNOON)
    assert "ความก้าวหน้า 70%" in office.say(SRI, "70")


def test_an_answer_that_cannot_be_taken_may_be_given_again(office: Systems) -> None:
    office.press(SRI, f"update:{office.duty('E5').id}")
    office.say(SRI, "700%")
    office.say(SRI, "70%")
    assert office.duty("E5").percent == 70


@pytest.mark.parametrize("topic", TOPICS)
def test_after_a_new_topic_a_number_is_no_percent(office: Systems, topic: str) -> None:
    office.press(MALI, f"update:{office.duty('E8').id}")
    office.say(MALI, topic)
    office.say(MALI, "70")
    assert office.duty("E8").percent is None


def test_what_is_in_the_way_is_answered_hours_later(office: Systems) -> None:
    office.press(SRI, f"problem:{office.duty('E5').id}")
    office.on(*AFTERNOON)
    office.say(SRI, "โรงเรียนยังไม่ส่งผลสอบมาให้")
    assert office.duty("E5").problem == "โรงเรียนยังไม่ส่งผลสอบมาให้"


@pytest.mark.parametrize("topic", TOPICS)
def test_after_a_new_topic_talk_is_no_problem(office: Systems, topic: str) -> None:
    office.press(MALI, f"problem:{office.duty('E8').id}")
    office.say(MALI, topic)
    office.say(MALI, "ฝนจะตกไหมเนี่ยวันนี้เมฆครึ้มมาแต่เช้าเลย")
    assert (office.duty("E8").state, office.duty("E8").problem) == (State.NOT_STARTED, None)


def test_leave_is_answered_hours_later(office: Systems) -> None:
    office.say(SRI, "ขอลาป่วยค่ะ")
    office.on(*AFTERNOON)
    assert "27 ส.ค. 2567" in office.say(SRI, "พรุ่งนี้ค่ะ")


def test_quiet_is_answered_hours_later(office: Systems) -> None:
    office.say(SRI, "ปิดเตือนหน่อยค่ะ")
    office.on(*AFTERNOON)
    assert "จะไม่เตือนก่อน 30 ส.ค. 2567" in office.say(SRI, "วันศุกร์")


def test_a_past_day_is_asked_again(office: Systems) -> None:
    office.say(SRI, "ปิดเตือนหน่อยค่ะ")
    assert "ผ่านไปแล้ว" in office.say(SRI, "1 ส.ค. 2567")
    assert "จะไม่เตือนก่อน 30 ส.ค. 2567" in office.say(SRI, "วันศุกร์")


@pytest.mark.parametrize("ask", ["ขอลาป่วยค่ะ", "ปิดเตือนหน่อยค่ะ"])
@pytest.mark.parametrize("topic", TOPICS)
def test_after_a_new_topic_a_day_is_neither_leave_nor_quiet(office: Systems, ask: str, topic: str) -> None:
    office.say(SRI, ask)
    office.say(SRI, topic)
    answer = office.say(SRI, "วันศุกร์")
    assert "เตือน" not in answer and "ลา" not in answer


@pytest.mark.parametrize("way", ["button", "code"])
def test_a_note_finds_its_duty_hours_later_and_stays_a_note(office: Systems, way: str) -> None:
    assert "ไว้กับข้อไหนดี" in office.say(SRI, "จดไว้ว่า รอหนังสือจาก สพฐ.")
    office.on(*AFTERNOON)
    duty = office.duty("E5")
    answer = office.press(SRI, f"which:{duty.id}") if way == "button" else office.say(SRI, "E5")
    assert "จดไว้กับ E5" in answer
    assert office.duty("E5") == duty


@pytest.mark.parametrize("topic", TOPICS)
def test_after_a_new_topic_nothing_is_noted(office: Systems, topic: str) -> None:
    office.say(MALI, "จดไว้ว่า รอหนังสือจาก สพฐ.")
    office.say(MALI, topic if topic != "E7" else "E7 กำหนดส่งวันไหน")
    assert "สถานะ" in office.say(MALI, "E8")


def test_a_promise_is_noted_in_its_own_words(office: Systems) -> None:
    office.say(SRI, "เดี๋ยวจะทำ E5 ให้นะ")
    office.press(SRI, f"which:{office.duty('E5').id}")
    with office.store.look() as work:
        assert [one.words for one in work.history.lines()] == ["เดี๋ยวจะทำ E5 ให้นะ"]


def test_a_note_that_names_its_duty_keeps_its_own_words_beside_a_question(office: Systems) -> None:
    office.say(MALI, "60% ค่ะ")
    office.say(MALI, "จดไว้หน่อยว่า E7 รอหนังสือ สพฐ.")
    with office.store.look() as work:
        assert [one.words for one in work.history.lines()] == ["จดไว้หน่อยว่า E7 รอหนังสือ สพฐ."]


@pytest.mark.parametrize("reason", ["ซ้ำกับ E10", "เพราะรวมกับ E10 แล้ว"])
def test_a_reason_may_name_another_duty(office: Systems, reason: str) -> None:
    assert "ยกเลิกเพราะอะไร" in office.say(WAN, "ยกเลิก E9")
    office.confirm(WAN, reason)
    assert (office.duty("E9").state, office.duty("E9").reason) == (State.CANCELLED, reason)
    assert office.duty("E10").state is State.NOT_STARTED


@pytest.mark.parametrize("topic", ["E10", "E10 ถึงไหนแล้ว"])
def test_another_duty_by_itself_is_no_reason(office: Systems, topic: str) -> None:
    office.say(WAN, "ยกเลิก E9")
    assert "สถานะ" in office.say(WAN, topic)
    assert "ยืนยัน" not in office.buttons()
