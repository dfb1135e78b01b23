"""What people type, and what the bot makes of it; never a duty that was not clearly meant."""

from typing import Any

import pytest
from fuzzing import in_time
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_up_duties import E5, E6, HELD, duty, setting

from domain import broadcast_commands as b
from domain import commands as c
from domain.duties import State
from domain.understanding import understand

ALL = setting()
ONLY_E5 = setting([E5])
DRIVE = "https://drive.google.com/file/d/1AbC/view?usp=sharing"


def progress(*duties: int, **more: Any) -> c.ReportProgress:
    return c.ReportProgress(duties, **more)


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
        ("ใครค้าง E5 บ้าง", c.WhoOwes((5,))),
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
