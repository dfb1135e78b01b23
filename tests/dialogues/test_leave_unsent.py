"""ยกเลิกการส่ง of "ลา": the days go with the words, and what they had replaced counts again."""

from changed import said_and_heard
from office import Office

SRI = "สมศรี ใจดี"
TOMORROW, MONDAY = "30 ส.ค. 2567 (ศ.)", "2 ก.ย. 2567 (จ.)"


def leave_of(office: Office) -> str:
    """What the bot keeps of somebody's leave, as they read it."""
    (kept,) = office.say(SRI, "ข้อมูลของฉัน")
    lines = [line for line in kept.splitlines() if line.startswith("วันลา")]
    return lines[0].removeprefix("วันลา/ไปราชการ: ") if lines else ""


def test_leave_that_is_unsent_is_nobodys_leave(office: Office) -> None:
    office.enrol(SRI)
    message = said_and_heard(office, SRI, "พรุ่งนี้ลากิจค่ะ")
    assert leave_of(office) == TOMORROW
    office.playground.unsend(SRI, message)
    news, _ = office.say(SRI, "สวัสดีค่ะ")
    assert f"ลบวันลา/ไปราชการ {TOMORROW} ออกแล้วค่ะ" in news
    assert leave_of(office) == ""


def test_a_message_that_reports_and_takes_leave_takes_both_back(office: Office) -> None:
    office.enrol(SRI)
    message = said_and_heard(office, SRI, "E5 ได้ 70% แล้วพรุ่งนี้ลานะคะ")
    assert leave_of(office) == TOMORROW
    office.playground.unsend(SRI, message)
    news, _ = office.say(SRI, "สวัสดีค่ะ")
    assert 'กลับเป็น "ยังไม่เริ่ม"' in news and "ลบวันลา" in news
    assert leave_of(office) == ""


def test_days_that_were_said_before_count_again(office: Office) -> None:
    office.enrol(SRI)
    said_and_heard(office, SRI, "ลา 30 ส.ค. ถึง 3 ก.ย. ค่ะ")
    message = said_and_heard(office, SRI, "ลา 2 ก.ย. ค่ะ")
    assert leave_of(office) == f"30 ส.ค. 2567 (ศ.) – 1 ก.ย. 2567 (อา.), {MONDAY}"
    office.playground.unsend(SRI, message)
    office.say(SRI, "สวัสดีค่ะ")
    assert leave_of(office) == "30 ส.ค. 2567 (ศ.) – 3 ก.ย. 2567 (อ.)"


def test_who_came_back_meanwhile_is_here(office: Office) -> None:
    office.enrol(SRI)
    said_and_heard(office, SRI, "ลา 29 ส.ค. ถึง 3 ก.ย. ค่ะ")
    message = said_and_heard(office, SRI, "ลา 29 ส.ค. ถึง 5 ก.ย. ค่ะ")
    said_and_heard(office, SRI, "กลับมาแล้วค่ะ")
    office.playground.unsend(SRI, message)
    office.say(SRI, "สวัสดีค่ะ")
    assert leave_of(office) == ""
