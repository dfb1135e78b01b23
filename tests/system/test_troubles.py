"""What the processes do while the database, LINE or the sheet is away."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import requests
from databases import fresh
from host_commands import NO_DATABASE, NOBODY, SECRET, SETTINGS, answers, flask, started
from kept_promises import (
    every_confirmation_was_said,
    every_word_had_its_effect_once,
    the_sheet_shows_the_database,
)
from office_running import RunningOffice, fill_with_enrolled, running_office
from patience import free_port, until
from scripted_day import PROBLEM, SRI, Day

from playground.posting import sign
from playground.witness import PUSH, REPLY

SOON = 3.0  # the door gives up after 1.5 s; the rest is for a machine that is busy


def test_without_a_database_the_door_and_the_health_page_answer_503_in_two_seconds(tmp_path: Path) -> None:
    port = str(free_port())
    with started("web", SETTINGS | {"DATABASE_URL": NO_DATABASE, "PORT": port}, tmp_path):
        until(lambda: answers(port), "the web process")
        health = requests.get(f"http://127.0.0.1:{port}/healthz", timeout=30)
        assert health.status_code == 503
        assert health.json() == {"ok": False, "warnings": ["database out of reach"]}
        before = time.monotonic()
        assert knock(f"http://127.0.0.1:{port}", SECRET).status_code == 503
        assert time.monotonic() - before < SOON


def test_a_locked_database_is_503_in_two_seconds_and_the_event_comes_again(tmp_path: Path) -> None:
    with at_work(tmp_path, "web", "worker") as day:
        day.owed = {SRI: "E5"}
        with locked(day.office):
            before = time.monotonic()
            assert knock(day.office.play.app, day.office.play.secret).status_code == 503
            assert time.monotonic() - before < SOON
            day.office.playground.say(SRI, "งานของฉัน")
            assert day.office.playground.log.wait_for(lambda log: bool(log.of_kind("webhook")))
            (refused,) = day.office.playground.log.of_kind("webhook")[:1]
            assert refused.outcome != "ok"
        day.report(60, PROBLEM)
        day.office.settle()
        every_confirmation_was_said(day)
        assert len(day.office.playground.log.messages_to(day.place(SRI))) == 2


def test_processes_start_while_line_is_down_and_answer_when_it_is_back(tmp_path: Path) -> None:
    with at_work(tmp_path, "web", "worker", LINE_API_BASE=NOBODY) as day:
        day.report(60, PROBLEM)
        day.list_work()
        assert day.office.playground.log.messages_to(day.place(SRI)) == []
        for name in ("web", "worker"):
            day.office.kill(name)
        day.office.play.environment["LINE_API_BASE"] = day.office.play.environment["SHEETS_API_BASE"]
        day.office.start("web", "worker")
        day.office.settle()
        every_confirmation_was_said(day)
        every_word_had_its_effect_once(day)


def test_line_in_trouble_for_a_moment_loses_no_answer_and_no_push(tmp_path: Path) -> None:
    with at_work(tmp_path, "web", "worker") as day:
        troubles: list[dict[str, Any]] = [
            {"match": REPLY, "kind": "reset_before", "times": 3},
            {"match": PUSH, "kind": "status", "status": 500, "times": 3},
        ]
        day.office.playground.faults.set(troubles)
        day.report(60)
        day.announce("พรุ่งนี้ประชุม 9 โมง")
        day.office.settle()
        every_confirmation_was_said(day)
        assert len({entry.to for entry in day.office.playground.log.pushes()}) == 11
        assert len(day.office.playground.log.pushes()) == 11


def test_the_story_goes_on_without_the_sheet_which_catches_up(tmp_path: Path) -> None:
    with at_work(tmp_path, "web", "worker") as day:
        day.office.playground.faults.set([{"match": "/v4/|/token", "kind": "status", "status": 503}])
        day.report(60, PROBLEM)
        until(lambda: warned(day.office, "sheet: "), "a warning on the health page")
        assert flask(day.office.play.environment, "mirror").returncode == 1
        day.office.playground.faults.clear()
        mirrored = flask(day.office.play.environment, "mirror")
        assert mirrored.returncode == 0, mirrored.stderr
        every_confirmation_was_said(day)
        the_sheet_shows_the_database(day.office)
        assert not warned(day.office, "sheet: ")


@contextmanager
def at_work(folder: Path, *names: str, **environment: str) -> Iterator[Day]:
    """A day with everybody enrolled and these processes running, on SQLite."""
    with (
        fresh("sqlite", folder, fill_with_enrolled) as url,
        running_office(url, folder, *names, **environment) as office,
    ):
        yield Day(office)


@contextmanager
def locked(office: RunningOffice) -> Iterator[None]:
    """Another process, this one, holds SQLite's write lock."""
    with closing(sqlite3.connect(office.engine.url.database or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def knock(app: str, secret: str) -> requests.Response:
    """A signed webhook with one event in a 1:1 chat."""
    event: dict[str, Any] = {"type": "follow", "source": {"type": "user", "userId": "U" + "0" * 32}}
    body = json.dumps(
        {"destination": "U", "events": [event | {"webhookEventId": "01", "timestamp": 1}]}
    ).encode()
    headers = {"x-line-signature": sign(secret, body)}
    return requests.post(f"{app}/line/webhook", data=body, headers=headers, timeout=30)


def warned(office: RunningOffice, word: str) -> bool:
    """Whether the health page warns of something with this word."""
    health = office.health()
    return health is not None and any(word in warning for warning in health.json()["warnings"])
