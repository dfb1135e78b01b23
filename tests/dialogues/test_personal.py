"""What people say of their own time and words, and what a coordinator says to one person, as dialogues."""

import re
from datetime import date

import pytest
from systems import Systems

from handlers.explaining import explain

SRI, MALI, WAN = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง"
ANONG, CHAI = "อนงค์ ศรีสุข", "ชัยวัฒน์ ดีเลิศ"
MONDAY = date(2024, 8, 26)


@pytest.fixture
def office(systems: Systems) -> Systems:
    """A Monday, a week before E5 is due."""
    systems.on(MONDAY)
    return systems


@pytest.mark.parametrize(
    ("words", "example"),
    [("ขอลาค่ะ", "29 ส.ค. ถึง 2 ก.ย."), ("พักเตือนหน่อยค่ะ", "จันทร์หน้า หรือ 29 ส.ค.")],
)
def test_days_are_asked_for_with_days_that_are_still_to_come(
    office: Systems, words: str, example: str
) -> None:
    assert example in office.say(SRI, words)


def test_several_reports_in_one_message_are_each_written_and_said(office: Systems) -> None:
    answer = office.say(MALI, "7=60 8=70")
    assert (office.duty("E7").percent, office.duty("E8").percent) == (60, 70)
    assert "E7" in answer and "E8" in answer


def test_the_last_report_is_put_right(office: Systems) -> None:
    office.say(SRI, "E5 60%")
    assert "ความก้าวหน้า 80%" in office.say(SRI, "แก้เป็น 80%")
    assert office.duty("E5").percent == 80


def test_there_is_nothing_to_put_right_before_anything_was_said(office: Systems) -> None:
    before = office.duty("E5")
    assert "ยังไม่มีรายงานล่าสุดให้แก้" in office.say(SRI, "แก้เป็น 80%")
    assert office.duty("E5") == before


def test_leave_names_the_deputy_and_ends_early(office: Systems) -> None:
    answer = office.say(SRI, "พรุ่งนี้ลาค่ะ")
    assert "27 ส.ค. 2567" in answer and "น้องนงค์ รายงานแทนได้" in answer
    assert "ยกเลิกวันลาที่เหลือ" in office.say(SRI, "กลับมาแล้วค่ะ")


def test_a_deputy_reports_for_whoever_is_away_and_only_then(office: Systems) -> None:
    office.say(ANONG, "E2 30%")
    assert office.duty("E2").percent is None
    office.say(CHAI, "วันนี้ลาครับ")
    office.say(ANONG, "E2 30%")
    assert office.duty("E2").percent == 30
    office.on(date(2024, 8, 27))
    office.say(ANONG, "E2 40%")
    assert office.duty("E2").percent == 30


@pytest.mark.parametrize(("words", "day"), [("วันศุกร์", "30 ส.ค. 2567 (ศ.)"), ("วันพฤหัส", "29 ส.ค. 2567 (พฤ.)")])
def test_quiet_lasts_until_the_day_that_is_named(office: Systems, words: str, day: str) -> None:
    answer = office.say(SRI, f"ขอพักเตือนถึง{words}นะคะ")
    assert f"จะไม่เตือนก่อน {day}" in answer and "ช้ากว่านั้นไม่ได้" not in answer


@pytest.mark.parametrize("words", ["วันเสาร์", " 10 ก.ย."])
def test_quiet_ends_on_the_last_working_day_before_the_nearest_date(office: Systems, words: str) -> None:
    answer = office.say(SRI, f"ขอพักเตือนถึง{words}นะคะ")
    assert "จะไม่เตือนก่อน 30 ส.ค. 2567 (ศ.)" in answer
    assert "ครบกำหนดเขต 2 ก.ย. 2567 (จ.)" in answer, "and the duty that it is for is named with its round"


def test_one_duty_is_set_aside_by_its_button_and_the_others_are_not(office: Systems) -> None:
    e5 = office.duty("E5")
    answer = office.press(SRI, f"snooze:{e5.id}")
    assert "จะไม่เตือนเรื่อง E5 ก่อน 27 ส.ค. 2567 (อ.)" in answer
    with office.store.look() as work:
        (sri,) = work.people.named(SRI)
        assert work.planning.snoozed([sri.id]) == {(sri.id, e5.id): date(2024, 8, 27)}
        assert work.absences.quiet([sri.id], office.now.date()) == {}


