"""The playground is set up afresh only where nothing answers yet, and leaves nothing running behind."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from play import Play

ROOT = Path(__file__).parent.parent.parent
STOPPED_TWICE = """
import os, signal, sys, time
import play
class Slow:
    processes = {}
    page = app = ""
    def __init__(self, *_): ...
    def start(self): raise KeyboardInterrupt
    def stop(self):
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.01)
        print("all ended")
play.Play = Slow
play.main()
"""


def test_a_second_playground_leaves_the_first_ones_office_alone(tmp_path: Path) -> None:
    (tmp_path / "office.db").write_text("the first one's")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match=str(port)):
            Play(tmp_path, 0, port).start()
    assert (tmp_path / "office.db").read_text() == "the first one's"


def test_ctrl_c_twice_still_ends_every_process() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_TWICE], env=environment, capture_output=True, text=True, check=False
    )
    assert "all ended" in done.stdout and done.returncode == 0, done.stderr
    assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
