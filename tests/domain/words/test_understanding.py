"""What people type, and what the bot makes of it; never a duty that was not clearly meant."""

from datetime import date
from typing import Any

import pytest
from fuzzing import in_time
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_up_duties import E5, E6, HELD, TODAY, duty, setting

from domain import broadcast_commands as b
from domain import commands as c
from domain import personal_commands as p
from domain.duties import State
from domain.setting import Setting
from domain.several import Several
from domain.understanding import understand
from domain.words.heard import hear
from domain.words.meant import find_meant

ALL = setting()
ONLY_E5 = setting([E5])
DRIVE = "https://drive.google.com/file/d/1AbC/view?usp=sharing"
MANY = (5, 6, 15, 103)


def progress(*duties: int, **more: Any) -> c.ReportProgress:
    return c.ReportProgress(duties, **more)


@pytest.mark.parametrize(
    "text",
    [
        "e5",
        "E5",
        "E 5",
        "E 5?",
        "E-5",
        "E.5",
        "ข้อ E5",
        "ข้อE5ค่ะ",
        "E5:",
        "(E5)",
        "E๕",
        "ขอดูE5หน่อย",
        "E\u200b5",
    ],
)
def test_a_code_is_seen_in_every_shape(text: str) -> None:
    assert understand(text, ALL) == c.ShowDuty((5,))


@pytest.mark.parametrize("text", ["pm03", "PM 03", "PM-03", "ปักหมุด PM03", "pm๐๓"])
def test_so_is_a_code_of_two_letters(text: str) -> None:
    assert understand(text, ALL) == c.ShowDuty((103,))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("E15", ["E15"]),
        ("E5 กับ E15", ["E5", "E15"]),
        ("E15 E5", ["E15", "E5"]),
        ("E51 XE5 E5a", []),
        ("E5.1 60%", ["E5.1"]),
        ("E5.2", []),
        ("E5-E7", []),
        ("E5 - E7 60%", []),
        ("E5 ถึง E7", []),
        ("E5-60%", ["E5"]),
        ("ข้อ 12 ได้ 40%", ["12"]),
        ("ตัวชี้วัดที่ 12", ["12"]),
        ("ประชุมวันที่ 12 เวลา 12.00", []),
        ("12%", []),
        ("กผ.1 ส่งแล้ว", ["กผ.1"]),
        ("อีห้ากับอีสิบห้า", ["E5", "E15"]),
        ("พี่อี 5 คน", []),
    ],
)
def test_only_whole_codes_count_and_a_broken_range_names_none(text: str, codes: list[str]) -> None:
    known = ("E5", "E15", "E5.1", "12", "E7", "กผ.1")
    held = tuple(duty(n, code, name=f"งานที่ {code}") for n, code in enumerate(known, start=1))
    meant, _ = find_meant(hear(text).words, setting(held, office=()).circle)
    assert [known[id_ - 1] for one in meant for id_ in one.ids] == codes


@pytest.mark.parametrize("text", ["E5-E6 60%", "e5 ถึง e6 60%", "ข้อ 5-6 ได้ 60%", "ข้อ 5 และ 6 ได้ 60%"])
def test_a_range_that_is_whole_means_all_of_it(text: str) -> None:
    assert understand(text, setting([E5, E6])) == progress(5, 6, percent=60.0)


ROUNDS = (
    duty(41, "PJ01", round_name="M6 ผลไตรมาส 3", round_code="M6-67-Q3"),
    duty(42, "PJ01", round_name="M6 ผลไตรมาส 4", round_code="M6-67-Q4"),
    duty(43, "PJ01", round_name="M6 ผลไตรมาส 1 ปี 2568", round_code="M6-68-Q1", opens_on=date(2025, 1, 1)),
    duty(44, "PJ01", round_name="M6 ผลไตรมาส 2", round_code="M6-67-Q2", state=State.DONE),
)


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        ("PJ01 ไตรมาส 3 ได้ 60%", (41,)),
        ("PJ01 M6 ไตรมาสที่ ๔ 60%", (42,)),
        ("PJ01 q4 60%", (42,)),
        ("PJ01 M6-67-Q3 60%", (41,)),
    ],
)
def test_one_code_in_several_rounds_is_told_apart_by_the_round(text: str, duties: tuple[int, ...]) -> None:
    assert understand(text, setting(ROUNDS)) == progress(*duties, percent=60.0)


