"""Several duties in one message, links with their codes, and messages that name no duty."""

from typing import Any

import pytest
from made_up_duties import E5, duty, setting

from domain import commands as c
from domain.duties import State
from domain.several import Several
from domain.understanding import understand

ALL = setting()
ONLY_E5 = setting([E5])
DRIVE = "https://drive.google.com/file/d/1AbC/view?usp=sharing"
MANY = (5, 6, 15, 103)


def progress(*duties: int, **more: Any) -> c.ReportProgress:
    return c.ReportProgress(duties, **more)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("E5 E6 60%", progress(5, 6, percent=60.0)),
        ("E6,E5 ส่งแล้วค่ะ", c.Submit((6, 5))),
        ("ส่ง E5 กับ E6", c.Submit((5, 6))),
        ("E5และE6 รอข้อมูล", c.ReportProblem((5, 6), problem="รอข้อมูล")),
        ("E5 E9 60%", progress(5, 9, percent=60.0)),
    ],
)
def test_several_codes_share_one_word(text: str, command: c.Command) -> None:
    assert understand(text, ALL) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("E5 40% 60%", c.AskUpdate((5,))),
        ("ตอนนี้ 40% หรือ 60% ไม่แน่ใจ", c.NotUnderstood()),
    ],
)
def test_two_percents_of_one_duty_are_never_guessed_between(text: str, command: c.Command) -> None:
    assert understand(text, ALL) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (f"E5 {DRIVE}", c.Attach((5,), links=(DRIVE,))),
        (f"{DRIVE} E5", c.Attach((5,), links=(DRIVE,))),
        (f"E5\n{DRIVE}\nค่ะ", c.Attach((5,), links=(DRIVE,))),
        (f"หลักฐานข้อE5 {DRIVE}ค่ะ", c.Attach((5,), links=(DRIVE,))),
        (f"E5 60% {DRIVE}", progress(5, percent=60.0, links=(DRIVE,))),
        (f"ส่ง E5 {DRIVE}", c.Submit((5,), links=(DRIVE,))),
        (f"E5 รอตรวจ {DRIVE}", progress(5, problem="รอตรวจ", links=(DRIVE,))),
        ("E5 https://example.com/E6?p=90%25", c.Attach((5,), links=("https://example.com/E6?p=90%25",))),
    ],
)
def test_a_link_goes_with_its_code(text: str, command: c.Command) -> None:
    assert understand(text, ALL) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("60%", progress(5, percent=60.0)),
        ("ได้ ๖๐ เปอร์เซ็นต์แล้วค่ะ", progress(5, percent=60.0)),
        ("60% รอข้อมูล", progress(5, percent=60.0, problem="รอข้อมูล")),
        ("ส่งแล้วค่ะ", c.Submit((5,))),
        ("เสร็จเรียบร้อยแล้วครับ", c.Submit((5,))),
        (DRIVE, c.Attach((5,), links=(DRIVE,))),
    ],
)
def test_with_one_open_duty_no_code_is_needed(text: str, command: c.Command) -> None:
    closed = duty(6, "E6", state=State.SUBMITTED)
    assert understand(text, setting([E5, closed])) == command
    assert understand(text, ALL) == c.AskWhich(MANY)
    assert understand(text, setting([E5], private=False)) == c.AskWhich((5,))
    assert isinstance(understand(text, setting([closed])), c.NotUnderstood)


@pytest.mark.parametrize("text", ["รอข้อมูลอยู่ค่ะ", "วันนี้ไม่สบายค่ะ"])
def test_what_could_be_about_anything_is_asked_even_with_one_duty(text: str) -> None:
    assert understand(text, ONLY_E5) == c.AskWhich((5,))


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("E5 60% E6 70%", (progress(5, percent=60.0), progress(6, percent=70.0))),
        ("60% E5, 70% E6", (progress(5, percent=60.0), progress(6, percent=70.0))),
        ("5=60 6=70", (progress(5, percent=60.0), progress(6, percent=70.0))),
        ("E5 ส่งแล้วค่ะ ส่วน E6 รอข้อมูล", (c.Submit((5,)), c.ReportProblem((6,), problem="รอข้อมูล"))),
        ("1. E5 ร้อยละ 60\n2. E6 ร้อยละ 75", (progress(5, percent=60.0), progress(6, percent=75.0))),
    ],
)
def test_one_message_may_tell_different_things(text: str, each: tuple[c.Command, ...]) -> None:
    assert understand(text, ALL) == Several(each)


