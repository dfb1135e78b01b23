"""What stands beside the thing that is meant: talk, questions of something else, numbers of other things."""

from datetime import date
from typing import Any

import pytest
from made_up_duties import E_MES, HELD, duty, setting

from domain import commands as c
from domain import coordinator_commands as k
from domain import personal_commands as p
from domain import step_commands as s
from domain.duties import State
from domain.people import Role
from domain.setting import Setting
from domain.several import Several
from domain.understanding import understand

QUALITY = duty(6, "E6", name="ผลการดำเนินงานโรงเรียนคุณภาพ", state=State.SUBMITTED, step=0, holders=(7,))
QUARTERS = tuple(
    duty(
        30 + n, "PJ2", name="โครงการเยี่ยมบ้าน", holders=(7,),
        round_name=f"M6 ผลไตรมาส {n}", round_code=f"M6-67-Q{n}",
        state=State.DONE if n == 2 else State.NOT_STARTED, system_code="EMENSCR", system_name="eMENSCR",
    )
    for n in (2, 3)
)  # fmt: skip
SPENT = duty(41, "SP1", name="ผลการใช้จ่ายงบประมาณตามแผน (บาท)", aliases=("ใช้จ่ายบาท",))
SHARE = duty(42, "SP2", name="ผลการใช้จ่ายงบประมาณตามแผน (ร้อยละ)", aliases=("ใช้จ่ายร้อยละ",))
FORM = duty(43, "FM1", name="แบบติดตามโครงการ", aliases=("แบบติดตาม",))
PAID = duty(44, "E13", name="ผลการเบิกจ่ายงบประมาณภาพรวม", aliases=("เบิกจ่าย",), holders=(7,))
BURDEN = duty(45, "E17", name="การลดภาระงานครูที่ไม่ใช่งานสอน", aliases=("ลดภาระครู",))


def coordinator(**more: Any) -> Setting:
    """Who judges, and owes E5 alone."""
    roles = frozenset({Role.COORDINATOR})
    known: dict[str, Any] = {"office": (QUALITY, *QUARTERS), "roles": roles, "called": frozenset()}
    return setting([E_MES], **known | more)


def test_what_is_sent_back_never_passes_for_a_number_in_its_reason() -> None:
    said = understand("กลั่นกรองแล้ว กรรมการให้ส่งกลับ E6 นะคะ ตัวเลขหน้า 4 กับหน้า 7 ไม่ตรงกัน", coordinator())
    assert isinstance(said, s.Review) and not said.passes


@pytest.mark.parametrize(
    "text", ["โรงเรียนคุณภาพเขียนมาดี ตารางชัด กรรมการไม่ติดใจอะไร ให้ผ่านครับ", "E6 ผ้านเเล้วค่ะ", "E6 ผานครับ เอกสารครบ"]
)
def test_a_verdict_is_heard_beside_talk_and_misspelt(text: str) -> None:
    said = understand(text, coordinator())
    assert isinstance(said, s.Review) and said.passes and said.duties == (6,)


def test_a_round_that_is_named_is_reopened_though_its_owner_owes_the_next_one() -> None:
    named = coordinator(called=frozenset({33}))
    for text in ("เปิด PJ2 ไตรมาส 2 คืนให้พี่เขาแก้หน่อย", "เปิดโครงการเยี่ยมบ้าน M6 ไตรมาส 2 ให้แก้อีกรอบนะ"):
        assert understand(text, named) == s.Reopen((32,))


def test_a_codes_number_begins_no_range_of_days() -> None:
    said = understand("เห็นชอบให้ขยายกำหนดส่ง E5 ถึงวันที่ 25 ก.ย. 2567", coordinator())
    assert isinstance(said, s.MoveDate) and said.until.endswith("25 ก.ย. 2567")


def test_a_nudge_is_heard_behind_talk_that_asks_something_else() -> None:
    said = understand("ผอ.ถามทุกเช้า ไม่รู้จะตอบอะไรแล้ว ฝากกระตุ้นพี่สุรชัยเรื่อง E6 ให้ที แต่นุ่มๆ นะคะ", coordinator())
    assert said == k.Nudge((6,))


@pytest.mark.parametrize("text", ["E5 ติดปัญหาอะไรอยู่หรือคะ", "E5 โดนตีกลับเพราะอะไร", "E5 ทำไมถูกส่งกลับครับ"])
def test_a_question_what_is_in_the_way_reports_nothing(text: str) -> None:
    said = understand(text, setting())
    assert isinstance(said, c.ShowDuty) and said.duties == (5,)


def test_it_is_not_is_said_of_something_else_where_the_whole_reports() -> None:
    said = understand("เดี๋ยวนี้สบายขึ้น ลดภาระครูที่ไม่ใช่งานสอน ผมสรุปได้ 64% แล้วครับ", setting([*HELD, BURDEN]))
    assert said == c.ReportProgress((45,), percent=64)


@pytest.mark.parametrize(
    "text", ["ขออภัยค่ะ ที่แจ้งว่า SP1 96,300 บาท อ่านกลับหัวค่ะ", "SP1 แจ้งผิด ที่ถูก 54000 บาท ส่วนแบบติดตาม 30%"]
)
def test_what_is_taken_back_is_never_written_however_it_leans(text: str) -> None:
    said = understand(text, setting([*HELD, SPENT, SHARE, FORM]))
    assert isinstance(said, c.AskWhich | p.Correct)