def test_everything_waits_until_tomorrow_by_the_button_below(office: Systems) -> None:
    assert "จะไม่เตือนก่อน 27 ส.ค. 2567 (อ.)" in office.press(SRI, "snooze")
    office.on(date(2024, 8, 30))
    assert "จะไม่เตือนก่อน 2 ก.ย. 2567 (จ.)" in office.press(SRI, "snooze"), "the day it is due itself"


@pytest.mark.parametrize("words", ["E5 เตือนพรุ่งนี้", "ยังไม่ต้องเตือน E5 ค่อยเตือนพรุ่งนี้"])
def test_one_duty_is_set_aside_by_words(office: Systems, words: str) -> None:
    assert "จะไม่เตือนเรื่อง E5 ก่อน 27 ส.ค. 2567 (อ.)" in office.say(SRI, words)


def test_nobody_sets_aside_what_is_not_theirs(office: Systems) -> None:
    e5 = office.duty("E5")
    assert "อยู่ในความรับผิดชอบของ" in office.press(WAN, f"snooze:{e5.id}")


def test_a_problem_is_answered_and_its_holders_read_it(office: Systems) -> None:
    office.say(SRI, "E5 ติดปัญหา รอผลสอบจากเขต")
    assert "แจ้งผู้รับผิดชอบ 2 คน" in office.say(WAN, "ตอบ E5 ผลสอบออกวันจันทร์ค่ะ")
    assert "ผลสอบออกวันจันทร์" in office.told(SRI)[0]


def test_a_reminder_to_one_person_comes_once_a_day(office: Systems) -> None:
    assert "1 คน" in office.say(WAN, "เตือนคุณมาลีเรื่อง E7 หน่อย")
    office.say(WAN, "เตือนคุณมาลีเรื่อง E7 หน่อย")
    assert len(office.told(MALI)) == 1


def test_only_coordinators_remind_others(office: Systems) -> None:
    office.say(SRI, "เตือนคุณมาลีเรื่อง E7 หน่อย")
    assert office.told(MALI) == []


def test_a_note_changes_nothing_of_the_duty(office: Systems) -> None:
    before = office.duty("E7").percent, office.duty("E7").state
    assert "จดไว้กับ E7" in office.say(MALI, "จดไว้หน่อยว่า E7 รอหนังสือ สพฐ.")
    assert (office.duty("E7").percent, office.duty("E7").state) == before


def test_erasing_is_asked_first_and_the_coordinator_hears_of_it_only_when_it_was_done(
    office: Systems,
) -> None:
    office.say(SRI, "E5 60% https://drive.google.com/drive/folders/1AbC")
    answer = office.say(SRI, "ลบข้อมูลของฉัน")
    assert "พี่ศรี ต้องการลบข้อมูลของท่านใช่ไหมคะ" in answer
    assert "ลบ: บัญชี LINE ที่ผูกไว้" in answer and "รายงาน 1 ครั้ง ลิงก์ 1" in answer
    assert "ยังอยู่: ชื่อ ตำแหน่ง และหน่วยงาน" in answer and "ให้หาผู้รับผิดชอบแทน" in answer
    assert office.told(WAN) == []
    assert "ลบข้อมูลของท่านแล้วค่ะ" in office.press(SRI, "erase")
    (told,) = office.told(WAN)
    assert "สมศรี ใจดี" in told and "ST3" in told and "และอีก 11 รายการ" in told


def test_what_is_kept_of_a_person_is_told_to_themselves(office: Systems) -> None:
    office.say(SRI, "E5 60% https://drive.google.com/drive/folders/1AbC")
    office.say(SRI, "พรุ่งนี้ลาค่ะ")
    office.say(SRI, "ขอพักเตือนถึงวันศุกร์นะคะ")
    answer = office.say(SRI, "ข้อมูลของฉัน").splitlines()
    assert answer[:10] == [
        "ท่านคือ สมศรี ใจดี (กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา) ค่ะ",
        "บอทเรียกว่า พี่ศรี · ผูกกับบัญชี LINE นี้",
        "ตำแหน่ง: ศึกษานิเทศก์ (บุคคลตัวอย่าง)",
        "บทบาท: ผู้รับผิดชอบ",
        "ผู้ปฏิบัติแทน: น้องนงค์",
        "ท่านปฏิบัติแทน: น้องนงค์",
        "วันลา/ไปราชการ: 27 ส.ค. 2567 (อ.)",
        "พักเตือนถึง: 30 ส.ค. 2567 (ศ.)",
        "งานที่รับผิดชอบ: 21 รายการ (ตอนนี้ต้องส่ง 16)",
        "ที่รายงานไว้: 1 ครั้ง ลิงก์ 1 ไฟล์ 0 ตั้งแต่ 26 ส.ค. 2567 (จ.)",
    ]
    assert "เก็บไว้ 30 วัน" in answer[11]


