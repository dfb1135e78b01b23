"""`python -m playground`: the emulator as a process of its own, until it is told to stop."""

import argparse
import json
import signal
import threading
from pathlib import Path

from playground.clocks import OfficeClock
from playground.line_platform import Playground
from playground.server import serve
from playground.sheets_state import SheetsState


def main() -> None:
    asked = _arguments()
    office = json.loads(asked.office.read_text(encoding="utf-8"))
    clock = OfficeClock(asked.clock)
    playground = Playground(asked.webhook, asked.secret, asked.token, office=office, clock=clock)
    stopped = threading.Event()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wanted, lambda *_: stopped.set())
    with serve(playground, port=asked.port, sheets=SheetsState(asked.sheet_id)):
        stopped.wait()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--webhook", required=True, help="where the app takes LINE's webhooks")
    parser.add_argument("--secret", required=True, help="the channel secret that signs them")
    parser.add_argument("--token", required=True, help="the channel access token the app must show")
    parser.add_argument(
        "--clock", type=Path, required=True, help="a file with the office clock's offset in seconds"
    )
    parser.add_argument("--sheet-id", required=True, help="the id of the one spreadsheet")
    parser.add_argument("--office", type=Path, required=True, help="a JSON file of people and groups")
    return parser.parse_args()


if __name__ == "__main__":
    main()
