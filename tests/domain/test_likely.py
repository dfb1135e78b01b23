"""The three likeliest things when words were not understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_duties import duty

from domain.people import Role
from domain.words.heard import hear
from domain.words.likely import MOST, TYPICAL, USUAL, likeliest

NOBODY: frozenset[Role] = frozenset()
LUNCH = duty(10, "E10", name="โรงเรียนจัดอาหารกลางวันได้ตามเกณฑ์โภชนาการ", aliases=("อาหารกลางวัน",))
READING = duty(5, "E5", aliases=("อ่านออกเขียนได้",))
STOCK = duty(22, "E22", name="การบริหารพัสดุและสินทรัพย์", aliases=("พัสดุ",))
DUTIES = (READING, LUNCH, STOCK)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("อาหารกลางวันวันนี้ที่โรงอาหารเขตอร่อยมากเลยจ้ะ", ["E10"]),
        ("พี่คะเรื่องอาหานกลางวัลนี่เขาทำกันไปแล้วหรือคะ", ["E10"]),
        ("พัสดุมาส่งหน้าบ้านแล้ว แวะซื้ออาหารกลางวันให้ด้วย", ["E10", "E22"]),
        ("โรงเรียนเลิกกี่โมงคะ", []),
        ("กลางวันไปกินส้มตำกันไหม", []),
        ("อา", []),
        ("", []),
    ],
)
def test_only_duties_that_are_really_near_are_offered(words: str, codes: list[str]) -> None:
    assert sorted(one.code for one in likeliest(hear(words).words, DUTIES, NOBODY).duties) == codes


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("มีงารคางมั้ยค่", "list"),
        ("ประชุมวันหน่ายอะ", "calendar"),
        ("ลบรายกานเมือกี้แหน่เด้อ", "undo"),
        ("งงมาก ใช้ยังงัยอ่ะ", "help"),
        ("ผมช่ืออะรัยในระบบบคับ", "me"),
        ("77", "list"),
    ],
)
def test_what_was_perhaps_asked_is_offered_first(words: str, first: str) -> None:
    assert likeliest(hear(words).words, DUTIES, NOBODY).asks[0] == first


@pytest.mark.parametrize(
    ("roles", "offered"),
    [({Role.OWNER}, False), ({Role.UNIT_HEAD}, True), ({Role.COORDINATOR}, True), ({Role.DIRECTOR}, True)],
)
def test_who_has_not_sent_is_offered_to_those_who_lead(roles: set[Role], offered: bool) -> None:
    assert ("owes" in likeliest("ใครยังไม่ส่งมั่งเนี่ย", (), frozenset(roles)).asks) is offered


def test_a_code_of_several_rounds_takes_one_place_with_the_most_urgent() -> None:
    sooner = duty(9, "E10", name=LUNCH.name, aliases=LUNCH.aliases, office_on=LUNCH.opens_on)
    assert likeliest("อาหารกลางวัน", (LUNCH, sooner), NOBODY).duties == (sooner,)


def test_the_words_that_ask_are_written_as_they_are_heard() -> None:
    assert [one for said in TYPICAL.values() for one in said if hear(one).words != one] == []


@given(st.text())
def test_there_are_always_three_things_and_none_twice(text: str) -> None:
    likely = likeliest(hear(text).words, DUTIES, frozenset(Role))
    assert len(likely.duties) + len(likely.asks) == MOST == len(USUAL)
    assert len(set(likely.asks)) == len(likely.asks)
