"""The main flows of an office at phone width: what is said can be read, every button is within reach."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from importing import ITEM, put
from page_browser import CHROMIUM, free_port
from phone import HEIGHT, SLOWLY, WIDTH, Phone
from playwright.sync_api import Browser, expect
from sent_workbooks import edited

from play import Play

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("system"),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is not installed"),
]
SRI, WAN, ANONG, TEAM = "สมศรี ใจดี", "วรรณา แสงทอง", "อนงค์ ศรีสุข", "ทีม e-MES"
MALI = "มาลี รุ่งเรือง"
TOPICS = {
    "แก้งาน/กำหนด": "เพิ่มวันหยุด",
    "ตรวจ/บันทึก": "ลงระบบส่วนกลาง",
    "คน/ลงทะเบียน": "ปล่อยบัญชี สมศรี",
    "ประกาศ/ไฟล์": "ดูก่อนนำเข้า",
}


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """One office for all flows of this file, which follow each other."""
    running = Play(tmp_path_factory.mktemp("phone") / "play", free_port(), free_port())
    try:
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture
def phone(browser: Browser, play: Play, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Phone]:
    """Pictures go to the folder that PHONE_PICTURES names, else to the test's own."""
    pictures = Path(os.environ.get("PHONE_PICTURES") or tmp_path) / request.node.name
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.png"):
        old.unlink()
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.set_default_timeout(SLOWLY)
    page.goto(play.page)
    page.locator(".person").first.wait_for()
    yield Phone(page, pictures)
    page.close()


def test_somebody_new_asks_by_name_and_is_let_in_with_one_tap(phone: Phone) -> None:
    phone.be(SRI)
    phone.say("ลงทะเบียน สมศรี ใจดี", "รับคำขอลงทะเบียนแล้วค่ะ")
    phone.be(WAN)
    phone.say("สวัสดีค่ะ", "สวัสดีค่ะ พี่วรรณ")
    card = phone.read("มีผู้ขอลงทะเบียน")
    expect(card).to_contain_text('พิมพ์มาว่า "ลงทะเบียน สมศรี ใจดี"')
    phone.tap("อนุมัติ", "ลงทะเบียนแล้วค่ะ")
    phone.be(SRI)
    phone.read("ยินดีที่ได้รู้จักพี่ศรี")
    phone.say("งานของฉัน", "ส่งเขตภายใน 2 ก.ย. 2567 (จ.)")
    phone.tap("อัปเดต", "ตอนนี้ได้กี่เปอร์เซ็นต์แล้วคะ")
    phone.tap("50%", "ความก้าวหน้า 50%")


def test_a_problem_is_answered_and_the_owner_reads_it(phone: Phone) -> None:
    phone.be(ANONG)
    phone.say("E1 ติดปัญหา รอผลสอบจากศูนย์", "ติดปัญหา")
    phone.be(WAN)
    phone.say("สวัสดีค่ะ", "สวัสดีค่ะ พี่วรรณ")
    phone.read("รอผลสอบจากศูนย์")
    phone.tap("ตอบ", "อยากตอบว่าอะไรดีคะ")
    phone.say("ผลสอบออกวันจันทร์", "บันทึกคำตอบของ E1")
    phone.be(ANONG)
    phone.say("ขอบคุณค่ะ", "ยินดีค่ะ")
    phone.read("ผลสอบออกวันจันทร์")


@pytest.mark.long
def test_a_coordinator_looks_first_and_taps_once(phone: Phone) -> None:
    phone.be(WAN)
    phone.say("เลื่อน E2 เป็น 10 ก.ย. เพราะรอโรงเรียน", "2 ก.ย. 2567 (จ.) → 10 ก.ย. 2567 (อ.)")
    phone.tap("ยืนยัน", "เป็น 10 ก.ย. 2567 (อ.) แล้วค่ะ")
    phone.say("เพิ่มงาน รายงานสาธารณภัย", "อยู่ในระบบไหนคะ")
    phone.tap("e-MES", "ส่งเขตภายในวันไหนดีคะ")
    phone.say("5 ก.ย.", "ให้ใครรับผิดชอบดีคะ")
    phone.say("อนงค์", "ส่งเขตภายใน 5 ก.ย. 2567 (พฤ.)")
    phone.tap("ไม่ใช่", "ไม่เปลี่ยนอะไรค่ะ")
    phone.say("ทำอะไรได้บ้าง", "เรื่องอื่นของผู้ประสานงาน")
    for topic, example in TOPICS.items():
        phone.tap(topic, example)


