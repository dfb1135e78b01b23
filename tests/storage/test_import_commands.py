"""The commands around the workbook as a coordinator types them: import, its template, and export."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from databases import fresh
from flask import Flask
from importing import SAMPLE
from openpyxl import load_workbook

from app import make_clocks, serve_house
from config import Settings
from house import House
from progress import waiting

NO_GOOGLE: dict[str, Any] = {
    "line_channel_secret": "secret",
    "line_channel_access_token": "token",
    "public_url": "http://localhost:8001",
    "secret_key": "key",
}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with fresh("sqlite", tmp_path) as url:
        yield app_on(url)


def app_on(url: str) -> Flask:
    settings = Settings(database_url=url, **NO_GOOGLE)
    return serve_house(House(settings, make_clocks("2024-08-20T09:00:00+07:00")), lambda: None)


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=words)


def test_a_whole_turn_from_template_to_export(app: Flask, tmp_path: Path) -> None:
    new, out = str(tmp_path / "new.xlsx"), str(tmp_path / "out.xlsx")
    assert "สร้างสมุดงานเปล่าแล้ว" in run(app, "import", "--template", new).output
    assert "มีไฟล์ new.xlsx อยู่แล้ว" in run(app, "import", "--template", new).output
    assert "ไม่มีอะไรเปลี่ยนแปลง" in run(app, "import", new).output
    assert run(app, "import", str(SAMPLE)).exit_code == 0
    assert "รายการ 30 แถว" in run(app, "export", out).output
    assert len(list(load_workbook(out)["รายการ"].rows)) == 31
    assert run(app, "import", out).output.strip() == "ไม่มีอะไรเปลี่ยนแปลง"


def test_json_is_all_that_is_printed(app: Flask) -> None:
    result = run(app, "import", str(SAMPLE), "--dry-run", "--json")
    assert json.loads(result.output)["added"]["รายการ"] == 30
    assert run(app, "import", "ไม่มี.xlsx", "--json").exit_code == 1


UNUSABLE = {
    "not migrated": "sqlite:///{folder}/new.db",
    "no place for it": "sqlite:////dev/null/there/new.db",
    "a folder": "sqlite:///{folder}",
    "nobody there": "postgresql://nobody@127.0.0.1:9/none",
}


@pytest.mark.parametrize("url", UNUSABLE.values(), ids=UNUSABLE)
def test_json_is_printed_whatever_the_database_does(tmp_path: Path, url: str) -> None:
    app = app_on(url.format(folder=tmp_path))
    result = run(app, "import", str(SAMPLE), "--json")
    said = json.loads(result.stdout)
    assert (result.exit_code, said["ok"], said["added"]) == (1, False, {})
    (problem,) = said["problems"]
    assert problem["problem"].startswith("ฐานข้อมูลใช้ไม่ได้ (")
    assert problem["suggestion"] == "ตรวจ DATABASE_URL แล้วสั่ง flask --app app migrate"
    words = run(app, "import", str(SAMPLE))
    assert (words.exit_code, "- ฐานข้อมูลใช้ไม่ได้ (" in words.output) == (1, True)


@pytest.mark.parametrize("name", ["ก" * 86 + ".xlsx", "a" * 300, "a" * 5000 + ".xlsx"])
def test_a_name_that_is_too_long_names_no_file(app: Flask, name: str) -> None:
    result = run(app, "import", name, "--json")
    assert result.exit_code == 1
    assert "ไม่พบไฟล์" in json.loads(result.stdout)["problems"][0]["problem"]
    for command in (("export",), ("import", "--template")):
        result = run(app, *command, name)
        assert (result.exit_code, result.output) == (1, f"Error: เขียนไฟล์ {name} ไม่ได้\n")


def test_a_problem_of_the_whole_file_is_shown_without_a_place(app: Flask) -> None:
    assert run(app, "import", "ไม่มี.xlsx").output == (
        "ยังไม่ได้นำเข้า พบ 1 จุดที่ต้องแก้\n\nต้องแก้\n- ไม่พบไฟล์ ไม่มี.xlsx\n"
    )


def test_a_key_without_google_is_a_sentence(app: Flask) -> None:
    result = run(app, "import", "1AbCdEf")
    assert "ให้ตั้ง GOOGLE_CREDENTIALS ก่อน" in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize("folder", ["ไม่มี", "ไม่มี/ใน"])
def test_a_folder_that_is_not_there_is_a_sentence(app: Flask, tmp_path: Path, folder: str) -> None:
    for command in (("export",), ("import", "--template")):
        result = run(app, *command, str(tmp_path / folder / "a.xlsx"))
        assert (result.exit_code, result.output) == (1, "Error: เขียนไฟล์ a.xlsx ไม่ได้\n")


def test_who_waits_long_is_told_what_is_being_done() -> None:
    said: list[str] = []
    heard = threading.Event()

    def say(line: str) -> None:
        said.append(line)
        heard.set()

    with waiting(say, patience=0.01) as tell:
        tell("กำลังบันทึก")
        assert heard.wait(5)
    assert said[-1] == "กำลังบันทึก …"


def test_who_waits_shortly_is_told_nothing() -> None:
    said: list[str] = []
    with waiting(said.append) as tell:
        tell("กำลังบันทึก")
    assert said == []


def test_what_planners_see_is_exported_as_excel_and_as_csv(app: Flask, tmp_path: Path) -> None:
    assert run(app, "import", str(SAMPLE)).exit_code == 0
    book, folder = tmp_path / "report.xlsx", tmp_path / "csv"
    result = run(app, "export", "--report", str(book), "--csv", str(folder))
    assert "เขียน report.xlsx แล้ว" in result.output and "งานทั้งหมด 30 แถว" in result.output
    titles = load_workbook(book).sheetnames
    assert titles == ["ภาพรวม", "งานทั้งหมด", "ค้างส่ง", "บันทึกความก้าวหน้า", "ทะเบียนคุมเอกสาร", "ประกาศ", "_meta"]
    assert sorted(one.stem for one in folder.iterdir()) == sorted(titles)
    refused = run(app, "export")
    assert refused.exit_code == 2 and "--report" in refused.output


def test_the_worker_keeps_the_report_beside_the_database_where_there_is_no_sheet(tmp_path: Path) -> None:
    with fresh("sqlite", tmp_path) as url:
        app = app_on(url)
        assert run(app, "import", str(SAMPLE)).exit_code == 0
        settings = Settings(database_url=url, **NO_GOOGLE)
        house = House(settings, make_clocks("2024-08-20T09:00:00+07:00"))
        assert house.planners.keep_report("A")
    assert load_workbook(tmp_path / "report.xlsx")["งานทั้งหมด"].max_row == 31


@pytest.mark.parametrize(
    ("url", "room"),
    [
        ("sqlite:///var/kon-kamnot.db", "var"),
        ("sqlite:////srv/bot/data.db?x=1", "/srv/bot"),
        ("sqlite:///data.db", "."),
        ("postgresql://u@h/d", "var"),
    ],
)
def test_where_the_worker_keeps_its_files(url: str, room: str) -> None:
    assert Settings(database_url=url, **NO_GOOGLE).room == Path(room)
