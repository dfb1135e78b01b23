"""Whose duty a name stands for: its owner's, the speaker's own, none that is only spoken of."""

import pytest
from made_up_duties import codes_named, duty, setting

OWN = (
    duty(1, "E1", name="ผลสอบโอเน็ตผ่านเกณฑ์", aliases=("โอเน็ต",)),
    duty(2, "PM1", name="ปักหมุด ผลสอบโอเน็ต", aliases=("ปักหมุดโอเน็ต",), system_code="PMS", system_name="ปักหมุด"),
    duty(3, "PJ1", name="โครงการลดภาระงานครู", round_name="eMENSCR ไตรมาส 3", aliases=("ลดภาระครู",)),
    duty(4, "E4", name="การจัดการเรียนรู้เชิงรุก", aliases=("เชิงรุก",)),
    duty(5, "SM1", name="สรุปผลแผนปฏิบัติการ", aliases=("สรุปแผน",)),
    duty(6, "E6", name="การดำเนินงานตามแผนปฏิบัติการ", aliases=("แผนปฏิบัติการ",)),
)
THEIRS = (duty(9, "E9", name="การเบิกจ่ายงบประมาณภาพรวม", aliases=("เบิกจ่าย",)),)
WHO = setting(OWN, office=THEIRS)


def named(text: str) -> tuple[list[str], list[str]]:
    return codes_named(text, WHO)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("โอเน็ต 60% ค่ะ", ["E1"]),
        ("เรื่องโอเน็ตนี่ส่งแล้วนะ", ["E1"]),
        ("ปักหมุดโอเน็ต 60% ค่ะ", ["PM1"]),
        ("สรุปแผนปฏิบัติการส่งแล้ว", ["SM1"]),  # a longer name that is begun is no shorter one
        ("เชิงลุก 40%", ["E4"]),
        ("โอเน็ต 30% เชิงลุก 40%", ["E1", "E4"]),
        ("ลดภาระครู เบิกจ่ายไม่ได้เลยค่ะ", ["PJ1"]),  # others' items are only spoken of beside one's own
        ("E4 เหมือนกับ E6 เลย ได้ 40%", ["E4", "E6"]),
        ("ตัด E4 ออก ซ้ำกับ E6", ["E4"]),
    ],
)
def test_a_name_is_its_owners(text: str, codes: list[str]) -> None:
    assert named(text) == (codes, [])


@pytest.mark.parametrize("text", ["โอเน็ตไตรมาส 3 60%", "โอเน็ตในปักหมุดได้ 60%"])
def test_a_round_or_a_system_of_another_makes_it_doubtful_or_the_others(text: str) -> None:
    assert "E1" not in named(text)[0]


@pytest.mark.parametrize("text", ["ไตรมาส 1 = 132,450", "ทำไปแล้ว 1 ส่วน 4", "ได้ 4 ใน 6 ค่ะ"])
def test_a_number_of_a_quarter_or_of_parts_is_no_duty(text: str) -> None:
    assert named(text)[0] == []
