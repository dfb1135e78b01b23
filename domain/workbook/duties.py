"""What becomes of the duties when their items, or the units and people who owe them, change."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.duties import State
from domain.duty_changes import DutyChanges, Existing
from domain.office import Item
from domain.workbook.following import follow_leads
from domain.workbook.items import ItemRead
from domain.workbook.joining import joins_too_late, left_everyone, left_out, rounds_taken_out
from domain.workbook.reading import OfficeFile
from domain.workbook.spread import Wanted, everyone_in, items_to_spread, wanted_duties


def duty_changes(file: OfficeFile, existing: Iterable[Existing], today: date) -> DutyChanges:
    """What the file asks of the duties of `items_to_spread` and of those led by people who moved units.

    `existing` holds every duty of those items, and of the items that those people lead.
    """
    changes = DutyChanges()
    of_item = _by_item(file, existing)
    spread = items_to_spread(file)
    for code in (code for code in file.after.items if code in spread):  # new duties in the workbook's order
        _change_item(file, code, of_item[code], changes, today)
    follow_leads(file, [duty for duties in of_item.values() for duty in duties], changes)
    gone = {code: [one.wanted.unit for one in of_item[code] if _is_alive(one)] for code in spread}
    changes.warnings += [*left_out(changes.left_out), *left_everyone(file, gone)]
    return changes


def _by_item(file: OfficeFile, existing: Iterable[Existing]) -> dict[str, list[Existing]]:
    """The duties by item, their holders under the keys they have now."""
    of_item: dict[str, list[Existing]] = defaultdict(list)
    now = {old: new for new, old in file.moved.items()}
    for duty in existing:
        holders = tuple(now.get(key, key) for key in duty.wanted.holders)
        of_item[duty.wanted.item].append(replace(duty, wanted=duty.wanted._replace(holders=holders)))
    return of_item


def _change_item(
    file: OfficeFile, code: str, existing: list[Existing], changes: DutyChanges, today: date
) -> None:
    before, item, read = file.kept_items.get(code), file.after.items[code], file.items.get(code)
    if item.cancelled is not None:
        _cancel(item.cancelled, before, existing, changes)
        return
    if before and before.cancelled is not None:
        changes.reopen += [duty.id for duty in existing if _with_its_item(duty)]
        existing = [replace(one, state=State.NOT_STARTED) if _with_its_item(one) else one for one in existing]
    if read is None:
        read = ItemRead(item, item.rounds, everyone_in(item), ())
    wanted = wanted_duties(read, read.rounds, file.after)
    if not wanted:
        changes.warnings.append(f"{code}: ยังไม่มีหน่วยงานที่ต้องส่งงานนี้ ({item.owners})")
    if before:
        wanted = _leave_out(file, read, wanted, existing, changes, today)
    moves = bool(before) and code in file.items and _owners(before) != _owners(item)
    for round_ in read.rounds:
        _change_round(
            [one for one in wanted if one.round == round_],
            [one for one in existing if one.wanted.round == round_],
            moves,
            changes,
        )


def _leave_out(
    file: OfficeFile,
    read: ItemRead,
    wanted: list[Wanted],
    existing: list[Existing],
    changes: DutyChanges,
    today: date,
) -> list[Wanted]:
    """What is wanted without what units that join owe no more."""
    late = {one: why for one in wanted if (why := joins_too_late(file, read, one, today))}
    out = rounds_taken_out(file, read, {duty.wanted.round for duty in existing})
    for why, unit in [*((why, one.unit) for one, why in late.items()), *out]:
        changes.left_out.setdefault(why, []).append(unit)
    return [one for one in wanted if one not in late]


def _owners(item: Item | None) -> tuple[str, str] | None:
    return (item.owners, item.co_owners) if item else None


def _cancel(reason: str, before: Item | None, existing: list[Existing], changes: DutyChanges) -> None:
    """Cancelled once; later only the reason follows, for somebody may have opened a duty again since."""
    if before is None or before.cancelled is None:
        changes.cancel |= {duty.id: reason for duty in existing if _is_alive(duty)}
    elif before.cancelled != reason:
        changes.reasons |= {duty.id: reason for duty in existing if _with_its_item(duty)}


def _is_alive(duty: Existing) -> bool:
    return duty.state not in (State.DONE, State.CANCELLED)


def _with_its_item(duty: Existing) -> bool:
    return duty.state is State.CANCELLED and not duty.by_hand


def _change_round(wanted: list[Wanted], existing: list[Existing], moves: bool, changes: DutyChanges) -> None:
    """Match by unit; while the owners' cell is unchanged nothing that exists is touched."""
    there = {duty.wanted.unit: duty for duty in existing}
    missing = [one for one in wanted if one.unit not in there]
    if not moves:
        has_lead = any(duty.wanted.led for duty in existing)
        changes.add += [one for one in missing if not (one.led and has_lead)]
        return
    units = {one.unit for one in wanted}
    left = [duty for duty in existing if duty.wanted.unit not in units and duty.state is not State.CANCELLED]
    handed = _handed_over(left, missing)
    if handed:
        duty, taker = handed
        changes.move[duty.id] = taker.unit
        there[taker.unit] = duty
        left.remove(duty)
        missing.remove(taker)
    changes.add += missing
    for one in wanted:
        kept = there.get(one.unit)
        if kept and (kept.wanted.holders, kept.wanted.led) != (one.holders, one.led):
            changes.hold[kept.id] = one
    changes.warnings += [_still_there(duty) for duty in left]


def _handed_over(left: list[Existing], missing: list[Wanted]) -> tuple[Existing, Wanted] | None:
    """What named people owed goes on with whoever follows them; a unit's progress is its own."""
    led = next((duty for duty in left if duty.wanted.led), None)
    taker = next((one for one in missing if one.led), None)
    if taker is None and len(left) == len(missing) == 1:
        taker = missing[0]
    return (led, taker) if led and taker else None


def _still_there(duty: Existing) -> str:
    return (
        f"{duty.wanted.item}: '{duty.wanted.unit}' ถูกนำออกจากผู้รับผิดชอบ แต่งานเดิมยังอยู่ "
        "หากไม่ต้องทำแล้วให้ผู้ประสานงานยกเลิก"
    )