def test_of_several_rounds_that_are_open_the_bot_asks_and_never_writes_to_all() -> None:
    assert understand("PJ01 60%", setting(ROUNDS)) == c.AskWhich((41, 42))
    assert understand("ส่ง PJ01", setting(ROUNDS)) == c.AskWhich((41, 42))
    assert understand("PJ01 60%", setting(ROUNDS[1:])) == progress(42, percent=60.0)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("5 เสร็จ", c.Submit((5,))),
        ("ข้อ 6 ได้ 70%", progress(6, percent=70.0)),
        ("6=70", progress(6, percent=70.0)),
        ("ส่ง 5 กับ 6 แล้ว", c.Submit((5, 6))),
        ("ข้อ 99 เสร็จแล้ว", c.AskWhich((5, 6, 15, 103))),
        ("15 ส่งแล้ว", c.Submit((15,))),
        ("3 60%", progress(103, percent=60.0)),
    ],
)
def test_a_number_means_the_senders_duty_of_that_number(text: str, command: c.Command) -> None:
    assert understand(text, ALL) == command


def test_a_number_that_fits_two_duties_is_asked_about() -> None:
    two = setting([E5, duty(205, "PJ05", name="โครงการ")])
    assert understand("5 60%", two) == c.AskWhich((5, 205))


NAMED = (
    duty(7, "E7", name="เด็กที่มีความต้องการจำเป็นพิเศษได้รับแผนการศึกษารายบุคคล", aliases=("เรียนรวม", "IEP")),
    duty(12, "E12", name="ระบบดูแลช่วยเหลือนักเรียนและการเยี่ยมบ้าน", aliases=("เยี่ยมบ้าน",)),
    duty(302, "PJ02", name="โครงการเยี่ยมบ้านนักเรียน", aliases=("โครงการเยี่ยมบ้าน",)),
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("เรียนรวม 55%", progress(7, percent=55.0)),
        ("IEP 55", progress(7, percent=55.0)),
        ("ไออีพีได้ห้าสิบห้าเปอร์เซ็นต์ค่ะ", progress(7, percent=55.0)),
        ("โครงการเยี่ยมบ้านเสร็จแล้ว", c.Submit((302,))),
        ("เยี่ยมบ้าน 50%", c.AskWhich((12, 302))),
        ("เรียนรวมม 55%", progress(7, percent=55.0)),
        ("พรุ่งนี้ไปทานข้าวกันที่ร้านเรียนรวมใจตรงข้ามเขตนะคะ", c.NotUnderstood()),
    ],
)
def test_a_duty_is_meant_by_its_name_or_an_alias(text: str, command: c.Command) -> None:
    assert understand(text, setting(NAMED)) == command


