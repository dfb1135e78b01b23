"""The whole story once in a real browser: real processes, real page, as a newcomer meets it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_browser import CHROMIUM, chromium, free_port
from playwright.sync_api import Locator, Page, expect

from play import Play

pytestmark = pytest.mark.browser
SRI, WAN, MALI, TEAM = "สมศรี ใจดี", "วรรณา แสงทอง", "มาลี รุ่งเรือง", "ทีม e-MES"
SLOWLY = 20_000  # milliseconds that a busy machine may take


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """A running playground of its own, open in chromium."""
    if not Path(CHROMIUM).exists():
        pytest.skip("no chromium on this machine; .ci/run installs it")
    play = Play(tmp_path / "play", free_port(), free_port())
    try:
        play.start()
        with chromium() as browser:
            opened = browser.new_page(viewport={"width": 1280, "height": 900})
            opened.set_default_timeout(SLOWLY)
            opened.goto(play.page)
            yield opened
    finally:
        play.stop()


def say(page: Page, words: str) -> None:
    """Type into the open chat and send."""
    page.get_by_label("ข้อความ · message", exact=True).fill(words)
    page.keyboard.press("Enter")


def heard(page: Page, words: str) -> Locator:
    """The line of the chat that has these words, once it is there."""
    line = page.locator(".line", has_text=words).last
    expect(line).to_be_visible(timeout=SLOWLY)
    return line


def become(page: Page, name: str, group: str = "") -> None:
    """Choose a person, and a group of theirs."""
    page.locator(".person", has_text=name).click()
    if group:
        page.locator(".chats .chat", has_text=group).click()


def pushed(page: Page) -> int:
    """This month's pushed count, as the page shows it."""
    shown = re.search(r"([0-9]+) / 300", page.inner_text("body"))
    assert shown
    return int(shown[1])


def _first_enrols(page: Page) -> None:
    """Somebody new is let in with the code that the first screen shows."""
    first_screen = page.get_by_text(re.compile(r"^[A-Z]{4}-[A-Z]{4}$")).first
    code = first_screen.inner_text()
    become(page, SRI)
    say(page, "สวัสดีค่ะ")
    heard(page, "รหัสลงทะเบียน 8 ตัวอักษร")
    say(page, code)
    heard(page, "ยินดีที่ได้รู้จักพี่ศรี")


def _an_owner_reports(page: Page) -> None:
    """From the list to handing in, by buttons and in words."""
    say(page, "งานของฉัน")
    card = heard(page, "ส่งเขตภายใน 2 ก.ย. 2567 (จ.)")
    card.get_by_role("button", name="อัปเดต").click()
    heard(page, "ตอนนี้ได้กี่เปอร์เซ็นต์แล้วคะ")
    page.get_by_role("button", name="50%", exact=True).click()
    heard(page, "ความก้าวหน้า 50%")
    say(page, "E5 ได้ 60% รอข้อมูลจากโรงเรียน")
    heard(page, "ติดปัญหา: รอข้อมูลจากโรงเรียน")
    say(page, "E5 https://drive.google.com/drive/folders/sample?usp=sharing")
    heard(page, "แนบลิงก์กับ E5")
    say(page, "ส่ง E5")
    heard(page, "ขอบคุณมากค่ะ")


def _a_group_asks(page: Page) -> None:
    """Whose the group is, and what is owed, where all read."""
    become(page, WAN, TEAM)
    say(page, "@บอท ผูกกลุ่มนี้กับสำนักงาน")
    heard(page, "ผูกกลุ่มนี้กับทั้งสำนักงานแล้วค่ะ")
    become(page, MALI, TEAM)
    say(page, "@บอท ใครค้างบ้าง")
    heard(page, "งานที่ยังค้างส่ง")


def _a_coordinator_announces(page: Page) -> None:
    """Everybody gets it, and one says so."""
    become(page, WAN)
    say(page, "ประกาศ พรุ่งนี้ส่ง e-MES ก่อนเที่ยง")
    heard(page, "ส่งเลยไหมคะ")
    page.get_by_role("button", name="ส่งเลย").click()
    heard(page, "กำลังส่งประกาศถึง 9 คน")
    become(page, MALI)
    heard(page, "ประกาศจากพี่วรรณ")
    page.get_by_role("button", name="รับทราบ", exact=True).click()
    heard(page, "บันทึกว่ารับทราบแล้ว")
    expect(page.get_by_text("9 / 300")).to_be_visible(timeout=SLOWLY)


def _the_next_morning(page: Page) -> None:
    """Whoever owes something is reminded once."""
    page.get_by_role("button", name="เช้าวันทำงานถัดไป").click()
    heard(page, "มีงาน 4 รายการที่ใกล้หรือเลยกำหนดส่งเขตค่ะ")
    expect(page.get_by_text("19 / 300")).to_be_visible(timeout=SLOWLY)
    become(page, SRI)
    heard(page, "สถานะตอนนี้: รอกลั่นกรอง")
    expect(page.locator(".line", has_text="ที่ใกล้หรือเลยกำหนด")).to_have_count(0)


def _the_sheet_shows_it(page: Page) -> None:
    """The duties, and what was said of them."""
    page.get_by_role("button", name="งานทั้งหมด").click()
    row = page.locator("#grid tr", has_text="การอ่านออกเขียนได้ของนักเรียนชั้น ป.1")
    expect(row).to_contain_text("รอกลั่นกรอง", timeout=SLOWLY)
    expect(row).to_contain_text("https://drive.google.com/drive/folders/sample?usp=sharing")
    page.get_by_role("button", name="บันทึกความก้าวหน้า").click()
    expect(page.locator("#grid")).to_contain_text("E5 ได้ 60% รอข้อมูลจากโรงเรียน", timeout=SLOWLY)
    assert pushed(page) == 19


def test_an_office_at_work(page: Page) -> None:
    _first_enrols(page)
    _an_owner_reports(page)
    _a_group_asks(page)
    _a_coordinator_announces(page)
    _the_next_morning(page)
    _the_sheet_shows_it(page)
