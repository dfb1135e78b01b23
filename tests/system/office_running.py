"""The sample office as real processes: gunicorn and workers, pointed at emulators that the test holds."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from office import PLAYGROUND, STARTS, fill_with_sample
from patience import PATIENCE, free_port, until
from quiet_logs import nothing_leaked
from sqlalchemy import Engine, text

from domain.codes import new_code
from play import SHEET_ID, Play
from playground import ids
from playground.clocks import OfficeClock
from playground.line_platform import Playground
from playground.server import serve
from playground.sheets_state import SheetsState
from scheduler.mirror_sheet import LEASE
from storage.engine import make_engine, reading, writing
from storage.store import Store

PEOPLE = [person["name"] for person in json.loads(PLAYGROUND.read_text("utf-8"))["people"]]
LEASES = {"conversation": "lease_until", "call": "lease_until", "lease": "until"}
REAL_PATIENCE = LEASE.total_seconds() + 2 * PATIENCE  # nobody's lease is longer than the sheet's
WAITING = {
    "notice": "id, kind, template, inbox_id, push_at, call_id, alone FROM notice WHERE state = 'waiting'",
    "call": "id, kind, outcome, tries, next_try_at, lease_by, lease_until FROM call WHERE state = 'open'",
    "event": "id, conversation, tries, next_try_at, error FROM inbox WHERE state = 'waiting'",
}
HOLDERS = {"conversation": "lease_by", "call": "lease_by", "lease": "holder"}


def fill_with_enrolled(engine: Engine) -> None:
    """The sample office, with everybody enrolled."""
    fill_with_sample(engine)
    with Store(engine).work() as work:
        for name in PEOPLE:
            chat = work.people.meet("user", ids.user_id(name))
            (person,) = work.people.named(name)
            code = new_code()
            work.people.add_code(person.id, code, STARTS)
            assert work.people.enrol(code, chat, STARTS)


@dataclass
class RunningOffice:
    """Processes by name (web, worker, worker2), and the test's own eyes on the database."""

    play: Play
    playground: Playground
    sheets: SheetsState
    engine: Engine
    in_real_time: bool = False

    @property
    def store(self) -> Store:
        """The database, to look at."""
        return Store(self.engine)

    def start(self, *names: str) -> None:
        """Start these processes, and wait for none of them."""
        for name in names:
            if name == "web":
                self.play.start_web()
            else:
                self.play.start_worker(name)

    def kill(self, name: str) -> None:
        """`kill -9` of the process and all that it started."""
        self._signal(name, signal.SIGKILL)
        self.play.processes[name].wait()

    def freeze(self, name: str) -> None:
        """It stands still and hears no answer, as if killed a moment later."""
        self._signal(name, signal.SIGSTOP)

    def kill_one_of_the_web(self) -> None:
        """One process of gunicorn's; gunicorn starts another."""
        master = self.play.processes["web"].pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if children:
            os.kill(int(children[-1]), signal.SIGKILL)

    def health(self) -> requests.Response | None:
        """The answer of /healthz, if there is one."""
        try:
            return requests.get(f"{self.play.app}/healthz", timeout=10)
        except (requests.ConnectionError, requests.Timeout):
            return None

    def wait_for_web(self) -> None:
        """Until it answers."""
        until(lambda: self.health() is not None, "the web process to answer")

    def until(self, true: Callable[[], object], what: str) -> None:
        """Wait for something that the office does."""

        def look() -> object:
            if not self.in_real_time:
                self._hurry()
            return true()

        until(look, what, REAL_PATIENCE if self.in_real_time else PATIENCE)

    def settle(self) -> None:
        """Until every webhook is delivered and nothing waits any more."""
        self.until(self._is_idle, "nothing to be waiting any more")

    def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        """Ask the database."""
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    def last_words(self) -> str:
        """What waits still, and the end of every log, for a test that failed."""
        logs = sorted(self.play.room.glob("*.log"))
        ends = [f"== {log.name}\n{log.read_text('utf-8')[-3000:]}" for log in logs]
        return "\n".join([*self._waiting(), *ends])

    def _waiting(self) -> Iterator[str]:
        health = self.health()
        yield f"== waiting: {health.text if health is not None else 'nobody says'}"
        for what, those in WAITING.items():
            yield from (f"{what}: {row}" for row in self.rows(f"SELECT {those}"))

    def _is_idle(self) -> bool:
        health = self.health()
        if health is None or not self.playground.sender.wait_idle(0) or self.playground.sender.undelivered:
            return False
        waiting = self.rows("SELECT 1 FROM notice WHERE state = 'waiting' AND inbox_id IS NOT NULL LIMIT 1")
        return not waiting and not any(age is not None for age in health.json()["ages_seconds"].values())

    def _signal(self, name: str, number: signal.Signals) -> None:
        os.killpg(self.play.processes[name].pid, number)

    def _hurry(self) -> None:
        """What a minute of waiting would do: LINE delivers again, and the leases of the dead run out."""
        self.playground.sender.redeliver_now()
        self._end_leases_of_the_dead()

    def _end_leases_of_the_dead(self) -> None:
        for table, ends in LEASES.items():
            holder = HOLDERS[table]
            with reading(self.engine) as session:
                found = session.scalars(
                    text(f"SELECT DISTINCT {holder} FROM {table} WHERE {ends} IS NOT NULL")
                )
                dead = [name for name in found if name and not _lives(name)]
            for name in dead:
                with writing(self.engine) as session:
                    statement = f"UPDATE {table} SET {ends} = :ended WHERE {holder} = :name"
                    session.execute(text(statement), {"ended": LONG_AGO, "name": name})


LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC).strftime("%Y-%m-%d %H:%M:%S.000000")


def _lives(holder: str) -> bool:
    """Whether the process of a lease such as web-4711-0a1b2c3d is neither gone nor a zombie."""
    try:
        stat = Path(f"/proc/{holder.split('-')[1]}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


@contextmanager
def running_office(url: str, folder: Path, *names: str, **environment: str) -> Iterator[RunningOffice]:
    """An office on this database with these processes started; nothing they log tells a word or a secret."""
    play = Play(folder / "play", 0, free_port(), url)
    play.make_room()
    office, clock = json.loads(PLAYGROUND.read_text("utf-8")), OfficeClock(play.room / "clock")
    playground = Playground(f"{play.app}/line/webhook", play.secret, play.token, office=office, clock=clock)
    sheets = SheetsState(SHEET_ID)
    with serve(playground, sheets=sheets) as peer:
        play.page_port = urlsplit(peer).port or 0
        play.environment.update(environment)
        running = RunningOffice(play, playground, sheets, make_engine(url))
        try:
            running.start(*names)
            if "web" in names:
                running.wait_for_web()
            yield running
        except BaseException:
            print(running.last_words())
            raise
        finally:
            _end(play)
            running.engine.dispose()
        nothing_leaked(play, playground)


def _end(play: Play) -> None:
    for process in play.processes.values():
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
