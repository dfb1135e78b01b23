"""Who a row of บุคลากร is about: somebody known, perhaps renamed or in another unit now, or somebody new."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.office import OfficePerson, PersonKey
from domain.workbook.cells import Cells
from domain.workbook.names import Names, NameUnknown, same, without_titles

OLD_NAME = "ชื่อเดิม"


@dataclass(frozen=True)
class Draft:
    """A row, and the key that it gives its person."""

    cells: Cells
    key: PersonKey

    @property
    def old_name(self) -> str:
        """The name before, where the row tells one."""
        text = self.cells.text(OLD_NAME)
        return "" if same(without_titles(text)) == same(self.key.name) else text


def who_they_were(
    drafts: Iterable[Draft], known: Mapping[PersonKey, OfficePerson], units: Iterable[str]
) -> dict[PersonKey, PersonKey]:
    """The key before of everybody in the file who was known; what cannot be told for certain is noted.

    An old name that is written says most, then the row's own key; what is left may have moved.
    """
    identities = _Identities(known, Names(known, units))
    return identities.settle(list(drafts))


class _Identities:
    """The known people, each claimed by at most one row."""

    def __init__(self, known: Mapping[PersonKey, OfficePerson], names: Names) -> None:
        self._known, self._names = known, names
        self._own: dict[PersonKey, Draft] = {}
        self._claims: dict[PersonKey, Draft] = {}

    def settle(self, drafts: list[Draft]) -> dict[PersonKey, PersonKey]:
        self._own = {draft.key: draft for draft in drafts if draft.key in self._known}
        others = [draft for draft in drafts if draft.key not in self._known]
        left = [draft for draft in others if not self._renamed(draft)]
        for draft in self._own.values():
            self._stays(draft)
        self._move(left)
        return {draft.key: old for old, draft in self._claims.items()}

    def _renamed(self, draft: Draft) -> bool:
        """Whether the row's old name is the last word on whose row it is."""
        found = self._meant(draft)
        if len(found) > 1:
            units = ", ".join(one.unit for one in found)
            some = f"{found[0].name} ({found[0].unit})"
            draft.cells.problem(
                OLD_NAME, f"มี '{draft.old_name}' หลายหน่วยงาน ({units})", f"ระบุหน่วยงานเดิมด้วย เช่น {some}"
            )
        elif found and found[0] in self._claims:
            first = self._claims[found[0]].cells.row.number
            draft.cells.problem(OLD_NAME, f"แถว {first} ใช้ชื่อเดิมนี้แล้ว", "ให้เหลือแถวเดียว")
        elif found:
            self._claims[found[0]] = draft
        return bool(found)

    def _meant(self, draft: Draft) -> list[PersonKey]:
        """Whom the old name may mean: who is meant for certain, then whoever has no row of their own.

        While somebody known has the row's name, an old name found elsewhere only is from an earlier import.
        """
        certain = self._certain(draft)
        if certain or self._free(draft.key.name):
            return certain
        found = self._names.people(draft.old_name)
        return [one for one in found if one not in self._own] or found

    def _certain(self, draft: Draft) -> list[PersonKey]:
        """Whom the old name means in the row's own unit, or in the unit that is written with it."""
        found = self._names.people(draft.old_name)
        if found or not draft.old_name:
            return [one for one in found if one.unit == draft.key.unit]
        return self._in_unit(draft.old_name)

    def _in_unit(self, text: str) -> list[PersonKey]:
        try:
            return [self._names.person(text)]
        except NameUnknown:
            return []

    def _free(self, name: str) -> list[PersonKey]:
        """Who has this name, works here, and has no row so far."""
        found = self._names.people(name)
        return [
            one for one in found if one not in self._own and one not in self._claims and self._known[one].here
        ]

    def _stays(self, draft: Draft) -> None:
        """The row of a known key; somebody new has it when its person was renamed in the same file."""
        renamed = self._claims.setdefault(draft.key, draft)
        if renamed is draft:
            self._check_old_name(draft)
        elif draft.old_name:
            draft.cells.problem(
                OLD_NAME, f"เปลี่ยนชื่อต่อกันกับแถว {renamed.cells.row.number}", "ให้นำเข้าทีละครั้ง โดยเว้นช่องนี้ไว้ก่อน"
            )
        else:
            draft.cells.warn(
                f"ถือว่า '{draft.key.name}' เป็นคนใหม่ เพราะแถว {renamed.cells.row.number} บอกว่าคนเดิมเปลี่ยนชื่อเป็น "
                f"'{renamed.key.name}' ชื่อ '{draft.key.name}' ในไฟล์นี้จึงหมายถึงคนใหม่ ถ้าไม่มีคนใหม่ ให้ลบแถวนี้ออก"
            )

    def _check_old_name(self, draft: Draft) -> None:
        """A rename that was imported before is settled, unless whoever it names is still there beside."""
        if any(one not in self._own and one != draft.key for one in self._certain(draft)):
            draft.cells.problem(
                OLD_NAME, f"มีทั้ง '{draft.old_name}' และ '{draft.key.name}' อยู่แล้ว", "ลบชื่อเดิมออกหากเป็นคนละคน"
            )

    def _move(self, drafts: list[Draft]) -> None:
        """Who has a known name in another unit: moved when nobody else can be meant, else a question."""
        by_name: dict[str, list[Draft]] = defaultdict(list)
        for draft in drafts:
            by_name[same(draft.key.name)].append(draft)
        for rows in by_name.values():
            free = self._free(rows[0].key.name)
            if len(free) == len(rows) == 1:
                self._claims[free[0]] = rows[0]
                _say_moved(rows[0], free[0])
            else:
                for draft in rows:
                    _ask_who(draft, free) if free else _say_new(draft)


def _say_moved(draft: Draft, old: PersonKey) -> None:
    draft.cells.warn(
        f"ถือว่า '{old.name}' ย้ายจาก {old.unit} มา {draft.key.unit} งานจึงตามมาด้วย "
        f"ถ้าเป็นคนละคนที่ชื่อซ้ำกัน ให้เพิ่มแถวของ '{old.name}' ที่ {old.unit} ไว้ในไฟล์ด้วย"
    )


def _say_new(draft: Draft) -> None:
    if draft.old_name:
        draft.cells.warn(f"ไม่พบชื่อเดิม '{draft.old_name}' จึงเพิ่ม '{draft.key.name}' เป็นคนใหม่")


def _ask_who(draft: Draft, free: list[PersonKey]) -> None:
    units = ", ".join(one.unit for one in free)
    draft.cells.problem(
        "หน่วยงาน",
        f"มี '{draft.key.name}' อยู่แล้วที่ {units} จึงไม่รู้ว่าใครย้ายมาหรือเป็นคนใหม่",
        f"คนที่ย้ายมาให้ใส่ชื่อเดิมเป็น '{free[0].name} ({free[0].unit})' "
        f"ถ้าไม่มีใครย้าย ให้เพิ่มแถวของคนเดิมที่ {units} ไว้ในไฟล์ด้วย",
    )
