"""What the app really sends to LINE, during a day of the office, against LINE's own description."""

from office import Office
from openapi import validate_request

SRI, MALI, WAN = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง"
TEAM = "ทีม e-MES สพป.ตัวอย่าง"
DAY = (
    (SRI, "สวัสดีค่ะ"),
    (SRI, "งานของฉัน"),
    (SRI, "E5"),
    (SRI, 'E5 ได้ 60% รอข้อมูลจาก "โรงเรียน" {ทั้งหมด} \\ </text> 😀'),
    (SRI, "E5 https://drive.google.com/file/d/abc"),
    (SRI, "E7 50%"),
    (MALI, "60%"),
    (MALI, "งานของฉัน"),
    (SRI, "ส่ง E5"),
    (SRI, "ยกเลิก"),
    (SRI, "ทำอะไรได้บ้าง"),
    (WAN, "ประกาศ พรุ่งนี้ส่ง e-MES ก่อนเที่ยง"),
)

IN_THE_GROUP = (
    (MALI, "@บอท ใครค้างบ้าง"),
    (WAN, "@บอท ผูกกลุ่มนี้"),
    (WAN, "@บอท ผูกกลุ่มนี้กับกลุ่มนโยบายและแผน"),
    (MALI, "@บอท ใครค้างบ้าง"),
    (MALI, '@บอท ขอดู "งานของฉัน" {ทั้งหมด} \\ </text> 😀'),
    ("จินตนา สุขสวัสดิ์", "@บอท ใครค้างบ้าง"),
)


def test_every_request_of_a_day_is_as_line_describes_it(office: Office) -> None:
    office.enrol(SRI, MALI, WAN)
    for who, words in DAY:
        assert office.say(who, words), f"no answer to {words}"
    office.press(WAN, "send:1")
    office.playground.join(TEAM)
    for who, words in IN_THE_GROUP:
        assert office.say(who, words, TEAM), f"no answer to {words}"
    office.move("next_morning")
    requests = [entry for entry in office.playground.log.of_kind("request") if entry.method == "POST"]
    assert {entry.path for entry in requests} == {"/v2/bot/message/reply", "/v2/bot/message/push"}
    for entry in requests:
        assert validate_request(entry.path, entry.method, entry.body) == [], entry.body
    assert list(office.playground.log.violations()) == []
