"""Whether the office works on a day, and which days are off, asked of the calendar."""

from datetime import date

import pytest
from changing import SRI, WAN
from systems import Systems


@pytest.fixture
def july(systems: Systems) -> Systems:
    systems.on(date(2024, 7, 10))
    return systems


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("วันที่ 22 ก.ค. หยุดไหม", "22 ก.ค. 2567 (จ.) เป็นวันหยุด"),
        ("วันแม่ 12 ส.ค. หยุดหรือเปล่าครับ", "12 ส.ค. 2567 (จ.) เป็นวันหยุด"),
        ("พรุ่งนี้หยุดราชการใช่ไหมคะ", "11 ก.ค. 2567 (พฤ.) เป็นวันทำการ"),
        ("เสาร์นี้หยุดไหม", "13 ก.ค. 2567 (ส.) เป็นวันหยุด"),
    ],
)
def test_a_day_is_off_or_not(july: Systems, asked: str, told: str) -> None:
    assert told in july.say(SRI, asked)


def test_the_days_off_of_a_month_are_named(july: Systems) -> None:
    shown = july.say(SRI, "เดือนนี้มีวันหยุดราชการวันไหนบ้าง")
    assert "วันหยุด 22 ก.ค. 2567 (จ.), 29 ก.ค. 2567 (จ.)" in shown


def test_what_the_office_says_of_a_day_counts(july: Systems) -> None:
    july.confirm(WAN, "เพิ่มวันหยุด 19 ก.ค. วันหยุดพิเศษ ครม.")
    assert "เป็นวันหยุด" in july.say(SRI, "19 ก.ค. หยุดไหมคะ")


def test_far_apart_days_are_looked_through_only_some_time_ahead(july: Systems) -> None:
    shown = july.say(SRI, "ปฏิทินตั้งแต่ 1 ส.ค. 2567 ถึง 31 ธ.ค. 2600 มีอะไรบ้าง")
    assert shown.count("(จ.)") <= 6
