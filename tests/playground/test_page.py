"""The playground's page in a real browser: what a newcomer sees, types, presses and watches."""

import re
from pathlib import Path

import pytest
from line_peer import MALI, PLAN, SOMCHAI, STRANGER, text
from line_samples import bubble, flex
from page_browser import CHROMIUM, PHONE, RED_DOT, Desk
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is not installed"),
]


def quick(*labels: str) -> dict[str, object]:
    actions = [{"type": "postback", "label": one, "data": f"do:{one}", "displayText": one} for one in labels]
    return {"items": [{"type": "action", "action": action} for action in actions]}


def test_the_first_screen_says_what_to_try_and_stays_away_once_closed(desk: Desk) -> None:
    desk.peer.control("POST", "/codes", {"show": {"name": STRANGER, "code": "K7QF-M2ZD"}})
    expect(desk.page.locator("#hints li")).to_have_count(4)
    expect(desk.page.locator("#code")).to_contain_text("K7QF-M2ZD")
    desk.page.get_by_role("button", name=f"เปิดแชตของ{STRANGER}").click()
    expect(desk.page.locator("#words")).to_have_value("K7QF-M2ZD")
    expect(desk.page.locator("#chat-note")).to_contain_text(STRANGER)
    desk.page.get_by_role("button", name="ปิดคำแนะนำ").click()
    desk.open()
    expect(desk.page.locator("#help")).to_be_hidden()


def test_what_one_types_reaches_the_app_and_its_answer_appears(desk: Desk) -> None:
    desk.be(MALI)
    desk.type("งานของฉัน")
    expect(desk.page.locator(".line.mine")).to_contain_text("งานของฉัน")
    event = desk.last_event("message")
    assert (event["message"]["text"], event["source"]["userId"]) == ("งานของฉัน", desk.peer.id(MALI))
    assert desk.peer.reply(event["replyToken"], text("มี 2 รายการค่ะ")).ok
    expect(desk.page.locator(".line.theirs")).to_contain_text("มี 2 รายการค่ะ")


def test_shift_enter_makes_a_new_line_and_sends_nothing(desk: Desk) -> None:
    desk.be(MALI)
    desk.page.locator("#words").fill("บรรทัดแรก")
    desk.page.keyboard.press("Shift+Enter")
    desk.page.keyboard.type("2")
    expect(desk.page.locator("#words")).to_have_value("บรรทัดแรก\n2")
    assert desk.peer.events() == []


def test_a_cards_button_tells_the_app_which_it_was(desk: Desk) -> None:
    action = {"type": "postback", "label": "ส่งแล้ว", "data": "submit:7", "displayText": "ส่ง E5"}
    card = bubble({"type": "text", "text": "E5", "weight": "bold"}, {"type": "button", "action": action})
    desk.peer.push(desk.peer.id(MALI), flex({"type": "carousel", "contents": [card, card]}))
    desk.be(MALI)
    expect(desk.page.locator(".bubble-card")).to_have_count(2)
    desk.page.get_by_role("button", name="ส่งแล้ว").first.click()
    expect(desk.page.locator(".line.mine")).to_contain_text("ส่ง E5")
    assert desk.last_event("postback")["postback"] == {"data": "submit:7"}


def test_quick_replies_hang_on_the_last_message_and_go_once_used(desk: Desk) -> None:
    desk.be(MALI)
    desk.peer.push(
        desk.peer.id(MALI), text("แรก", quickReply=quick("ก่อน")), text("สอง", quickReply=quick("25%", "50%"))
    )
    chips = desk.page.locator("#quick .chip")
    expect(chips).to_have_text(["25%", "50%"])
    chips.last.click()
    expect(chips).to_have_count(0)
    assert desk.last_event("postback")["postback"]["data"] == "do:50%"


def test_a_message_of_the_bot_can_be_quoted(desk: Desk) -> None:
    pushed = desk.peer.push(desk.peer.id(MALI), text("E5 ครบกำหนดพรุ่งนี้ค่ะ")).json()["sentMessages"][0]
    desk.be(MALI)
    reminder = desk.line("E5 ครบกำหนดพรุ่งนี้ค่ะ")
    reminder.hover()
    reminder.get_by_role("button", name="ตอบกลับ").click()
    expect(desk.page.locator("#quote")).to_contain_text("E5 ครบกำหนดพรุ่งนี้ค่ะ")
    desk.type("ส่งแล้วค่ะ")
    expect(desk.line("ส่งแล้วค่ะ").locator(".quoted")).to_contain_text("E5 ครบกำหนดพรุ่งนี้ค่ะ")
    expect(desk.page.locator("#quote")).to_be_hidden()
    assert desk.last_event("message")["message"]["quotedMessageId"] == pushed["id"]


def test_the_bot_is_mentioned_in_a_group_and_others_see_it(desk: Desk) -> None:
    desk.be(SOMCHAI, PLAN)
    desk.page.locator("#mention").click()
    desk.page.keyboard.type("ใครค้างบ้าง")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".line.mine")).to_contain_text("@บอท ใครค้างบ้าง")
    (mentionee,) = desk.last_event("message")["message"]["mention"]["mentionees"]
    assert mentionee["isSelf"]
    desk.be(MALI, PLAN)
    expect(desk.line("@บอท ใครค้างบ้าง").locator(".sender")).to_have_text(SOMCHAI)


