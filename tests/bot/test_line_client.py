"""What LINE and the network answer, over real HTTP against the emulator, and what we make of it."""

import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
import urllib3

from bot.line_client import LineClient
from domain.calls import Call, Outcome, Result
from domain.errors import Never, TryLater
from playground.line_platform import Playground
from playground.server import serve

MALI, TOKEN = "มาลี", "secret-channel-token"
KEY = "123e4567-e89b-12d3-a456-426614174000"
NOBODY = "U" + "0" * 32
SAID = json.dumps([{"type": "text", "text": "สวัสดีค่ะ 😀"}])
SEND = "/v2/bot/message/(push|reply)"
NOW = datetime(2024, 8, 29, tzinfo=UTC)
PUSH = Call(1, "push", "", SAID, None, KEY, None, NOW, 1, False, 1)


@dataclass
class Line:
    """The emulator, and our client of it."""

    playground: Playground
    client: LineClient

    @property
    def push(self) -> Call:
        """A push to Mali."""
        return replace(PUSH, recipient=self.playground.office.person(MALI).id)

    def reply(self) -> Call:
        """An answer to what Mali has just said."""
        self.playground.say(MALI, "สวัสดี")
        assert self.playground.sender.wait_idle()
        token = self.playground.log.of_kind("webhook")[-1].body["events"][0]["replyToken"]
        return replace(PUSH, kind="reply", reply_token=token, retry_key=None)

    def fault(self, **fault: Any) -> None:
        """Switch a fault on."""
        self.playground.faults.set([{"match": "/v2/bot", **fault}])

    def accepted(self) -> int:
        """How many requests LINE has carried out."""
        return sum(entry.outcome == "accepted" for entry in self.playground.log.of_kind("request"))


@pytest.fixture
def line() -> Iterator[Line]:
    playground = Playground("", "secret", TOKEN, office={"people": [{"name": MALI}]})
    with serve(playground) as base:
        yield Line(playground, LineClient(base, TOKEN, timeout=(1.0, 0.3)))


def test_a_push_is_sent_as_it_was_frozen_and_twice_is_once(line: Line) -> None:
    first, again = line.client.send(line.push), line.client.send(line.push)
    assert first.outcome is again.outcome is Outcome.SENT
    assert first.message_ids == again.message_ids
    assert len(first.message_ids) == line.accepted() == 1
    sent = line.playground.log.of_kind("request")[0]
    assert (sent.retry_key, sent.body["messages"]) == (KEY, json.loads(SAID))


def test_a_reply_goes_once_and_without_a_retry_key(line: Line) -> None:
    reply = line.reply()
    assert line.client.send(reply).outcome is Outcome.SENT
    assert line.client.send(reply).outcome is Outcome.REFUSED
    assert {entry.retry_key for entry in line.playground.log.of_kind("request")} == {""}


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"recipient": NOBODY}, Outcome.UNREACHABLE),
        ({"messages": '[{"type": "text", "text": ""}]'}, Outcome.REFUSED),
        ({"messages": "[]"}, Outcome.REFUSED),
        ({"retry_key": "no uuid"}, Outcome.REFUSED),
        ({"messages": json.dumps([{"type": "text", "text": "ก" * 2**19}])}, Outcome.REFUSED),
    ],
)
def test_what_line_refuses(line: Line, change: dict[str, Any], outcome: Outcome) -> None:
    assert line.client.send(replace(line.push, **change)).outcome is outcome
    assert line.accepted() == 0


