"""LINE's events in our words, whatever is missing or new in them."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.line_events import read_event
from domain.incoming import Happened, Incoming

ALONE = {"type": "user", "userId": "U1"}
GROUP = {"type": "group", "groupId": "C1", "userId": "U1"}


def read(**event: Any) -> Incoming:
    """An event of a 1:1 chat as the bot reads it."""
    return read_event(json.dumps({"source": ALONE, **event}), "บอท")


def text(words: str, source: Any = None, **message: Any) -> Incoming:
    """A text message as the bot reads it."""
    said = {"type": "text", "id": "7", "text": words, **message}
    return read(type="message", source=source or ALONE, message=said)


@pytest.mark.parametrize(
    ("kind", "happened"),
    [
        ("follow", Happened.FOLLOWED),
        ("unfollow", Happened.UNFOLLOWED),
        ("join", Happened.JOINED),
        ("leave", Happened.LEFT),
        ("postback", Happened.BUTTON),
        ("unsend", Happened.UNSENT),
        ("messageEdited", Happened.OTHER),
        ("memberJoined", Happened.MEMBERS),
        ("memberLeft", Happened.MEMBERS),
        ("accountLink", Happened.OTHER),
        ("tomorrows", Happened.OTHER),
        (None, Happened.OTHER),
        (["message"], Happened.OTHER),
    ],
)
def test_every_kind_of_event(kind: Any, happened: Happened) -> None:
    assert read(type=kind).happened is happened


@pytest.mark.parametrize(
    ("kind", "happened", "content", "name"),
    [
        ("text", Happened.TEXT, None, ""),
        ("image", Happened.FILE, "7", "รูปภาพ.jpg"),
        ("video", Happened.FILE, "7", "วิดีโอ.mp4"),
        ("file", Happened.FILE, "7", ""),
        ("audio", Happened.UNUSABLE, None, ""),
        ("sticker", Happened.UNUSABLE, None, ""),
        ("location", Happened.UNUSABLE, None, ""),
        ("tomorrows", Happened.UNUSABLE, None, ""),
        (None, Happened.UNUSABLE, None, ""),
        ([], Happened.UNUSABLE, None, ""),
    ],
)
def test_every_kind_of_message(kind: Any, happened: Happened, content: str | None, name: str) -> None:
    found = read(type="message", message={"type": kind, "id": "7"})
    assert (found.happened, found.content, found.file_name) == (happened, content, name)


@pytest.mark.parametrize(
    ("source", "kind", "chat", "user"),
    [
        (ALONE, "user", "U1", "U1"),
        (GROUP, "group", "C1", "U1"),
        ({"type": "group", "groupId": "C1"}, "group", "C1", None),
        ({"type": "room", "roomId": "R1", "userId": None}, "room", "R1", None),
    ],
)
def test_who_and_where(source: dict[str, Any], kind: str, chat: str, user: str | None) -> None:
    found = read(type="follow", source=source)
    assert (found.chat_kind, found.chat, found.user) == (kind, chat, user)


@pytest.mark.parametrize(
    "source", [None, "x", [], {}, {"type": "user"}, {"type": "group"}, {"type": "club", "clubId": "1"}]
)
def test_nothing_happens_nowhere(source: Any) -> None:
    assert read(type="follow", source=source).happened is Happened.OTHER


def own(index: int, length: int) -> dict[str, Any]:
    """The bot's own mention, as LINE counts it."""
    return {
        "mentionees": [{"index": index, "length": length, "type": "user", "userId": "Ubot", "isSelf": True}]
    }


