"""The Procfile's lines and the commands, run with the environment that a host gives."""

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests
from office import ROOT

from play import BIN

PROCFILE = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text("utf-8").splitlines())
NOBODY = "http://127.0.0.1:9"
NO_DATABASE = "postgresql://nobody@127.0.0.1:9/nothing"
SECRET = "a-channel-secret"
SETTINGS = {
    "PATH": f"{BIN}:{os.environ['PATH']}",
    "LANG": "C.UTF-8",
    "LINE_CHANNEL_SECRET": SECRET,
    "LINE_CHANNEL_ACCESS_TOKEN": "a-token",
    "LINE_API_BASE": NOBODY,
    "SECRET_KEY": "a-key",
    "PUBLIC_URL": "https://bot.example.go.th",
}


def flask(settings: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """A command of the app, with its exit code and what it printed."""
    words = [str(BIN / "flask"), "--app", "app", *command]
    return subprocess.run(words, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)


@contextmanager
def started(name: str, settings: dict[str, str], folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A line of the Procfile, run as the host runs it."""
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            shlex.split(PROCFILE[name]), cwd=ROOT, env=settings, stdout=log, stderr=log, process_group=0
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def answers(port: str) -> bool:
    """Whether somebody serves this port."""
    try:
        requests.get(f"http://127.0.0.1:{port}/", timeout=5)
    except (requests.ConnectionError, requests.Timeout):
        return False
    return True
