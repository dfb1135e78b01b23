"""A real browser on the playground's page, and the pieces of the office that its tests need."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from line_peer import OFFICE, PLAN, SECRET, TOKEN, App, Machine, Peer, running
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, sync_playwright

from playground.line_platform import Playground
from playground.server import serve
from playground.sheets_state import SheetsState

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RED_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
LAPTOP, PHONE = (1280, 800), (390, 780)


@dataclass(frozen=True)
class Desk:
    """The page in front of a person, the office behind it, and what went wrong in the browser."""

    page: Page
    peer: Peer
    sheets: SheetsState
    troubles: list[str]

    def open(self, size: tuple[int, int] = LAPTOP) -> None:
        width, height = size
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(self.peer.base)
        self.page.locator(".person").first.wait_for()

    def be(self, name: str, group: str = "") -> None:
        """Become a person and open the bot's chat or a group's."""
        self.page.locator(".person", has_text=name).click()
        if group:
            self.page.locator(".chats .chat", has_text=group).click()

    def type(self, words: str) -> None:
        self.page.get_by_label("ข้อความ · message", exact=True).fill(words)
        self.page.keyboard.press("Enter")

    def line(self, words: str) -> Locator:
        return self.page.locator(".line", has_text=words).last

    def in_group(self) -> str:
        return self.peer.id(PLAN)

    def last_event(self, kind: str) -> dict[str, Any]:
        return [event for event in self.peer.events() if event["type"] == kind][-1]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def note_troubles(page: Page, base: str, troubles: list[str]) -> None:
    """Errors of scripts and of the console, and requests to anywhere else."""

    def console(said: ConsoleMessage) -> None:
        if said.type == "error":
            troubles.append(said.text)

    def request(made: Request) -> None:
        if not made.url.startswith(base):
            troubles.append(made.url)

    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", console)
    page.on("request", request)


@contextmanager
def desk_of(browser: Browser) -> Iterator[Desk]:
    machine, sheets = Machine(), SheetsState("sheet")
    page = browser.new_page()
    troubles: list[str] = []
    with running(App()) as app:
        playground = Playground(app.url, SECRET, TOKEN, office=OFFICE, machine=machine)
        with serve(playground, sheets=sheets) as base:
            note_troubles(page, base, troubles)
            yield Desk(page, Peer(playground, base, app, machine), sheets, troubles)
            page.close()