def test_anothers_duty_is_named_so_that_it_can_be_refused() -> None:
    other = (duty(9, "E9", name="การติดตามเด็กตกหล่น", aliases=("พาน้องกลับมาเรียน",), holders=(7,)),)
    assert understand("พาน้องกลับมาเรียน 60%", setting(office=other)) == progress(9, percent=60.0)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("E5 ได้ 60%", 60),
        ("E5ได้60%", 60),
        ("E5 ได้ ๖๐%", 60),
        ("e5 60 %", 60),
        ("E5 60％", 60),
        ("E5 ร้อยละ 60", 60),
        ("E5 ดำเนินการแล้วร้อยละ60", 60),
        ("E5 60 เปอร์เซ็นต์แล้วค่ะ", 60),
        ("E5 60เปอร์เซ็น", 60),
        ("E5 60เปอร์เซนต์", 60),
        ("E5 60 เปอเซ็น", 60),
        ("E5 60เปอร์", 60),
        ("E5 60 เปอค่ะ", 60),
        ("E5: 45.5%", 45.5),
        ("E5 100%", 100),
        ("E5 0%", 0),
        ("60% E5 ครับ", 60),
        ("อัพเดท E5 ตอนนี้60%แล้วจ้า", 60),
        ("E5 จาก 40% เป็น 60%", 60),
        ("E5 60% (เดิม 40%)", 60),
        ("E5 เป้าหมาย 90% ได้ 60%", 60),
        ("E5 ร้อยละ 60%", 60),
        ("E5 ครึ่งทางแล้วค่ะ", 50),
        ("E5 ทำไปได้ครึ่งแล้ว", 50),
        ("E5 ยังไม่ได้เริ่มเลยค่ะ", 0),
        ("E5 คืบหน้าเบิกจ่าย 60%", 60),
        ("E5 60% ยังไม่ส่งนะคะ", 60),
        ("ส่ง E5 60%", 60),
        ("E5 60% ไม่มีปัญหาค่ะ", 60),
        ("E5 60% ไม่ติดขัดอะไร", 60),
        ("E5 60% การอบรมครูครบแล้ว", 60),
        ("E5 60% กรอกข้อมูลแล้ว", 60),
        ("E5 60% ส่งทางอิเล็กทรอนิกส์", 60),
        ("E5 60% โครงการอาหารกลางวัน", 60),
        ("E5 60% รองผอ.ดูแล้ว", 60),
        ("E5 60% รอบนี้", 60),
        ("E5 60% ไม่ต้องรอแล้ว", 60),
    ],
)
def test_a_percent_is_read_however_it_is_written(text: str, percent: float) -> None:
    assert understand(text, ALL) == progress(5, percent=percent)


@pytest.mark.parametrize("percent", ["1000%", "101%"])
def test_too_much_is_passed_on_to_be_refused(percent: str) -> None:
    assert understand(f"E5 {percent}", ALL) == progress(5, percent=float(percent[:-1]))


@pytest.mark.parametrize(
    ("text", "percent", "problem"),
    [
        ("E5 ได้ 60% รอข้อมูลจากโรงเรียน", 60, "รอข้อมูลจากโรงเรียน"),
        ("E5 60%รอข้อมูล", 60, "รอข้อมูล"),
        ("E5ได้60%แล้วแต่รอข้อมูลรร.", 60, "รอข้อมูลรร."),
        ("E5 60% ยังรอหนังสือ", 60, "รอหนังสือ"),
        ("E5 60% ติดปัญหา ระบบล่ม", 60, "ติดปัญหา ระบบล่ม"),
        ("E5 60% รองบประมาณ", 60, "รองบประมาณ"),
        ("E5 60% รอคะแนนจากโรงเรียน", 60, "รอคะแนนจากโรงเรียน"),
        ("E5 30% รอ ผอ.ลงนาม", 30, "รอ ผอ.ลงนาม"),
        ("E5 60% รอ\u0e19\u0e4d\u0e32หนังสือ", 60, "รอนำหนังสือ"),
    ],
)
def test_a_percent_may_come_with_what_is_in_the_way(text: str, percent: float, problem: str) -> None:
    assert understand(text, ALL) == progress(5, percent=percent, problem=problem)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("E5 ติดปัญหา", "ติดปัญหา"),
        ("E5 เข้าระบบไม่ได้ค่ะ", "เข้าระบบไม่ได้ค่ะ"),
        ("E5 ส่งไม่ทันค่ะ", "ส่งไม่ทันค่ะ"),
        ("ข้อ E5 มีปัญหาเรื่องข้อมูล", "มีปัญหาเรื่องข้อมูล"),
        ("E5ยังไม่ได้ข้อมูลจาก รร.", "ยังไม่ได้ข้อมูลจาก รร."),
    ],
)
def test_what_is_in_the_way_is_kept_in_their_words(text: str, problem: str) -> None:
    assert understand(text, ALL) == c.ReportProblem((5,), problem=problem)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("E5 ขอเลื่อนเป็นวันศุกร์", date(2024, 8, 30)),
        ("ขอเลื่อน E5 เป็นวันที่สิบกันยายนได้ไหมคะ", date(2024, 9, 10)),
        ("E5 ติดปัญหา ขอขยายเวลาถึง 12 ก.ย. ค่ะ", date(2024, 9, 12)),
        ("E5 ขอเลื่อนค่ะ", None),
    ],
)
def test_who_asks_for_time_may_say_until_when(text: str, until: date | None) -> None:
    command = understand(text, ALL)
    assert isinstance(command, c.ReportProblem) and command.duties == (5,) and command.until == until


