"""A list that is empty for what was asked never says that nothing is owed."""

from datetime import date

import pytest
from systems import Systems

SRI = "สมศรี ใจดี"
WEDNESDAY = date(2023, 11, 1)


@pytest.mark.parametrize("words", ["มีอะไรต้องทำบ้างคะอาทิตย์นี้", "งานที่ถูกส่งกลับ", "งานที่เลยกำหนด"])
def test_what_is_owed_besides_is_named(systems: Systems, words: str) -> None:
    systems.on(WEDNESDAY)
    assert systems.say(SRI, "งานของฉัน").startswith("งานที่ต้องส่ง")
    answer = systems.say(SRI, words)
    assert "🎉" not in answer
    assert "แต่ยังมีงานอื่นที่ต้องส่ง" in answer and "ส่งเขตภายใน" in answer


def test_nothing_owed_is_said_as_such(systems: Systems) -> None:
    systems.on(date(2023, 1, 4))
    assert "ไม่มีงานค้างแล้ว" in systems.say(SRI, "มีอะไรต้องทำบ้างคะอาทิตย์นี้")
