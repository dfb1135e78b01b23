"""Workbooks that people send to the bot in tests: edited ones, and those that no office would make."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from importing import SAMPLE, Edit, edited_from
from office import Office
from openpyxl import Workbook
from sqlalchemy import select

from storage.engine import reading
from storage.file_tables import OfficeFileRow
from storage.office_tables import ItemRow

OLD_EXCEL = b"\xd0\xcf\x11\xe0" + b"\0" * 600
NAME = "สมุดงาน 2567.xlsx"


def edited(*edits: Edit) -> bytes:
    """The sample workbook with some of its cells changed."""
    with TemporaryDirectory() as folder:
        return edited_from(SAMPLE, Path(folder), *edits).read_bytes()


def another_workbook() -> bytes:
    """An .xlsx file that has nothing to do with the office."""
    book, body = Workbook(), BytesIO()
    book.worksheets[0].append(["ชื่อนักเรียน", "คะแนน"])
    book.save(body)
    return body.getvalue()


def zipped(**parts: bytes) -> bytes:
    """A zip with these parts."""
    body = BytesIO()
    with ZipFile(body, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return body.getvalue()


def bomb() -> bytes:
    """A small file that unpacks into more than a workbook may hold."""
    return zipped(**{"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b"0" * 110_000_000})


def send(office: Office, who: str, body: bytes, name: str = NAME) -> list[str]:
    """Somebody sends a file in 1:1; what the bot then says."""
    office.playground.file(who, body, name)
    return office.heard(who)


def buttons(office: Office, who: str) -> dict[str, str]:
    """The quick replies under the last message to them."""
    place = office.person(who)
    last = office.playground.log.messages_to(place)[-1]
    actions = [item["action"] for item in last.get("quickReply", {}).get("items", [])]
    return {one["label"]: str(one.get("data") or one["text"]) for one in actions}


def item(office: Office, code: str) -> str:
    """What an item is called now."""
    with reading(office.house.store.engine) as session:
        return str(session.scalar(select(ItemRow.name).where(ItemRow.code == code)))


def states(office: Office) -> list[str]:
    """How far each sent workbook is, in the order in which they came."""
    with reading(office.house.store.engine) as session:
        return list(session.scalars(select(OfficeFileRow.state).order_by(OfficeFileRow.evidence_id)))