def test_a_day_that_no_calendar_has_is_kept_to_be_asked_about() -> None:
    command = understand("E5 ขอเลื่อนส่งเป็นวันที่ 31 กันยายน 2567", ALL)
    assert isinstance(command, c.ReportProblem) and command.until is None
    assert command.impossible == "วันที่ 31 กันยายน 2567"


@pytest.mark.parametrize("text", ["E5 ใกล้เสร็จแล้ว", "E5 เกือบเสร็จแล้วค่ะ", "e5 จวนเสร็จละ", "E5 กำลังจะเสร็จ"])
def test_nearly_done_is_progress_without_a_percent(text: str) -> None:
    assert understand(text, ALL) == progress(5)


@pytest.mark.parametrize("text", ["จะส่ง E5 พรุ่งนี้", "เดี๋ยวส่ง E5 ให้ค่ะ"])
def test_a_promise_is_no_report_but_may_be_noted(text: str) -> None:
    assert understand(text, ALL) == p.AskNote((5,))


@pytest.mark.parametrize(
    ("text", "percent", "value"),
    [
        ("E5 เบิกจ่าย 60%", None, 60),
        ("E5 เบิกจ่ายไตรมาส 3 ได้ 60%", None, 60),
        ("E5 ใช้งบ 50,000 บาท", None, 50_000),
        ("E5 ใช้งบไป 1,234,567.50 บาท ได้ 60%", 60, 1_234_567.5),
        ("คะแนน E5 ได้ 4.25", None, 4.25),
        ("E5 คะแนนโอเน็ต 45.2", None, 45.2),
        ("E5 ได้คะแนน 12 โรงแล้ว 40%", 40, None),
    ],
)
def test_words_that_name_a_result_make_it_a_value(text: str, percent: float | None, value: float) -> None:
    assert understand(text, ALL) == progress(5, percent=percent, value=value)


@pytest.mark.parametrize(
    "text",
    [
        "ส่ง E5",
        "ส่งE5",
        "ส่ง E5 ค่ะ",
        "ส่ง e5 แล้วครับ",
        "ขอส่ง E5 ค่ะ",
        "หนูส่ง E5 แล้วนะคะ",
        "E5 ส่งแล้ว",
        "E5ส่งแล้วค่ะ",
        "E5 ส่ง",
        "ข้อ E5 ส่งเรียบร้อยแล้วค่ะ",
        "ส่งงาน E5",
        "ส่งข้อ E5 ครับ",
        "E5 เสร็จแล้ว",
        "E5 ทำเสร็จแล้วค่ะ",
        "E5 เรียบร้อยค่ะ",
        "ส่ง E5 100%",
        "E5 100% ส่งแล้วค่ะ",
        "สวัสดีค่ะ ส่ง E5 ค่ะ",
        "E5 การอ่านออกเขียนได้ ส่งแล้วค่ะ",
        "ส่ง E5 แล้ว ไม่มีปัญหาค่ะ",
    ],
)
def test_handing_in_is_heard(text: str) -> None:
    assert understand(text, ALL) == c.Submit((5,))