def test_a_reviewer_of_one_system_and_a_director_read_their_roles(office: Systems) -> None:
    assert "กรรมการกลั่นกรอง (EMENSCR)" in office.say("กมล รักงาน", "ข้อมูลของฉัน")
    director = office.say("ประเสริฐ มั่นคง", "ข้อมูลของฉัน")
    assert "บทบาท: ผู้อำนวยการ" in director and "ที่รายงานไว้: ยังไม่มี" in director


DIRECTOR, KAMON, SURACHAI, SOMPHON = "ประเสริฐ มั่นคง", "กมล รักงาน", "สุรชัย ทองดี", "สมพร เรียบง่าย"


@pytest.mark.parametrize(
    ("who", "says", "not_for_them"),
    [
        (SRI, "ส่ง PJ01", "ผ่าน ["),
        (SURACHAI, "งานของกลุ่ม", "ผ่าน ["),
        (KAMON, "ผ่าน [รหัสงาน]", "ทะเบียนคุมเอกสาร"),
        (DIRECTOR, "ภาพรวมของเขต", "งานของฉัน"),
        (WAN, "วิธีใช้ แล้วตามด้วย แก้งาน ตรวจ คน หรือ ประกาศ", "E5"),
        (DIRECTOR, "ใครค้างบ้าง", "ออกรหัส"),
        (SOMPHON, "ส่ง SC1", "ประกาศ"),
    ],
)
def test_help_names_what_this_person_can_say_with_their_own_code(
    office: Systems, who: str, says: str, not_for_them: str
) -> None:
    answer = office.say(who, "ทำอะไรได้บ้าง")
    assert says in answer and not_for_them not in answer
    assert fits_a_phone(answer)


ABOVE, COMBINES = 12, re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")  # lines, marks that take no room
LETTERS = 32  # in a line of a bubble


def fits_a_phone(answer: str) -> bool:
    """Whether it can be read without scrolling: a dozen lines, of which few are broken."""
    lines = answer.splitlines()
    broken = sum(-(-len(COMBINES.sub("", line)) // LETTERS) for line in lines)
    return len(lines) <= ABOVE and broken <= ABOVE + 6


TOPICS = {
    "แก้งาน/กำหนด": "เพิ่มวันหยุด",
    "ตรวจ/บันทึก": "บันทึก [รหัสงาน] แล้ว",
    "คน/ลงทะเบียน": "ออกรหัส สมศรี · ปล่อยบัญชี สมศรี",
    "ประกาศ/ไฟล์": "ประกาศ ตามด้วยข้อความ",
}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_coordinator_reads_one_topic_at_a_time_by_button_or_in_words(office: Systems, topic: str) -> None:
    office.say(WAN, "ทำอะไรได้บ้าง")
    by_button = office.press(WAN, office.buttons()[topic])
    assert TOPICS[topic] in by_button and fits_a_phone(by_button)
    assert office.say(WAN, f"วิธีใช้ {topic}") == by_button
    assert TOPICS[topic] not in office.say(SRI, f"วิธีใช้ {topic}"), "it is a coordinator's"


@pytest.mark.parametrize("topic", ["ทำอะไรได้บ้าง", *(f"วิธีใช้ {one}" for one in TOPICS)])
@pytest.mark.parametrize("who", [SRI, SURACHAI, KAMON, DIRECTOR, WAN, SOMPHON])
def test_every_example_of_the_help_is_understood_and_allowed(office: Systems, who: str, topic: str) -> None:
    office.say(SRI, "ส่ง E5")
    lines = [line for line in office.say(who, topic).splitlines() if line.startswith("• ")]
    spoken = [part.split(" – ")[0].removeprefix("• ") for line in lines for part in line.split(" · ")]
    plain = [one.replace("[รหัสงาน]", "IN2") for one in spoken if "แล้ววาง" not in one and "ตามด้วย" not in one]
    with office.store.look() as work:
        (person,) = work.people.named(who)
        for words in plain:
            told = explain(words, person, work, office.now)
            assert isinstance(told, dict), words
            assert told["command"] != "not_understood", words
            assert told["allowed"] or "IN2" in words, words


def test_talk_that_is_no_report_is_not_taken_for_one(office: Systems) -> None:
    assert "ยังไม่เข้าใจ" in office.say(SRI, "กินข้าวยัง")
