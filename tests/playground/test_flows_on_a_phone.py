"""The main flows of an office at phone width: what is said can be read, every button is within reach."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_browser import CHROMIUM, chromium, free_port
from playwright.sync_api import Browser, Locator, Page, expect

from play import Play

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("system"),
    pytest.mark.long,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is not installed"),
]
SRI, WAN, ANONG, TEAM = "สมศรี ใจดี", "วรรณา แสงทอง", "อนงค์ ศรีสุข", "ทีม e-MES"
WIDTH, HEIGHT = 390, 844
SLOWLY = 20_000  # milliseconds that a busy machine may take


class Phone:
    """Somebody's phone: what is tapped, typed and read on it; every step leaves a picture."""

    def __init__(self, page: Page, pictures: Path) -> None:
        self.page = page
        self.pictures = pictures

    def be(self, name: str, group: str = "") -> None:
        """Take the phone of a person, and open the chat with the bot or a group."""
        self.tab("people")
        self.page.locator(".person", has_text=name).click()
        if group:
            self.page.locator(".chats .chat", has_text=group).click()
        self.tab("chat")

    def tab(self, name: str) -> None:
        self.page.locator(f"[data-go={name}]").click()

    def say(self, words: str, answer: str) -> Locator:
        """Type, and read an answer that has these words."""
        before = self.page.locator(".line.theirs").count()
        self.page.get_by_label("ข้อความ · message", exact=True).fill(words)
        self.page.locator("#send").click()
        return self._read(before, answer)

    def tap(self, label: str, answer: str) -> Locator:
        """Tap the newest button of this name, and read what comes of it."""
        before = self.page.locator(".line.theirs").count()
        self.page.get_by_role("button", name=label, exact=True).last.click()
        return self._read(before, answer)

    def hold(self, words: str, label: str) -> None:
        """The menu of a message of one's own."""
        line = self.page.locator(".line.mine", has_text=words).last
        line.get_by_role("button", name="เมนูของข้อความ").click()
        line.get_by_role("button", name=re.compile(f"^{label}")).click()

    def read(self, words: str) -> Locator:
        """A message of the bot that is there already, and the whole page."""
        line = self.page.locator(".line.theirs", has_text=words).last
        expect(line).to_be_visible(timeout=SLOWLY)
        self.look()
        return line

    def _read(self, before: int, words: str) -> Locator:
        lines = self.page.locator(".line.theirs")
        expect(lines).not_to_have_count(before, timeout=SLOWLY)
        expect(lines.filter(has_text=words).last).to_be_visible(timeout=SLOWLY)
        expect(lines.last).to_contain_text(words)
        self.look()
        return lines.last

    def look(self) -> None:
        """What must hold of every picture: nothing beside the page, the end of the last answer in sight."""
        number = len(list(self.pictures.glob("*.png"))) + 1
        self.page.screenshot(path=self.pictures / f"{number:02}.png")
        assert self.page.evaluate("document.documentElement.scrollWidth") <= WIDTH
        last = self.page.locator(".line").last.bounding_box()
        writing = self.page.locator("#words").bounding_box()
        assert last and writing
        assert last["x"] >= 0 and last["x"] + last["width"] <= WIDTH
        assert last["y"] + last["height"] <= writing["y"] + 1, "the end of the last message is hidden"
        self._buttons_are_within_reach()

    def _buttons_are_within_reach(self) -> None:
        """Chips and carousels may be swiped; all others stand inside the page, and none is cut."""
        for button in self.page.locator(".line").last.locator("button.flex-button, a.flex-button").all():
            assert button.evaluate("one => one.scrollWidth <= one.clientWidth"), button.inner_text()
        card = self.page.locator(".line").last.locator(".bubble-card").first
        places = [self.page.locator("#send")]
        for one in [*places, *([card] if card.count() else []), *self.page.locator("#quick .chip").all()[:1]]:
            box = one.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= WIDTH


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


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


def test_a_coordinator_looks_first_and_taps_once(phone: Phone) -> None:
    phone.be(WAN)
    phone.say("เลื่อน E2 เป็น 10 ก.ย. เพราะรอโรงเรียน", "2 ก.ย. 2567 (จ.) → 10 ก.ย. 2567 (อ.)")
    phone.tap("ยืนยัน", "เป็น 10 ก.ย. 2567 (อ.) แล้วค่ะ")
    phone.say("เพิ่มงาน รายงานสาธารณภัย", "อยู่ในระบบไหนคะ")
    phone.tap("e-MES", "ส่งเขตภายในวันไหนดีคะ")
    phone.say("5 ก.ย.", "ให้ใครรับผิดชอบดีคะ")
    phone.say("อนงค์", "ส่งเขตภายใน 5 ก.ย. 2567 (พฤ.)")
    phone.tap("ไม่ใช่", "ไม่เปลี่ยนอะไรค่ะ")
    phone.say("ทำอะไรได้บ้าง", "คำขอลงทะเบียน")


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


def test_an_account_is_let_go_and_a_person_has_everything_erased(phone: Phone) -> None:
    phone.be(WAN)
    phone.say("ปล่อยบัญชี มาลี", "มีบัญชี LINE ผูกไว้ค่ะ")
    phone.tap("ไม่เปลี่ยนอะไร", "ไม่ได้บันทึกอะไร")
    phone.be(ANONG)
    phone.say("ลบข้อมูลของฉัน", "ต้องการลบข้อมูลของท่านใช่ไหมคะ")
    phone.tap("ยืนยันลบข้อมูล", "ลบข้อมูลของท่านแล้วค่ะ")
    phone.say("งานของฉัน", "รหัสลงทะเบียน 8 ตัวอักษร")
    phone.be(WAN)
    phone.say("งานของฉัน", "ส่งเขตภายใน")
    phone.read("รบกวนหาผู้รับผิดชอบแทน")
