"""The office of sixty at work on a clock that the test turns: app and emulator, worker by worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from habits import HABITS, Habit
from journal import Journal, Stretch
from office import SECRET, TOKEN, Office, listening
from sixty_owes import OPENS, fill_with_sixty
from sixty_people import NAMES, UNITS
from turned_clock import TurnedClock

from bot.line_client import LineClient
from config import Settings
from domain.calls import Call, Result
from domain.clocks import Clocks
from house import House
from playground.clocks import OfficeClock
from playground.line_platform import Playground
from playground.server import serve
from playground.sheets_state import SheetsState
from storage.engine import make_engine
from storage.migrate import migrate

LINE_IS_DOWN = {"match": "/v2/bot", "kind": "status", "status": 500}
LINE_HANGS_UP = {"match": "/v2/bot", "kind": "reset_after"}  # it takes the message, and nobody hears that
FOR_LONG = timedelta(days=4000)
LEASE_IS_OVER = timedelta(seconds=31)


class Killed(BaseException):
    """The worker dies here."""


@dataclass
class DyingLine:
    """LINE for a worker that dies in the middle of a request: before LINE has it, or right after."""

    line: LineClient
    calls_left: int
    before: bool

    def send(self, call: Call) -> Result:
        """Send, while the worker lives."""
        self.calls_left -= 1
        if self.calls_left < 0 and self.before:
            raise Killed
        result = self.line.send(call)
        if self.calls_left < 0:
            raise Killed
        return result

    def __getattr__(self, name: str) -> object:
        return getattr(self.line, name)


@dataclass
class YearOffice(Office):
    """An office whose worker may die, and whose LINE may be away."""

    clock: TurnedClock = field(default_factory=lambda: TurnedClock(OPENS))
    journal: Journal = field(default_factory=Journal)

    def tick(self, at: datetime | None = None) -> None:
        """It is this moment now; the worker does all that is due, and another one if it dies."""
        if at:
            self.clock.turn(at)
        try:
            self.settle()
        except Killed:
            self.journal.kills.append(self.clock.at)
            self.restart()
            self.clock.passes(seconds=LEASE_IS_OVER.total_seconds())
            self.settle()

    def restart(self) -> None:
        """A new worker process: nothing is remembered but what the database holds."""
        self.journal.restarts += 1
        self.house.store.engine.dispose()
        self.house = House(self.house.settings, self.house.clocks)

    def will_die(self, after: int, *, before: bool) -> None:
        """A new worker, which dies in its next request but so many."""
        line = self.house.line
        self.restart()
        vars(self.house)["line"] = DyingLine(line, after, before)

    def taps(self, who: str, data: str) -> None:
        """Somebody presses a button, a second later; what follows comes with the next tick."""
        self.clock.passes(seconds=1)
        self.playground.press(who, {"type": "postback", "label": "x", "data": data})
        self.journal.said += 1

    def writes(self, who: str, words: str, chat: str = "bot") -> None:
        """Somebody writes, a second later."""
        self.clock.passes(seconds=1)
        self.playground.say(who, words, chat)
        self.journal.said += 1

    def blocks(self, who: str) -> None:
        """Somebody blocks the bot."""
        self.playground.unfollow(who)
        self.is_out_of_reach(who)

    def unblocks(self, who: str) -> None:
        """Somebody lets the bot in again."""
        at = self.clock.at
        stretches = self.journal.unreachable
        (blocked,) = [one for one in stretches if one.who == who and one.until > at]
        stretches[stretches.index(blocked)] = replace(blocked, until=at)
        self.playground.follow(who)
        self.tick()

    def is_out_of_reach(self, who: str) -> None:
        """From now on, until further notice."""
        self.journal.unreachable.append(Stretch(who, self.clock.at, self.clock.at + FOR_LONG))

    def enrol_all(self) -> None:
        """Everybody but those who never do; all in one transaction, as if on another day."""
        for name in NAMES:
            if HABITS[name] is not Habit.STRANGER:
                self.enrol(name)


def _people_and_groups() -> dict[str, list[dict[str, object]]]:
    groups = [{"name": unit, "members": list(NAMES[6 * n : 6 * n + 6])} for n, unit in enumerate(UNITS)]
    return {"people": [{"name": name} for name in NAMES], "groups": [{**one, "bot": False} for one in groups]}


@contextmanager
def open_year(folder: Path, policy: str, limit: int, each: int) -> Iterator[YearOffice]:
    """The office of sixty on a SQLite file, on its first morning, with a plan of so many pushes a month."""
    url, clock = f"sqlite:///{folder}/year.db", TurnedClock(OPENS)
    engine = make_engine(url)
    migrate(engine)
    fill_with_sixty(engine, folder, policy, each)
    engine.dispose()
    watch = OfficeClock(machine=clock.seconds)
    peers = _people_and_groups()
    playground = Playground("", SECRET, TOKEN, office=peers, clock=watch, machine=clock.seconds)
    playground.change_settings(limit=limit, redelivery=False)
    with serve(playground) as peer:
        settings = Settings(
            database_url=url,
            line_channel_secret=SECRET,
            line_channel_access_token=TOKEN,
            line_api_base=peer,
            public_url="http://localhost",
            secret_key="test",
            office_name="สพป.ตัวอย่าง เขต 1",
        )
        house = House(settings, Clocks(clock.now, lambda: clock.at.astimezone(UTC)))
        with listening(house) as webhook:
            playground.change_settings(webhook_url=webhook)
            yield YearOffice(playground, SheetsState(""), house, webhook, clock=clock)
