"""Which events are kept, and how; nobody else's talk is stored."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from bot.calling import after_call
from bot.event_parts import Part as Event
from bot.for_us import Ears, keepable, wanted

EARS = Ears("บอท")
GROUP = {"type": "group", "groupId": "C1", "userId": "U1"}
ALONE = {"type": "user", "userId": "U1"}
OURS = {"100"}


def sent_by_us(ids: Sequence[str]) -> set[str]:
    """Of these, what the bot said."""
    return OURS & set(ids)


def event(text: str = "สวัสดี", source: Any = None, **message: Any) -> Event:
    """A text message, in a group unless said otherwise."""
    return {
        "type": "message",
        "mode": "active",
        "source": GROUP if source is None else source,
        "message": {"type": "text", "id": "1", "text": text, **message},
        "timestamp": 1_724_900_000_000,
        "webhookEventId": "01J6",
        "replyToken": "token",
    }


def kept(*events: Event) -> int:
    """How many of them are kept."""
    return len(wanted(events, EARS, sent_by_us))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("บอท ใครค้างบ้าง", "ใครค้างบ้าง"),
        ("@บอท ใครค้างบ้าง", "ใครค้างบ้าง"),
        ("@บอทใครค้างบ้าง", "ใครค้างบ้าง"),
        ("@ บอท E5", "E5"),
        (" \u200bบอท  E5 60%", "E5 60%"),
        ("บอท", ""),
        ("บอท, E5", ", E5"),
        ("บอท\nE5", "E5"),
        ("บอทครับ ใครค้าง", "ครับ ใครค้าง"),
        ("บอทคะ", "คะ"),
        ("บอท?", "?"),
        ("บอทไหนก็ได้", None),
        ("บอทใครค้างบ้าง", None),
        ("บอทคะแนนสูง", None),
        ("บอท2 มา", None),
        ("ใช้บอท ดีไหม", None),
        ("สวัสดีบอท", None),
        ("", None),
    ],
)
def test_the_call_word_stands_first_and_alone_or_after_an_at(text: str, rest: str | None) -> None:
    assert after_call(text, "บอท") == rest
    assert kept(event(text)) == (rest is not None)


def test_the_call_word_is_the_offices_and_in_any_case() -> None:
    assert after_call("BOT. E5", "bot.") == "E5"
    assert after_call("botx E5", "bot.") is None
    assert after_call("Bottle E5", "bot") is None


def mention(**one: Any) -> dict[str, Any]:
    """A message's mention of somebody."""
    return {"mentionees": [{"index": 0, "length": 5, "type": "user", **one}]}


@pytest.mark.parametrize(
    ("text", "mentioned", "is_kept"),
    [
        ("@ก่อนกำหนด E5", mention(isSelf=True), True),
        ("พี่ @ก่อนกำหนด", mention(index=4, isSelf=True), True),
        ("@สมชาย E5", mention(userId="U2", isSelf=False), False),
        ("@สมชาย E5", mention(userId="U2"), False),
        ("@All ประชุม", mention(type="all"), False),
        ("@บอทเตอร์ ว่างไหม", mention(userId="U2"), False),
        ("บอท @สมชาย E5", mention(index=4, userId="U2"), True),
        ("@ก่อนกำหนด", mention(isSelf="true"), False),
        ("@ก่อนกำหนด", {"mentionees": "x"}, False),
        ("@ก่อนกำหนด", {"mentionees": [None, 5, [], {}]}, False),
        ("@ก่อนกำหนด", "x", False),
    ],
)
def test_a_mention_of_the_bot_itself_is_for_us(text: str, mentioned: Any, is_kept: bool) -> None:
    assert kept(event(text, mention=mentioned)) == is_kept


@pytest.mark.parametrize(("quoted", "is_kept"), [("100", True), ("200", False), (100, False), (None, False)])
def test_a_quote_of_what_we_said_is_for_us(quoted: Any, is_kept: bool) -> None:
    assert kept(event("60%", quotedMessageId=quoted)) == is_kept


def test_what_was_quoted_is_looked_up_once_for_all_and_only_in_groups() -> None:
    asked: list[list[str]] = []

    def look_up(ids: Sequence[str]) -> set[str]:
        asked.append(list(ids))
        return OURS

    events = [
        event(quotedMessageId="100"),
        event(quotedMessageId="7"),
        event(source=ALONE, quotedMessageId="8"),
    ]
    assert len(wanted(events, EARS, look_up)) == 2
    wanted([event(source=ALONE), event()], EARS, look_up)
    assert asked == [["100", "7"]]


