"""The office's own workbook again, after changes with one tap: nothing doubles, what goes back is told."""

from datetime import date, timedelta

import pytest
from changing import MALI, SRI, WAN, everything
from systems import NINE, Systems


@pytest.fixture
def brought(systems: Systems) -> Systems:
    """Brought in once more on that day, so that the rest is known to be the same."""
    systems.on(date(2024, 7, 9))
    systems.bring(NINE)
    return systems


@pytest.mark.parametrize(
    "words",
    [
        "เพิ่มงานตรวจราชการ สาธารณภัย ส่ง 12 ก.ค. ให้ สมศรี",
        "เลื่อน E5 เป็น 10 ก.ย. เพราะรอโรงเรียน",
        "โอน E5 จาก สมศรี ให้ มาลี",
        "โอนงานของ มาลี ให้ สมศรี",
        "เพิ่มวันหยุด 2 ก.ย. วันหยุดพิเศษ",
        "ยกเลิก E9 เพราะยุบ",
    ],
)
def test_the_same_workbook_leaves_what_was_changed_in_chat(brought: Systems, words: str) -> None:
    brought.confirm(WAN, words)
    changed, told = everything(brought), [brought.told(who) for who in (SRI, MALI)]
    report = brought.bring(NINE)
    assert (report.written, report.warnings) == (False, ())
    assert everything(brought) == changed
    assert [brought.told(who) for who in (SRI, MALI)] == told


def test_a_rounds_date_goes_back_to_the_workbooks_which_was_said_and_is_told(brought: Systems) -> None:
    done = brought.confirm(WAN, "เลื่อนรอบ EMES-67 เป็น 28 ส.ค. เพราะ สพฐ. ขอเร็วขึ้น")
    assert "แก้ช่อง กำหนดเขต ในสมุดงานนำเข้าด้วย" in done
    brought.now += timedelta(hours=1)
    report = brought.bring(NINE)
    assert [(one.round, one.before.day, one.after.day) for one in report.moved_rounds] == [("EMES-67", 28, 2)]
    (told,) = brought.told(SRI)
    assert "เป็น 2 ก.ย. 2567" in told and "เดิม 28 ส.ค. 2567" in told
