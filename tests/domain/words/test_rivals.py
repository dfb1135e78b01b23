"""Items that are called alike: what stands beside the name, the round or the unit tells them apart."""

import pytest
from made_up_duties import codes_named, duty, setting

READING = duty(5, "E5", aliases=("อ่านออกเขียนได้", "อ่านเขียน"))
INSPECTED = duty(21, "IN1", name="ประเด็นตรวจราชการ การอ่านออกเขียนได้", aliases=("ตรวจราชการอ่านเขียน",))
PROJECT = duty(31, "PJ1", name="โครงการอ่านเขียน", round_name="eMENSCR ไตรมาส 3")
BAHT = duty(41, "SP1", name="ผลการใช้จ่ายตามแผน (บาท)", aliases=("ใช้จ่ายบาท",))
SHARE = duty(42, "SP2", name="ผลการใช้จ่ายตามแผน (ร้อยละ)", aliases=("ใช้จ่ายร้อยละ",))
PICTURES = duty(43, "AR1", name="รูปเล่มโครงการ")
OTHERS = duty(44, "E4", name="ลดภาระงานครู")
WHO = setting([READING, INSPECTED, PROJECT, BAHT, SHARE, PICTURES, OTHERS])


def named(text: str) -> tuple[list[str], list[str]]:
    return codes_named(text, WHO)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ตรวจราชการ อ่านเขียน ส่งแล้ว", "IN1"),
        ("ตวจราชการอ่านเขียน ส่งให้แล้ว", "IN1"),
        ("ประเด็นตรวจราชการการอ่านออกเขียนได้ ทำไป 70%", "IN1"),
        ("อ่านเขียน ป1 ตอนนี้ 72%", "E5"),
        ("อ่านออกเขียนได้ปอหนึ่งขอเลื่อน", "E5"),
        ("อ่านเขียนโครงการน่ะครึ่งทางแล้ว", "PJ1"),
        ("อ่านเขียนไตรมาส 3 ครึ่งทางแล้ว", "PJ1"),
        ("อ่านเขียนเสร็จแล้ว", "E5"),  # its alias, though the project's name holds it
        ("อ่านเขียน 60% ส่วนเรื่องตรวจราชการไว้พรุ่งนี้", "E5"),
        ("ใช้จ่ายไตรมาส 3 ของกลุ่ม 214,300 บาท", "SP1"),
        ("รูปเล่มโครงกาน ได้ 30%", "AR1"),
    ],
)
def test_what_stands_beside_a_name_tells_which_is_meant(text: str, code: str) -> None:
    assert named(text) == ([code], [])


@pytest.mark.parametrize(
    "text",
    ["อ่านเขียนไตรมาส 2 ครึ่งทางแล้ว"],
)
def test_else_nobody_can_say(text: str) -> None:
    sure, candidates = named(text)
    assert not sure and {"E5", "PJ1"} <= {*candidates}


def test_money_and_a_share_in_one_message_say_neither() -> None:
    assert named("ใช้จ่ายแล้ว 214,300 บาท ร้อยละ 64")[0] == []


def test_a_share_is_of_what_is_counted_in_shares() -> None:
    assert named("ใช้จ่ายเงินอยู่ที่ 68.4%") == (["SP2"], [])


def test_a_share_may_be_of_another_item_that_is_called_alike() -> None:
    pinned = duty(45, "PM3", name="ปักหมุด ผลการใช้จ่ายเงินโครงการ")
    who = setting([BAHT, SHARE, pinned])
    assert codes_named("ใช้จ่ายเงินอยู่ที่ 68.4%", who) == ([], ["PM3", "SP2"])


def test_letters_across_the_words_of_a_name_tell_nothing() -> None:
    exam = duty(1, "E1", name="ร้อยละของนักเรียนที่มีผลสอบโอเน็ตผ่านเกณฑ์", aliases=("โอเน็ต",))
    pinned = duty(26, "PM01", name="ปักหมุด ผลสอบโอเน็ต ป.6", aliases=("ปักหมุดโอเน็ต",))
    assert codes_named("โอเน็ตยังขาดผลสอบ 2 โรง", setting([exam, pinned])) == (["E1"], [])
    assert codes_named("โอเน็ต ปักหมุด ยังขาด 2 โรง", setting([exam, pinned]))[0] == ["PM01"]
