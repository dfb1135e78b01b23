"""What reviewers and coordinators type, and what only sounds like it."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from made_up_duties import duty, setting

from domain import commands as c
from domain import step_commands as s
from domain.clocks import BANGKOK
from domain.duties import State
from domain.hours import next_morning
from domain.office import Step, StepKind
from domain.people import Role
from domain.understanding import understand
from domain.words.round_words import read_round_words

STEPS = (
    Step(StepKind.CHECK, "กลั่นกรอง", Role.REVIEWER),
    Step(StepKind.RECORD, "บันทึก e-MES", Role.COORDINATOR),
    Step(StepKind.APPROVE, "รองเลขา สพฐ.", Role.COORDINATOR),
    Step(StepKind.APPROVE, "เลขา สพฐ.", Role.COORDINATOR),
    Step(StepKind.DO, "ติดตามข้อเสนอแนะ", Role.COORDINATOR),
)
E5 = duty(5, "E5", state=State.SUBMITTED, steps=STEPS)
E6 = duty(6, "E6", state=State.SUBMITTED, steps=STEPS)
SCHOOL_1 = duty(21, "SC1", steps=STEPS, unit_name="โรงเรียนบ้านสวนตัวอย่าง")
SCHOOL_2 = duty(22, "SC1", steps=STEPS, unit_name="โรงเรียนวัดทุ่งตัวอย่าง")
ROUND_1 = duty(31, "PM03", steps=STEPS, round_name="ปักหมุด ระยะที่ 1", round_code="PM1-67")
ROUND_2 = duty(32, "PM03", steps=STEPS, round_name="ปักหมุด ระยะที่ 2", round_code="PM2-67")
OFFICE = (E5, E6, SCHOOL_1, SCHOOL_2, ROUND_1, ROUND_2)
HEARS = setting((), office=OFFICE, roles=frozenset({Role.COORDINATOR, Role.REVIEWER}))
WHY = "ข้อมูลไม่ครบ"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("ผ่าน E5", s.Review((5,))),
        ("E5 ผ่านค่ะ", s.Review((5,))),
        ("e5 ผ่านแล้วครับ", s.Review((5,))),
        ("มติกรรมการ ให้ผ่าน ข้อ E5 และ E6", s.Review((5, 6))),
        ("อนุมัติ E5", s.Review((5,))),
        ("E5 กลั่นกรองแล้ว", s.Review((5,), step="กลั่นกรอง")),
        ("E5 รองเลขา สพฐ. อนุมัติแล้ว", s.Review((5,), step="รองเลขา สพฐ.")),
        ("E5 เลขา สพฐ. อนุมัติแล้ว", s.Review((5,), step="เลขา สพฐ.")),
        (f"ส่งกลับ E5 เพราะ{WHY}", s.Review((5,), passes=False, reason=WHY)),
        (f"E5 ไม่ผ่าน เนื่องจาก {WHY}", s.Review((5,), passes=False, reason=WHY)),
        (
            f"ส่งกลับ E5 เพราะ{WHY} ภายใน 5 ก.ย.",
            s.Review((5,), passes=False, reason=WHY, until="5 ก.ย."),
        ),
        (
            f"ส่งกลับแก้ไข E5 ภายในวันที่ ๕ ก.ย. เพราะ{WHY}",
            s.Review((5,), passes=False, reason=WHY, until="วันที่ ๕ ก.ย."),
        ),
        (
            "ส่งกลับ E5 เพราะต้องรวมภายในโรงเรียนก่อน",
            s.Review((5,), passes=False, reason="ต้องรวมภายในโรงเรียนก่อน"),
        ),
        ("ส่งกลับ E5", s.Review((5,), passes=False)),
        ("บันทึก E5 แล้ว เลขที่ 123/2567", s.RecordEntry((5,), "123/2567")),
        ("E5 บันทึก e-MES แล้วค่ะ เลขที่ M6-0 ค่ะ", s.RecordEntry((5,), "M6-0", "บันทึก e-MES")),
        ("บันทึก E5 เรียบร้อยแล้ว", s.RecordEntry((5,))),
        ("E5 ติดตามข้อเสนอแนะแล้ว", s.Tick((5,), "ติดตามข้อเสนอแนะ")),
        ("เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน", s.MoveDate((5,), "10 ก.ย.", "รอโรงเรียน")),
        ("เลื่อนกำหนดส่ง E5 ไปเป็น ศุกร์หน้า เพราะรอโรงเรียน", s.MoveDate((5,), "ศุกร์หน้า", "รอโรงเรียน")),
        ("ยกเลิก E5 เพราะยุบรวม", s.CancelDuty((5,), "ยุบรวม")),
        ("เปิด E5 ใหม่ค่ะ", s.Reopen((5,))),
        ("ผ่าน SC1", c.AskWhich((21, 22))),
        ("ผ่าน SC1 โรงเรียนวัดทุ่งตัวอย่าง", s.Review((22,))),
        ("ผ่าน PM03 ระยะที่ 2", s.Review((32,))),
        ("ผ่าน PM03 PM1-67", s.Review((31,))),
    ],
)
def test_what_the_office_says(text: str, command: c.Command) -> None:
    assert understand(text, HEARS) == command


@pytest.mark.parametrize(
    "text",
    [
        "E5 ผ่านเกณฑ์ 60%",
        "E5 มีนักเรียนผ่าน 45 คน",
        "E5 เสร็จแล้ว",
        "E5 เรียบร้อยแล้วค่ะ",
        "ส่ง E5 แล้ว",
        "E5 รอกลั่นกรอง",
        "E5 กลั่นกรองหรือยังคะ",
        "E5 ผ่านไหมคะ",
        "ยกเลิกการส่ง E5",
        "E5 บันทึกข้อมูลไป 60%",
        "ไม่ต้องบันทึก E5 แล้ว",
        "เปิด E5 ไม่ได้",
        "ผ่าน E5-E7",
        "ผ่าน E99",
        "ผ่าน",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    asked = understand(text, HEARS)
    assert type(asked).__module__ != s.__name__, asked


def test_a_quoted_message_says_which_but_never_what_cannot_be_undone_by_a_word() -> None:
    quoted = replace(HEARS, quoted=(5,))
    assert understand("ผ่านค่ะ", quoted) == s.Review((5,))
    assert understand("ยกเลิก", quoted) == c.Undo()


def test_of_several_duties_with_a_code_the_one_that_waits_for_it_is_meant() -> None:
    waiting = replace(HEARS, office=(SCHOOL_1, replace(SCHOOL_2, state=State.SUBMITTED)))
    assert understand("ผ่าน SC1", waiting) == s.Review((22,))


def test_which_is_answered_by_a_unit_or_a_round() -> None:
    asked = replace(HEARS, question={"ask": "which", "words": "ผ่าน SC1", "evidence": None})
    assert understand("โรงเรียนบ้านสวนตัวอย่าง", asked) == s.Review((21,))
    assert understand("ผ่าน E5", asked) == s.Review((5,))


@pytest.mark.parametrize(
    ("move", "command"),
    [
        ("return", s.Review((5,), passes=False, reason=WHY, until="5 ก.ย.")),
        ("extend", s.MoveDate((5,), "5 ก.ย.", WHY)),
        ("cancel", s.CancelDuty((5,), WHY)),
    ],
)
def test_the_next_words_are_the_reason(move: str, command: c.Command) -> None:
    asked = {"ask": "reason", "duty": 5, "move": move, "until": "5 ก.ย."}
    assert understand(WHY, replace(HEARS, question=asked)) == command
    assert understand("ไม่เอาแล้ว", replace(HEARS, question=asked)) == c.NeverMind()
    assert understand("งานของฉัน", replace(HEARS, question=asked)) == c.ListDuties()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("รอบ EMES-67", s.ShowRound("EMES-67")),
        ("รอบ emes-67 สรุปแล้วค่ะ", s.TakeRoundStep("EMES-67", "สรุป")),
        ("สรุปรอบ EMES-67 เรียบร้อยแล้ว", s.TakeRoundStep("EMES-67", "สรุป")),
        ("รอบ STRAT-67 ส่ง สพฐ.แล้ว", s.TakeRoundStep("STRAT-67", "ส่ง สพฐ")),
        ("รอบ EMES-67 ส่งแล้ว", None),
        ("รอบ EMES-67 สรุปหรือยัง", None),
        ("รอบ 2 ได้ 60%", None),
        ("E5 รอบ EMES-67 60%", None),
    ],
)
def test_what_is_said_of_a_round(text: str, command: c.Command | None) -> None:
    assert read_round_words(text) == command


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        (datetime(2024, 8, 29, 7, 0, tzinfo=BANGKOK), date(2024, 8, 29)),
        (datetime(2024, 8, 29, 8, 30, tzinfo=BANGKOK), date(2024, 8, 30)),
        (datetime(2024, 8, 30, 15, 0, tzinfo=BANGKOK), date(2024, 9, 2)),
    ],
)
def test_what_can_wait_waits_for_the_next_working_morning(now: datetime, morning: date) -> None:
    assert next_morning(now, {}) == datetime(morning.year, morning.month, morning.day, 8, 30, tzinfo=BANGKOK)