@pytest.mark.parametrize(
    ("settings", "outcome"),
    [({"limit": 0}, Outcome.MONTHLY_LIMIT), ({"rate_limit": 0}, Outcome.RATE_LIMITED)],
)
def test_the_two_limits_are_told_apart(line: Line, settings: dict[str, Any], outcome: Outcome) -> None:
    line.playground.change_settings(**settings)
    assert line.client.send(line.push).outcome is outcome


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (202, Outcome.SENT),
        (302, Outcome.UNCLEAR),
        (400, Outcome.REFUSED),
        (401, Outcome.UNAUTHORISED),
        (403, Outcome.UNREACHABLE),
        (404, Outcome.UNREACHABLE),
        (408, Outcome.UNCLEAR),
        (409, Outcome.SENT),
        (410, Outcome.REFUSED),
        (413, Outcome.REFUSED),
        (415, Outcome.REFUSED),
        (429, Outcome.RATE_LIMITED),
        (500, Outcome.UNCLEAR),
        (502, Outcome.UNCLEAR),
        (503, Outcome.UNCLEAR),
        (504, Outcome.UNCLEAR),
    ],
)
def test_every_status_is_an_outcome(line: Line, status: int, outcome: Outcome) -> None:
    bodies: list[Any] = [{"message": "x"}, [], None, 5]
    for body in bodies:
        line.fault(kind="status", status=status, body=body)
        assert line.client.send(line.push) == Result(outcome, (), f"status {status}")


def test_a_wrong_token_is_said_so(line: Line) -> None:
    stranger = LineClient(line.client._base, "wrong")
    assert stranger.send(line.push).outcome is Outcome.UNAUTHORISED


@pytest.mark.parametrize(
    ("kind", "accepted", "seconds"),
    [("reset_before", 0, 0), ("reset_after", 1, 0), ("hang", 0, 5), ("slow", 1, 0.5)],
)
def test_a_lost_answer_is_unclear_and_the_retry_key_makes_it_once(
    line: Line, kind: str, accepted: int, seconds: float
) -> None:
    line.fault(kind=kind, times=1, seconds=seconds)
    began = time.monotonic()
    assert line.client.send(line.push).outcome is Outcome.UNCLEAR
    assert time.monotonic() - began < 2
    assert kind == "slow" or line.accepted() == accepted
    wait_until(lambda: kind != "slow" or line.accepted() == 1)
    assert line.client.send(line.push).outcome is Outcome.SENT
    assert line.accepted() == 1


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for the emulator's own thread, at most two seconds."""
    until = time.monotonic() + 2
    while not true() and time.monotonic() < until:
        threading.Event().wait(0.01)
    assert true()


def test_where_nobody_listens_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert LineClient(f"http://127.0.0.1:{port}", TOKEN).send(PUSH).outcome is Outcome.NOT_CONNECTED


