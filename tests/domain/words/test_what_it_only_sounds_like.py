"""What a message only sounds like: a meeting missed, data of others, an unknown code, work found right."""

from datetime import date
from typing import Any

import pytest
from made_up_duties import E5, E6, TODAY, duty, setting

from domain import broadcast_commands as b
from domain import commands as c
from domain import personal_commands as p
from domain import step_commands as s
from domain.duties import State
from domain.people import Role
from domain.setting import Setting
from domain.understanding import understand

SENT = duty(21, "E21", state=State.SUBMITTED, holders=(7,))
ENTERED = duty(22, "E22", state=State.SUBMITTED, step=1, holders=(7,))
OPEN = duty(23, "E23", holders=(7,))
OTHERS = (SENT, ENTERED, OPEN)


def judge(*roles: Role, **more: Any) -> Setting:
    return setting(office=OTHERS, roles=frozenset(roles or {Role.REVIEWER}), **more)


@pytest.mark.parametrize("who", [setting(), setting([E5]), judge(), judge(Role.COORDINATOR)])
@pytest.mark.parametrize(
    "text",
    [
        "วันนี้ไม่เข้าประชุมนะ",
        "วันนี้ไม่ได้เข้าประชุมนะคะ",
        "พรุ่งนี้ไม่ไปประชุมครับ",
        "เก็บข้อมูลส่วนตัวนักเรียนด้วย",
        "เก็บข้อมูลส่วนตัวของนักเรียนด้วยนะคะ",
    ],
)
def test_a_meeting_missed_and_others_data_are_no_look_up(text: str, who: Setting) -> None:
    assert understand(text, who) == c.NotUnderstood()


def test_a_letter_that_somebody_looks_for_is_not_the_announcements_own() -> None:
    who = judge(Role.COORDINATOR)
    assert understand("หนังสือเลขที่ ศธ 04099/1187", who) == b.KeepLetter("ศธ 04099/1187")
    assert understand("หนังสือเลขที่ ศธ 04099/1187 อยู่ที่ใครคะ", who) == c.NotUnderstood()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("วันนี้ไม่ได้เข้าประชุม ครั้งหน้าประชุมวันไหนคะ", p.Calendar(TODAY, TODAY)),
        ("วันนี้มีประชุมไหมคะ", p.Calendar(TODAY, TODAY)),
        ("เก็บข้อมูลอะไรของฉันไว้บ้าง", c.WhoAmI()),
        ("ขอดูข้อมูลส่วนตัวของผม", c.WhoAmI()),
        ("E5 รอข้อมูลส่วนตัวของนักเรียน", c.ReportProblem((5,), "รอข้อมูลส่วนตัวของนักเรียน")),
    ],
)
def test_what_is_asked_is_still_answered(text: str, command: c.Command) -> None:
    assert understand(text, setting()) == command


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.COORDINATOR, Role.DIRECTOR])
@pytest.mark.parametrize(
    "text",
    ["E21 ถูกต้องครบถ้วนแล้ว", "E21 ครบถ้วนถูกต้องค่ะ", "e21 เอกสารถูกต้องครบถ้วนครับ", "ตรวจแล้ว E21 ถูกต้องเรียบร้อยดีค่ะ"],
)
def test_others_work_that_is_found_right_passes(text: str, role: Role) -> None:
    assert understand(text, judge(role)) == s.Review((21,))


@pytest.mark.parametrize(
    "text",
    [
        "E21 ไม่ถูกต้อง",
        "E21 ยังไม่ถูกต้องครบถ้วน",
        "E21 ถูกต้องไหมคะ",
        "E21 ถูกต้องแล้วแต่ขาดภาพ",
        "E21 ขอให้ถูกต้องครบถ้วน",
        "E22 ถูกต้องครบถ้วนแล้ว",
        "E23 ถูกต้องครบถ้วนแล้ว",
        "E21 กับ E23 ถูกต้องครบถ้วนแล้ว",
    ],
)
def test_nothing_passes_by_what_is_wrong_asked_or_waits_for_no_verdict(text: str) -> None:
    assert not isinstance(understand(text, judge()), s.Review)


def test_who_says_it_of_their_own_work_hands_it_in() -> None:
    assert understand("E6 ถูกต้องครบถ้วนแล้ว", judge()) == c.Submit((6,))
    assert understand("E21 ถูกต้องครบถ้วนแล้ว", setting(office=OTHERS)) == c.Submit((21,))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ผ่าน E999", s.Review(())),
        ("E999 ผ่านค่ะ", s.Review(())),
        ("ผ่านข้อ e-999", s.Review(())),
        ("ส่งกลับ E999 เพราะขาดภาพ", s.Review((), passes=False, reason="ขาดภาพ")),
        ("บันทึก E999 แล้ว เลขที่ 12/2567", s.RecordEntry((), "12/2567")),
        ("E999 ถึงไหนแล้ว", c.ShowDuty(())),
        ("E999", c.ShowDuty(())),
    ],
)
def test_a_code_that_nobody_knows_is_not_the_duty_that_was_quoted(text: str, meant: c.Command) -> None:
    command = understand(text, judge(quoted=(21,)))
    assert isinstance(command, c.AskWhich) and command.candidates == (21,)
    assert command.meant == meant


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("ผ่าน", s.Review((21,))),
        ("ผ่าน E21", s.Review((21,))),
        ("บันทึกแล้ว เลขที่ EM-123", s.RecordEntry((21,), "EM-123")),
        ("ถึงไหนแล้ว", c.ShowDuty((21,))),
    ],
)
def test_what_was_quoted_is_meant_where_no_other_code_is_written(text: str, command: c.Command) -> None:
    assert understand(text, judge(quoted=(21,))) == command


def test_a_duty_that_was_chosen_for_such_words_is_not_asked_about_again() -> None:
    assert understand("ผ่าน E999", judge(chosen=(21,))) == s.Review((21,))
    assert understand("ผ่าน", judge(chosen=(21,))) == s.Review((21,))


@pytest.mark.parametrize(
    ("text", "percent", "until", "impossible"),
    [
        ("E5 ได้ 60% ขอเลื่อนถึง 20 ก.ย.", 60.0, date(2024, 9, 20), ""),
        ("ขอเลื่อน E5 เป็นวันศุกร์ ตอนนี้ได้ 60%", 60.0, date(2024, 8, 30), ""),
        ("E5 ได้ 60% ขอเลื่อนถึง 31 ก.ย.", 60.0, None, "31 ก.ย."),
        ("E5 ได้ 60% รอข้อมูลจากโรงเรียน", 60.0, None, ""),
    ],
)
def test_a_percent_leaves_the_day_that_is_asked_for(
    text: str, percent: float, until: date | None, impossible: str
) -> None:
    command = understand(text, setting())
    assert isinstance(command, c.ReportProgress) and command.duties == (5,) and command.problem
    assert (command.percent, command.until, command.impossible) == (percent, until, impossible)


def test_each_of_several_duties_has_its_own_day() -> None:
    told = understand("E5 60% ขอเลื่อนเป็น 9 ก.ย. E6 70% ขอเลื่อนเป็น 10 ก.ย.", setting([E5, E6]))
    days = [one.until for one in getattr(told, "commands", ()) if isinstance(one, c.ReportProgress)]
    assert days == [date(2024, 9, 9), date(2024, 9, 10)]
