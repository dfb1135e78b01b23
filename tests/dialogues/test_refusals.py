"""What the office's steps are refused with, in words; and what a stored duty says of itself."""

from datetime import date
from typing import Any

import pytest
from systems import WRITER, Systems

from domain import step_commands as s
from domain.decisions import RoundState
from domain.notices import Answer, Kind, Notice
from domain.people import Actor
from handlers.dispatch import dispatch
from storage.decisions import Decisions

SRI, WAN = "สมศรี ใจดี", "วรรณา แสงทอง"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("เลื่อน E5 เป็น 28 ส.ค. 2567 เพราะรอโรงเรียน", "วันที่นี้ผ่านไปแล้ว"),
        ("เปิด E5 ใหม่", "E5 (e-MES ปี 2567) ยังเปิดอยู่แล้วค่ะ (สถานะ: ยังไม่เริ่ม)"),
        ("รอบ EMES-99 สรุปแล้ว", "ไม่พบรอบรายงานนี้"),
        ("รอบ EMES-99", "ไม่พบรอบรายงานนี้"),
    ],
)
def test_what_cannot_be_done_is_said_and_why(systems: Systems, words: str, answer: str) -> None:
    systems.on(date(2024, 8, 29))
    assert answer in systems.say(WAN, words)


def test_a_round_whose_steps_were_all_taken_is_done(systems: Systems) -> None:
    systems.say(WAN, "รอบ RES-67-1 รายงานในการประชุมแล้ว")
    assert systems.say(WAN, "รอบ RES-67-1 รายงานในการประชุมแล้ว") == "รอบนี้ทำครบทุกขั้นตอนแล้วค่ะ"


def test_an_extension_needs_a_date(systems: Systems) -> None:
    asked = s.MoveDate((systems.duty("E5").id,), reason="รอโรงเรียน")
    assert "ขอวันที่ด้วยนะคะ เช่น เลื่อน E5 เป็น" in answered(systems, asked)


def test_the_second_of_two_who_take_a_rounds_step_at_once_is_told(
    systems: Systems, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = systems.round("EMES-67")
    systems.say(WAN, "รอบ EMES-67 สรุปแล้ว")

    def as_it_was(_self: Decisions, _code: str) -> RoundState:
        return before

    monkeypatch.setattr(Decisions, "round", as_it_was)
    assert "มีผู้บันทึกไปแล้วเมื่อสักครู่" in answered(systems, s.TakeRoundStep("EMES-67", "สรุป"))


def answered(systems: Systems, command: Any) -> str:
    """What a coordinator reads when this is asked."""
    with systems.store.work() as work:
        (wan,) = work.people.named(WAN)
        owed = dispatch(command, Actor(wan, "chat"), work, systems.now)
    (answer,) = [one for one in owed if isinstance(one, Answer)]
    notice = Notice(1, "k", Kind.ANSWER, answer.template, {}, (), False, 1, 1, 1, None)
    return str(WRITER.write(notice, answer.facts)[0]["text"])


def test_a_duty_names_the_order_that_gave_it(systems: Systems) -> None:
    assert "ตามคำสั่งที่ 229/2567 ลงวันที่ 14 มิ.ย. 2567 (ศ.)" in systems.say(SRI, "E5")
