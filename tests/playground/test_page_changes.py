"""The page in a real browser: messages that are edited and unsent, the bot blocked, webhooks disturbed."""

from pathlib import Path

import pytest
from line_peer import MALI, PLAN
from page_browser import CHROMIUM, PHONE, Desk
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is not installed"),
]


def test_on_a_phone_a_messages_menu_edits_it_and_takes_it_back(desk: Desk) -> None:
    desk.open(PHONE)
    desk.be(MALI, PLAN)
    desk.type("E5 ได้ 60%")
    line = desk.line("E5 ได้ 60%")
    expect(line.get_by_role("button", name="แก้ไข")).to_be_hidden()
    line.get_by_role("button", name="เมนูของข้อความ").click()
    line.get_by_role("button", name="แก้ไข").click()
    expect(desk.page.locator("#quote")).to_contain_text("แก้ไขข้อความ")
    desk.type("@บอท E5 ได้ 80%")
    edited = desk.line("@บอท E5 ได้ 80%")
    expect(edited).to_contain_text("แก้ไขแล้ว")
    expect(desk.page.locator(".line.mine")).to_have_count(1)
    assert desk.last_event("messageEdited")["message"]["text"] == "@บอท E5 ได้ 80%"
    edited.get_by_role("button", name="เมนูของข้อความ").click()
    edited.get_by_role("button", name="ยกเลิกการส่ง").click()
    expect(desk.page.locator(".notice")).to_contain_text("ยกเลิกข้อความแล้ว")
    assert desk.last_event("unsend")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_in_a_one_to_one_chat_there_is_no_edit_and_a_dropped_edit_changes_nothing(desk: Desk) -> None:
    desk.be(MALI)
    desk.type("E5 ได้ 60%")
    desk.line("E5 ได้ 60%").hover()
    expect(desk.line("E5 ได้ 60%").get_by_role("button", name="แก้ไข")).to_have_count(0)
    desk.be(MALI, PLAN)
    desk.type("E7 ได้ 70%")
    desk.line("E7 ได้ 70%").hover()
    desk.line("E7 ได้ 70%").get_by_role("button", name="แก้ไข").click()
    desk.page.locator("#quote-drop").click()
    expect(desk.page.locator("#words")).to_have_value("")
    assert "messageEdited" not in [event["type"] for event in desk.peer.events()]


def test_the_bot_is_blocked_and_unblocked(desk: Desk) -> None:
    desk.be(MALI)
    desk.page.locator("#block").click()
    expect(desk.page.locator("#stranger")).to_contain_text("คุณบล็อกบอทไว้")
    desk.page.get_by_role("button", name="เลิกบล็อก").click()
    expect(desk.page.locator("#stranger")).to_be_hidden()
    assert [event["type"] for event in desk.peer.events()] == ["unfollow", "follow"]


def test_webhooks_can_come_out_of_order_and_twice(desk: Desk) -> None:
    for name, setting in (("webhook สลับลำดับ", "out_of_order"), ("webhook มาซ้ำ", "duplicates")):
        with desk.page.expect_response("**/_play/settings"):
            desk.page.get_by_label(name).check()
        assert getattr(desk.peer.playground.settings, setting)