def test_what_came_while_somebody_else_was_chosen_is_counted(desk: Desk) -> None:
    desk.be(MALI)
    desk.peer.push(desk.peer.id(SOMCHAI), text("เตือนค่ะ"), text("พรุ่งนี้ครบกำหนด"))
    somchai = desk.page.locator(".person", has_text=SOMCHAI)
    expect(somchai.locator(".badge")).to_have_text("2")
    somchai.click()
    expect(desk.page.locator(".badge")).to_have_count(0)


def test_hostile_words_stay_words_and_only_web_addresses_are_links(desk: Desk) -> None:
    desk.be(MALI)
    desk.type("<img src=x onerror=alert(1)> javascript:alert(2) https://drive.example/a?b=1&c=2 ค่ะ")
    said = desk.page.locator(".line.mine .text")
    expect(said).to_contain_text("<img src=x onerror=alert(1)> javascript:alert(2)")
    expect(said.locator("img")).to_have_count(0)
    (link,) = said.locator("a").all()
    expect(link).to_have_attribute("href", "https://drive.example/a?b=1&c=2")
    expect(link).to_have_attribute("rel", re.compile("noopener"))


def test_a_photo_and_a_file_are_sent_and_shown(desk: Desk) -> None:
    desk.be(MALI)
    attach = desk.page.locator("#attach")
    attach.set_input_files({"name": "p.png", "mimeType": "image/png", "buffer": RED_DOT})
    expect(desk.page.locator(".line.mine .photo")).to_be_visible()
    desk.page.wait_for_function("document.querySelector('.photo').naturalWidth === 1")
    attach.set_input_files({"name": "รายงาน.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    expect(desk.line("รายงาน.pdf")).to_be_visible()
    assert [event["message"]["type"] for event in desk.peer.events()] == ["image", "file"]


def test_an_unsent_message_leaves_a_mark(desk: Desk) -> None:
    desk.be(MALI)
    desk.type("ส่งผิดค่ะ")
    desk.line("ส่งผิดค่ะ").hover()
    desk.line("ส่งผิดค่ะ").get_by_role("button", name="ยกเลิก").click()
    expect(desk.page.locator(".notice")).to_contain_text("ยกเลิกข้อความแล้ว")
    expect(desk.page.locator("#lines")).not_to_contain_text("ส่งผิดค่ะ")


def test_the_clock_moves_and_the_pushes_are_counted(desk: Desk) -> None:
    expect(desk.page.locator("#clock")).to_have_text("จ. 27 พ.ค. 2567 09:00 น.")
    desk.page.get_by_role("button", name="+1 ชั่วโมง").click()
    expect(desk.page.locator("#clock")).to_have_text("จ. 27 พ.ค. 2567 10:00 น.")
    desk.page.get_by_role("button", name="เช้าวันทำงานถัดไป").click()
    expect(desk.page.locator("#clock")).to_have_text("อ. 28 พ.ค. 2567 08:30 น.")
    desk.peer.push(desk.in_group(), text())
    expect(desk.page.locator("#quota")).to_have_text("3 / 300")


def test_line_can_be_taken_down_and_up_again(desk: Desk) -> None:
    switch = desk.page.get_by_label("จำลอง LINE ล่ม")
    with desk.page.expect_response("**/_play/faults"):
        switch.check()
    assert desk.peer.push(desk.peer.id(MALI), text()).status_code == 500
    with desk.page.expect_response("**/_play/faults"):
        switch.uncheck()
    assert desk.peer.push(desk.peer.id(MALI), text()).ok


def test_the_sheet_is_a_live_table(desk: Desk) -> None:
    expect(desk.page.locator("#grid")).to_contain_text("ชีตยังว่าง รอสักครู่")
    for row, cells in enumerate([["ข้อ", "สถานะ"], ["ข้อ 5", "<b>ส่งแล้ว</b>"]]):
        for column, value in enumerate(cells):
            desk.sheets.human_set("ชีต1", row, column, value)
    expect(desk.page.locator("#grid th")).to_have_text(["ข้อ", "สถานะ"])
    expect(desk.page.locator("#grid td")).to_have_text(["ข้อ 5", "<b>ส่งแล้ว</b>"])


def test_on_a_phone_one_column_is_seen_at_a_time(desk: Desk) -> None:
    desk.open(PHONE)
    desk.page.locator("#help-hide").click()
    for tab, column in {"chat": ".phone", "sheet": ".office", "people": ".people"}.items():
        desk.page.locator(f"[data-go={tab}]").click()
        seen = [one for one in (".people", ".phone", ".office") if desk.page.locator(one).is_visible()]
        assert seen == [column]
    desk.be(MALI, PLAN)
    expect(desk.page.locator("#words")).to_be_visible()
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
