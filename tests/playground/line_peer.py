"""A small office at the emulator, an app that only keeps what it is sent, and clocks in the test's hand."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import requests

from playground.line_platform import Playground
from playground.server import serve

SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
TOKEN = "channel-token"
MALI, SOMCHAI, WANNA, STRANGER = "มาลี", "สมชาย", "วรรณา", "ประภา"
PLAN = "กลุ่มนโยบายและแผน"
OFFICE = {
    "people": [
        {"name": MALI},
        {"name": SOMCHAI},
        {"name": WANNA, "consents": False},
        {"name": STRANGER, "friend": False},
    ],
    "groups": [{"name": PLAN, "members": [MALI, SOMCHAI, WANNA]}],
}
MONDAY_MORNING = 1_716_775_200.0  # 2024-05-27 09:00 in Bangkok


class Machine:
    """Machine time that moves when told."""

    def __init__(self) -> None:
        self.now = MONDAY_MORNING

    def __call__(self) -> float:
        return self.now


class App:
    """Keeps every webhook; answers `status`, or hangs while `hang` is set."""

    def __init__(self) -> None:
        self.received: list[tuple[dict[str, str], bytes]] = []
        self.status = 200
        self.hang = False
        self.released = threading.Event()
        self.url = ""

    def take(self, headers: dict[str, str], body: bytes) -> int:
        self.received.append((headers, body))
        if self.hang:
            self.released.wait(5)
        return self.status


class Peer:
    """The emulator at work, and a bot's way to call it."""

    def __init__(self, playground: Playground, base: str, app: App, machine: Machine) -> None:
        self.playground, self.base, self.app, self.machine = playground, base, app, machine

    def call(
        self, method: str, path: str, body: Any = None, token: str = TOKEN, **headers: str
    ) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return requests.request(
            method,
            self.base + path,
            json=body,
            headers={"Authorization": f"Bearer {token}", **named},
            timeout=5,
        )

    def push(self, to: str, *messages: dict[str, Any], key: str = "") -> requests.Response:
        headers = {"X_Line_Retry_Key": key} if key else {}
        return self.call("POST", "/v2/bot/message/push", {"to": to, "messages": [*messages]}, **headers)

    def reply(self, token: str, *messages: dict[str, Any], **headers: str) -> requests.Response:
        return self.call(
            "POST", "/v2/bot/message/reply", {"replyToken": token, "messages": [*messages]}, **headers
        )

    def control(self, method: str, path: str, body: Any = None) -> requests.Response:
        headers = {"X-Playground": "1"}
        return requests.request(method, f"{self.base}/_play{path}", json=body, headers=headers, timeout=5)

    def id(self, name: str) -> str:
        """The LINE id of a person or group."""
        office = self.playground.office
        return office.group(name).id if name == PLAN else office.person(name).id

    def events(self) -> list[dict[str, Any]]:
        """Every event sent so far, also those that were not taken."""
        assert self.playground.sender.wait_idle()
        return [e for entry in self.playground.log.of_kind("webhook") for e in entry.body["events"]]

    def event(self, act: Callable[[], Any]) -> dict[str, Any]:
        """The one event that an act makes."""
        before = len(self.events())
        act()
        (event,) = self.events()[before:]
        return event


def text(words: str = "สวัสดีค่ะ", **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **more}


@contextmanager
def working_peer() -> Iterator[Peer]:
    machine = Machine()
    with running(App()) as app:
        playground = Playground(app.url, SECRET, TOKEN, office=OFFICE, machine=machine)
        with serve(playground) as base:
            yield Peer(playground, base, app, machine)


@contextmanager
def running(app: App) -> Iterator[App]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = app.take(dict(self.headers), body)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    app.url = f"http://127.0.0.1:{server.server_port}/line/webhook"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True).start()
    try:
        yield app
    finally:
        app.released.set()
        server.shutdown()
        server.server_close()
