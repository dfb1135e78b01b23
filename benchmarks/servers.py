"""The web servers that are measured: gunicorn with the project's settings, each a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
STARTS_WITHIN = 30.0
NEEDED = {  # gunicorn.conf.py refuses to start without them, whatever it serves
    "LINE_CHANNEL_SECRET": "bench",
    "LINE_CHANNEL_ACCESS_TOKEN": "bench",
    "PUBLIC_URL": "http://localhost",
    "SECRET_KEY": "bench",
}


@dataclass(frozen=True)
class Server:
    """A gunicorn that listens on `port`."""

    port: int
    pid: int

    def memory(self) -> float:
        """The resident memory of its largest worker process, in MiB (on Linux)."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return max(_resident(Path(f"/proc/{child}/status")) for child in children)


@contextmanager
def gunicorn(application: str, settings: dict[str, str]) -> Iterator[Server]:
    """Serve `module:callable()` under gunicorn.conf.py until the block ends; what it logs is dropped."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "gunicorn.conf.py",
        "--bind",
        f"127.0.0.1:{port}",
    ]
    process = subprocess.Popen(
        [*command, "--log-level", "critical", application],
        cwd=ROOT,
        env={**os.environ, **NEEDED, **settings},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_until_open(port, process)
        yield Server(port, process.pid)
    finally:
        os.killpg(process.pid, 9)
        process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_until_open(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Until the process listens; ends the benchmark when it does not."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("gunicorn did not start; try it by hand as the Procfile does")


def _resident(status: Path) -> float:
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024
