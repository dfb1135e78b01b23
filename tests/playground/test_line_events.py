"""What people do becomes events in the shapes that LINE documents."""

import re

import pytest
from line_peer import MALI, MONDAY_MORNING, PLAN, SOMCHAI, STRANGER, WANNA, Peer, text

from playground.world import NotAllowed

ULID = re.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}")


def test_an_event_carries_a_ulid_and_the_office_clocks_time(peer: Peer) -> None:
    peer.playground.clock.move(3600)
    event = peer.event(lambda: peer.playground.say(MALI, "สวัสดี"))
    assert ULID.fullmatch(event["webhookEventId"])
    assert event["timestamp"] == (MONDAY_MORNING + 3600) * 1000
    assert event["mode"] == "active"
    assert event["source"] == {"type": "user", "userId": peer.id(MALI)}
    assert re.fullmatch("[0-9]+", event["message"]["id"])


def bot(peer: Peer, index: int, length: int) -> dict[str, object]:
    return {
        "index": index,
        "length": length,
        "type": "user",
        "userId": peer.playground.bot_id,
        "isSelf": True,
    }


@pytest.mark.parametrize(
    ("typed", "index", "length"),
    [("@บอท ใครค้างบ้าง", 0, 4), ("🍎🍎 ถาม @ก่อนกำหนด หน่อย", 9, 10), ("ขอถาม@บอทหน่อย", 5, 4)],
)
def test_naming_the_bot_mentions_it_at_its_place_in_utf16_units(
    peer: Peer, typed: str, index: int, length: int
) -> None:
    event = peer.event(lambda: peer.playground.say(MALI, typed, PLAN))
    assert event["message"]["text"] == typed
    assert event["message"]["mention"] == {"mentionees": [bot(peer, index, length)]}


def test_mentions_that_are_asked_for_are_put_in_front(peer: Peer) -> None:
    event = peer.event(
        lambda: peer.playground.say(
            MALI, "ใครค้างบ้าง", PLAN, mention_bot=True, mention=[SOMCHAI], mention_all=True
        )
    )
    message = event["message"]
    assert message["text"] == "@สมชาย @ก่อนกำหนด @All ใครค้างบ้าง"
    assert message["mention"]["mentionees"] == [
        {"index": 0, "length": 6, "type": "user", "userId": peer.id(SOMCHAI), "isSelf": False},
        bot(peer, 7, 10),
        {"index": 18, "length": 4, "type": "all"},
    ]


def test_in_a_one_to_one_chat_nobody_can_be_mentioned(peer: Peer) -> None:
    event = peer.event(lambda: peer.playground.say(MALI, "@บอท สวัสดี"))
    assert "mention" not in event["message"]


def test_who_did_not_consent_is_not_named_in_a_group(peer: Peer) -> None:
    event = peer.event(lambda: peer.playground.say(WANNA, f"@{WANNA} นี่ชื่อเราเอง", PLAN))
    assert event["source"] == {"type": "group", "groupId": peer.id(PLAN)}
    assert "userId" not in event["message"]["mention"]["mentionees"][0]


def test_a_quote_names_the_message_it_quotes(peer: Peer) -> None:
    sent = peer.push(peer.id(MALI), text("E5 กำหนดวันศุกร์ค่ะ")).json()["sentMessages"][0]
    event = peer.event(lambda: peer.playground.say(MALI, "ส่งแล้ว", quote=sent["id"]))
    assert event["message"]["quotedMessageId"] == sent["id"]


def test_a_message_of_another_chat_cannot_be_quoted(peer: Peer) -> None:
    sent = peer.push(peer.id(PLAN), text()).json()["sentMessages"][0]
    with pytest.raises(NotAllowed):
        peer.playground.say(MALI, "ส่งแล้ว", quote=sent["id"])


def test_a_postback_shows_its_words_and_sends_its_data(peer: Peer) -> None:
    action = {"type": "postback", "label": "ส่ง", "data": "submit:E5", "displayText": "ส่ง E5"}
    event = peer.event(lambda: peer.playground.press(MALI, action))
    assert (event["type"], event["postback"]) == ("postback", {"data": "submit:E5"})
    assert event["replyToken"]
    assert peer.playground.chats.of(peer.id(MALI))[0].message == text("ส่ง E5")


def test_a_date_picker_sends_the_date_that_was_picked(peer: Peer) -> None:
    action = {"type": "datetimepicker", "label": "เลื่อน", "data": "move:E5", "mode": "date"}
    event = peer.event(lambda: peer.playground.press(MALI, action, PLAN, {"date": "2024-06-03"}))
    assert event["postback"] == {"data": "move:E5", "params": {"date": "2024-06-03"}}


