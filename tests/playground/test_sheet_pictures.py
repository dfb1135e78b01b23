"""Every tab of the sample office as the page of the playground draws it (to look at: SHEET_PICTURES)."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from databases import refilled
from office import fill_with_sample
from page_browser import Desk, chromium, desk_of

from domain.clocks import BANGKOK, Clocks
from domain.duties import Change, State
from domain.history import Said
from domain.ports import Work
from domain.register import Reference
from domain.sheet.suggestions import TITLE
from domain.sheet_tabs import make_tabs
from handlers.suggesting import take_in
from playground.service_account import make_credentials
from scheduler.mirror_sheet import MirrorSheet
from scheduler.read_suggestions import ReadSuggestions
from storage.google_sheet import GoogleSheet
from storage.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.long]
WIDE = (3600, 900)  # pixels, so that a picture shows every column
MORNING = datetime(2024, 8, 29, 2, 0, tzinfo=UTC)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with chromium() as browser, desk_of(browser) as opened:
        yield opened


def live_a_little(store: Store) -> None:
    """Somebody reports, somebody is stuck, somebody hands in."""
    now = MORNING.astimezone(BANGKOK)
    with store.work() as work:
        first, second, third, *_ = sorted(work.duties.everything(), key=lambda duty: duty.id)
        said = "โรงเรียนส่งข้อมูลมาแล้ว 18 จาก 32 แห่ง กำลังรวบรวมและตรวจความครบถ้วน คาดว่าจะเสร็จภายในวันศุกร์นี้"
        work.history.log(first, Said("progress", said, first.lead, None, percent=60, value=72.5), now)
        stuck = Said("problem", "ติดปัญหา", second.lead, None, problem="ยังไม่ได้ผลสอบจาก สทศ.")
        work.history.log(second, stuck, now)
        work.duties.change(first.id, Change(State.IN_PROGRESS, percent=60, value=72.5), now)
        work.duties.change(second.id, Change(State.BLOCKED, problem="ยังไม่ได้ผลสอบจาก สทศ."), now)
        handed = Said("submit", "ส่งงาน", third.lead, None, links=("https://drive.google.com/file/d/ตัวอย่าง",))
        work.history.log(third, handed, now)
        work.duties.change(third.id, Change(State.SUBMITTED, percent=100), now)
        announce(work, now)


def announce(work: Work, now: datetime) -> None:
    """A coordinator tells everybody what a letter said too, and some have read it."""
    by, *to = work.people.working()
    words = "พรุ่งนี้ขอให้ทุกกลุ่มส่งผล e-MES ภายในเที่ยงวันนะคะ ผู้ที่ติดปัญหาแจ้งบอทได้เลยค่ะ"
    told = work.broadcasts.draft(by.id, words, [one.id for one in to], now)
    work.broadcasts.settle(told.id, "sent", now)
    work.broadcasts.keep_letter(told.id, Reference("ศธ 04001/ว 568", now.date()), now)
    for one in to[:3]:
        work.broadcasts.acknowledge(told.id, one.id, now)


def suggest(desk: Desk, read: ReadSuggestions) -> None:
    """Somebody types two things; one cannot be understood."""
    read.look("A")
    for row, typed in enumerate(
        [
            ("D000005", "เลื่อนกำหนด", "9 ก.ย. 2567", "โรงเรียนส่งข้อมูลช้า", "วรรณา แสงทอง"),
            ("D000006", "เลื่อนกำหนด", "เร็วๆ นี้", "", "วรรณา แสงทอง"),
        ],
        start=1,
    ):
        for column, value in enumerate(typed, start=1):
            desk.sheets.human_set(TITLE, row, column, value)
    read.look("A")


def test_each_tab_is_drawn_under_its_headers(desk: Desk, tmp_path: Path) -> None:
    clocks = Clocks(lambda: MORNING.astimezone(BANGKOK), lambda: MORNING)
    with refilled("sqlite", fill_with_sample) as engine:
        live_a_little(Store(engine))
        sheet = GoogleSheet(make_credentials(desk.peer.base), "sheet", desk.peer.base)
        MirrorSheet(Store(engine), sheet, make_tabs, clocks, lambda *_: None)("A")
        suggest(desk, ReadSuggestions(Store(engine), sheet, take_in, clocks))
    pictures = Path(os.environ.get("SHEET_PICTURES") or tmp_path)
    pictures.mkdir(parents=True, exist_ok=True)
    desk.open(WIDE)
    for number, title in enumerate(desk.sheets.tabs()[1:]):
        desk.page.locator("#tabs button", has_text=title).first.click()
        desk.page.locator("#grid").screenshot(path=pictures / f"{number}-{title}.png")
        headers = desk.page.locator("#grid th").all_inner_texts()
        assert headers == [str(cell) for cell in desk.sheets.grid(title)[0]]
    assert desk.troubles == []