@pytest.mark.parametrize(
    "text",
    [
        "E5 ยังไม่ได้ส่ง",
        "E5 ยังไม่ส่งค่ะ",
        "E5 ต้องส่งวันไหน",
        "E5 ต้องส่งอะไรบ้าง",
        "ส่ง E5 วันไหนคะ",
        "ส่ง E5 พรุ่งนี้นะคะ",
        "ส่ง E5 วันศุกร์นะคะ",
        "ส่ง E5 ได้ไหมคะ",
        "ส่ง E5 ยังไงคะ",
        "ส่ง E5 ที่ไหน",
        "E5 ส่งหรือยัง",
        "E5 ส่งยังคะ",
        "ส่ง E5 แล้วเหรอ?",
        "ใครส่ง E5 แล้วบ้าง",
        "ยกเลิกส่ง E5",
        "อย่าเพิ่งส่ง E5",
        "E5 กำหนดส่งเมื่อไหร่",
        "ถ้าส่ง E5 แล้วทำอะไรต่อ",
        "E5 ส่งหนังสือถึงโรงเรียนแล้ว",
        "E5 โรงเรียนส่งแล้ว",
        "E5 โรงเรียน ส่งแล้วค่ะ",
        "E5 ส่งเสริมการอ่าน",
        "E5 เก็บข้อมูลเสร็จแล้ว",
        "E5 ไม่มีปัญหา",
    ],
)
def test_talk_about_a_duty_changes_nothing(text: str) -> None:
    looks = (c.ShowDuty, c.WhoOwes, p.AskNote)
    assert isinstance(understand(text, ALL), looks)


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


@pytest.mark.parametrize(
    "text",
    [
        "งานของฉัน",
        "งานของฉันค่ะ",
        "งานของชั้น",
        "งานของ ผม",
        "งานผม",
        "งานฉันมีอะไรบ้าง",
        "ขอดูงานหน่อย",
        "เช็คงาน",
        "งาน",
        "งานค่ะ",
        "มีงานอะไรบ้าง",
        "ต้องส่งอะไรบ้างคะ",
        "ฉันค้างอะไรบ้าง",
        "มีอะไรค้างไหม",
        "ฉันมีอะไรค้างส่งบ้าง",
        "งานที่ต้องส่งมีอะไรบ้าง",
        "งานค้าง",
        "ดูงานของหนูหน่อยค่ะ",
    ],
)
def test_people_ask_what_they_owe(text: str) -> None:
    assert understand(text, ALL) == c.ListDuties()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("ใครค้างบ้าง", c.WhoOwes()),
        ("ใครยังไม่ส่งบ้างคะ", c.WhoOwes()),
        ("มีใครยังไม่ได้ส่งมั้ย", c.WhoOwes()),
        ("กลุ่มไหนยังค้าง", c.WhoOwes()),
        ("ใครค้าง E5 บ้าง", c.WhoOwes()),
        ("ค้างส่งบ้าง", c.WhoOwes()),
        ("ฉันคือใคร", c.WhoAmI()),
        ("ช่วยเหลือ", c.Help()),
        ("เมนูค่ะ", c.Help()),
        ("วิธีใช้ ประกาศ", c.Help("files")),
        ("ขอวิธีใช้เรื่องตรวจงานหน่อยค่ะ", c.Help("review")),
        ("วิธีใช้ แก้งาน", c.Help("changes")),
        ("วิธีใช้ คน", c.Help("people")),
        ("?", c.Help()),
        ("ทำอะไรได้บ้าง", c.Help()),
        ("ยกเลิก", c.Undo()),
        ("ยกเลิกรายการนี้ค่ะ", c.Undo()),
        ("พิมพ์ผิดค่ะ", c.Undo()),
        ("รับทราบ", b.Acknowledge()),
        ("รับทราบค่ะ 🙏", b.Acknowledge()),
        ("รับทราบครับผม", b.Acknowledge()),
        ("ทราบแล้วค่ะ ขอบคุณค่ะ", b.Acknowledge()),
        ("ไม่ทราบค่ะ", c.NotUnderstood()),
        ("ขอบคุณมากค่ะ", c.Thanks()),
        ("สวัสดีตอนเช้าค่ะ", c.Greeting()),
        ("หวัดดีจ้า", c.Greeting()),
        ("Hello", c.Greeting()),
        ("อะไรก็ไม่รู้", c.NotUnderstood()),
    ],
)
def test_short_sayings_are_known(text: str, command: c.Command) -> None:
    assert understand(text, ALL) == command


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("ประกาศ พรุ่งนี้ส่ง e-MES ก่อนเที่ยง", "พรุ่งนี้ส่ง e-MES ก่อนเที่ยง"),
        ("ประกาศพรุ่งนี้ส่ง e-MES", "พรุ่งนี้ส่ง e-MES"),
        ("ประกาศ: ส่ง E5 ๖๐%  ด่วน", "ส่ง E5 ๖๐%  ด่วน"),
        ("ประกาศว่า งดประชุม", "งดประชุม"),
        (" \u200bประกาศ\nแถวแรก\n\nแถวที่สอง ABC", "แถวแรก\n\nแถวที่สอง ABC"),
        ("ประกาศ", ""),
    ],
)
def test_an_announcement_keeps_its_letters(text: str, announced: str) -> None:
    assert understand(text, ALL) == b.PrepareBroadcast(announced)


