"""The command line: import, export, enrol, worker and the rest; each prints what a coordinator can read."""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask import Flask

from command_troubles import DATABASE_REMEDY, database_or_why, no_database
from doctor import examine
from domain.errors import TryLater
from domain.workbook.report import ImportReport, show_report
from domain.workbook.sheets import Problem
from enrol_command import add_enrol
from progress import Say, waiting
from storage.engine import trouble_is_later
from understand_command import add_understand

if TYPE_CHECKING:
    from house import House

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


def add_commands(app: Flask, house: "House") -> None:
    """Tie every command to the application."""
    for add in (_migrate, _import, _export, add_enrol, _worker, _mirror, _doctor, add_understand):
        add(app, house)


def _migrate(app: Flask, house: "House") -> None:
    @app.cli.command("migrate")
    def migrate() -> None:
        """ปรับฐานข้อมูลให้เป็นรุ่นล่าสุด (ทำซ้ำได้)"""
        with database_or_why():
            house.store.migrate()
        click.echo("ฐานข้อมูลพร้อมใช้")


def _import(app: Flask, house: "House") -> None:
    @app.cli.command("import")
    @click.argument("source", metavar="FILE.xlsx|KEY")
    @click.option("--dry-run", is_flag=True, help="ตรวจอย่างเดียว ไม่บันทึก")
    @click.option("--json", "as_json", is_flag=True, help="พิมพ์ผลเป็น JSON")
    @click.option("--template", is_flag=True, help="สร้างสมุดงานเปล่าที่ FILE.xlsx แล้วจบ")
    def import_(source: str, dry_run: bool, as_json: bool, template: bool) -> None:
        """นำเข้าสมุดงานของเขต (.xlsx หรือรหัส Google Sheet)"""
        if template:
            _template(Path(source))
            return
        say = None if as_json else partial(click.echo, err=True)
        report = _imported(house, source, dry_run=dry_run, say=say)
        click.echo(json.dumps(report.as_json(), ensure_ascii=False) if as_json else show_report(report))
        sys.exit(0 if report.ok else 1)


def _imported(house: "House", source: str, *, dry_run: bool, say: Say | None) -> ImportReport:
    """What came of it; database trouble is a problem like any other, for who reads the report."""
    try:
        with waiting(say) as tell, trouble_is_later():
            return house.import_office(source, dry_run=dry_run, tell=tell)
    except TryLater as later:
        return ImportReport(problems=(Problem("", 0, "", no_database(later), DATABASE_REMEDY),))


def _template(file: Path) -> None:
    from storage.office_template import write_template

    try:
        write_template(file)
    except FileExistsError as there:
        raise click.ClickException(f"มีไฟล์ {file.name} อยู่แล้ว ให้ตั้งชื่อใหม่") from there
    except OSError as no:
        raise click.ClickException(f"เขียนไฟล์ {file.name} ไม่ได้") from no
    click.echo(f"สร้างสมุดงานเปล่าแล้ว กรอกแล้วนำเข้าด้วย import {file.name}")


def _export(app: Flask, house: "House") -> None:
    @app.cli.command("export")
    @click.argument("file", type=FILE, required=False)
    @click.option("--report", type=FILE, help="เขียนตารางที่นักวิเคราะห์เห็นในชีตเป็น FILE.xlsx")
    @click.option("--csv", "folder", type=FOLDER, help="เขียนตารางเดียวกันเป็นไฟล์ .csv ในโฟลเดอร์นี้")
    def export(file: Path | None, report: Path | None, folder: Path | None) -> None:
        """เขียนข้อมูลเขตเป็นสมุดงาน (.xlsx) ที่นำเข้ากลับได้ หรือตารางของชีตเป็น Excel และ CSV"""
        if not (file or report or folder):
            raise click.UsageError("บอกชื่อไฟล์ที่จะเขียน หรือใช้ --report FILE.xlsx หรือ --csv FOLDER")
        if file:
            _written(file, lambda: house.export_office(file))
        if report or folder:
            _written(report or folder, lambda: house.planners.export(report, folder))


def _written(path: Path | None, write: Callable[[], dict[str, int]]) -> None:
    name = path.name if path else ""
    try:
        with database_or_why():
            rows = write()
    except OSError as no:
        raise click.ClickException(f"เขียนไฟล์ {name} ไม่ได้") from no
    click.echo(f"เขียน {name} แล้ว")
    for sheet, number in rows.items():
        click.echo(f"{sheet} {number:,} แถว")


def _worker(app: Flask, house: "House") -> None:
    @app.cli.command("worker")
    @click.option("--once", is_flag=True, help="ทำทุกอย่างที่ถึงเวลาแล้วจบ")
    def worker(once: bool) -> None:
        """ส่งเตือน ดึงไฟล์ และปรับชีตตามฐานข้อมูล"""
        with database_or_why():
            house.run_worker(once=once)


def _mirror(app: Flask, house: "House") -> None:
    @app.cli.command("mirror")
    def mirror() -> None:
        """ปรับชีตให้ตรงกับฐานข้อมูลเดี๋ยวนี้"""
        if house.mirror is None:
            raise click.ClickException("ยังไม่ได้ตั้ง GOOGLE_CREDENTIALS และ GOOGLE_SHEET_ID")
        with database_or_why():
            synced = house.mirror.sync("command")
        if not synced:
            raise click.ClickException("ปรับชีตไม่สำเร็จ ดูสาเหตุด้วยคำสั่ง doctor")
        click.echo("ชีตตรงกับฐานข้อมูลแล้ว")


def _doctor(app: Flask, house: "House") -> None:
    @app.cli.command("doctor")
    def doctor() -> None:
        """ตรวจว่าทุกอย่างต่อกันถูกต้อง และบอกสิ่งที่ต้องทำ"""
        findings = examine(house)
        for good, words in findings:
            click.echo(f"{'✓' if good else '✗'} {words}")
        sys.exit(0 if all(good for good, _ in findings) else 1)