def test_a_duty_that_is_only_spoken_of_is_not_written_to() -> None:
    assert understand("E5 60% รอข้อมูลจาก E6", ALL) == progress(5, percent=60.0, problem="รอข้อมูลจาก E6")


@pytest.mark.parametrize("text", ["E99 60%", "E 99 60%", "ส่ง E99", "E5-E7 60%", f"E99 {DRIVE}", "A4 60%"])
def test_a_code_nobody_knows_is_never_taken_for_the_only_duty(text: str) -> None:
    assert understand(text, ONLY_E5) == c.AskWhich((5,))
    assert understand(text, setting([E5], quoted=(5,))) == c.AskWhich((5,))


def test_the_most_urgent_are_offered_first() -> None:
    later = duty(6, "E6", office_on=E5.office_on.replace(day=30))
    assert understand("60%", setting([later, E5])) == c.AskWhich((5, 6))


@pytest.mark.parametrize(
    "text",
    [
        "ประชุม 14.00 น.",
        "เบอร์ 055-123456",
        "พรุ่งนี้ 9 โมงเจอกันค่ะ",
        "ห้อง 60 คน",
        "รอสักครู่ค่ะ",
        "รอด้วยค่ะ",
        "เดี๋ยวส่งให้นะคะ",
        "ส่งเมลมาได้เลย",
        "ใครส่งแล้วยกมือ",
        "ต้องส่งกี่โมงคะ",
        "การอบรมเป็นยังไงบ้าง",
        "บ่ายโมงครึ่งค่ะ",
        "ส่งเสริมสุขภาพ",
        "ยังไม่ส่งค่ะ",
        "5",
        "60",
        "๖๐",
        "%",
        "🎉",
        "",
    ],
)
def test_other_talk_is_no_report_even_with_one_open_duty(text: str) -> None:
    assert not understand(text, ONLY_E5).duty_ids
    assert not isinstance(understand(text, ONLY_E5), c.AskWhich)


def test_one_is_handed_in_and_others_have_not_been_begun() -> None:
    said = understand("E5 ส่งแล้วค่า E6 กะ E15 ยังไม่ได้เริ่มเลย", ALL)
    assert said == Several((c.Submit((5,)), c.ReportProgress((6, 15), percent=0.0)))


@pytest.mark.parametrize(
    "text",
    [
        "E5 เสร็จแล้วค่ะบอท อือ แล้วมาตรฐานเขตยังนะคะอันนั้นยังไม่ได้เริ่มค่ะ",  # which one has not been begun?
        "จัดซื้อ 90% ระบบควบคุมภายในรอรูป",
        "ระบบควบคุมภายในส่งแล้วน่ะ เรื่องนิเทศได้แค่ 40%",
    ],
)
def test_what_may_be_told_of_another_is_written_to_none(text: str) -> None:
    said = understand(text, setting([E5, duty(15, "E15", name="การจัดวางระบบควบคุมภายใน")]))
    assert not isinstance(said, c.ReportProgress | c.Submit)


@pytest.mark.parametrize("first", ["ขอเลื่อนเป็น 9 ก.ย.", "ขอเลื่อนไป 9 ก.ย. ครูลา"])
def test_each_gets_the_day_that_is_asked_for_it(first: str) -> None:
    said = understand(f"E5 {first} E6 ขอเลื่อนเป็น 10 ก.ย.", ALL)
    assert isinstance(said, Several)
    days = [one.until.day for one in said.commands if isinstance(one, c.ReportProblem) and one.until]
    assert days == [9, 10]


@pytest.mark.parametrize(
    "text",
    ["E5 60, E6 70", "E5 60 , E6 70", "E5 60 / E6 70", "E5 60 และ E6 70", "E5=60, E6=70", "E5 60% , E6 70%"],
)
def test_what_parts_two_codes_with_their_numbers_joins_nothing(text: str) -> None:
    said = understand(text, ALL)
    assert isinstance(said, Several)
    assert said.commands == (c.ReportProgress((5,), percent=60.0), c.ReportProgress((6,), percent=70.0))


@pytest.mark.parametrize("text", ["ผิด E5 ต้อง 78%", "ขอแก้คำผิดใน E5 จาก 76 เป็นร้อยละ 67"])
def test_what_puts_right_is_no_new_report(text: str) -> None:
    said = understand(text, setting([E5]))
    assert not (isinstance(said, c.ReportProgress) and said.duty_ids)
