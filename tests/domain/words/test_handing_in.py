"""Handing in is heard, and talk about a duty changes nothing."""

import pytest
from made_up_duties import setting

from domain import commands as c
from domain import personal_commands as p
from domain.understanding import understand

ALL = setting()


@pytest.mark.parametrize(
    "text",
    [
        "ส่ง E5",
        "ส่งE5",
        "ส่ง E5 ค่ะ",
        "ส่ง e5 แล้วครับ",
        "ขอส่ง E5 ค่ะ",
        "หนูส่ง E5 แล้วนะคะ",
        "E5 ส่งแล้ว",
        "E5ส่งแล้วค่ะ",
        "E5 ส่ง",
        "ข้อ E5 ส่งเรียบร้อยแล้วค่ะ",
        "ส่งงาน E5",
        "ส่งข้อ E5 ครับ",
        "E5 เสร็จแล้ว",
        "E5 ทำเสร็จแล้วค่ะ",
        "E5 เรียบร้อยค่ะ",
        "ส่ง E5 100%",
        "E5 100% ส่งแล้วค่ะ",
        "สวัสดีค่ะ ส่ง E5 ค่ะ",
        "E5 การอ่านออกเขียนได้ ส่งแล้วค่ะ",
        "ส่ง E5 แล้ว ไม่มีปัญหาค่ะ",
    ],
)
def test_handing_in_is_heard(text: str) -> None:
    assert understand(text, ALL) == c.Submit((5,))


@pytest.mark.parametrize(
    "text",
    [
        "E5 ยังไม่ได้ส่ง",
        "E5 ยังไม่ส่งค่ะ",
        "E5 ต้องส่งวันไหน",
        "E5 ต้องส่งอะไรบ้าง",
        "ส่ง E5 วันไหนคะ",
        "ส่ง E5 พรุ่งนี้นะคะ",
        "ส่ง E5 วันศุกร์นะคะ",
        "ส่ง E5 ได้ไหมคะ",
        "ส่ง E5 ยังไงคะ",
        "ส่ง E5 ที่ไหน",
        "E5 ส่งหรือยัง",
        "E5 ส่งยังคะ",
        "ส่ง E5 แล้วเหรอ?",
        "ใครส่ง E5 แล้วบ้าง",
        "ยกเลิกส่ง E5",
        "อย่าเพิ่งส่ง E5",
        "E5 กำหนดส่งเมื่อไหร่",
        "ถ้าส่ง E5 แล้วทำอะไรต่อ",
        "E5 ส่งหนังสือถึงโรงเรียนแล้ว",
        "E5 โรงเรียนส่งแล้ว",
        "E5 โรงเรียน ส่งแล้วค่ะ",
        "E5 ส่งเสริมการอ่าน",
        "E5 เก็บข้อมูลเสร็จแล้ว",
        "E5 ไม่มีปัญหา",
        "E5 รายงานไปเท่าไหร่แล้วนะคะ",
    ],
)
def test_talk_about_a_duty_changes_nothing(text: str) -> None:
    looks = (c.ShowDuty, c.WhoOwes, p.AskNote)
    assert isinstance(understand(text, ALL), looks)
