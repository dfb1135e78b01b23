"""Starts the playground, the web process and the worker, each its own process, on a fresh SQLite file."""

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from addresses import post, refuse_taken, wait_for

HERE = Path(__file__).parent
ROOM = HERE / "var" / "play"
OFFICE = HERE / "samples" / "playground.json"
WORKBOOK = HERE / "samples" / "office-2567.xlsx"
STARTS = datetime.fromisoformat("2024-08-29T09:00:00+07:00")
BIN = Path(sys.executable).parent
PAGE_PORT, APP_PORT = 8000, 8001
SHEET_ID = "sample-sheet"


@dataclass
class Play:
    """A running playground: where it is and the processes that make it."""

    room: Path
    page_port: int
    app_port: int
    database: str = ""
    secret: str = field(default_factory=lambda: secrets.token_hex(16))
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def page(self) -> str:
        """The playground's address."""
        return f"http://localhost:{self.page_port}"

    @property
    def app(self) -> str:
        """The app's address."""
        return f"http://127.0.0.1:{self.app_port}"

    @cached_property
    def environment(self) -> dict[str, str]:
        """The app's settings: the same code as against the real services, other addresses."""
        from playground.service_account import make_credentials

        peer = f"http://127.0.0.1:{self.page_port}"
        return {
            **os.environ,
            "DATABASE_URL": self.database or f"sqlite:///{self.room / 'office.db'}",
            "LINE_CHANNEL_SECRET": self.secret,
            "LINE_CHANNEL_ACCESS_TOKEN": self.token,
            "LINE_API_BASE": peer,
            "SHEETS_API_BASE": peer,
            "GOOGLE_CREDENTIALS": json.dumps(make_credentials(peer)),
            "GOOGLE_SHEET_ID": SHEET_ID,
            "PUBLIC_URL": self.app,
            "SECRET_KEY": secrets.token_hex(16),
            "OFFICE_NAME": "สพป.ตัวอย่าง เขต 1",
            "PORT": str(self.app_port),
            "NOW": f"@{self.room / 'clock'}",
        }

    def start(self) -> None:
        """Set everything up afresh and start the three processes."""
        refuse_taken(self.page_port, self.app_port)
        self.make_room()
        self.run("migrate")
        self.run("import", str(WORKBOOK))
        self.start_playground()
        self.start_web()
        self.start_worker()
        wait_for(f"{self.page}/_play/state")
        wait_for(f"{self.app}/healthz")
        self.enrol()
        for group in json.loads(OFFICE.read_text("utf-8"))["groups"]:
            post(f"{self.page}/_play/join", {"chat": group["name"]})

    def make_room(self) -> None:
        """An empty folder with the office clock at its first morning."""
        shutil.rmtree(self.room, ignore_errors=True)
        self.room.mkdir(parents=True)
        (self.room / "clock").write_text(str(STARTS.timestamp() - time.time()), "ascii")

    def run(self, *command: str) -> str:
        """Run a command of the app and give back what it prints."""
        done = subprocess.run(
            [BIN / "flask", "--app", "app", *command],
            cwd=HERE,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        return done.stdout

    def start_playground(self) -> None:
        """The emulator of LINE and Google Sheets, with its page."""
        options = {
            "--port": str(self.page_port),
            "--webhook": f"{self.app}/line/webhook",
            "--secret": self.secret,
            "--token": self.token,
            "--clock": str(self.room / "clock"),
            "--sheet-id": SHEET_ID,
            "--office": str(OFFICE),
        }
        words = [word for option in options.items() for word in option]
        self._start("playground", [sys.executable, "-m", "playground", *words])

    def start_web(self) -> None:
        """The web process, as the Procfile starts it."""
        bind = ["--bind", f"127.0.0.1:{self.app_port}"]
        self._start("web", [str(BIN / "gunicorn"), "--config", "gunicorn.conf.py", *bind, "app:web()"])

    def start_worker(self, name: str = "worker") -> None:
        """The worker, as the Procfile starts it."""
        self._start(name, [str(BIN / "flask"), "--app", "app", "worker"])

    def enrol(self) -> None:
        """A code for everybody; the playground sends each but the last, which the first screen shows."""
        names = [person["name"] for person in json.loads(OFFICE.read_text("utf-8"))["people"]]
        lines = self.run("enrol", *names).splitlines()
        codes = {name: code for code, name in (line.split("\t") for line in lines)}
        last = names[-1]
        send = {
            "codes": {name: codes[name] for name in names[:-1]},
            "show": {"name": last, "code": codes[last]},
        }
        post(f"{self.page}/_play/codes", send)

    def stop(self) -> None:
        """End the processes that this one started."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()

    def _start(self, name: str, command: list[str]) -> None:
        """In a process group of its own, so that Ctrl-C reaches it through `stop` only, and in good order."""
        with (self.room / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                command, cwd=HERE, env=self.environment, stdout=log, stderr=log, process_group=0
            )


def main() -> None:
    """Run until Ctrl-C, or until one of the three ends by itself."""
    play = Play(ROOM, PAGE_PORT, APP_PORT)
    for told_to_stop in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(told_to_stop, lambda *_: sys.exit(0))
    print("กำลังเตรียมสำนักงานตัวอย่าง … (setting up the sample office)", flush=True)
    try:
        play.start()
        print(f"พร้อมแล้ว เปิด {play.page} (the app itself: {play.app}; Ctrl-C ends)", flush=True)
        while all(process.poll() is None for process in play.processes.values()):
            time.sleep(0.5)
        ended = [name for name, process in play.processes.items() if process.poll() is not None]
        print(f"{', '.join(ended)} ended by itself; see the logs in var/play", file=sys.stderr)
    except KeyboardInterrupt:
        print("")
    finally:
        for told_again in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(told_again, signal.SIG_IGN)  # nothing keeps running when Ctrl-C comes twice
        play.stop()


if __name__ == "__main__":
    main()
