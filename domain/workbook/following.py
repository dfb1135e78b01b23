"""Duties that go to another unit with the people who lead them."""

from domain.duty_changes import DutyChanges, Existing
from domain.office import PersonKey
from domain.workbook.reading import OfficeFile
from domain.workbook.spread import Wanted


def follow_leads(file: OfficeFile, existing: list[Existing], changes: DutyChanges) -> None:
    """A duty moves to another unit with its lead; holders are under their new keys here."""
    if not file.moved:
        return
    taken = {_place(duty.wanted, changes.move.get(duty.id, duty.wanted.unit)) for duty in existing}
    taken |= {_place(one, one.unit) for one in changes.add}
    for duty in existing:
        lead = _moved_lead(file, duty)
        if not lead or duty.id in changes.move or duty.id in changes.hold:
            continue
        if _place(duty.wanted, lead.unit) in taken:
            changes.warnings.append(_stays_behind(duty.wanted, lead))
        else:
            changes.move[duty.id] = lead.unit
            taken.add(_place(duty.wanted, lead.unit))


def _moved_lead(file: OfficeFile, duty: Existing) -> PersonKey | None:
    """Who leads it, where they went to another unit than its own."""
    lead = duty.wanted.holders[0] if duty.wanted.led else None
    return lead if lead in file.moved and lead and lead.unit != duty.wanted.unit else None


def _stays_behind(wanted: Wanted, lead: PersonKey) -> str:
    return (
        f"{wanted.item} รอบ {wanted.round}: {lead.name} ย้ายไป '{lead.unit}' ซึ่งมีงานนี้อยู่แล้ว "
        f"งานเดิมจึงยังอยู่ที่ '{wanted.unit}' หากซ้ำกันให้ผู้ประสานงานยกเลิกหนึ่งงาน"
    )


def _place(wanted: Wanted, unit: str) -> tuple[str, str, str]:
    return (wanted.item, wanted.round, unit)
