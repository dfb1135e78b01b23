"""The Sheets emulator alone on a free port, for tests that need a spreadsheet and nothing else."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask

from playground.server import HERE, Server
from playground.service_account import make_credentials
from playground.sheets_api import sheets_blueprint
from playground.sheets_state import SheetsState

POLL = 0.01  # seconds until the server notices that it is to stop


@dataclass(frozen=True)
class RunningSheets:
    """Where the emulator listens, and a service account that it knows."""

    base_url: str
    credentials: dict[str, str]


@contextmanager
def serve_sheets(
    sheets: SheetsState, wrap: Callable[[Any], Any] = lambda app: app
) -> Iterator[RunningSheets]:
    """Serve until the block ends; `wrap` puts faults around the WSGI application."""
    app = Flask("sheets")
    app.register_blueprint(sheets_blueprint(sheets))
    server = Server(0, wrap(app.wsgi_app))
    threading.Thread(target=server.serve_forever, args=(POLL,), daemon=True).start()
    base_url = f"http://{HERE}:{server.server_port}"
    try:
        yield RunningSheets(base_url, make_credentials(base_url))
    finally:
        server.shutdown()
        server.server_close()
