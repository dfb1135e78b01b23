"""The sample office at work inside a test: the app, the emulators over real HTTP, and people who talk."""

import json
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from queue_rows import tell_of_openings
from sqlalchemy import Engine
from werkzeug.serving import make_server

from app import machine_clock, serve_house
from config import Settings
from domain.clocks import BANGKOK, Clocks
from domain.codes import new_code
from house import House
from playground.clocks import OfficeClock
from playground.line_platform import Playground
from playground.server import serve
from playground.service_account import make_credentials
from playground.sheets_state import SheetsState
from scheduler.responder import run_until_idle
from storage.import_office import import_office
from storage.store import Store

ROOT = Path(__file__).parent.parent
WORKBOOK = ROOT / "samples" / "office-2567.xlsx"
PLAYGROUND = ROOT / "samples" / "playground.json"
STARTS = datetime(2024, 8, 29, 9, 0, tzinfo=BANGKOK)
logging.getLogger("werkzeug").setLevel(logging.ERROR)
SECRET, TOKEN, SHEET = "test-secret", "test-token", "test-sheet"


def fill_with_sample(engine: Engine) -> None:
    """Bring the sample workbook in."""
    report = import_office(engine, WORKBOOK, today=date(2024, 8, 29))
    assert report.ok, report


@dataclass(frozen=True, kw_only=True)
class HouseOn(House):
    """A house on an engine that outlives it."""

    engine: Engine

    @cached_property
    def store(self) -> Store:
        return Store(self.engine, self.settings.secret_key)


@dataclass
class Office:
    """People say and press; the app answers; the emulator's log is the witness."""

    playground: Playground
    sheets: SheetsState
    house: House
    webhook: str
    shows_planners: bool = False
    seen: dict[str, int] = field(default_factory=dict)

    def say(self, who: str, text: str, chat: str = "bot", **how: Any) -> list[str]:
        """Somebody writes; gives what the bot then says in that chat, as text."""
        self.playground.say(who, text, chat, **how)
        return self.heard(who, chat)

    def press(self, who: str, data: str, chat: str = "bot") -> list[str]:
        """Somebody presses a button that carries `data`."""
        self.playground.press(who, {"type": "postback", "label": "x", "data": data}, chat)
        return self.heard(who, chat)

    def heard(self, who: str, chat: str = "bot") -> list[str]:
        """Let the app finish; what the bot has said in that chat since the last look, as text."""
        self.settle()
        return [said(message) for message in self.messages(who, chat)]

    def messages(self, who: str, chat: str = "bot") -> list[dict[str, Any]]:
        """The bot's LINE messages in that chat since the last look."""
        place = self.person(who) if chat == "bot" else self.playground.office.group(chat).id
        everything = self.playground.log.messages_to(place)
        new = everything[self.seen.get(place, 0) :]
        self.seen[place] = len(everything)
        return list(new)

    def settle(self) -> None:
        """What is due is done, as `worker --once` does it; the sheet if it is looked at, menus never."""
        assert self.playground.sender.wait_idle()
        sheet = [] if self.shows_planners else self.house.planners.steps
        spared = [*sheet, *self.house.menus]
        run_until_idle([step for step in self.house.once if step not in spared], "test")

    def person(self, who: str) -> str:
        """Somebody's LINE user id."""
        return str(self.playground.office.person(who).id)

    def enrol(self, *names: str) -> None:
        """These people sent their codes on another day, and heard of what is open.

        Sending a code is told in `test_the_story`, what is open in `test_reminders`.
        """
        now = self.house.clocks.office()
        for name in names:
            code = self.code_of(name)
            with self.house.store.work() as work:
                assert work.people.enrol(code, work.people.meet("user", self.person(name)), now)
        tell_of_openings(self.house.store, now.date())

    def tie(self, chat: str, unit: str = "") -> None:
        """The bot is in this group, which is tied to the unit or to the whole office."""
        self.playground.join(chat)
        self.settle()
        with self.house.store.work() as work:
            ids = {name: id_ for id_, name in work.groups.units()}
            group = work.people.meet("group", self.playground.office.group(chat).id)
            work.groups.tie(group.id, ids[unit] if unit else None)
        self.messages("", chat)

    def code_of(self, name: str) -> str:
        """A fresh enrolment code."""
        code = new_code()
        with self.house.store.work() as work:
            (person,) = work.people.named(name)
            work.people.add_code(person.id, code, self.house.clocks.office())
        return code

    def move(self, by: str | float) -> None:
        """Move the office clock forward, and let the app do what is due then."""
        self.playground.clock.move_by(by)
        self.settle()


def said(message: dict[str, Any]) -> str:
    """The words of a message: its text, or what stands for a Flex message."""
    return str(message.get("text") or message.get("altText"))


@contextmanager
def open_office(engine: Engine, folder: Path, *, shows_planners: bool) -> Iterator[Office]:
    """A sample office on this database, on 29 Aug 2567 at 09:00."""
    (folder / "clock").write_text(str(STARTS.timestamp() - time.time()), "ascii")
    clock = OfficeClock(folder / "clock")
    playground = Playground("", SECRET, TOKEN, office=json.loads(PLAYGROUND.read_text("utf-8")), clock=clock)
    sheets = SheetsState(SHEET)
    with serve(playground, sheets=sheets) as peer:
        settings = Settings(
            database_url=engine.url.render_as_string(hide_password=False),
            line_channel_secret=SECRET,
            line_channel_access_token=TOKEN,
            line_api_base=peer,
            sheets_api_base=peer,
            google_credentials=json.dumps(make_credentials(peer)),
            google_sheet_id=SHEET,
            public_url="http://localhost",
            secret_key="test",
            office_name="สพป.ตัวอย่าง เขต 1",
        )
        house = HouseOn(settings, Clocks(clock.now, machine_clock), engine=engine)
        with listening(house) as webhook:
            playground.change_settings(webhook_url=webhook)
            yield Office(playground, sheets, house, webhook, shows_planners)


@contextmanager
def listening(house: House) -> Iterator[str]:
    """The app's web side in a thread; answering is left to `settle`, so that tests decide when."""
    server = make_server("127.0.0.1", 0, serve_house(house, lambda: None), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/line/webhook"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