def test_a_certificate_is_no_announcement() -> None:
    assert understand("ประกาศนียบัตร E5", ALL) == c.ShowDuty((5,))


@pytest.mark.parametrize(
    "text",
    [
        "ABCD-EFGH",
        "abcd-efgh",
        "ABCDEFGH",
        "ABCD EFGH",
        "ABCD – EFGH",
        "รหัส ABCD-EFGH",
        "ลงทะเบียน: abcd-efgh ค่ะ",
        "รหัสลงทะเบียนคือ ABCD-EFGH ครับ",
        "\u200bABCD-EFGH ",
    ],
)
def test_a_stranger_may_type_the_code_in_many_ways(text: str) -> None:
    assert understand(text, Setting(enrolled=False, today=TODAY)) == c.Enrol("ABCDEFGH")


@pytest.mark.parametrize("text", ["1234-5678", "ABC1-EF2H"])
def test_a_mistyped_code_is_still_a_code(text: str) -> None:
    assert isinstance(understand(text, Setting(enrolled=False, today=TODAY)), c.Enrol)


@pytest.mark.parametrize(
    "text", ["สวัสดีค่ะ", "งานของฉัน", "E5 60%", "ประกาศ ทดสอบ", "ส่ง E5", "", "ABC", "ยกเลิก"]
)
def test_a_stranger_who_says_anything_else_is_greeted(text: str) -> None:
    assert understand(text, Setting(enrolled=False, today=TODAY)) == c.Greeting()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("ABCD-EFGH", c.Enrol("ABCDEFGH")),
        ("whatever", c.NotUnderstood()),
        ("1234-5678", c.NotUnderstood()),
    ],
)
def test_a_colleague_who_sends_a_code_again_is_told_so(text: str, command: c.Command) -> None:
    assert understand(text, ALL) == command


