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
from domain.sheet_tabs import make_tabs
from playground.service_account import make_credentials
from scheduler.mirror_sheet import MirrorSheet
from storage.google_sheet import GoogleSheet
from storage.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.long]
WIDE = (3600, 900)  # pixels, so that a picture shows every column
MORNING = datetime(2024, 8, 29, 2, 0, tzinfo=UTC)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with chromium() as browser, desk_of(browser) as opened:
        yield opened


def test_each_tab_is_drawn_under_its_headers(desk: Desk, tmp_path: Path) -> None:
    clocks = Clocks(lambda: MORNING.astimezone(BANGKOK), lambda: MORNING)
    with refilled("sqlite", fill_with_sample) as engine:
        sheet = GoogleSheet(make_credentials(desk.peer.base), "sheet", desk.peer.base)
        MirrorSheet(Store(engine), sheet, make_tabs, clocks, lambda *_: None)("A")
    pictures = Path(os.environ.get("SHEET_PICTURES") or tmp_path)
    pictures.mkdir(parents=True, exist_ok=True)
    desk.open(WIDE)
    for number, title in enumerate(desk.sheets.tabs()[1:]):
        desk.page.locator("#tabs button", has_text=title).first.click()
        desk.page.locator("#grid").screenshot(path=pictures / f"{number}-{title}.png")
        headers = desk.page.locator("#grid th").all_inner_texts()
        assert headers == [str(cell) for cell in desk.sheets.grid(title)[0]]
    assert desk.troubles == []