KEPT = ["follow", "unfollow", "join", "leave", "memberJoined", "memberLeft", "postback", "accountLink"]
NOT_KEPT: list[Any] = ["message", "unsend", "messageEdited", "videoPlayComplete", "tomorrows", None, [], {}]


@pytest.mark.parametrize("kind", KEPT + NOT_KEPT)
def test_of_a_group_only_some_kinds_are_kept(kind: Any) -> None:
    assert kept({"type": kind, "source": GROUP}) == (kind in KEPT)
    assert kept({"type": kind, "source": ALONE}) == 1


@pytest.mark.parametrize("kind", ["text", "image", "sticker", "file", "location", "tomorrows"])
def test_other_peoples_talk_in_a_group_is_never_kept(kind: str) -> None:
    other = event("ใครค้างบ้าง", source={"type": "group", "groupId": "C1"})
    other["message"]["type"] = kind
    assert kept(other) == 0


@pytest.mark.parametrize("source", [GROUP, ALONE])
def test_in_standby_the_bot_is_deaf(source: dict[str, str]) -> None:
    assert kept({**event("@บอท E5", source=source), "mode": "standby"}) == 0
    assert kept({"type": "follow", "mode": "standby", "source": source}) == 0


@pytest.mark.parametrize("strange", [None, "x", 5, [], {}, {"type": 5}, {"type": ["user"]}])
def test_a_source_or_message_of_another_shape_is_not_ours(strange: Any) -> None:
    assert kept({"type": "message", "source": strange, "message": strange}) == 0


def test_an_event_is_kept_with_its_key_conversation_and_token() -> None:
    (raw,) = wanted([event("@บอท E5")], EARS, sent_by_us)
    assert (raw.key, raw.conversation, raw.message_id, raw.reply_token) == ("01J6", "C1|U1", "1", "token")
    assert raw.happened_at_ms == 1_724_900_000_000
    assert json.loads(raw.body) == event("@บอท E5")
    assert "ใคร" in wanted([event("@บอท ใคร")], EARS, sent_by_us)[0].body


@pytest.mark.parametrize(
    ("source", "conversation"),
    [
        ({"type": "user", "userId": "U1"}, "|U1"),
        ({"type": "room", "roomId": "R1", "userId": "U1"}, "R1|U1"),
        ({"type": "group", "groupId": "C1"}, "C1|"),
        ({"type": "user"}, "|"),
        ({"type": "user", "userId": 5}, "|"),
        ({"type": "user", "userId": "U" * 500}, "|" + "U" * 119),
    ],
)
def test_a_conversation_is_one_person_in_one_chat(source: dict[str, Any], conversation: str) -> None:
    (raw,) = wanted([event("@บอท", source=source)], EARS, sent_by_us)
    assert raw.conversation == conversation


@pytest.mark.parametrize("given", [None, "", 5, [], "x" * 201])
def test_without_a_usable_id_a_redelivery_still_has_the_same_key(given: Any) -> None:
    first = {**event(source=ALONE), "webhookEventId": given, "deliveryContext": {"isRedelivery": False}}
    again = {**first, "deliveryContext": {"isRedelivery": True}}
    other = {**first, "timestamp": 1}
    keys = [raw.key for raw in wanted([first, again, other], EARS, sent_by_us)]
    assert keys[0] == keys[1] != keys[2]
    assert all(len(key) == 64 for key in keys)


@pytest.mark.parametrize("given", [None, "5", 1.5, -1, 10**15, [], {}])
def test_a_strange_timestamp_is_the_beginning_of_time(given: Any) -> None:
    (raw,) = wanted([{**event(source=ALONE), "timestamp": given}], EARS, sent_by_us)
    assert raw.happened_at_ms == 0


def test_what_no_database_keeps_is_replaced_and_places_stay() -> None:
    cleaned = keepable({"a\x00": ["x\x00y", "\ud83d\ude00", "😀", 5, None, True], "b": {"c": "\udfff"}})
    assert cleaned == {"a\ufffd": ["x\ufffdy", "\ufffd\ufffd", "😀", 5, None, True], "b": {"c": "\ufffd"}}