ASKED_PERCENT = setting(question={"ask": "percent", "duty": 6})


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("60", progress(6, percent=60.0)),
        ("๖๐ ค่ะ", progress(6, percent=60.0)),
        ("ประมาณ 60 ค่ะ", progress(6, percent=60.0)),
        ("ได้ 60 แล้วครับ", progress(6, percent=60.0)),
        ("60 กว่าๆ", progress(6, percent=60.0)),
        ("60%", progress(6, percent=60.0)),
        ("100", progress(6, percent=100.0)),
        ("60% รอข้อมูล", progress(6, percent=60.0, problem="รอข้อมูล")),
        ("รอข้อมูลจากโรงเรียน", c.ReportProblem((6,), problem="รอข้อมูลจากโรงเรียน")),
        ("เก็บข้อมูลอยู่ค่ะ", progress(6)),
        ("ส่งแล้ว", c.Submit((6,))),
        ("งานของฉัน", c.ListDuties()),
        ("ขอบคุณค่ะ", c.Thanks()),
        ("E5 40%", progress(5, percent=40.0)),
        ("E99 40%", c.AskWhich(MANY)),
        ("", c.NotUnderstood()),
    ],
)
def test_the_next_words_answer_how_far_it_is(text: str, command: c.Command) -> None:
    assert understand(text, ASKED_PERCENT) == command


ASKED_PROBLEM = setting(question={"ask": "problem", "duty": 6})


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("โรงเรียนยังไม่ส่งข้อมูล", c.ReportProblem((6,), problem="โรงเรียนยังไม่ส่งข้อมูล")),
        ("ขาดข้อมูล  3 โรง", c.ReportProblem((6,), problem="ขาดข้อมูล 3 โรง")),
        ("ขอบคุณค่ะ แต่รอหนังสืออยู่", c.ReportProblem((6,), problem="ขอบคุณค่ะ แต่รอหนังสืออยู่")),
        ("ไม่มีปัญหาค่ะ", c.ShowDuty((6,))),
        ("ไม่มีแล้วค่ะ", c.ShowDuty((6,))),
        ("60", progress(6, percent=60.0)),
        ("ขอบคุณค่ะ", c.Thanks()),
        ("E5 รอข้อมูล", c.ReportProblem((5,), problem="รอข้อมูล")),
        ("งานของฉัน", c.ListDuties()),
        ("\u200b", c.NotUnderstood()),
    ],
)
def test_the_next_words_say_what_is_in_the_way(text: str, command: c.Command) -> None:
    assert understand(text, ASKED_PROBLEM) == command


@pytest.mark.parametrize(
    ("kept", "said", "command"),
    [
        ("60% รอข้อมูล", "E6", progress(6, percent=60.0, problem="รอข้อมูล")),
        ("60%", "ข้อ E6 ค่ะ", progress(6, percent=60.0)),
        ("ส่งแล้ว", "E6", c.Submit((6,))),
        ("60%", "E6 70%", progress(6, percent=70.0)),
        ("60%", "งานของฉัน", c.ListDuties()),
        ("60%", "70%", c.AskWhich(MANY)),
        ("", "E6", c.ShowDuty((6,))),
    ],
)
def test_a_code_answers_which_one_was_meant(kept: str, said: str, command: c.Command) -> None:
    asked = setting(question={"ask": "which", "words": kept, "evidence": None})
    assert understand(said, asked) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("60%", progress(6, percent=60.0)),
        ("ส่งแล้วค่ะ", c.Submit((6,))),
        ("รอข้อมูลค่ะโรงเรียน", c.ReportProblem((6,), problem="รอข้อมูลค่ะโรงเรียน")),
        ("E5 60%", progress(5, percent=60.0)),
        ("ขอบคุณค่ะ", c.Thanks()),
        ("รับทราบค่ะ", b.Acknowledge()),
        ("อันนี้คืออะไร", c.ShowDuty((6,))),
    ],
)
def test_a_quoted_message_says_what_is_meant(text: str, command: c.Command) -> None:
    assert understand(text, setting(quoted=(6,))) == command
    assert understand(text, setting(quoted=(6,), private=False)) == command


