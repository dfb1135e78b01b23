"""`enrol`: hands out one-time codes, with a link and QR, and lets go of accounts, on the command line."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask import Flask

from bot.qr import draw_qr
from command_troubles import database_or_why, one_named
from domain.codes import new_code, show_code
from domain.enrolment import enrol_link
from domain.errors import Never, TryLater
from domain.people import Person
from scheduler.refresh_account import ACCOUNT

if TYPE_CHECKING:
    from house import House
    from storage.store import Work

BY = "command line"


def add_enrol(app: Flask, house: "House") -> None:
    """Tie the command to the application."""

    @app.cli.command("enrol")
    @click.argument("names", nargs=-1, metavar="NAME...")
    @click.option(
        "--qr",
        type=click.Path(path_type=Path, dir_okay=False),
        help="เขียน QR ของลิงก์เป็น .png หรือ .svg (ทีละคน)",
    )
    @click.option("--missing", is_flag=True, help="ออกรหัสให้ทุกคนที่ยังไม่มีบัญชี LINE")
    @click.option("--release", multiple=True, metavar="NAME", help="ปล่อยบัญชี LINE ของบุคคลนี้ (ซ้ำได้)")
    @click.option("--release-all", is_flag=True, help="ปล่อยบัญชีของทุกคน เช่นเมื่อย้าย Official Account")
    @click.option("--yes", is_flag=True, help="ไม่ต้องถามก่อนปล่อยทุกคน")
    def enrol(
        names: tuple[str, ...],
        qr: Path | None,
        missing: bool,
        release: tuple[str, ...],
        release_all: bool,
        yes: bool,
    ) -> None:
        """ออกรหัสลงทะเบียนครั้งเดียวของบุคลากร (หลายชื่อได้) หรือปล่อยบัญชี"""
        if not (names or missing or release or release_all):
            raise click.UsageError("ใส่ชื่อ-สกุล หรือ --missing หรือ --release")
        if release or release_all:
            _release(house, release, everybody=release_all, yes=yes)
        if names or missing:
            _issue(house, names, qr, missing=missing)


def _issue(house: "House", names: tuple[str, ...], qr: Path | None, *, missing: bool) -> None:
    """One name: its code alone, with its link where a QR is drawn; several: a code and a name a line."""
    if qr and (len(names) != 1 or missing or qr.suffix.lower() not in (".png", ".svg")):
        raise click.UsageError("--qr ใช้กับชื่อเดียว และไฟล์ .png หรือ .svg")
    account = _account(house) if qr else ""
    with database_or_why(), house.store.work() as work:
        codes = _new_codes(house, _people(names, work, missing=missing), work)
    for person, code in codes.items():
        alone = len(names) == 1 and not missing
        click.echo(show_code(code) if alone else f"{show_code(code)}\t{person.name}")
        if qr:
            _draw(enrol_link(account, code), qr)


def _people(names: Iterable[str], work: "Work", *, missing: bool) -> list[Person]:
    working = {one.id for one in work.people.working()}
    people = [one_named(name, work.people.named(name)) for name in names]
    gone = [one.name for one in people if one.id not in working]
    if gone:
        raise click.ClickException(f"{', '.join(gone)} ออกจากสำนักงานแล้ว นำเข้าชีตบุคลากรใหม่ก่อนถ้ากลับมา")
    without = working - work.enrolments.tied().keys() if missing else set()
    return people + [one for one in work.people.get(without) if one not in people]


def _new_codes(house: "House", people: Iterable[Person], work: "Work") -> Mapping[Person, str]:
    codes = {person: new_code() for person in people}
    for person, code in codes.items():
        work.people.add_code(person.id, code, house.clocks.office())
    return codes


def _release(house: "House", names: Iterable[str], *, everybody: bool, yes: bool) -> None:
    with database_or_why(), house.store.look() as work:
        people = [one_named(name, work.people.named(name)).id for name in names]
        ids = list(work.enrolments.tied()) if everybody else people
    if everybody and not yes:
        click.confirm(f"จะปล่อยบัญชี LINE {len(ids)} คน ทุกคนต้องลงทะเบียนใหม่ ทำต่อหรือไม่", abort=True)
    now = house.clocks.office()
    with database_or_why(), house.store.work() as work:
        released = work.enrolments.release(ids, now)
        for person_id in ids:
            work.history.audit(now, None, BY, "release_enrol", None, f"person {person_id}")
    click.echo(f"ปล่อยบัญชีแล้ว {released} คน")


def _account(house: "House") -> str:
    """The account's basic id, as it was learned, else as LINE says now."""
    with database_or_why(), house.store.look() as work:
        known = work.facts.get(ACCOUNT)
    try:
        return str(known[0]["basic_id"]) if known else house.line.account()["basic_id"]
    except (TryLater, Never) as no:
        raise click.ClickException(f"ถามชื่อ Official Account จาก LINE ไม่ได้ ({no.reason}) ลองใหม่ภายหลัง") from no


def _draw(link: str, file: Path) -> None:
    try:
        file.write_bytes(draw_qr(link, file.suffix.lower().removeprefix(".")))
    except OSError as no:
        raise click.ClickException(f"เขียนไฟล์ {file.name} ไม่ได้") from no
    click.echo(link)
