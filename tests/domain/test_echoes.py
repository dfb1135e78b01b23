"""Words are found where notices repeat them, and nothing else is touched."""

import pytest

from domain.echoes import echoes_of, without

SAID = "ติดปัญหา รอเอกสารจากโรงเรียนบ้านนา"


@pytest.mark.parametrize(
    ("value", "left"),
    [
        (SAID, "-"),
        (f"ปัญหา: {SAID} ค่ะ", "ปัญหา: - ค่ะ"),
        ("รอเอกสารจากโรงเรียนบ้านนา", "-"),
        (
            {"problem": SAID, "days": 3, "all": [SAID, None, True]},
            {"problem": "-", "days": 3, "all": ["-", None, True]},
        ),
        ("รอเอกสาร", "รอเอกสาร"),
        ("", ""),
    ],
)
def test_every_form_in_which_it_is_repeated_goes(value: object, left: object) -> None:
    assert without(value, echoes_of([SAID, None, " "]), "-") == left


def test_a_short_word_is_an_echo_only_where_it_stands_alone() -> None:
    echoes = echoes_of(["60%"])
    assert without("กำลังดำเนินการ 60%", echoes, "-") == "กำลังดำเนินการ 60%"
    assert without(["60%"], echoes, "-") == ["-"]


def test_long_words_go_also_where_they_were_cut_and_an_answer_without_whom_it_was_to() -> None:
    long = "รายงานผลการดำเนินงานโครงการส่งเสริมการอ่าน " * 20
    assert without(long[:60], echoes_of([long]), "-") == "-"
    assert without("ผลออกวันจันทร์", echoes_of(["ตอบ E1 ว่า ผลออกวันจันทร์"]), "-") == "-"
