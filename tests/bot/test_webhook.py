"""The door over HTTP: who is let in, what is kept, and that nothing anybody sends is an error."""

import base64
import hashlib
import hmac
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.for_us import Ears
from bot.webhook import LARGEST, make_door, signed
from domain.errors import TryLater
from domain.incoming import RawEvent

# LINE's own example (reference line-platform §1.1).
VECTOR_SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
VECTOR_BODY = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
VECTOR_SIGNATURE = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="
SECRETS = ("new-secret", "old-secret")
HELLO = {
    "type": "message",
    "source": {"type": "user", "userId": "U1"},
    "message": {"type": "text", "id": "1", "text": "สวัสดีค่ะ"},
    "timestamp": 1_724_900_000_000,
    "webhookEventId": "01J6",
    "replyToken": "token",
}


@dataclass
class Shelf:
    """A keeper that remembers; `down` makes the database unreachable."""

    events: list[RawEvent] = field(default_factory=list)
    down: bool = False

    def keep(self, events: Sequence[RawEvent]) -> int:
        self._answer()
        new = [event for event in events if event.key not in {one.key for one in self.events}]
        self.events += new
        return len(new)

    def sent_by_us(self, message_ids: Sequence[str]) -> set[str]:
        self._answer()
        return {"100"} & set(message_ids)

    def _answer(self) -> None:
        if self.down:
            raise TryLater("down")


@dataclass
class Visitor:
    """Somebody at the door."""

    client: FlaskClient
    shelf: Shelf
    rings: list[int]

    def knock(self, body: bytes, secret: str = SECRETS[0], **headers: str) -> int:
        """Send these bytes, signed."""
        signature = base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()
        return self.send(body, {"x-line-signature": signature, **headers})

    def send(self, body: bytes, headers: dict[str, str]) -> int:
        """Send these bytes with these headers."""
        return self.client.post("/line/webhook", data=body, headers=headers).status_code

    def tell(self, *events: Any) -> int:
        """Send these events."""
        return self.knock(json.dumps({"destination": "Ubot", "events": events}).encode())


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    shelf, rings = Shelf(), []
    app = Flask("door")
    app.testing = True  # an error in the view is raised here, not turned into 500
    app.register_blueprint(make_door(SECRETS, Ears("บอท"), shelf, lambda: rings.append(1)))
    with app.test_client() as client:
        yield Visitor(client, shelf, rings)


def test_lines_own_example_is_signed() -> None:
    assert signed(VECTOR_BODY, VECTOR_SIGNATURE, [VECTOR_SECRET])
    assert signed(VECTOR_BODY, VECTOR_SIGNATURE, ["other", VECTOR_SECRET])
    assert not signed(VECTOR_BODY + b" ", VECTOR_SIGNATURE, [VECTOR_SECRET])
    assert not signed(VECTOR_BODY, VECTOR_SIGNATURE, ["other"])
    assert not signed(VECTOR_BODY, VECTOR_SIGNATURE, [])


def test_a_message_is_kept_and_whoever_answers_is_woken(visitor: Visitor) -> None:
    assert visitor.tell(HELLO) == 200
    (kept,) = visitor.shelf.events
    assert json.loads(kept.body) == HELLO
    assert visitor.rings == [1]


@pytest.mark.parametrize("secret", SECRETS)
def test_both_secrets_open_during_a_rotation(visitor: Visitor, secret: str) -> None:
    assert visitor.knock(b'{"events":[]}', secret) == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-line-signature": ""},
        {"x-line-signature": "forged"},
        {"x-line-signature": "ÿé"},
        {"x-line-signature": VECTOR_SIGNATURE},
        {"Authorization": "Bearer x"},
    ],
)
def test_without_lines_signature_nobody_gets_in(visitor: Visitor, headers: dict[str, str]) -> None:
    body = json.dumps({"events": [HELLO]}).encode()
    assert visitor.send(body, headers) == 401
    assert visitor.knock(body, "third-secret") == 401
    assert (visitor.shelf.events, visitor.rings) == ([], [])


def test_a_signature_is_for_these_very_bytes(visitor: Visitor) -> None:
    body = b'{"events":[]}'
    signature = base64.b64encode(hmac.digest(SECRETS[0].encode(), body, hashlib.sha256)).decode()
    assert visitor.send(body, {"X-Line-Signature": signature}) == 200
    assert visitor.send(body + b"\n", {"X-Line-Signature": signature}) == 401


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"{",
        b"[]",
        b"5",
        b"null",
        b'"x"',
        b'{"events":null}',
        b'{"events":"x"}',
        b'{"events":{}}',
        b'{"events":[' + b"9" * 5000 + b"]}",
        b'{"a":"\xff"}',
        b"\xff\xfe\x00",
        b'{"a":' * 2000 + b"1" + b"}" * 2000,
        b'{"events":[' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"]}",
        b'{"events":[' + b"[" * 100_000,
    ],
)
def test_what_is_not_a_webhook_is_a_bad_request(visitor: Visitor, body: bytes) -> None:
    assert visitor.knock(body) == 400
    assert visitor.shelf.events == []


@pytest.mark.parametrize(
    "body", [VECTOR_BODY, b"{}", b'{"events":[5,null,"x",[]]}', b'\xef\xbb\xbf{"events":[]}']
)
def test_nothing_to_keep_is_fine(visitor: Visitor, body: bytes) -> None:
    assert visitor.knock(body) == 200
    assert (visitor.shelf.events, visitor.rings) == ([], [])


