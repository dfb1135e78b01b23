"""LINE for the benchmarks: the emulator in this process, which makes real events and takes the replies."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playground import events, ids
from playground.line_platform import Playground
from playground.posting import sign
from playground.server import serve

SECRET, TOKEN = "benchmark-secret", "benchmark-token"
PEOPLE = tuple(f"คนที่ {number}" for number in range(1, 101))
GROUP = "กลุ่มงานตัวอย่าง"
WORDS = "สวัสดีค่ะ"
REPLY = "/v2/bot/message/reply"
CALM_SECONDS = 0.4


@dataclass(frozen=True)
class Line:
    """The emulator and its address."""

    playground: Playground
    base: str

    def answer_in(self, seconds: float) -> None:
        """How long LINE takes to accept a reply; 0 is as fast as it can."""
        slow = {"match": REPLY, "kind": "slow", "seconds": seconds}
        self.playground.faults.set([slow] if seconds else [])

    def webhooks(self, count: int, each: int, *, group: bool = False) -> list[bytes]:
        """Signed webhook requests with so many new events each, from different people in turn."""
        return [
            self._request([self._said(turn * each + one, group) for one in range(each)])
            for turn in range(count)
        ]

    def wait_for_calm(self) -> None:
        """Wait until the app has stopped answering."""
        log = self.playground.log
        seen = -1
        while seen < len(log):
            seen = len(log)
            time.sleep(CALM_SECONDS)

    def _said(self, turn: int, group: bool) -> events.Event:
        world = self.playground
        person = world.office.person(ids.user_id(PEOPLE[turn % len(PEOPLE)]))
        chat, place = world.place(person, GROUP if group else "bot")
        said = world.keep(person, chat, {"type": "text", "text": WORDS})
        event: dict[str, Any] = world.event("message", person, place, message=events.text(said, []))
        world.tokens.delivered(event["replyToken"], time.time())
        return event

    def _request(self, happened: list[events.Event]) -> bytes:
        body = self.playground.sender.body(happened)
        head = (
            "POST /line/webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nx-line-signature: {sign(SECRET, body)}\r\n\r\n"
        )
        return head.encode("ascii") + body


@contextmanager
def line_platform() -> Iterator[Line]:
    """The emulator with its people and a group, answering over HTTP."""
    people = [{"name": name} for name in PEOPLE]
    office = {"people": people, "groups": [{"name": GROUP, "members": list(PEOPLE)}]}
    playground = Playground("", SECRET, TOKEN, office=office)
    with serve(playground) as base:
        yield Line(playground, base)
