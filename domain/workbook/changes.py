"""What an import adds, changes and cancels, counted by the rows of each sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.dates import show
from domain.office import Office
from domain.telling import round_called
from domain.workbook import sheets
from domain.workbook.reading import OfficeFile

PARTS = {
    sheets.UNITS: "units",
    sheets.PEOPLE: "people",
    sheets.SYSTEMS: "systems",
    sheets.ROUNDS: "rounds",
    sheets.ITEMS: "items",
    sheets.MEETINGS: "meetings",
    sheets.DAYS_OFF: "days_off",
    sheets.POLICIES: "policies",
}


@dataclass(frozen=True)
class Change:
    """An entry that is new (`before` is None) or differs from what is kept."""

    before: Any
    after: Any


@dataclass(frozen=True)
class DateMoved:
    """A round whose office date, or what else is named, an import moved; `called` is its name."""

    round: str
    called: str
    before: date
    after: date
    what: str = "กำหนดเขต"

    def __str__(self) -> str:
        return f"{self.called}: {self.what}เลื่อนจาก {show(self.before)} เป็น {show(self.after)}"


def changes_of(file: OfficeFile, sheet: str) -> list[Change]:
    """Every entry of this sheet's kind that differs, whether its row was in the file or not."""
    return [change for _, change in _keyed(file, sheet)]


def _keyed(file: OfficeFile, sheet: str) -> Iterator[tuple[Any, Change]]:
    before = file.kept_people if sheet == sheets.PEOPLE else _part(file.before, sheet)
    earlier = file.moved_meetings if sheet == sheets.MEETINGS else {}
    for key, entry in _part(file.after, sheet).items():
        known = before.get(earlier.get(key, key))
        if entry != known:
            yield key, Change(known, entry)


def _part(office: Office, sheet: str) -> Mapping[Any, Any]:
    part: Mapping[Any, Any] = getattr(office, PARTS[sheet])
    return part


def counts(file: OfficeFile) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Rows added, changed and cancelled, by sheet; sheets without any are left out."""
    added: dict[str, int] = {}
    changed: dict[str, int] = {}
    cancelled: dict[str, int] = {}
    for sheet in sheets.COLUMNS:
        named = set(file.in_file.get(sheet, ()))
        for key, change in _keyed(file, sheet):
            if key in named:
                tally = added if change.before is None else cancelled if _is_cancelled(change) else changed
                tally[sheet] = tally.get(sheet, 0) + 1
    return added, changed, cancelled


def _is_cancelled(change: Change) -> bool:
    before, after = getattr(change.before, "cancelled", None), getattr(change.after, "cancelled", None)
    return before is None and after is not None


def moved_rounds(file: OfficeFile) -> tuple[DateMoved, ...]:
    """The known rounds that have another office date now."""
    return tuple(
        DateMoved(change.after.code, _called(file, change), change.before.office_on, change.after.office_on)
        for change in _known_rounds(file)
        if change.before.office_on != change.after.office_on
    )


def moved_nationals(file: OfficeFile) -> tuple[DateMoved, ...]:
    """The known rounds whose national date is another now."""
    found = ((one, one.before.national_on, one.after.national_on) for one in _known_rounds(file))
    return tuple(
        DateMoved(one.after.code, _called(file, one), before, after, "กำหนดส่วนกลาง")
        for one, before, after in found
        if before and after and before != after
    )


def _known_rounds(file: OfficeFile) -> list[Change]:
    return [change for change in changes_of(file, sheets.ROUNDS) if change.before]


def _called(file: OfficeFile, change: Change) -> str:
    system = file.after.systems.get(change.after.system)
    return round_called(system.name if system else "", change.after.name)