def test_baht_beside_a_form_that_is_handed_in_are_of_something_else() -> None:
    said = understand(
        "ใช้จ่ายงบไปทั้งสิ้น 486,250 บาท และได้ส่งแบบติดตามโครงการเรียบร้อยแล้ว", setting([SPENT, SHARE, FORM])
    )
    assert isinstance(said, c.AskWhich) and said.meant == c.Submit((), value=486250)


def test_others_items_that_money_is_spoken_of_by_hide_no_pair_of_ones_own() -> None:
    who = setting([SPENT, SHARE, FORM], office=(PAID,))
    said = understand("ขอรายงานผลการใช้จ่ายงบประมาณตามแผน เบิกจ่ายแล้ว 218,750 บาท คิดเป็นร้อยละ 87.5", who)
    assert said == Several((c.ReportProgress((41,), value=218750), c.ReportProgress((42,), value=87.5)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("E13 ยอดไม่ตรง ต่าง 18,450 บาท กระทบยอดไม่ลง", None),
        ("E13 ผู้รับจ้าง 3 ราย วงเงิน 1,120,000 บาท ทิ้งงาน จึงไม่สามารถสรุปผลได้", None),
        ("E13 เบิกจ่ายแล้ว 1,120,000 บาท", 1_120_000),
    ],
)
def test_money_that_was_not_spent_is_no_result(text: str, value: float | None) -> None:
    said = understand(text, setting([PAID]))
    assert getattr(said, "value", None) == value and said.duty_ids == (44,)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("E5 ยัง 0 ค่ะ", 0),
        ("E5 ยังไม่ได้จับเลยค่ะ", 0),
        ("E5 ได้มาครึ่งเดียวเอง", 50),
        ("E5 18/24 ประเด็น", 75),
        ("E5 ทำไปสองในสี่ประเด็นแล้ว", 50),
    ],
)
def test_how_far_it_is_said_shortly(text: str, percent: float) -> None:
    said = understand(text, setting())
    assert isinstance(said, c.ReportProgress) and said.percent == percent


@pytest.mark.parametrize(
    "text",
    ["ขอความกรุณาเลื่อนส่ง E5 เป็นวันที่ 12 ก.ย. ค่ะ", "E5 ไม่ทัน ขอ 12 ก.ย.", "E5 ขอไปส่งวันที่ 12 ก.ย. นะคะ ไม่ทันค่ะ"],
)
def test_more_time_is_asked_for_politely_or_shortly(text: str) -> None:
    said = understand(text, setting())
    assert isinstance(said, c.ReportProblem) and said.until == date(2024, 9, 12)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ลูกรับปริญญาเสาร์นี้ ขอลาวันศุกร์ที่ 30 วันเดียวนะครับ", date(2024, 8, 30), date(2024, 8, 30)),
        ("หลานบวชวันศุกร์ เลยขอลากิจ 2-4 ก.ย. ค่ะ", date(2024, 9, 2), date(2024, 9, 4)),
        ("พรุ่งนี้ผมไปราชการถึงวันที่ 2 ก.ย. ครับ", date(2024, 8, 30), date(2024, 9, 2)),
        ("ลาพักผ่อน 3-5 ก.ย. นะคะ", date(2024, 9, 3), date(2024, 9, 5)),
        ("ป่วยค่ะ ลาถึงวันศุกร์ที่ 6 ก.ย. ตั้งแต่วันนี้เลย", date(2024, 8, 29), date(2024, 9, 6)),
        ("ลากลับวันจันทร์ที่ 9 ก.ย. ลาถึงวันศุกร์ที่ 6 ก.ย.", date(2024, 8, 29), date(2024, 9, 6)),
    ],
)
def test_leave_is_from_the_days_that_belong_to_it(text: str, first: date, last: date) -> None:
    assert understand(text, setting()) == p.Away(first, last)


def test_thanks_for_a_holiday_asks_no_calendar_where_work_is_handed_in() -> None:
    said = understand("E5 ทำเสร็จแล้วค่า ขอรางวัลเป็นวันหยุดสักวันได้มั้ยคะ ไปทะเลกันเถอะ", setting())
    assert isinstance(said, c.Submit) and said.duties == (5,)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("E5 60% แล้วค่ะ และขอแจ้งว่าลาพักผ่อนวันที่ 3 ก.ย. ค่ะ", p.Away(date(2024, 9, 3), date(2024, 9, 3))),
        ("E5 60% ลา 3-4 ก.ย.ครับ", p.Away(date(2024, 9, 3), date(2024, 9, 4))),
        ("E5 60% และขอทราบว่าวันที่ 3 ก.ย. มีประชุมไหม", p.Calendar(date(2024, 9, 3), date(2024, 9, 3))),
    ],
)
def test_a_report_and_ones_own_behind_it(text: str, own: c.Command) -> None:
    assert understand(text, setting()) == Several((c.ReportProgress((5,), percent=60), own))


def test_asking_for_more_time_is_no_leave() -> None:
    said = understand("E5 ยังไม่ครบ จึงขอขยายเวลาถึงวันที่ 19 กันยายน 2567", setting())
    assert isinstance(said, c.ReportProblem) and said.until == date(2024, 9, 19)


def test_a_new_task_is_added_though_it_speaks_of_what_somebody_owes() -> None:
    said = understand("มอบหมายงานใหม่ ทำทะเบียนครุภัณฑ์ E6 ผู้รับผิดชอบพี่สุรชัย กำหนดส่งวันที่ 31 ตุลาคม 2567", coordinator())
    assert isinstance(said, k.AddDuty) and said.day == date(2024, 10, 31)