def test_the_same_body_again_changes_nothing(visitor: Visitor) -> None:
    assert [visitor.tell(HELLO), visitor.tell(HELLO)] == [200, 200]
    assert len(visitor.shelf.events) == len(visitor.rings) == 1


def padded(size: int) -> bytes:
    """A good body of this many bytes."""
    body = json.dumps({"events": [HELLO]}).encode()
    return body + b" " * (size - len(body))


@pytest.mark.parametrize(("size", "status"), [(LARGEST, 200), (LARGEST + 1, 413)])
def test_two_megabytes_are_the_most(visitor: Visitor, size: int, status: int) -> None:
    assert visitor.knock(padded(size)) == status
    assert len(visitor.shelf.events) == (status == 200)


@pytest.mark.parametrize(("size", "status"), [(500, 200), (LARGEST, 200), (LARGEST + 1, 413)])
def test_also_in_chunks_of_untold_length(visitor: Visitor, size: int, status: int) -> None:
    body = padded(size)
    signature = base64.b64encode(hmac.digest(SECRETS[0].encode(), body, hashlib.sha256)).decode()
    answer = visitor.client.post(
        "/line/webhook",
        input_stream=io.BytesIO(body),
        headers={"x-line-signature": signature, "Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.status_code == status
    assert len(visitor.shelf.events) == (status == 200)


@pytest.mark.parametrize("length", ["x", "-5", "9999999999"])
def test_a_length_that_is_nonsense_does_no_harm(visitor: Visitor, length: str) -> None:
    answer = visitor.client.post(
        "/line/webhook", input_stream=io.BytesIO(b"{}"), environ_overrides={"CONTENT_LENGTH": length}
    )
    assert answer.status_code in {401, 413}


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_post_is_for_webhooks(visitor: Visitor, method: str) -> None:
    assert getattr(visitor.client, method)("/line/webhook").status_code == 405


def test_a_database_that_is_down_asks_line_to_come_again(visitor: Visitor) -> None:
    visitor.shelf.down = True
    quote = {**HELLO, "webhookEventId": "01J7", "source": {"type": "group", "groupId": "C1"}}
    quote["message"] = {"type": "text", "id": "2", "text": "60%", "quotedMessageId": "100"}
    assert [visitor.tell(HELLO), visitor.tell(quote)] == [503, 503]
    assert visitor.rings == []
    visitor.shelf.down = False
    assert [visitor.tell(HELLO), visitor.tell(quote)] == [200, 200]
    assert len(visitor.shelf.events) == 2


def test_one_strange_event_does_not_cost_the_others(visitor: Visitor) -> None:
    strange: list[Any] = [
        None,
        5,
        "x",
        [],
        {},
        {"type": []},
        {"type": "tomorrows", "source": {"type": "planet"}},
    ]
    assert visitor.tell(*strange, HELLO) == 200
    assert [event.key for event in visitor.shelf.events] == ["01J6"]


@pytest.mark.parametrize("missing", ["webhookEventId", "timestamp", "replyToken", "message", "type", "mode"])
def test_an_event_may_lack_anything(visitor: Visitor, missing: str) -> None:
    event = {name: value for name, value in HELLO.items() if name != missing}
    assert [visitor.tell(event), visitor.tell(event)] == [200, 200]
    assert len(visitor.shelf.events) == 1


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (r"ส่ง\u0000E5", "ส่ง\ufffdE5"),
        (r"\ud83d\ude00", "😀"),
        (r"\ud83d E5", "\ufffd E5"),
        (r"\udc00\ud800", "\ufffd\ufffd"),
        ("ก\u0e4d\u0e32 \u2028 \x7f", "ก\u0e4d\u0e32 \u2028 \x7f"),
    ],
)
def test_characters_that_no_database_keeps_do_no_harm(visitor: Visitor, sent: str, kept: str) -> None:
    event = json.dumps({**HELLO, "message": {"type": "text", "text": "HERE"}}, ensure_ascii=False)
    assert visitor.knock(f'{{"events":[{event.replace("HERE", sent)}]}}'.encode()) == 200
    body = visitor.shelf.events[0].body
    assert json.loads(body)["message"]["text"] == kept
    body.encode()
    assert "\x00" not in body


def test_raw_surrogate_bytes_do_no_harm_either(visitor: Visitor) -> None:
    event = json.dumps({**HELLO, "webhookEventId": "HERE"}).encode().replace(b"HERE", b"\xed\xa0\x80")
    assert visitor.knock(b'{"events":[' + event + b"]}") == 200
    assert visitor.shelf.events[0].key == "\ufffd"


@pytest.mark.parametrize(
    ("text", "is_kept"), [("พรุ่งนี้ประชุมกี่โมง", False), ("บอทไหนก็ได้", False), ("@บอท ใครค้างบ้าง", True)]
)
def test_a_groups_own_talk_stays_its_own(visitor: Visitor, text: str, is_kept: bool) -> None:
    source = {"type": "group", "groupId": "C1", "userId": "U1"}
    assert visitor.tell({**HELLO, "source": source, "message": {"type": "text", "text": text}}) == 200
    assert len(visitor.shelf.events) == len(visitor.rings) == is_kept


def test_in_standby_the_bot_keeps_nothing(visitor: Visitor) -> None:
    assert visitor.tell({**HELLO, "mode": "standby"}) == 200
    assert (visitor.shelf.events, visitor.rings) == ([], [])
