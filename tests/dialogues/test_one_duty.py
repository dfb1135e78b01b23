"""What people ask of one duty: its date, its evidence, who shares it, its history, what the reviewer said."""

from datetime import date

import pytest
from office import Office
from systems import Systems

SRI, ANONG, MALI, WAN = "สมศรี ใจดี", "อนงค์ ศรีสุข", "มาลี รุ่งเรือง", "วรรณา แสงทอง"
NIPHON, CHAI, RATANA, PHIM = "นิพนธ์ ขยันยิ่ง", "ชัยวัฒน์ ดีเลิศ", "รัตนา ยิ้มแย้ม", "พิมพ์ใจ งามตา"
LINK = "https://drive.google.com/drive/folders/1AbC"


@pytest.fixture
def nine(systems: Systems) -> Systems:
    """E5 was reported, got stuck and was answered."""
    systems.on(date(2024, 8, 20))
    systems.say(SRI, f"E5 ได้ 60% {LINK}")
    systems.on(date(2024, 8, 22))
    systems.say(ANONG, "E5 ติดปัญหา รอผลสอบจากเขต")
    systems.say(WAN, "ตอบ E5 ผลสอบออกวันจันทร์ค่ะ")
    return systems


def test_the_card_tells_where_a_duty_stands_on_a_phone(nine: Systems) -> None:
    assert nine.say(SRI, "E5").splitlines() == [
        "E5 การอ่านออกเขียนได้ของนักเรียนชั้น ป.1",
        "e-MES ปี 2567 · กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา",
        "ส่งเขตภายใน 2 ก.ย. 2567 (จ.) · เหลือ 11 วัน",
        "กำหนดส่วนกลาง 15 ก.ย. 2567 (อา.)",
        "",
        "สถานะ: ติดปัญหา (ทำไปแล้ว 60%)",
        "ปัญหา: รอผลสอบจากเขต",
        "พี่วรรณ ตอบแล้ว: ผลสอบออกวันจันทร์ค่ะ",
        "เป้าหมาย: ร้อยละ 90",
        "ผู้รับผิดชอบ: พี่ศรี, น้องนงค์",
        "หลักฐานที่ต้องแนบ: ไฟล์สรุปผลรายโรงเรียน",
        f"📎 {LINK}",
        "ตามคำสั่งที่ 229/2567 ลงวันที่ 14 มิ.ย. 2567 (ศ.)",
        "",
        "ความเคลื่อนไหวล่าสุด",
        "• 22 ส.ค. พี่วรรณ: ตอบ: ผลสอบออกวันจันทร์ค่ะ",
        "• 22 ส.ค. น้องนงค์: ติดปัญหา รอผลสอบจากเขต",
        "• 20 ส.ค. พี่ศรี: 60%",
    ]


def test_what_was_returned_says_why_by_whom_and_until_when(nine: Systems) -> None:
    nine.say(SRI, "ส่ง E5")
    assert "ยังรอกลั่นกรองอยู่" in nine.say(SRI, "E5 กรรมการว่ายังไง")
    nine.on(date(2024, 8, 27))
    nine.say(NIPHON, "ส่งกลับ E5 เพราะข้อมูลโรงเรียนยังไม่ครบ ภายใน 5 ก.ย.")
    whole = nine.say(SRI, "E5")
    assert "ส่งกลับ 27 ส.ค. 2567 โดยพี่นิพนธ์ (กลั่นกรอง) ส่งใหม่ภายใน 5 ก.ย. 2567 (พฤ.)" in whole
    assert "เหตุผล: ข้อมูลโรงเรียนยังไม่ครบ" in whole
    asked = nine.say(SRI, "E5 กรรมการว่ายังไง")
    assert asked.startswith('E5 (e-MES ปี 2567) พี่นิพนธ์ส่งกลับจากขั้นตอน "กลั่นกรอง" เมื่อ 27 ส.ค. 2567 ค่ะ')
    nine.say(SRI, "ส่ง E5")
    assert "เคยส่งกลับ 27 ส.ค. 2567" in nine.say(SRI, "E5")
    nine.say(NIPHON, "ผ่าน E5")
    assert "ผ่านกลั่นกรองแล้วเมื่อ 27 ส.ค. 2567" in nine.say(SRI, "E5 กรรมการว่ายังไง")


@pytest.mark.parametrize(
    ("who", "words", "first"),
    [
        (SRI, "E5 ใครทำด้วยบ้าง", "E5 (e-MES ปี 2567) พี่ศรี, น้องนงค์ รับผิดชอบร่วมกันค่ะ"),
        (CHAI, "E2 ใครทำด้วย", "E2 (e-MES ปี 2567) พี่ชัย รับผิดชอบคนเดียวค่ะ"),
        (
            RATANA,
            "SC1 มีใครรับผิดชอบคู่กับหนูบ้างคะ",
            "SC1 (e-MES ปี 2567 ส่วนโรงเรียน) ครูรัตนา, ครูวีระ รับผิดชอบร่วมกันค่ะ",
        ),
        (
            SRI,
            "E5 ส่งวันไหน",
            "E5 (e-MES ปี 2567) ส่งเขตภายใน 2 ก.ย. 2567 (จ.) เหลือ 11 วันค่ะ กำหนดส่วนกลาง 15 ก.ย. 2567 (อา.)",
        ),
        (SRI, "E5 แนบหลักฐานอะไร", "หลักฐานที่ต้องแนบกับ E5 (e-MES ปี 2567): ไฟล์สรุปผลรายโรงเรียน"),
        (SRI, "ขอดูประวัติ E5", "ประวัติของ E5 (e-MES ปี 2567)"),
        (SRI, "E5 ติดอะไรอยู่", "E5 (e-MES ปี 2567) ติดปัญหา รอผลสอบจากเขต"),
    ],
)
def test_what_is_asked_for_comes_first_and_the_rest_is_short(
    nine: Systems, who: str, words: str, first: str
) -> None:
    answer = nine.say(who, words)
    assert answer.splitlines()[0] == first
    assert "สถานะ: " in answer and "ตามคำสั่งที่" not in answer


def test_what_was_taken_back_is_no_history(nine: Systems) -> None:
    nine.say(SRI, "E5 90%")
    nine.say(SRI, "ยกเลิก")
    assert "90%" not in nine.say(SRI, "ขอดูประวัติ E5")


def test_a_value_stands_beside_its_target(nine: Systems) -> None:
    nine.say(PHIM, "E13 เบิกจ่ายร้อยละ 82.5")
    assert "ผลที่รายงาน: ร้อยละ 82.5 (เป้าหมาย ร้อยละ 93)" in nine.say(PHIM, "E13")


def test_history_is_only_for_those_who_may_see_the_duty(nine: Systems) -> None:
    answer = nine.say(MALI, "ขอดูประวัติ E5")
    assert "อยู่ในความรับผิดชอบของ" in answer and "พี่ศรี" not in answer


def test_a_quoted_card_says_which_duty_is_asked_about(office: Office) -> None:
    office.enrol(SRI)
    office.say(SRI, "E5")
    card = office.playground.log.replies()[-1].message_ids[-1]
    assert "รับผิดชอบ" in office.say(SRI, "ใครทำด้วยบ้าง", quote=card)[0].splitlines()[0]
