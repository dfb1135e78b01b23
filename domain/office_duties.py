"""Which duties the items make, and what becomes of those that exist: item x round x unit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from domain.duties import State
from domain.office import Item, Office, PersonKey
from domain.office_file import OfficeFile
from domain.office_items import ItemRead
from domain.office_names import EVERYONE, Everyone, UnitNamed, same, several

Holders = tuple[PersonKey, ...]


@dataclass(frozen=True)
class Wanted:
    """A duty that an item wants; led by the first of its holders, or held by its unit with them beside."""

    item: str
    round: str
    unit: str
    holders: Holders = ()
    led: bool = False


@dataclass(frozen=True)
class Existing:
    """A duty as it is kept."""

    id: int
    wanted: Wanted
    state: State = State.NOT_STARTED
    reason: str = ""
    percent: float | None = None


@dataclass
class DutyChanges:
    """What to do to the duties; keyed by duty id where they exist."""

    add: list[Wanted] = field(default_factory=list)
    move: dict[int, str] = field(default_factory=dict)
    hold: dict[int, Wanted] = field(default_factory=dict)
    cancel: dict[int, str] = field(default_factory=dict)
    reopen: dict[int, State] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def items_to_spread(file: OfficeFile) -> set[str]:
    """The items whose duties may differ from what is kept."""
    before, after = file.before, file.after
    changed = {
        code for code in file.items if _spread(after.items[code]) != _spread(file.kept_items.get(code))
    }
    if before.units == after.units:
        return changed
    return changed | {code for code, item in after.items.items() if everyone_in(item)}


def _spread(item: Item | None) -> tuple[object, ...]:
    return (item.rounds, item.owners, item.co_owners, item.cancelled) if item else ()


def everyone_in(item: Item) -> tuple[Everyone, ...]:
    """ทุกกลุ่ม and ทุกโรงเรียน among the item's owners."""
    return tuple(Everyone(EVERYONE[same(name)]) for name in several(item.owners) if same(name) in EVERYONE)


def wanted_duties(read: ItemRead, rounds: Iterable[str], office: Office) -> list[Wanted]:
    """One duty a round for all named people together, and one for each unit."""
    named = tuple(one for one in read.owners if isinstance(one, PersonKey))
    units = dict.fromkeys(unit for one in read.owners for unit in _units(one, office))
    wanted: list[Wanted] = []
    for code in rounds:
        held = {unit: Wanted(read.item.code, code, unit, read.co_owners) for unit in units}
        if named:
            holders = tuple(dict.fromkeys((*named, *read.co_owners)))
            held[named[0].unit] = Wanted(read.item.code, code, named[0].unit, holders, led=True)
        wanted += held.values()
    return wanted


def _units(owner: object, office: Office) -> list[str]:
    if isinstance(owner, UnitNamed):
        return [owner.name]
    if isinstance(owner, Everyone):
        return [unit.name for unit in office.units.values() if unit.kind is owner.kind]
    return []


def duty_changes(file: OfficeFile, existing: Iterable[Existing]) -> DutyChanges:
    """What the file asks of the duties of `items_to_spread` and of those led by people who moved units."""
    changes = DutyChanges()
    of_item: dict[str, list[Existing]] = defaultdict(list)
    now = {old: new for new, old in file.moved.items()}
    for duty in existing:
        holders = tuple(now.get(key, key) for key in duty.wanted.holders)
        kept = replace(duty, wanted=replace(duty.wanted, holders=holders))
        of_item[duty.wanted.item].append(kept)
    spread = items_to_spread(file)
    for code in (code for code in file.after.items if code in spread):  # new duties in the workbook's order
        _change_item(file, code, of_item[code], changes)
    _follow_leads(file, [duty for duties in of_item.values() for duty in duties], changes)
    return changes


def _change_item(file: OfficeFile, code: str, existing: list[Existing], changes: DutyChanges) -> None:
    before, item, read = file.kept_items.get(code), file.after.items[code], file.items.get(code)
    if item.cancelled is not None:
        changes.cancel |= {duty.id: item.cancelled for duty in existing if _can_cancel(duty)}
        return
    if before and before.cancelled is not None:
        changes.reopen |= {duty.id: _reopened(duty) for duty in existing if _was_cancelled_by(before, duty)}
    if read is None:
        read = ItemRead(item, item.rounds, everyone_in(item), ())
    wanted = wanted_duties(read, read.rounds, file.after)
    if not wanted:
        changes.warnings.append(f"{code}: ยังไม่มีหน่วยงานที่ต้องส่งงานนี้ ({item.owners})")
    moves = bool(before) and code in file.items and _owners(before) != _owners(item)
    for round_ in read.rounds:
        _change_round(
            [one for one in wanted if one.round == round_],
            [one for one in existing if one.wanted.round == round_],
            moves,
            changes,
        )


def _owners(item: Item | None) -> tuple[str, str] | None:
    return (item.owners, item.co_owners) if item else None


def _can_cancel(duty: Existing) -> bool:
    return duty.state not in (State.DONE, State.CANCELLED)


def _was_cancelled_by(item: Item, duty: Existing) -> bool:
    return duty.state is State.CANCELLED and duty.reason == item.cancelled


def _reopened(duty: Existing) -> State:
    return State.IN_PROGRESS if duty.percent else State.NOT_STARTED


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
    if len(missing) == len(left) == 1:
        changes.move[left[0].id] = missing[0].unit
        there[missing[0].unit] = left.pop()
        missing = []
    changes.add += missing
    for one in wanted:
        duty = there.get(one.unit)
        if duty and (duty.wanted.holders, duty.wanted.led) != (one.holders, one.led):
            changes.hold[duty.id] = one
    for duty in left:
        changes.warnings.append(
            f"{duty.wanted.item}: '{duty.wanted.unit}' ถูกนำออกจากผู้รับผิดชอบ แต่งานเดิมยังอยู่ "
            "หากไม่ต้องทำแล้วให้ผู้ประสานงานยกเลิก"
        )


def _follow_leads(file: OfficeFile, existing: list[Existing], changes: DutyChanges) -> None:
    """A duty moves to another unit with its lead; holders are under their new keys here."""
    if not file.moved:
        return
    taken = {_place(duty.wanted, duty.wanted.unit) for duty in existing}
    taken |= {_place(one, one.unit) for one in changes.add}
    for duty in existing:
        lead = duty.wanted.holders[0] if duty.wanted.led else None
        if not lead or lead not in file.moved or duty.id in changes.move or duty.id in changes.hold:
            continue
        if lead.unit != duty.wanted.unit and _place(duty.wanted, lead.unit) not in taken:
            changes.move[duty.id] = lead.unit


def _place(wanted: Wanted, unit: str) -> tuple[str, str, str]:
    return (wanted.item, wanted.round, unit)
