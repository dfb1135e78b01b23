"""Money and a share told at once of what was spent: each is the value of its own item."""

import pytest
from made_up_duties import duty, setting

from domain import commands as c
from domain.several import Several
from domain.understanding import understand

ROUND = {"round_name": "ผลการใช้จ่าย ไตรมาส 3", "round_code": "SPEND-67-Q3"}
BAHT = duty(41, "SP1", name="ผลการใช้จ่ายงบประมาณตามแผน (บาท)", aliases=("ใช้จ่ายบาท",), **ROUND)
SHARE = duty(42, "SP2", name="ผลการใช้จ่ายงบประมาณตามแผน (ร้อยละ)", aliases=("ใช้จ่ายร้อยละ",), **ROUND)
E13 = duty(13, "E13", name="ผลการเบิกจ่ายงบประมาณภาพรวม", aliases=("เบิกจ่าย",))
THEIRS = duty(
    51, "SP1", name="ผลการใช้จ่ายงบประมาณตามแผน (บาท)", unit_id=2, unit_name="กลุ่มบริหารงานบุคคล", **ROUND
)


def money(number: float) -> c.ReportProgress:
    return c.ReportProgress((41,), value=number)


def share(number: float) -> c.ReportProgress:
    return c.ReportProgress((42,), value=number)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("ใช้จ่ายไตรมาส 3 ไป 86,300 บาท คิดเป็นร้อยละ 71.9", (money(86300), share(71.9))),
        ("ผลการใช้จ่ายงบประมาณตามแผน 1.2 ล้านบาท หรือ 64% ค่ะ", (money(1.2e6), share(64))),
        ("ใช้งบไปแล้ว 64.5% เป็นเงิน 214,300 บาท", (share(64.5), money(214300))),
    ],
)
def test_each_is_told_of_its_own(text: str, each: tuple[c.Command, ...]) -> None:
    assert understand(text, setting([BAHT, SHARE, E13])) == Several(each)


@pytest.mark.parametrize(
    "text",
    [
        "ใช้จ่าย 86,300 บาท จากงบ 120,000 บาท ร้อยละ 71",  # which money?
        "ใช้จ่ายไตรมาส 2 ไป 86,300 บาท ร้อยละ 71",
        "คืบหน้า 60% ใช้จ่ายไป 86,300 บาท",
        "เบิกจ่าย 86,300 บาท ร้อยละ 71",
        "กลุ่มบริหารงานบุคคลใช้จ่าย 86,300 บาท ร้อยละ 71",
    ],
)
def test_else_it_is_not_taken_for_both(text: str) -> None:
    said = understand(text, setting([BAHT, SHARE, E13], office=(THEIRS,)))
    assert said not in (Several((money(86300), share(71))), Several((share(60), money(86300))))


def test_who_has_one_of_them_alone_is_not_given_the_other() -> None:
    assert not isinstance(understand("ใช้จ่าย 86,300 บาท ร้อยละ 71", setting([BAHT, E13])), Several)


@pytest.mark.parametrize("share_told", ["ร้อยละ 1,234", "ร้อยละ 12 345", "1,234.5%", "ร้อยละ 150"])
def test_no_share_is_more_than_the_whole_however_it_is_written(share_told: str) -> None:
    said = understand(f"ใช้จ่าย 86,300 บาท {share_told}", setting([BAHT, SHARE]))
    assert not isinstance(said, Several)
