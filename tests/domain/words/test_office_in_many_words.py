"""What coordinators ask, which list or day is meant, in many words; and what only looks like a code."""

from datetime import date
from typing import Any

import pytest
from made_up_duties import E_MES, codes_named, duty, setting

from domain import commands as c
from domain import coordinator_commands as k
from domain import personal_commands as p
from domain import step_commands as s
from domain.duties import State
from domain.people import Role
from domain.setting import Setting
from domain.understanding import understand

QUARTER = {"system_code": "EMENSCR", "system_name": "eMENSCR"}
Q3 = duty(
    31, "PJ2", round_name="M6 ผลไตรมาส 3", round_code="M6-67-Q3", office_on=date(2024, 9, 20), **QUARTER
)
Q4 = duty(
    32, "PJ2", round_name="M6 ผลไตรมาส 4", round_code="M6-67-Q4", office_on=date(2024, 12, 20), **QUARTER
)
SCHOOLS = tuple(
    duty(40 + n, "SC1", name="รายงานโรงเรียน", unit_id=n, unit_name=f"โรงเรียนบ้าน{name}", holders=(n,))
    for n, name in ((1, "ดอน"), (2, "โคก"), (3, "สวน"))
)
BLOCKED = duty(51, "E1", name="ผลสอบโอเน็ต", holders=(7,), state=State.BLOCKED, problem="รอผลสอบ")
FREE = duty(52, "E2", name="ผลสอบเอ็นที", holders=(7,))
OFFICE = (Q3, Q4, *SCHOOLS, BLOCKED, FREE)


def coordinator(**more: Any) -> Setting:
    """Somebody who owes nothing of these."""
    return setting([E_MES], office=OFFICE, roles=frozenset({Role.COORDINATOR}), called=frozenset(), **more)


@pytest.mark.parametrize("text", ["เลื่อน PJ2 เป็น 30 ก.ย.", "ยกเลิก PJ2 เพราะรวมกับโครงการอื่น"])
def test_of_several_rounds_the_one_that_is_owed_now_is_moved_or_cancelled(text: str) -> None:
    said = understand(text, coordinator())
    assert isinstance(said, s.MoveDate | s.CancelDuty) and said.duties == (31,)


def test_a_round_that_is_named_is_the_one_that_is_meant() -> None:
    said = understand("เลื่อน PJ2 ไตรมาส 4 เป็น 27 ธ.ค.", coordinator())
    assert isinstance(said, s.MoveDate) and said.duties == (32,)


@pytest.mark.parametrize(
    "text", ["เลื่อน SC1 ของทุกโรงเรียนเป็น 9 ก.ย.", "ขยายกำหนดรายงานโรงเรียนของทุกโรงเรียนไปเป็นวันที่ 9 ก.ย. นะคะ"]
)
def test_every_units_item_is_all_of_them(text: str) -> None:
    said = understand(text, coordinator())
    assert isinstance(said, s.MoveDate) and set(said.duties) == {41, 42, 43}


def test_without_that_word_it_is_asked_whose_and_others_are_never_given_all() -> None:
    assert isinstance(understand("เลื่อน SC1 เป็น 9 ก.ย.", coordinator()), c.AskWhich)
    owner = setting([E_MES], office=OFFICE)
    assert not isinstance(understand("เลื่อน SC1 ของทุกโรงเรียนเป็น 9 ก.ย.", owner), s.MoveDate)


@pytest.mark.parametrize("text", ["บอกน้องนงค์ว่าเรื่อง E1 คะแนนมาทางเมลแล้ว", "เรื่องที่ E1 ติดอยู่ พี่ประสานให้แล้วนะคะ"])
def test_what_settles_a_problem_answers_it(text: str) -> None:
    said = understand(text, coordinator())
    assert isinstance(said, k.AnswerProblem) and said.duties == (51,)


@pytest.mark.parametrize("text", ["เปิด E1 เอ๊ย E2 ใหม่ให้พี่สุรแก้", "ทวง E1 อุ๊ย E2 ให้ที"])
def test_a_slip_of_the_tongue_takes_no_step(text: str) -> None:
    said = understand(text, coordinator())
    assert isinstance(said, c.AskWhich) and set(said.candidates) == {51, 52}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("ขอดูงานของรอบ M6-67-Q4 ที่ค้าง", "M6-67-Q4"),
        ("เอ็มหกไตรมาสสามผมค้างอะไรบ้าง", "M6-67-Q3"),
        ("ตวดราชการ ผมค้างอะไรบ้าง", "INSPECT"),
    ],
)
def test_a_list_is_of_the_round_or_the_system_that_is_named(text: str, of: str) -> None:
    who = setting([E_MES, Q3, Q4], systems=(("EMES", "e-MES"), ("INSPECT", "ตรวจราชการ")))
    said = understand(text, who)
    assert isinstance(said, c.ListDuties) and said.of == of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("วันที่ 16 ก.ย. หยุดไหมคะ", date(2024, 9, 16), date(2024, 9, 16)),
        ("ขอตรวจสอบปฏิทินการดำเนินงาน ณ วันที่ 30 กันยายน 2567", date(2024, 9, 30), date(2024, 9, 30)),
        ("วันศุกร์ที่ 30 มีประชุมอะไรไหม กลัวชนนัดสัปดาห์นี้", date(2024, 8, 30), date(2024, 8, 30)),
        ("เดือนนี้มีวันหยุดวันไหนบ้าง", date(2024, 8, 29), date(2024, 8, 31)),
    ],
)
def test_the_calendar_is_of_the_day_that_is_asked(text: str, first: date, last: date) -> None:
    assert understand(text, setting()) == p.Calendar(first, last)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("อีห้าได้ 60%", ["E5"]),
        ("อีหนึ่งศูนย์ได้ 60%", ["E10"]),
        ("ที่นั่งโซน E5 เหลือสองที่", []),
        ("นัดที่ห้อง E5 นะคะ", []),
    ],
)
def test_what_is_a_code_and_what_only_looks_like_one(text: str, codes: list[str]) -> None:
    assert codes_named(text, setting([E_MES, duty(10, "E10")]))[0] == codes


@pytest.mark.parametrize("text", ["เติม E20 มา 940 บาท", "E20 เต็มถัง 940 บาท"])
def test_fuel_is_no_duty(text: str) -> None:
    assert understand(text, setting([duty(20, "E20")])) == c.NotUnderstood()
