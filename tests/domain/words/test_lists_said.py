"""Which part of the list the words ask for."""

from datetime import date

import pytest
from made_up_duties import setting

from domain import commands as c
from domain.understanding import understand

END_OF_AUGUST = date(2024, 8, 31)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("สิงหาคมต้องส่งอะไรบ้าง", END_OF_AUGUST),
        ("ภายในสิงหาคมต้องส่งอะไรบ้างคะ", END_OF_AUGUST),
        ("งานเดือนสค ต้องส่งอะไรบ้าง", END_OF_AUGUST),
        ("ส.ค. นี้ต้องส่งอะไรบ้าง", END_OF_AUGUST),
        ("กันยายนต้องส่งอะไรบ้าง", None),
        ("ขอทราบงานที่ยังค้างทั้งหมด ณ วันที่ 29 สิงหาคม 2567", None),
        ("ขอทราบงานที่ยังค้างทั้งหมด ณ วันที่ ๒๙ สิงหาคม ๒๕๖๗", None),
    ],
)
def test_a_month_that_is_named_by_itself_ends_the_list(text: str, until: date | None) -> None:
    assert understand(text, setting()) == c.ListDuties(until=until)


@pytest.mark.parametrize("words", ["จะได้วางแผนถูกค่ะ", "รับงานต่อจากครูคนเก่า"])
def test_letters_of_a_month_within_other_words_name_none(words: str) -> None:
    asked = understand(f"{words} ตอนนี้ค้างงานอะไรอยู่บ้างคะ", setting(today=date(2024, 7, 10)))
    assert asked == c.ListDuties()


def test_what_is_left_of_a_system_may_be_asked_in_one_word() -> None:
    assert understand("e-MES เหลือ?", setting(systems=(("EMES", "e-MES"),))) == c.ListDuties(of="EMES")
