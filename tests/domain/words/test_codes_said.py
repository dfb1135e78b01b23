"""One-time codes as strangers type them, and what a stranger or a colleague may say instead."""

import pytest
from made_up_duties import TODAY, setting

from domain import commands as c
from domain.setting import Setting
from domain.understanding import understand

ALL = setting()


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
