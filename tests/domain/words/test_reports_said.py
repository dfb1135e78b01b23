"""What is said of a duty: percents, values, what is in the way, promises."""

from datetime import date
from typing import Any

import pytest
from made_up_duties import setting

from domain import commands as c
from domain import personal_commands as p
from domain.understanding import understand

ALL = setting()


def progress(*duties: int, **more: Any) -> c.ReportProgress:
    return c.ReportProgress(duties, **more)


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
        ("E5 ยังไม่ได้ทำค่ะ", 0),
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
        ("E๕ ติดปัญหา รอ ๓ โรง", "ติดปัญหา รอ ๓ โรง"),
    ],
)
def test_what_is_in_the_way_is_kept_in_their_words(text: str, problem: str) -> None:
    assert understand(text, ALL) == c.ReportProblem((5,), problem=problem)


def test_a_day_in_thai_digits_begins_what_is_in_the_way_as_one_in_arabic_does() -> None:
    command = understand("E๕ ขอถึง ๑๙ กค ค่ะ ไม่มีคนเลย", ALL)
    assert isinstance(command, c.ReportProblem)
    assert command.problem == "ขอถึง ๑๙ กค ค่ะ ไม่มีคนเลย"


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("E5 ขอเลื่อนเป็นวันศุกร์", date(2024, 8, 30)),
        ("ขอเลื่อน E5 เป็นวันที่สิบกันยายนได้ไหมคะ", date(2024, 9, 10)),
        ("E5 ติดปัญหา ขอขยายเวลาถึง 12 ก.ย. ค่ะ", date(2024, 9, 12)),
        ("E5 ขอเลื่อนค่ะ", None),
        ("E5 ขอส่งช้าหน่อยค่ะ", None),
        ("E5 ขอผัดไปวันศุกร์นี้ได้ไหมคะ", date(2024, 8, 30)),
        ("E5 ขอขยับไปส่ง 9 ก.ย. ได้ไหมครับ", date(2024, 9, 9)),
        ("E5 ขอส่งวันที่ 9 ก.ย. แทน", date(2024, 9, 9)),
        ("E5 คนตอบน้อย ไม่รู้จะทำยังไงดี", None),
    ],
)
def test_who_asks_for_time_may_say_until_when(text: str, until: date | None) -> None:
    command = understand(text, ALL)
    assert isinstance(command, c.ReportProblem) and command.duties == (5,) and command.until == until


def test_a_day_that_no_calendar_has_is_kept_to_be_asked_about() -> None:
    command = understand("E5 ขอเลื่อนส่งเป็นวันที่ 31 กันยายน 2567", ALL)
    assert isinstance(command, c.ReportProblem) and command.until is None
    assert command.impossible == "วันที่ 31 กันยายน 2567"


@pytest.mark.parametrize(
    "text",
    ["E5 ใกล้เสร็จแล้ว", "E5 เกือบเสร็จแล้วค่ะ", "e5 จวนเสร็จละ", "E5 กำลังจะเสร็จ", "E5 เหลืออีกนิดเดียวก็เสร็จแล้วค่ะ"],
)
def test_nearly_done_is_progress_without_a_percent(text: str) -> None:
    assert understand(text, ALL) == progress(5)


@pytest.mark.parametrize("text", ["จะส่ง E5 พรุ่งนี้", "เดี๋ยวส่ง E5 ให้ค่ะ", "คาดว่าเสร็จสิ้นเดือนครับ E5"])
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