def test_a_message_button_says_its_text_and_a_link_tells_nobody(peer: Peer) -> None:
    event = peer.event(
        lambda: peer.playground.press(MALI, {"type": "message", "label": "งาน", "text": "งานของฉัน"})
    )
    assert event["message"]["text"] == "งานของฉัน"
    peer.playground.press(MALI, {"type": "uri", "label": "เปิด", "uri": "https://example.com"})
    assert len(peer.events()) == 1


def test_friends_come_go_and_come_back(peer: Peer) -> None:
    added = peer.event(lambda: peer.playground.follow(STRANGER))
    blocked = peer.event(lambda: peer.playground.unfollow(STRANGER))
    back = peer.event(lambda: peer.playground.follow(STRANGER))
    assert [added["follow"], back["follow"]] == [{"isUnblocked": False}, {"isUnblocked": True}]
    assert [e["type"] for e in (added, blocked, back)] == ["follow", "unfollow", "follow"]
    assert ["replyToken" in e for e in (added, blocked, back)] == [True, False, True]


def test_who_blocked_the_bot_cannot_write_to_it(peer: Peer) -> None:
    peer.playground.unfollow(MALI)
    with pytest.raises(NotAllowed):
        peer.playground.say(MALI, "สวัสดี")


def test_the_bot_joins_and_leaves_a_new_group(peer: Peer) -> None:
    group = peer.playground.new_group("งานใหม่", [MALI, SOMCHAI])
    joined = peer.event(lambda: peer.playground.join("งานใหม่"))
    left = peer.event(lambda: peer.playground.leave("งานใหม่"))
    assert joined["source"] == left["source"] == {"type": "group", "groupId": group}
    assert ["replyToken" in e for e in (joined, left)] == [True, False]


def test_members_come_and_go(peer: Peer) -> None:
    joined = peer.event(lambda: peer.playground.member_joins(STRANGER, PLAN))
    left = peer.event(lambda: peer.playground.member_leaves(STRANGER, PLAN))
    who = {"members": [{"type": "user", "userId": peer.id(STRANGER)}]}
    assert (joined["type"], joined["joined"]) == ("memberJoined", who)
    assert (left["type"], left["left"]) == ("memberLeft", who)
    assert peer.id(STRANGER) not in peer.playground.office.group(PLAN).members


def test_an_unsent_message_leaves_the_chat_and_is_told(peer: Peer) -> None:
    said = peer.playground.say(MALI, "ส่งผิดห้อง", PLAN)
    event = peer.event(lambda: peer.playground.unsend(MALI, said))
    assert event["unsend"] == {"messageId": said}
    assert "replyToken" not in event
    assert peer.playground.chats.of(peer.id(PLAN))[0].message == {"type": "unsent"}


def test_an_edit_keeps_the_messages_id_and_has_a_token_of_its_own(peer: Peer) -> None:
    said = peer.playground.say(MALI, "E5 ได้ 60%", PLAN)
    (first,) = peer.events()
    edited = peer.event(lambda: peer.playground.edit(MALI, said, "@บอท E5 ได้ 80%"))
    assert (edited["type"], edited["message"]["id"]) == ("messageEdited", said)
    assert edited["message"]["mention"]["mentionees"] == [bot(peer, 0, 4)]
    assert edited["replyToken"] != first["replyToken"]


def test_an_edit_in_a_one_to_one_chat_is_not_told(peer: Peer) -> None:
    said = peer.playground.say(MALI, "E5 ได้ 60%")
    before = len(peer.events())
    peer.playground.edit(MALI, said, "E5 ได้ 80%")
    assert len(peer.events()) == before


def test_what_was_unsent_is_neither_edited_nor_unsent_again_and_a_sticker_is_not_edited(peer: Peer) -> None:
    said, sticker = peer.playground.say(MALI, "ส่งผิดห้อง", PLAN), peer.playground.sticker(MALI, PLAN)
    peer.playground.unsend(MALI, said)
    with pytest.raises(NotAllowed):
        peer.playground.unsend(MALI, said)
    for message in (said, sticker):
        with pytest.raises(NotAllowed):
            peer.playground.edit(MALI, message, "ใหม่")


def test_nobody_takes_back_what_another_said(peer: Peer) -> None:
    said = peer.playground.say(MALI, "ส่ง E5", PLAN)
    with pytest.raises(NotAllowed):
        peer.playground.unsend(SOMCHAI, said)


def test_nobody_speaks_in_a_group_of_others(peer: Peer) -> None:
    with pytest.raises(NotAllowed):
        peer.playground.say(STRANGER, "สวัสดี", PLAN)
