"""Units that join ทุกกลุ่ม and ทุกโรงเรียน, or leave them: what they do not owe, and what they still do."""

from collections.abc import Iterable, Mapping
from datetime import date

from domain.office import UNIT_WORDS, Unit
from domain.telling import some
from domain.workbook.items import ItemRead
from domain.workbook.names import UnitNamed
from domain.workbook.reading import OfficeFile
from domain.workbook.spread import Wanted, everyone_in, wanted_duties

LeftOut = tuple[str, str]


def joins_too_late(file: OfficeFile, read: ItemRead, wanted: Wanted, today: date) -> str:
    """Why a unit that is new to ทุก… does not owe this; nothing where it does."""
    before, round_ = file.kept_items.get(wanted.item), file.after.rounds[wanted.round]
    known = before is not None and wanted.round in before.rounds
    late = known and round_.office_on < today and _joins(file, read, wanted)
    return f"รอบ {wanted.round} เลยกำหนดเขตแล้ว" if late else ""


def rounds_taken_out(file: OfficeFile, read: ItemRead, kept: Iterable[str]) -> list[LeftOut]:
    """Why units that are new to ทุก… do not owe what others still do, and which: the cell names it no more."""
    out = [code for code in kept if code not in read.rounds]
    if not out:
        return []
    units = [one.unit for one in wanted_duties(read, out[:1], file.after) if _joins(file, read, one)]
    return [(f"รอบ {code} ถูกนำออกจาก {read.item.code} แล้ว", unit) for code in sorted(out) for unit in units]


def _joins(file: OfficeFile, read: ItemRead, wanted: Wanted) -> bool:
    before = file.before.units.get(wanted.unit)
    new = before is None or before.kind is not file.after.units[wanted.unit].kind
    return new and not wanted.led and UnitNamed(wanted.unit) not in read.owners


def left_out(units: Mapping[str, Iterable[str]]) -> list[str]:
    """Who does not owe what, by why."""
    return [
        f"{why} จึงไม่สร้างงานให้หน่วยงานที่เข้ามาใหม่: {some(dict.fromkeys(names))}" for why, names in units.items()
    ]


def left_everyone(file: OfficeFile, owing: Mapping[str, Iterable[str]]) -> list[str]:
    """Units of another kind than before, whose duties of ทุก… stay; `owing` gives the units of each item."""
    warnings = []
    for name, before in file.before.units.items():
        after = file.after.units[name]
        if after.kind is not before.kind:
            codes = [code for code, units in owing.items() if name in units and _asked(file, code, before)]
            warnings += [_left(before, after, codes)] if codes else []
    return warnings


def _asked(file: OfficeFile, code: str, unit: Unit) -> bool:
    return any(one.kind is unit.kind for one in everyone_in(file.after.items[code]))


def _left(before: Unit, after: Unit, codes: list[str]) -> str:
    return (
        f"'{after.name}' เปลี่ยนประเภทจาก {UNIT_WORDS[before.kind]} เป็น {UNIT_WORDS[after.kind]} จึงพ้นจาก "
        f"ทุก{UNIT_WORDS[before.kind]} แต่งานเดิมยังอยู่: {some(sorted(codes))} หากไม่ต้องทำแล้วให้ผู้ประสานงานยกเลิก"
    )