def test_a_quoted_reminder_of_several_duties_is_asked_about() -> None:
    assert understand("60%", setting(quoted=(5, 6))) == c.AskWhich((5, 6))
    assert understand("E6 60%", setting(quoted=(5, 6))) == progress(6, percent=60.0)


def test_once_a_duty_was_chosen_its_words_are_not_asked_about_again() -> None:
    chosen = setting(chosen=(6,))
    assert understand("E99 60%", chosen) == progress(6, percent=60.0)


PIECES = st.sampled_from(
    [
        *(
            "E5",
            "E6",
            "E9",
            "E99",
            "60%",
            "๖๐",
            "%",
            "9" * 400,
            "ร้อยละ",
            "บาท",
            "ส่ง",
            "แล้ว",
            "รอ",
            "ไม่",
            "ค่ะ",
        ),
        *("ประกาศ", "ยกเลิก", "งานของฉัน", "ABCD-EFGH", DRIVE, "เเ", "\u0e4d\u0e32"),
        *("\x00", "\ud800", "'", '"', "{{", "\\", "\n", " ", ","),
    ]
)
WORDS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join))
QUESTIONS = st.one_of(
    st.none(),
    st.fixed_dictionaries({"ask": st.sampled_from(["percent", "problem"]), "duty": st.just(6)}),
    st.fixed_dictionaries({"ask": st.just("which"), "words": WORDS, "evidence": st.none()}),
)


@settings(max_examples=1000, deadline=None)
@given(WORDS, st.sampled_from([(), (5,), (5, 6)]), QUESTIONS, st.booleans(), st.booleans())
@example("ก" * 5000, (), None, True, True)
@example("รับทราบ" + "ค่ะ" * 3000 + "x", (), None, True, True)
@example("1" * 5000 + "%", (5,), {"ask": "percent", "duty": 6}, True, True)
@example("ส่ง" * 1600, (), None, True, True)
def test_nothing_anybody_types_is_an_error_or_touches_another_duty(
    text: str, quoted: tuple[int, ...], question: dict[str, object] | None, enrolled: bool, private: bool
) -> None:
    known = {9, *(one.id for one in HELD)}
    at = setting(quoted=quoted, question=question, enrolled=enrolled, private=private)
    command = understand(text, at)
    assert isinstance(command, c.Command)
    assert set(command.duty_ids) <= known
    if isinstance(command, c.AskWhich):
        assert command.candidates and set(command.candidates) <= known
    if isinstance(command, c.ReportProgress | c.Submit | c.ReportProblem | c.Attach):
        assert enrolled and command.duties


def test_somebody_without_duties_can_write_to_none() -> None:
    nobody = setting([], office=())
    for text in ("60%", "ส่งแล้ว", "E5 60%", DRIVE, "ติดปัญหา"):
        assert understand(text, nobody) == c.NotUnderstood()


def test_what_is_closed_is_named_by_its_code_only() -> None:
    done = setting([duty(5, "E5", state=State.DONE), E6])
    assert understand("60%", done) == progress(6, percent=60.0)
    assert understand("E5 60%", done) == progress(5, percent=60.0)


@pytest.mark.parametrize("text", ["อี 77 ได้ 60%", "อีเจ็ดสิบ 60%", "อี 99 เสร็จแล้ว"])
def test_a_code_said_in_letters_that_nobody_knows_is_no_answer_about_another(text: str) -> None:
    asked = setting([E5], question={"ask": "percent", "duty": 5})
    assert not understand(text, asked).duty_ids
    assert not understand(text, ONLY_E5).duty_ids


@pytest.mark.parametrize("token", ["ห้าสิบ", "หนึ่งร้อย", "5 ", "5=", "ข้อห้า "])
def test_numbers_without_end_are_heard_in_time(token: str) -> None:
    with in_time():
        assert understand(token * 700, ALL).duty_ids in ((), (5,))
