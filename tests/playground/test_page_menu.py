"""Our menus on the playground's page: read, tapped, closed and opened, by finger and by keyboard."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from line_peer import MALI, PLAN, SOMCHAI, TOKEN
from page_browser import CHROMIUM, PHONE, Desk, desk_of
from playwright.sync_api import Browser, Locator, expect

from bot.line_menus import LineMenus
from domain.menus import COORDINATOR, STRANGER

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is not installed"),
]
LOW = (360, 560)  # a small phone whose keyboard is away


@pytest.fixture
def desk(browser: Browser) -> Iterator[Desk]:
    """Everybody sees the stranger's menu, Mali the coordinators'."""
    with desk_of(browser) as one:
        line = LineMenus(one.peer.base, TOKEN)
        ids = {}
        for menu in (STRANGER, COORDINATOR):
            ids[menu] = line.make(menu)
            line.give_picture(ids[menu], menu)
        line.show_all(ids[STRANGER])
        line.show(one.peer.id(MALI), ids[COORDINATOR])
        one.open()
        yield one
        assert one.troubles == []


def bar(desk: Desk) -> Locator:
    return desk.page.locator("#menu-bar")


def test_each_sees_their_own_menu_and_a_group_none(desk: Desk) -> None:
    desk.be(MALI)
    areas = desk.page.locator("#menu-face button")
    expect(areas).to_have_count(len(COORDINATOR.areas))
    labels = [area.get_attribute("aria-label") for area in areas.all()]
    assert labels == [area.label for area in COORDINATOR.areas]
    desk.page.wait_for_function("document.querySelector('#menu-face img').naturalWidth === 1250")
    desk.be(SOMCHAI)
    expect(bar(desk)).to_have_text(STRANGER.bar)
    expect(areas).to_have_count(len(STRANGER.areas))
    desk.be(SOMCHAI, PLAN)
    expect(desk.page.locator("#menu")).to_be_hidden()


def test_a_tap_says_the_words_of_its_area(desk: Desk) -> None:
    desk.be(MALI)
    desk.page.get_by_role("button", name="ยังไม่ลงทะเบียน").click()
    expect(desk.page.locator(".line.mine")).to_contain_text("ใครยังไม่ลงทะเบียน")
    assert desk.last_event("message")["message"]["text"] == "ใครยังไม่ลงทะเบียน"


def test_the_keyboard_opens_closes_and_taps(desk: Desk) -> None:
    desk.be(MALI)
    expect(bar(desk)).to_have_attribute("aria-expanded", "true")
    bar(desk).press("Enter")
    expect(bar(desk)).to_have_attribute("aria-expanded", "false")
    expect(desk.page.locator("#menu-face")).to_be_hidden()
    bar(desk).press("Enter")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".line.mine")).to_contain_text("ใครค้างบ้าง")


def test_what_was_closed_stays_closed_for_that_person(desk: Desk) -> None:
    desk.be(MALI)
    bar(desk).click()
    desk.be(SOMCHAI)
    expect(bar(desk)).to_have_attribute("aria-expanded", "true")
    desk.be(MALI)
    expect(bar(desk)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("size", [PHONE, LOW], ids=["phone", "low"])
def test_on_a_phone_it_leaves_room_to_read_and_to_write(
    desk: Desk, size: tuple[int, int], tmp_path: Path
) -> None:
    desk.open(size)
    desk.be(MALI)
    desk.page.locator("[data-go=chat]").click()
    desk.page.wait_for_function("document.querySelector('#menu-face img').complete")
    pictures = Path(os.environ.get("PHONE_PICTURES") or tmp_path)
    desk.page.screenshot(path=pictures / f"menu-{size[0]}.png")
    boxes = [desk.page.locator(one).bounding_box() for one in ("#log", "#words", "#menu", ".bar")]
    log, words, menu, tabs = (box for box in boxes if box)
    assert log["height"] >= 0.2 * size[1] and log["y"] + log["height"] <= words["y"]
    assert words["y"] + words["height"] <= menu["y"] and menu["y"] + menu["height"] <= tabs["y"] + 1
    for area in desk.page.locator("#menu-face button").all():
        box = area.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= size[0]
