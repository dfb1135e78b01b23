"""The entry of every process: reads settings and clocks, and makes the Flask application and its commands."""

import gc
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from flask import Flask, Response, jsonify

import commands
import doctor
from bot.for_us import Ears
from bot.qr import draw_qr
from bot.webhook import LARGEST, make_door
from config import read_settings
from console.files import make_files
from console.pages import Pages, make_console
from domain.clocks import BANGKOK, Clocks
from house import House
from scheduler.responder import Responder
from storage.door import Door
from storage.engine import DOOR_BUSY_MS, make_engine
from storage.inbox import Inbox


@dataclass
class OffsetFile:
    """The office clock's offset to machine time, in seconds: re-read each time, never going back."""

    path: Path
    furthest: float | None = None

    def read(self) -> timedelta:
        """The offset; what cannot be read leaves it where it was."""
        try:
            written = float(self.path.read_text("ascii"))
        except (OSError, ValueError):
            return timedelta(seconds=self.furthest or 0.0)
        self.furthest = written if self.furthest is None else max(self.furthest, written)
        return timedelta(seconds=self.furthest)


def machine_clock() -> datetime:
    """Machine time."""
    return datetime.now(UTC)


def make_clocks(now: str) -> Clocks:
    """Both clocks; `now` fixes the office clock, or `@FILE` names the file of its offset."""
    if now.startswith("@"):
        offset = OffsetFile(Path(now[1:]))
        return Clocks(lambda: (machine_clock() + offset.read()).astimezone(BANGKOK), machine_clock)
    if now:
        fixed = datetime.fromisoformat(now).astimezone(BANGKOK)
        return Clocks(lambda: fixed, machine_clock)
    return Clocks(lambda: machine_clock().astimezone(BANGKOK), machine_clock)


def create_app() -> Flask:
    """The web application and its commands; nothing needs LINE or Google in order to start."""
    house = make_house()
    return serve_house(house, lambda: None)


def web() -> Flask:
    """What gunicorn serves: the application, with the threads that answer."""
    house = make_house()
    responder = Responder(house.answering)
    responder.start()
    app = serve_house(house, responder.ring)
    gc.freeze()  # what was made at the start stays: collecting through it would stop the door every so often
    return app


def make_house() -> House:
    """Settings and clocks of this process. Raises `SettingsRefused`."""
    settings = read_settings()
    stamp = structlog.processors.TimeStamper(fmt="iso")
    structlog.configure(
        processors=[structlog.processors.add_log_level, stamp, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    return House(settings, make_clocks(settings.now))


def serve_house(house: House, ring: Callable[[], None]) -> Flask:
    """The HTTP side of a house; `ring` is called when something was kept."""
    app = Flask("kon_kamnot", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    inbox = Inbox(make_engine(house.settings.database_url, busy_ms=DOOR_BUSY_MS))
    door = Door(inbox, house.clocks.machine)
    app.register_blueprint(make_door(house.settings.secrets, Ears(house.settings.call_word), door, ring))
    app.register_blueprint(make_files(house.web_desk))
    pages = Pages(house.web_desk, draw_qr, house.clocks.office)
    app.register_blueprint(make_console(house.links, pages))

    @app.get("/healthz")
    def healthz() -> tuple[Response, int]:
        report, healthy = doctor.health(house.store, house.clocks)
        return jsonify(report), 200 if healthy else 503

    commands.add_commands(app, house)
    return app
