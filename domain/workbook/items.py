"""Reads the sheet รายการ: what is owed, in which rounds, and who owes it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.office import ITEM_WORDS, Item, ItemKind, PersonKey
from domain.workbook.cells import Cells
from domain.workbook.names import Names, Owner, same

A_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-01")
NO_REASON = "ยกเลิกในไฟล์นำเข้า"


class Status(StrEnum):
    """What สถานะ may say."""

    LIVE = "live"
    CANCELLED = "cancelled"


STATUS_WORDS = {Status.CANCELLED: "ยกเลิก"}


@dataclass(frozen=True)
class ItemRead:
    """An item of the file: the rounds its cell names, and whom the names of its cells mean."""

    item: Item
    rounds: tuple[str, ...]
    owners: tuple[Owner, ...]
    co_owners: tuple[PersonKey, ...]


def read_items(
    rows: Iterable[Cells], known: Mapping[str, Item], rounds: Iterable[str], names: Names
) -> dict[str, ItemRead]:
    """The items of the sheet."""
    codes = {same(code): code for code in known}
    rounds = list(rounds)
    items = {}
    for cells in rows:
        code = codes.get(same(cells.code("รหัส")), cells.code("รหัส"))
        items[code] = _read(cells, code, known.get(code), rounds, names)
    return items


def _read(cells: Cells, code: str, before: Item | None, rounds: list[str], names: Names) -> ItemRead:
    wanted = [cells.reference("รหัสรอบ", text, rounds, "รอบรายงาน") for text in cells.several("รหัสรอบ")]
    named = tuple(dict.fromkeys(wanted))
    item = Item(
        code=code,
        name=cells.text("ชื่อรายการ"),
        kind=cells.choice("ประเภท", ITEM_WORDS, ItemKind.INDICATOR),
        rounds=named,
        owners=", ".join(map(names.kept, cells.several("ผู้รับผิดชอบ"))),
        co_owners=", ".join(map(names.kept, cells.several("ผู้ร่วมรับผิดชอบ"))),
        order_number=_order_number(cells),
        ordered_on=cells.date("ลงวันที่"),
        target=cells.text("ค่าเป้าหมาย"),
        measure=cells.text("หน่วยนับ"),
        evidence_wanted=cells.text("หลักฐานที่ต้องแนบ"),
        aliases=", ".join(cells.several("ชื่อเรียกอื่น")),
        cancelled=_cancelled(cells, before),
    )
    _warn_of_rounds_taken_out(cells, item, before.rounds if before else ())
    owners = tuple(dict.fromkeys(cells.named("ผู้รับผิดชอบ", names.owner)))
    return ItemRead(item, named, owners, _co_owners(cells, before, names))


def _co_owners(cells: Cells, before: Item | None, names: Names) -> tuple[PersonKey, ...]:
    column = "ผู้ร่วมรับผิดชอบ"
    kept = before.co_owners if before and not cells.sheet.has(column) else None
    return tuple(dict.fromkeys(cells.named(column, names.person, kept)))


def _order_number(cells: Cells) -> str:
    """5/2567 as it was typed, where Excel made the month of a date of it."""
    text = cells.text("คำสั่งที่")
    month = A_MONTH.fullmatch(text)
    if not month:
        return text
    number = f"{int(month['month'])}/{month['year']}"
    cells.warn(f"คำสั่งที่ ถูกโปรแกรมตารางแปลงเป็นวันที่ จึงอ่านเป็น '{number}'")
    return number


def _cancelled(cells: Cells, before: Item | None) -> str | None:
    """The reason of an item that is ยกเลิก; a column that is not there leaves what it said before."""
    kept = before.cancelled if before else None
    reason = cells.text("เหตุผล")
    if not cells.sheet.has("สถานะ") and kept is not None:
        return reason or kept
    if cells.choice("สถานะ", STATUS_WORDS, Status.LIVE) is Status.CANCELLED:
        return (reason if cells.sheet.has("เหตุผล") else kept) or NO_REASON
    if reason and not cells.text("สถานะ"):
        cells.warn("มีเหตุผลแต่ไม่ได้ใส่สถานะ จึงยังไม่ได้ยกเลิก ถ้าต้องการยกเลิก ให้ใส่ 'ยกเลิก' ในช่อง สถานะ")
    return None


def _warn_of_rounds_taken_out(cells: Cells, item: Item, before: tuple[str, ...]) -> None:
    for code in before:
        if code not in item.rounds:
            cells.warn(
                f"รหัสรอบ '{code}' ถูกนำออกจาก {item.code} แต่งานในรอบนั้นยังอยู่ หากไม่ต้องทำแล้วให้ยกเลิกเป็นรายการไป"
            )