@pytest.mark.parametrize(
    ("words", "index", "length", "meant"),
    [
        ("@ก่อนกำหนด ใครค้างบ้าง", 0, 10, "ใครค้างบ้าง"),
        ("🙏 @ก่อนกำหนด ใครค้าง", 3, 10, "🙏  ใครค้าง"),
        ("👨‍👩‍👧🇹🇭 @บอท E5", 13, 4, "👨‍👩‍👧🇹🇭  E5"),
        ("E5 60% @ก่อนกำหนด", 7, 10, "E5 60%"),
        ("@😀bot E5", 0, 6, "E5"),
        ("@ก่อนกำหนด บอท E5", 0, 10, "E5"),
        ("@บอท E5", 0, 500, ""),
        ("@บอท E5", 500, 5, "E5"),
        ("😀 E5", 1, 1, "\ufffd E5"),
        ("@ก่อนกำหนด E5", -1, 5, "@ก่อนกำหนด E5"),
    ],
)
def test_the_bots_mention_is_cut_by_utf16_units(words: str, index: int, length: int, meant: str) -> None:
    assert text(words, GROUP, mention=own(index, length)).words == meant


def test_two_mentions_of_the_bot_are_cut_and_others_stay() -> None:
    mentionees = [
        own(0, 4)["mentionees"][0],
        own(9, 4)["mentionees"][0],
        {"index": 5, "length": 3, "type": "user"},
    ]
    assert text("@บอท @เอ @บอท E5", GROUP, mention={"mentionees": mentionees}).words == "@เอ  E5"


@pytest.mark.parametrize(
    "mention", [None, "x", [], {}, {"mentionees": None}, {"mentionees": [None, 5, {"isSelf": True}]}]
)
def test_a_mention_of_another_shape_cuts_nothing(mention: Any) -> None:
    assert text("E5 60%", GROUP, mention=mention).words == "E5 60%"


@pytest.mark.parametrize("source", [ALONE, GROUP])
@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("@บอท ใครค้างบ้าง", "ใครค้างบ้าง"),
        ("บอท ส่ง E5", "ส่ง E5"),
        ("บอทไหนก็ได้", "บอทไหนก็ได้"),
        ("  E5  ", "E5"),
        ("บอท", ""),
        ("ประกาศ  ก\nข ๖๐", "ประกาศ  ก\nข ๖๐"),
    ],
)
def test_the_call_word_is_cut_and_the_rest_stays_as_typed(source: Any, words: str, meant: str) -> None:
    assert text(words, source).words == meant


def test_quotes_buttons_and_files_are_read() -> None:
    assert text("60%", quotedMessageId="100").quoted == "100"
    assert read(type="postback", postback={"data": "list"}).data == "list"
    file = read(type="message", message={"type": "file", "id": "7", "fileName": "ก" * 300, "fileSize": 5})
    assert (file.content, file.file_name) == ("7", "ก" * 200)


@pytest.mark.parametrize("ending", [".xlsx", ".pdf", ".tar.gz"])
def test_a_long_file_name_keeps_its_ending(ending: str) -> None:
    name = "คำสั่งแต่งตั้งคณะทำงาน" * 20 + ending
    file = read(type="message", message={"type": "file", "id": "7", "fileName": name})
    assert len(file.file_name) == 200
    assert file.file_name.startswith("คำสั่งแต่งตั้ง") and file.file_name.endswith(ending.rpartition(".")[2])


def test_a_file_kept_elsewhere_cannot_be_fetched_from_line() -> None:
    provider = {"type": "external", "originalContentUrl": "https://example.com/x.jpg"}
    image = read(type="message", message={"type": "image", "id": "7", "contentProvider": provider})
    assert (image.happened, image.content) == (Happened.FILE, None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = ("type", "source", "message", "postback", "mode", "timestamp", "replyToken", "webhookEventId")
INNER = (
    "type",
    "userId",
    "groupId",
    "text",
    "id",
    "mention",
    "quotedMessageId",
    "data",
    "fileName",
    "contentProvider",
)
ODD = st.fixed_dictionaries(
    {},
    optional={
        name: JSON | st.fixed_dictionaries({}, optional={part: JSON | st.just("text") for part in INNER})
        for name in NAMES
    },
)


@settings(max_examples=300, deadline=None)
@given(
    ODD | st.fixed_dictionaries({"type": st.just("message"), "source": st.just(ALONE), "message": ODD | JSON})
)
def test_no_event_of_any_shape_is_an_error(event: dict[str, Any]) -> None:
    found = read_event(json.dumps(event), "บอท")
    assert isinstance(found.words, str)
    found.words.encode()
    assert found.happened is Happened.OTHER or found.chat
