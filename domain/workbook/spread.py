"""Which duties an item wants: item x round x unit."""

from collections.abc import Iterable
from typing import NamedTuple

from domain.office import Item, Office, PersonKey
from domain.workbook.items import ItemRead
from domain.workbook.names import EVERYONE, Everyone, UnitNamed, same, several
from domain.workbook.reading import OfficeFile

Holders = tuple[PersonKey, ...]


class Wanted(NamedTuple):  # for there are tens of thousands of them
    """A duty that an item wants; led by the first of its holders, or held by its unit with them beside."""

    item: str
    round: str
    unit: str
    holders: Holders = ()
    led: bool = False


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