@pytest.mark.long
def test_a_coordinator_runs_the_desk_from_the_phone(phone: Phone) -> None:
    phone.be(WAN)
    phone.send(
        "สมุดงาน.xlsx", edited(put(ITEM, "E6", "ชื่อรายการ", "โรงเรียนคุณภาพประจำตำบล")), "แก้ไข รายการ 1 แถว"
    )
    phone.tap("นำเข้า", "เรียบร้อยแล้วค่ะ ✅")
    phone.opens(phone.say("ขอแม่แบบ", "แม่แบบสมุดงาน"), "spreadsheet")
    phone.opens(phone.say("ส่งออก", "ข้อมูลเขตล่าสุด"), "spreadsheet")
    phone.say("สถานะ", "สถานะของระบบตอนนี้ค่ะ")


def test_a_group_is_tied_asked_corrected_and_led_away(phone: Phone) -> None:
    phone.be(WAN, TEAM)
    phone.say("@บอท ผูกกลุ่มนี้กับสำนักงาน", "ผูกกลุ่มนี้กับทั้งสำนักงานแล้วค่ะ")
    phone.be(ANONG, TEAM)
    phone.say("@บอท ใครค้างบ้าง", "งานที่ยังค้างส่ง")
    phone.say("@บอท งานของฉัน", "เปิดแชต 1:1 กับบอท")
    phone.say("@บอท E3 ได้ 40%", "ความก้าวหน้า 40%")
    phone.hold("@บอท E3 ได้ 40%", "แก้ไข")
    phone.say("@บอท E3 ได้ 45%", "ความก้าวหน้า 45%")
    phone.hold("@บอท E3 ได้ 45%", "ยกเลิกการส่ง")
    expect(phone.page.locator(".notice", has_text="ยกเลิกข้อความแล้ว")).to_be_visible(timeout=SLOWLY)
    phone.be(ANONG)
    phone.say("สวัสดีค่ะ", "สวัสดีค่ะ น้องนงค์")
    phone.read('กลับเป็น "ยังไม่เริ่ม"')


@pytest.mark.long
def test_an_account_is_let_go_and_a_person_has_everything_erased(phone: Phone) -> None:
    phone.be(WAN)
    phone.say("ปล่อยบัญชี มาลี", "มีบัญชี LINE ผูกไว้ค่ะ")
    phone.tap("ปล่อยบัญชี", "ปล่อยบัญชีของ มาลี รุ่งเรือง")
    phone.be(ANONG)
    phone.say("ลบข้อมูลของฉัน", "ต้องการลบข้อมูลของท่านใช่ไหมคะ")
    phone.tap("ยืนยันลบข้อมูล", "ลบข้อมูลของท่านแล้วค่ะ")
    phone.say("งานของฉัน", "รหัสลงทะเบียน 8 ตัวอักษร")
    phone.say("ลงทะเบียน อนงค์ ศรีสุข", "รับคำขอลงทะเบียนแล้วค่ะ")
    phone.be(MALI)
    phone.say("ลงทะเบียน มาลี รุ่งเรือง", "รับคำขอลงทะเบียนแล้วค่ะ")
    phone.be(WAN)
    phone.say("งานของฉัน", "ส่งเขตภายใน")
    phone.read("รบกวนหาผู้รับผิดชอบแทน")
    wishes = phone.read("มีผู้ขอลงทะเบียน")
    expect(wishes.get_by_role("button", name="อนุมัติ", exact=True)).to_have_count(2)
    phone.say("คำขอลงทะเบียน", "คำขอลงทะเบียนที่รออยู่")
    phone.say("ใครยังไม่ลงทะเบียน", "QR")
    phone.say("สถานะ", "ลงทะเบียนแล้ว 10 จาก 12 คน")
