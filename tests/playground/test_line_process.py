"""The emulator as a process of its own."""

import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def state_once_up(base: str) -> dict[str, object]:
    deadline = time.monotonic() + 20
    while True:
        try:
            found: dict[str, object] = requests.get(f"{base}/_play/state", timeout=5).json()
            return found
        except requests.ConnectionError:
            assert time.monotonic() < deadline, "the emulator did not come up"


def test_it_starts_serves_its_page_and_stops_when_told(tmp_path: Path) -> None:
    office, clock, port = tmp_path / "office.json", tmp_path / "clock", free_port()
    office.write_text(json.dumps({"people": [{"name": "มาลี"}], "groups": []}))
    clock.write_text("3600")
    options = {
        "port": port,
        "webhook": "http://127.0.0.1:9/",
        "secret": "s",
        "token": "t",
        "sheet-id": "sheet",
    }
    options |= {"clock": clock, "office": office}
    flags = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    process = subprocess.Popen([sys.executable, "-m", "playground", *flags], cwd=ROOT)
    try:
        base = f"http://127.0.0.1:{port}"
        assert state_once_up(base)["people"]
        assert requests.get(base, timeout=5).headers["Content-Type"].startswith("text/html")
        assert requests.get(f"{base}/v4/spreadsheets/sheet", timeout=5).status_code == 401
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    finally:
        process.kill()
