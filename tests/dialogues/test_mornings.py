"""The morning's reminder, as it is read on a phone."""

from office import Office

MALI, WAN = "มาลี รุ่งเรือง", "วรรณา แสงทอง"


def test_a_worker_that_delivers_before_it_plans_reminds_nobody_twice(office: Office) -> None:
    office.enrol(WAN, MALI)
    office.say(WAN, "เลื่อน E7 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    office.say(WAN, "ยืนยัน")
    office.messages(MALI)
    office.playground.clock.move_by("next_morning")
    while office.house.deliver("talk"):
        pass
    assert len(office.messages(MALI)) == 1, "that the date was moved"
    reminders = [words for words in office.heard(MALI) if "ที่ใกล้หรือเลยกำหนดส่งเขต" in words]
    assert len(reminders) == 1
