"""The processes as a host starts them, and the commands as a coordinator gives them."""

import json
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import requests
from databases import KINDS, fresh
from host_commands import NO_DATABASE, PROCFILE, SETTINGS, answers, flask, started
from kept_promises import the_sheet_shows_the_database
from office import ROOT, WORKBOOK
from office_running import RunningOffice, fill_with_enrolled, running_office
from patience import free_port, until
from scripted_day import SRI
from sqlalchemy import text

from storage.engine import make_engine, writing


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_lines_of_the_procfile_start_on_an_empty_database(kind: str, tmp_path: Path) -> None:
    port = str(free_port())
    with fresh(kind, tmp_path) as url:
        empty(url)
        settings = (
            SETTINGS | {"DATABASE_URL": url, "PORT": port} | ({"DYNO": "1"} if kind != "sqlite" else {})
        )
        for _ in ("first", "again"):
            released = subprocess.run(shlex.split(PROCFILE["release"]), cwd=ROOT, env=settings, check=False)
            assert released.returncode == 0
        with started("web", settings, tmp_path), started("worker", settings, tmp_path) as worker:
            until(lambda: answers(port), "the web process")
            health = requests.get(f"http://127.0.0.1:{port}/healthz", timeout=5)
            assert health.status_code == 200
            assert health.json() == {
                "ok": True,
                "warnings": [],
                "ages_seconds": dict.fromkeys(["oldest_event", "oldest_call", "oldest_notice", "mirror_lag"]),
            }
            until(lambda: "worker started" in (tmp_path / "worker.log").read_text("utf-8"), "the worker")
            assert worker.poll() is None


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_process_with_nonsense_in_its_settings_ends_with_a_sentence(name: str, tmp_path: Path) -> None:
    settings = SETTINGS | {"DATABASE_URL": f"sqlite:///{tmp_path / 'office.db'}", "PARTICLE": "จ้ะ"}
    with started(name, settings, tmp_path) as process:
        assert process.wait(timeout=30) == 1
    assert "PARTICLE: Input should be" in (tmp_path / f"{name}.log").read_text("utf-8")


def test_import_says_what_it_would_do_does_it_once_and_refuses_what_is_no_workbook(tmp_path: Path) -> None:
    with fresh("sqlite", tmp_path) as url:
        settings = SETTINGS | {"DATABASE_URL": url}
        would = flask(settings, "import", str(WORKBOOK), "--dry-run", "--json")
        assert would.returncode == 0
        assert json.loads(would.stdout)["added"]["บุคลากร"] == 12
        assert json.loads(flask(settings, "import", str(WORKBOOK), "--json").stdout) == json.loads(
            would.stdout
        )
        again = json.loads(flask(settings, "import", str(WORKBOOK), "--json").stdout)
        assert again["ok"] and again["added"] == again["changed"] == again["cancelled"] == {}
        refused = flask(settings, "import", str(ROOT / "README.md"))
        assert refused.returncode == 1 and "ไฟล์นี้ไม่ใช่ .xlsx" in refused.stdout
        refused = flask(settings, "import", str(ROOT / "README.md"), "--json")
        assert refused.returncode == 1 and json.loads(refused.stdout)["ok"] is False


def test_enrol_prints_a_code_for_who_is_known_and_refuses_who_is_not(tmp_path: Path) -> None:
    with fresh("sqlite", tmp_path, fill_with_enrolled) as url:
        settings = SETTINGS | {"DATABASE_URL": url}
        code = flask(settings, "enrol", SRI)
        assert code.returncode == 0 and len(code.stdout.strip()) == len("ABCD-EFGH")
        unknown = flask(settings, "enrol", "ไม่มี ใครรู้จัก")
        assert unknown.returncode == 1 and "ไม่พบ" in unknown.stderr


def test_doctor_finds_everything_in_order_or_says_what_to_do(tmp_path: Path) -> None:
    with fresh("sqlite", tmp_path, fill_with_enrolled) as url, running_office(url, tmp_path) as office:
        well = flask(office.play.environment, "doctor")
        assert well.returncode == 0 and "✗" not in well.stdout
        unwell = flask(SETTINGS | {"DATABASE_URL": url}, "doctor")
        assert unwell.returncode == 1 and "✗ LINE: ติดต่อไม่ได้" in unwell.stdout
        nothing = flask(SETTINGS | {"DATABASE_URL": NO_DATABASE}, "doctor")
        assert nothing.returncode == 1 and "✗ ฐานข้อมูล: ต่อไม่ได้" in nothing.stdout


def test_worker_once_does_all_that_is_due_and_the_second_time_nothing(tmp_path: Path) -> None:
    with fresh("sqlite", tmp_path, fill_with_enrolled) as url, running_office(url, tmp_path) as office:
        office.playground.clock.move_by("next_morning")
        assert flask(office.play.environment, "worker", "--once").returncode == 0
        assert len(office.playground.log.pushes()) == 11
        the_sheet_shows_the_database(office)
        kept, seen = dump(office), len(office.playground.log)
        assert flask(office.play.environment, "worker", "--once").returncode == 0
        assert dump(office) == kept
        assert len(office.playground.log) == seen


def empty(url: str) -> None:
    """A database as a host hands it out."""
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).unlink()
        return
    engine = make_engine(url)
    with writing(engine) as session:
        session.execute(text("DROP SCHEMA public CASCADE"))
        session.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def dump(office: RunningOffice) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the database."""
    tables = office.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: office.rows(f'SELECT * FROM "{name}" ORDER BY 1') for (name,) in tables}
