"""Words that answer a question, or speak of what is quoted or was chosen."""

from typing import Any

import pytest
from made_up_duties import setting

from domain import broadcast_commands as b
from domain import commands as c
from domain.understanding import understand

MANY = (5, 6, 15, 103)


def progress(*duties: int, **more: Any) -> c.ReportProgress:
    return c.ReportProgress(duties, **more)


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
