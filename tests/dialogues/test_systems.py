"""Every system of the manuals (S1-S9) from opening to its last step: said, answered, decided, told."""

from datetime import date, datetime

from systems import Systems

from domain.clocks import BANGKOK
from domain.duties import State
from domain.sheet_tabs import make_tabs
from domain.timeliness import entered_on_time, on_time

SRI, MALI, WAN, CHAI, NIPHON = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "ชัยวัฒน์ ดีเลิศ", "นิพนธ์ ขยันยิ่ง"
ANONG, SURACHAI, THIRA, DIRECTOR = "อนงค์ ศรีสุข", "สุรชัย ทองดี", "ธีระ พูนสุข", "ประเสริฐ มั่นคง"
ARI, KAMON, PHIM = "อารี สอนดี", "กมล รักงาน", "พิมพ์ใจ งามตา"
ASSIGNED = "จะแจ้งผู้รับผิดชอบ"


def test_s1_e_mes_is_screened_returned_screened_again_and_entered(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    assert "รอกลั่นกรอง" in systems.say(SRI, "ส่ง E5")
    assert "เป็นหน้าที่ของกรรมการกลั่นกรอง" in systems.say(MALI, "ผ่าน E5")
    assert "ต้องให้ท่านอื่นเป็นผู้ตรวจ" in systems.say(SRI, "E5 ผ่าน")
    answer = systems.say(NIPHON, "ส่งกลับ E5 เพราะข้อมูลโรงเรียนยังไม่ครบ ภายใน 5 ก.ย.")
    assert "ส่งใหม่ภายใน 5 ก.ย. 2567 (พฤ.)" in answer and f"{ASSIGNED} 2 คน" in answer
    (told,) = systems.told(SRI)
    assert "ข้อมูลโรงเรียนยังไม่ครบ" in told and "5 ก.ย. 2567" in told and "กลั่นกรอง" in told
    assert systems.told(ANONG) == [told] and systems.told(NIPHON) == []
    assert systems.pushed_at() == {datetime(2024, 8, 30, 8, 30, tzinfo=BANGKOK)}
    assert "เหตุผล: ข้อมูลโรงเรียนยังไม่ครบ" in systems.say(SRI, "E5")
    assert "ขอบคุณ" in systems.say(SRI, "ส่ง E5 แล้วค่ะ")
    assert systems.told(SRI) == []
    assert "รอบันทึก e-MES" in systems.say(NIPHON, "ผ่าน E5")
    assert "เป็นหน้าที่ของผู้ประสานงาน" in systems.say(NIPHON, "บันทึก E5 แล้ว เลขที่ 123/2567")
    assert "เสร็จสิ้น" in systems.say(WAN, "บันทึก E5 แล้ว เลขที่ 123/2567 ค่ะ")
    duty = systems.duty("E5")
    entered = systems.decisions(duty)[-1]
    assert (duty.state, entered.verdict, entered.reference) == (State.DONE, "record", "123/2567")
    assert (entered.step_name, on_time(duty), entered_on_time(duty, entered.at)) == ("บันทึก e-MES", True, True)
    assert [one.verdict for one in systems.decisions(duty)] == ["return", "accept", "record"]


def test_s1_the_schools_owe_one_each_and_the_reviewer_is_asked_which(systems: Systems) -> None:
    systems.on(date(2024, 8, 1))
    assert "รอกลั่นกรอง" in systems.say(ARI, "ส่ง SC1")
    systems.say("ดวงใจ แสนสุข", "ส่ง SC1")
    assert "หมายถึงข้อไหน" in systems.say(CHAI, "ผ่าน SC1")
    assert "โรงเรียนวัดทุ่งตัวอย่าง" in systems.say(CHAI, "โรงเรียนวัดทุ่งตัวอย่าง")
    assert systems.duty("SC1", unit="โรงเรียนวัดทุ่งตัวอย่าง").step == 1
    assert systems.duty("SC1", unit="โรงเรียนบ้านสวนตัวอย่าง").step == 0
    assert "โรงเรียนบ้านสวนตัวอย่าง" in systems.say(CHAI, "ผ่าน SC1")
    assert "สรุป" in systems.say(WAN, "รอบ EMES-67-SCH")
    assert "ขั้นตอนต่อไปคือ" in systems.say(WAN, "รอบ EMES-67-SCH เผยแพร่แล้ว")
    assert "เผยแพร่" in systems.say(WAN, "รอบ EMES-67-SCH สรุปแล้วค่ะ")
    assert "ครบทุกขั้นตอน" in systems.say(WAN, "รอบ EMES-67-SCH เผยแพร่แล้ว")


def test_s2_both_rounds_of_one_code_are_told_apart(systems: Systems) -> None:
    systems.on(date(2024, 3, 28))
    systems.press(PHIM, f"submit:{systems.duty('PM03', 'PM1-67').id}")
    assert "ปักหมุด ระยะที่ 1" in systems.say(CHAI, "ผ่าน PM03")
    assert "เสร็จสิ้น" in systems.say(WAN, "PM03 บันทึก ปักหมุด แล้ว เลขที่ PM-7")
    systems.on(date(2024, 8, 28))
    assert "ทันกำหนด" not in systems.press(PHIM, f"submit:{systems.duty('PM03', 'PM2-67').id}")
    assert "ปักหมุด ระยะที่ 2" in systems.say(CHAI, "ผ่าน PM03 ระยะที่ 2")
    assert "เสร็จสิ้น" in systems.say(WAN, "บันทึก PM03 แล้ว เลขที่ PM-8")
    first, second = systems.duty("PM03", "PM1-67"), systems.duty("PM03", "PM2-67")
    assert (first.state, second.state) == (State.DONE, State.DONE)
    assert (on_time(first), on_time(second)) == (True, False)


def test_s3_three_approvals_and_one_of_them_returns(systems: Systems) -> None:
    systems.on(date(2024, 4, 10))
    owed = systems.duty("PJ01", "M6-67-Q2")
    for walk in range(2):
        systems.press(SRI, f"submit:{owed.id}")
        assert "รอบันทึก eMENSCR" in systems.say(KAMON, "ผ่าน PJ01")
        assert "รอรองเลขา สพฐ." in systems.say(WAN, f"บันทึก PJ01 แล้ว เลขที่ M6-{walk}")
        assert 'รอขั้นตอน "รองเลขา สพฐ."' in systems.say(WAN, "PJ01 ปลัด ศธ. อนุมัติแล้ว")
        assert "รอเลขา สพฐ." in systems.say(WAN, "PJ01 รองเลขา สพฐ. อนุมัติแล้ว")
        if walk == 0:
            assert "ส่งใหม่ภายใน 18 เม.ย. 2567 (พฤ.)" in systems.say(WAN, "ส่งกลับ PJ01 เพราะกิจกรรมไม่ตรงแผน")
            assert systems.duty("PJ01", "M6-67-Q2").state is State.RETURNED
    assert "รอปลัด ศธ." in systems.say(WAN, "ผ่าน PJ01")
    assert "เสร็จสิ้น" in systems.say(WAN, "ผ่าน PJ01")
    decided = systems.decisions(owed)
    assert [one.step_name for one in decided if one.verdict == "return"] == ["เลขา สพฐ."]
    assert [one.reference for one in decided if one.reference] == ["M6-0", "M6-1"]
    assert "ครบทุกขั้นตอน" in systems.say(WAN, "รอบ M6-67-Q2 สรุปแจ้ง ผอ.และบุคลากรแล้ว")


def test_s4_forms_of_every_group_have_no_steps_but_the_rounds(systems: Systems) -> None:
    systems.on(date(2024, 7, 4))
    unit = "กลุ่มบริหารงานการเงินและสินทรัพย์"
    baht = systems.duty("SP1", "SPEND-67-Q3", unit)
    systems.press(PHIM, f"update:{baht.id}")
    assert "ผลที่รายงาน 1,350,000" in systems.say(PHIM, "ใช้งบ 1,350,000 บาท")
    assert systems.duty("SP1", "SPEND-67-Q3", unit).percent is None
    assert "เสร็จสิ้น" in systems.press(PHIM, f"submit:{baht.id}")
    done = systems.duty("SP1", "SPEND-67-Q3", unit)
    assert (done.state, done.percent, done.value, done.national_on) == (State.DONE, 100.0, 1_350_000.0, None)
    for step in ("รวบรวม", "สรุป", "รายงาน กศจ./สพฐ."):
        assert step in systems.say(WAN, f"รอบ SPEND-67-Q3 {step}แล้ว")
    assert systems.round("SPEND-67-Q3").next is None and systems.round("SPEND-67-Q2").next == "รวบรวม"


def test_s5_a_committees_form_is_screened_and_the_book_goes_its_way(systems: Systems) -> None:
    systems.on(date(2024, 5, 30))
    systems.say(SURACHAI, "ส่ง ST1")
    assert "เสร็จสิ้น" in systems.say(NIPHON, "ST1 กลั่นกรองแล้ว")
    for step in ("รูปเล่ม", "รับตรวจ สพฐ.", "ส่ง สพฐ.", "แจ้งผลทุกกลุ่ม"):
        assert systems.round("STRAT-67").next == step
        systems.say(WAN, f"รอบ STRAT-67 {step}แล้ว")
    assert len(systems.round("STRAT-67").taken) == 4


def test_s6_the_director_looks_the_sending_is_registered_and_followed_up(systems: Systems) -> None:
    systems.on(date(2024, 7, 10))
    systems.say(SRI, "ส่ง IN1")
    assert "เป็นหน้าที่ของผู้อำนวยการ" in systems.say(WAN, "ผ่าน IN1")
    assert "รอส่งผู้ตรวจ" in systems.say(DIRECTOR, "ผ่าน IN1")
    assert "เลขที่หรือเลขอ้างอิงอะไร" in systems.press(WAN, f"record:{systems.duty('IN1').id}")
    assert "วันที่ส่งยังมาไม่ถึง" in systems.say(WAN, "บันทึก IN1 แล้ว เลขที่ ศธ 04001/1234 ลงวันที่ 19 ก.ค. 2567")
    assert "ไม่มีวันที่ 31" in systems.say(WAN, "บันทึก IN1 แล้ว เลขที่ ศธ 04001/1234 ลงวันที่ 31 มิ.ย. 2567")
    answer = systems.say(WAN, "ศธ 04001/1234 ลงวันที่ 9 ก.ค. 2567")
    assert "รอติดตามข้อเสนอแนะ" in answer and "ส่งเมื่อ 9 ก.ค. 2567 (อ.)" in answer
    sent = systems.decisions(systems.duty("IN1"))[-1]
    assert (sent.step_name, sent.reference, sent.day) == ("ส่งผู้ตรวจ", "ศธ 04001/1234", date(2024, 7, 9))
    assert "เสร็จสิ้น" in systems.say(WAN, "IN1 ติดตามข้อเสนอแนะแล้ว")


def test_s6_the_register_of_documents_has_a_row_for_each_agency(systems: Systems) -> None:
    systems.on(date(2024, 7, 10))
    assert "ยังไม่มีรายการ" in systems.say(WAN, "ทะเบียนคุมเอกสาร")
    for person, code, number in ((SRI, "IN1", "ศธ 04001/1234"), (SURACHAI, "IN3", "ศธ 04001/99")):
        systems.say(person, f"ส่ง {code}")
        systems.say(DIRECTOR, f"ผ่าน {code}")
        systems.say(WAN, f"บันทึก {code} แล้ว เลขที่ {number}")
    told = systems.say(DIRECTOR, "ขอดูทะเบียนคุมเอกสารค่ะ")
    assert "ตรวจราชการ กระทรวงศึกษาธิการ รอบที่ 2\n• IN1 ส่งผู้ตรวจ เลขที่ ศธ 04001/1234" in told
    assert "สำนักนายกฯ แบบบูรณาการ\n• IN3 ส่งผู้ตรวจ เลขที่ ศธ 04001/99 ส่งเมื่อ 10 ก.ค. 2567 (พ.)" in told
    assert "เฉพาะผู้ประสานงาน" in systems.say(SRI, "ทะเบียนคุมเอกสาร")
    systems.say(WAN, "ยกเลิก")
    with systems.store.look() as work:
        (register,) = [tab for tab in make_tabs(work, systems.now) if tab.title == "ทะเบียนคุมเอกสาร"]
    (row,) = register.rows
    assert list(row[1:]) == [
        *("ตรวจราชการ กระทรวงศึกษาธิการ รอบที่ 2", "IN1", "ประเด็นตรวจราชการ การอ่านออกเขียนได้", "ส่งผู้ตรวจ"),
        *("ศธ 04001/1234", date(2024, 7, 10), "10 ก.ค. 2567 (พ.)", WAN),
    ]


def test_s7_the_annual_book(systems: Systems) -> None:
    systems.on(date(2024, 10, 1))
    assert "หลักฐานที่ต้องแนบ: ภาพกิจกรรมอย่างน้อย 4 ภาพ" in systems.say(THIRA, "AR1")
    assert "เสร็จสิ้น" in systems.say(THIRA, "ส่ง AR1")
    for step in ("รวมเล่ม", "เสนอ ผอ.", "เสนอ กพท.", "เผยแพร่"):
        assert "บันทึกแล้ว" in systems.say(WAN, f"รอบ ANNUAL-67 {step}แล้ว")
    assert "ครบทุกขั้นตอนแล้ว" in systems.say(WAN, "รอบ ANNUAL-67 เผยแพร่แล้ว")


def test_s8_a_resolution_is_followed_up_before_the_meeting(systems: Systems) -> None:
    systems.on(date(2024, 2, 27))
    owed = systems.duty("RS1", "RES-67-1")
    assert "ทันกำหนด" in systems.press(THIRA, f"submit:{owed.id}")
    assert "เฉพาะผู้ประสานงาน" in systems.say(THIRA, "รอบ RES-67-1 รายงานในการประชุมแล้ว")
    assert "ครบทุกขั้นตอน" in systems.say(WAN, "รอบ RES-67-1 รายงานในการประชุมแล้ว")


def test_s9_the_letters_number_is_kept(systems: Systems) -> None:
    systems.on(date(2024, 7, 2))
    assert "รอเลขที่หนังสือ" in systems.say(WAN, "ส่ง LT1")
    assert "ศธ 04001/ว 567" in systems.say(WAN, "บันทึก LT1 แล้ว เลขที่ ศธ 04001/ว 567")
    assert [one.reference for one in systems.decisions(systems.duty("LT1"))] == ["ศธ 04001/ว 567"]


def test_s9_an_announcement_goes_out_as_a_letter_too_and_keeps_its_number(systems: Systems) -> None:
    systems.on(date(2024, 7, 2))
    assert "ไม่พบประกาศ" in systems.say(WAN, "เลขที่หนังสือ ศธ 04001/ว 568")
    systems.enrol(SRI)
    systems.say(WAN, "ประกาศ ส่ง e-MES ภายใน 2 ก.ย. 2567")
    systems.press(WAN, "send:1")
    text = systems.press(WAN, "letter:1")
    assert "เรื่อง แจ้งกำหนดการรายงาน" in text and "ส่ง e-MES ภายใน 2 ก.ย. 2567\n" in text
    assert "ศธ 04001/ว 568 ลงวันที่ 1 ก.ค. 2567" in systems.say(WAN, "ศธ 04001/ว 568 ลงวันที่ 1 ก.ค. 2567")
    assert "หนังสือเลขที่ ศธ 04001/ว 568" in systems.press(WAN, "read:1")
    assert "เลขที่ ศธ 04001/ว 568 ส่งเมื่อ 1 ก.ค. 2567 (จ.)" in systems.say(WAN, "ทะเบียนคุมเอกสาร")
    assert "ศธ 04001/ว 570" in systems.say(WAN, "บันทึกเลขที่หนังสือ ศธ 04001/ว 570")
    assert "เฉพาะผู้ประสานงาน" in systems.say(SRI, "เลขหนังสือ ศธ 04001/ว 571")