@contextmanager
def answering(raw: bytes) -> Iterator[LineClient]:
    """A client of a server that says these bytes to everybody and hangs up."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve_one() -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(raw)

    thread = threading.Thread(target=serve_one, daemon=True)
    thread.start()
    try:
        yield LineClient(f"http://127.0.0.1:{server.getsockname()[1]}", TOKEN, timeout=(1.0, 1.0))
    finally:
        thread.join(2)
        server.close()


@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        (b"", Outcome.UNCLEAR),
        (b"nonsense\r\n\r\n", Outcome.UNCLEAR),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{", Outcome.UNCLEAR),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\xff\xfe", Outcome.SENT),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull", Outcome.SENT),
        (b'HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{"sentMessages":"x"}', Outcome.SENT),
        (b"HTTP/1.1 502 Bad\r\nContent-Length: 2\r\n\r\n\xff\xfe", Outcome.UNCLEAR),
        (b"HTTP/1.1 400 Bad\r\nContent-Length: 2\r\n\r\n\xff\xfe", Outcome.UNCLEAR),
    ],
)
def test_nothing_that_a_server_says_is_an_error(raw: bytes, outcome: Outcome) -> None:
    with answering(raw) as client:
        result = client.send(PUSH)
    assert (result.outcome, result.message_ids) == (outcome, ())


def test_one_connection_carries_many_sends_without_delay(line: Line) -> None:
    took = []
    for number in range(20):
        key = f"123e4567-e89b-12d3-a456-4266141740{number:02d}"
        began = time.perf_counter()
        assert line.client.send(replace(line.push, retry_key=key)).outcome is Outcome.SENT
        took.append(time.perf_counter() - began)
    assert connections(line.client._api.rest_client.pool_manager) == 1
    assert sorted(took)[10] < 0.03  # an acknowledgement that is waited for takes 0.04 s


def connections(manager: urllib3.PoolManager) -> int:
    """How many connections were opened to the one place that was asked."""
    (key,) = manager.pools.keys()
    return int(manager.pools[key].num_connections)


def test_refusals_keep_the_connection_too(line: Line) -> None:
    for _ in range(3):
        assert line.client.send(replace(line.push, recipient=NOBODY)).outcome is Outcome.UNREACHABLE
    assert connections(line.client._api.rest_client.pool_manager) == 1


@pytest.mark.parametrize("size", [0, 1, 200_000])
def test_a_file_is_fetched_in_blocks(line: Line, size: int) -> None:
    content = line.playground.photo(MALI, b"x" * size)
    for _ in range(3):
        assert sum(len(block) for block in line.client.fetch(content)) == size
    assert connections(line.client._pool) == 1


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (202, TryLater),
        (404, Never),
        (410, Never),
        (400, Never),
        (429, TryLater),
        (500, TryLater),
        (503, TryLater),
    ],
)
def test_a_file_that_does_not_come_is_later_or_never(line: Line, status: int, error: type[Exception]) -> None:
    content = line.playground.photo(MALI, b"x")
    line.fault(kind="status", status=status, times=1)
    with pytest.raises(error):
        list(line.client.fetch(content))
    assert list(line.client.fetch(content)) == [b"x"]


@pytest.mark.parametrize("kind", ["reset_before", "reset_after", "hang"])
def test_a_lost_file_may_be_asked_for_again(line: Line, kind: str) -> None:
    content = line.playground.photo(MALI, b"x")
    line.fault(kind=kind, times=1, seconds=5)
    with pytest.raises(TryLater):
        list(line.client.fetch(content))
    assert list(line.client.fetch(content)) == [b"x"]


def test_a_file_that_is_too_large_is_given_up_midway(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.line_client.LARGEST_FILE", 100_000)
    content = line.playground.photo(MALI, b"x" * 300_000)
    with pytest.raises(Never):
        list(line.client.fetch(content))
    assert line.client.quota()["used"] == 0


def test_a_hostile_message_id_stays_within_its_path(line: Line) -> None:
    with pytest.raises(Never):
        list(line.client.fetch("../../info?x=1#"))
    assert line.playground.log.of_kind("request")[-1].path.startswith("/v2/bot/message/")


@pytest.mark.parametrize(("limit", "found"), [(300, 300), (None, None)])
def test_the_quota_is_what_line_says(line: Line, limit: int | None, found: int | None) -> None:
    line.playground.change_settings(limit=limit)
    line.client.send(line.push)
    assert line.client.quota() == {"limit": found, "used": 1}


@pytest.mark.parametrize("body", [None, [], "x", {"totalUsage": "many", "type": "limited", "value": "all"}])
def test_a_quota_that_cannot_be_read_is_later(line: Line, body: Any) -> None:
    line.fault(kind="status", status=200, body=body)
    with pytest.raises(TryLater):
        line.client.quota()


def test_no_secret_and_no_word_reaches_a_log_or_an_error(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    reply = line.reply()
    results = [line.client.send(reply), line.client.send(reply), line.client.send(line.push)]
    line.fault(kind="status", status=500)
    results.append(line.client.send(line.push))
    with pytest.raises(TryLater) as refused:
        line.client.quota()
    line.fault(kind="reset_before")
    results.append(line.client.send(line.push))
    said = " ".join([caplog.text, repr(results), repr(refused.value), str(refused.value.__cause__)])
    for secret in (TOKEN, str(reply.reply_token), "สวัสดี", "\\u0e2a"):
        assert secret not in said


@pytest.mark.parametrize(
    ("base", "data"),
    [
        ("https://api.line.me", "https://api-data.line.me/v2/bot/message/7/content"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/v2/bot/message/7/content"),
    ],
)
def test_content_is_fetched_where_line_keeps_it(
    base: str, data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def request(_method: str, url: str, **_how: Any) -> None:
        asked.append(url)
        raise urllib3.exceptions.HTTPError

    client = LineClient(base, TOKEN)
    monkeypatch.setattr(client._pool, "request", request)
    with pytest.raises(TryLater):
        list(client.fetch("7"))
    assert asked == [data]
