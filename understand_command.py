"""`understand`: what a message would do, printed as JSON for a program to read; nothing is changed."""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click
from flask import Flask

from command_troubles import database_or_why, one_named
from domain.people import Person
from handlers.explaining import explain

if TYPE_CHECKING:
    from house import House
    from storage.store import Work

LINES = "-"


def add_understand(app: Flask, house: "House") -> None:
    """Tie the command to the application."""

    @app.cli.command("understand")
    @click.argument("text")
    @click.option("--as", "name", metavar="NAME", help="ชื่อ-สกุลของผู้พูดตามชีตบุคลากร")
    @click.option("--json", "as_json", is_flag=True, help="พิมพ์ผลเป็น JSON (มีแบบเดียว)")
    def understand(text: str, name: str | None, as_json: bool) -> None:
        """บอกว่าบอทจะเข้าใจข้อความว่าอะไร โดยไม่บันทึก (TEXT เป็น - คืออ่านทีละบรรทัด {"text", "as"})"""
        with database_or_why(), house.store.look() as work:
            if text == LINES:
                _each_line(sys.stdin.buffer, work, house)
                return
            if name is None:
                raise click.ClickException("ใส่ --as ตามด้วยชื่อ-สกุลของผู้พูด")
            person = one_named(name, work.people.named(name))
            click.echo(_shown(explain(text, person, work, house.clocks.office())))


def _each_line(lines: Iterable[bytes], work: "Work", house: "House") -> None:
    """One line out for each line in; one that cannot be read is not understood, and says why."""
    for line in lines:
        words, person, wrong = _read(line, work)
        found = explain(words, person, work, house.clocks.office())
        click.echo(_shown(found | {"error": wrong} if wrong and isinstance(found, dict) else found))


def _read(line: bytes, work: "Work") -> tuple[str, Person | None, str]:
    """The words, who says them, and what is wrong with the line."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return "", None, "บรรทัดนี้ไม่ใช่ JSON"
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        return "", None, 'บรรทัดนี้ต้องเป็น {"text": ข้อความ, "as": ชื่อ-สกุล}'
    name = told.get("as")
    found = work.people.named(name) if isinstance(name, str) else []
    wrong = "" if len(found) == 1 else "ไม่พบชื่อใน as หรือพบมากกว่าหนึ่งคน จึงถือว่ายังไม่ลงทะเบียน"
    return told["text"], found[0] if len(found) == 1 else None, wrong


def _shown(found: Any) -> str:
    """On one line; text that no terminal could print (a lone surrogate) is written as an escape."""
    plain = json.dumps(found, ensure_ascii=False)
    try:
        plain.encode()
    except UnicodeEncodeError:
        return json.dumps(found)
    return plain
