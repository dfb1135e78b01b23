"""Every kind of event that the emulator sends is one that LINE describes."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from linebot.v3.webhooks import MessageEditedEvent
from openapi import validate_webhook

from playground.line_platform import Playground

MALI, SOMCHAI, STRANGER, PLAN = "มาลี", "สมชาย", "ประภา", "กลุ่มแผน"
OFFICE = {
    "people": [{"name": MALI}, {"name": SOMCHAI, "consents": False}, {"name": STRANGER}],
    "groups": [{"name": PLAN, "members": [MALI, SOMCHAI]}],
}
NOT_YET_DESCRIBED = "messageEdited"  # announced after the description was published
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "playground" / "message_edited.schema.json").read_text("utf-8")
)
ULID = re.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}")


@pytest.fixture
def playground() -> Iterator[Playground]:
    made = Playground("", "secret", "token", office=OFFICE)
    yield made
    made.sender.close()


def quote(playground: Playground) -> None:
    playground.say(MALI, "ส่งแล้ว", PLAN, quote=playground.say(MALI, "E5", PLAN))


def unsend(playground: Playground, chat: str) -> None:
    playground.unsend(MALI, playground.say(MALI, "ผิดห้อง", chat))


PICK = {"type": "datetimepicker", "label": "เลื่อน", "data": "move:E5", "mode": "datetime"}
TAP = {"type": "postback", "label": "ส่ง", "data": "submit:E5"}
ACTS: dict[str, Callable[[Playground], Any]] = {
    "text": lambda p: p.say(MALI, "สวัสดี"),
    "text in a group": lambda p: p.say(MALI, "🍎 @บอท @สมชาย ว่าไง", PLAN, mention_all=True),
    "text of somebody unnamed": lambda p: p.say(SOMCHAI, "@มาลี", PLAN),
    "a quote": quote,
    "a photo": lambda p: p.photo(MALI, b"x"),
    "a video": lambda p: p.video(MALI, b"x", PLAN),
    "a file": lambda p: p.file(MALI, b"x", "งาน.pdf"),
    "a sticker": lambda p: p.sticker(MALI),
    "a place": lambda p: p.location(MALI, 13.75, 100.5, "เขตพื้นที่"),
    "a postback": lambda p: p.press(MALI, TAP),
    "a postback in a group": lambda p: p.press(SOMCHAI, TAP, PLAN),
    "a picked date": lambda p: p.press(MALI, PICK, params={"datetime": "2024-06-03T09:00"}),
    "a friend": lambda p: p.follow(STRANGER),
    "a friend less": lambda p: p.unfollow(MALI),
    "the bot joins": lambda p: p.join(PLAN),
    "the bot leaves": lambda p: p.leave(PLAN),
    "a member joins": lambda p: p.member_joins(STRANGER, PLAN),
    "a member leaves": lambda p: p.member_leaves(MALI, PLAN),
    "unsent": lambda p: unsend(p, "bot"),
    "unsent in a group": lambda p: unsend(p, PLAN),
    "several at once": lambda p: p.say_many([(MALI, "หนึ่ง", "bot"), (SOMCHAI, "สอง", PLAN)]),
}


def webhooks(playground: Playground) -> list[Any]:
    assert playground.sender.wait_idle()
    return [entry.body for entry in playground.log.of_kind("webhook")]


@pytest.mark.parametrize("name", ACTS)
def test_the_webhook_of_this_act_is_as_described(playground: Playground, name: str) -> None:
    ACTS[name](playground)
    first = webhooks(playground)
    playground.sender.redeliver_now()
    every = webhooks(playground)
    assert len(every) == 2 * len(first) > 0
    for body in every:
        assert validate_webhook(body) == []
        for event in body["events"]:
            assert ULID.fullmatch(event["webhookEventId"])
            assert abs(event["timestamp"] / 1000 - playground.clock.now().timestamp()) < 60


def test_the_empty_webhook_of_the_verify_button_is_as_described(playground: Playground) -> None:
    assert validate_webhook({"destination": playground.bot_id, "events": []}) == []


def test_an_edit_is_a_text_message_of_a_newer_type(playground: Playground) -> None:
    playground.edit(MALI, playground.say(MALI, "E5 ได้ 60%", PLAN), "E5 ได้ 80%")
    edited = webhooks(playground)[-1]
    (event,) = edited["events"]
    assert event["type"] == NOT_YET_DESCRIBED
    assert validate_webhook({**edited, "events": [{**event, "type": "message"}]}) == []


EDITS: dict[str, Callable[[Playground], Any]] = {
    "plain": lambda p: p.edit(MALI, p.say(MALI, "E5 ได้ 60%", PLAN), "E5 ได้ 80%"),
    "calling": lambda p: p.edit(MALI, p.say(MALI, "E5", PLAN), "🍎 @บอท @สมชาย E5 80%"),
    "of somebody unnamed": lambda p: p.edit(SOMCHAI, p.say(SOMCHAI, "E5", PLAN), "E5 80%"),
    "quoting": lambda p: p.edit(MALI, p.say(MALI, "ส่ง", PLAN, quote=p.say(MALI, "E5", PLAN)), "ส่งแล้ว"),
}


def edit_event(playground: Playground, name: str) -> dict[str, Any]:
    """The event of this edit."""
    EDITS[name](playground)
    event: dict[str, Any] = webhooks(playground)[-1]["events"][0]
    return event


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_as_our_own_schema_and_lines_sdk_have_it(playground: Playground, name: str) -> None:
    event = edit_event(playground, name)
    jsonschema.validate(event, SCHEMA)
    read = MessageEditedEvent.from_json(json.dumps(event))
    assert (read.type, read.message.id, read.reply_token) == (
        "messageEdited",
        event["message"]["id"],
        event["replyToken"],
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "message"},
        {"timestamp": "now"},
        {"source": {"type": "user", "userId": "U" + "0" * 32}},
        {"message": {"type": "image", "id": "1", "quoteToken": "q"}},
        {"webhookEventId": "1"},
        {"unsend": {}},
    ],
)
def test_an_edit_of_another_form_is_not(playground: Playground, wrong: dict[str, Any]) -> None:
    event = edit_event(playground, "plain") | wrong
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(event))


@pytest.mark.parametrize("typed", ["@บอท ว่าไง", "🍎👩\u200d👧 @มาลี กับ@บอท", "ที่@ก่อนกำหนด@สมชาย"])
def test_a_mention_is_found_by_cutting_the_text_in_utf16_units(playground: Playground, typed: str) -> None:
    playground.say(MALI, typed, PLAN)
    message = webhooks(playground)[0]["events"][0]["message"]
    units = message["text"].encode("utf-16-le")
    found = [
        units[2 * one["index"] : 2 * (one["index"] + one["length"])].decode("utf-16-le")
        for one in message["mention"]["mentionees"]
    ]
    assert found == re.findall("@(?:บอท|มาลี|สมชาย|ก่อนกำหนด)", typed)
