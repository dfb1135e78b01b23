"""Reads the sheet รอบรายงาน and gives every round its dates, the known rounds too."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.dates import show
from domain.deadlines import (
    AfterQuarter,
    BeforeMeeting,
    DeadlineWrong,
    NoDate,
    Rule,
    Surroundings,
    WithinMonth,
    WithinQuarter,
    national_date,
    office_date,
)
from domain.fiscal import fiscal_end, fiscal_start
from domain.office import Round
from domain.thai import THAI_DIGITS
from domain.workbook.cells import Cells
from domain.workbook.deadline_texts import read_rule
from domain.workbook.names import same
from domain.workbook.sheets import MEETINGS

A_QUARTER_LATER = timedelta(days=120)
NOBODY_KNOWS = date(1, 1, 1)
NO_DATE = {"-", "–", "—"}
FISCAL_YEARS = range(2500, 2701)
NO_YEAR = 0  # its cell is wrong
OF_THE_YEAR = (AfterQuarter, WithinQuarter, WithinMonth)
Place = Callable[[int, date, date | None], Surroundings]


@dataclass(frozen=True)
class RoundRead:
    """A row of the sheet with its rules, before it has dates."""

    cells: Cells
    round: Round
    national: Rule
    office: Rule


def read_rounds(rows: Iterable[Cells], known: Mapping[str, Round], systems: Iterable[str]) -> list[RoundRead]:
    """The rounds of the sheet, not dated yet; without วันเปิด one opens on the day of its first import."""
    codes = {same(code): code for code in known}
    systems = list(systems)
    return [_read(cells, codes, known, systems) for cells in rows]


def _read(cells: Cells, codes: dict[str, str], known: Mapping[str, Round], systems: list[str]) -> RoundRead:
    code = codes.get(same(cells.code("รหัสรอบ")), cells.code("รหัสรอบ"))
    national = cells.rule("กำหนดส่วนกลาง")
    if not cells.sheet.has("กำหนดส่วนกลาง") and code in known:
        national = read_rule(known[code].national_rule, cells.today)
    office = cells.rule("กำหนดเขต")
    opened = known[code].opens_on if code in known else cells.today
    read = Round(
        code=code,
        system=cells.reference("รหัสระบบ", cells.code("รหัสระบบ"), systems, "ระบบ"),
        name=cells.text("ชื่อรอบ"),
        fiscal_year=_fiscal_year(cells),
        opens_on=cells.date("วันเปิด") or opened,
        national_rule=str(national),
        national_on=None,
        office_rule=str(office),
        office_on=NOBODY_KNOWS,
    )
    return RoundRead(cells, read, national, office)


def _fiscal_year(cells: Cells) -> int:
    text = cells.text("ปีงบประมาณ").translate(THAI_DIGITS)
    digits = re.fullmatch(r"(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.ศ\.\s*)?([0-9]{4})(?:\.0+)?", text)
    year = int(digits[1]) if digits else 0
    if text and year not in FISCAL_YEARS:
        cells.problem("ปีงบประมาณ", f"'{text}' ไม่ใช่ปีงบประมาณ พ.ศ.", "เขียนปี พ.ศ. สี่หลัก เช่น 2567")
    return year if year in FISCAL_YEARS else NO_YEAR


def date_round(read: RoundRead, place: Place, known: Round | None = None) -> Round:
    """The round with its dates; a deadline that cannot be is noted at its cell.

    A known round keeps its dates while its rules stay and it is over, or would be by the calendar of today.
    """
    same_rules = known if known and _same_rules(read.round, known) else None
    today = read.cells.today
    if same_rules and same_rules.office_on < today:
        return _as_before(read.round, same_rules)
    national, office = _dates(read, place)
    if same_rules and office and office < today:
        read.cells.warn(_too_late(same_rules, office))
        return _as_before(read.round, same_rules)
    found = replace(read.round, national_on=national, office_on=office or read.round.opens_on)
    if office:
        _warn_of_odd_dates(read.cells, found)
    return found


def _cannot_be_dated(read: RoundRead) -> bool:
    """Whether a rule needs what is wrong elsewhere in the file, and noted there."""
    rules = (read.national, read.office)
    if read.round.fiscal_year == NO_YEAR and any(isinstance(rule, OF_THE_YEAR) for rule in rules):
        return True
    no_meetings = MEETINGS in read.cells.notes.keyless
    return no_meetings and any(isinstance(rule, BeforeMeeting) for rule in rules)


def _as_before(round_: Round, known: Round) -> Round:
    return replace(round_, national_on=known.national_on, office_on=known.office_on)


def _dates(read: RoundRead, place: Place) -> tuple[date | None, date | None]:
    """The national date and the office's, as far as they can be."""
    national = office = None
    if _cannot_be_dated(read):
        return None, None
    year, opens_on = read.round.fiscal_year, read.round.opens_on
    column = "กำหนดส่วนกลาง"
    try:
        national = national_date(read.national, place(year, opens_on, None))
        column = "กำหนดเขต"
        if not _unreadable(read):
            office = office_date(read.office, place(year, opens_on, national))
    except DeadlineWrong as wrong:
        read.cells.problem(column, str(wrong), wrong.instead)
    return national, office


def _too_late(known: Round, day: date) -> str:
    return (
        f"รอบ {known.code}: ตามปฏิทินใหม่กำหนดเขตคือ {show(day)} ซึ่งผ่านไปแล้ว จึงคงเป็น {show(known.office_on)} "
        "หากต้องการวันอื่นให้แก้กำหนดเขต"
    )


def _same_rules(one: Round, other: Round) -> bool:
    rules = ("fiscal_year", "opens_on", "national_rule", "office_rule")
    return all(getattr(one, rule) == getattr(other, rule) for rule in rules)


def _unreadable(read: RoundRead) -> bool:
    """Whether a cell that the office date comes from has its problem noted already."""
    national, office = (same(read.cells.row[column]) for column in ("กำหนดส่วนกลาง", "กำหนดเขต"))
    failed_national = isinstance(read.national, NoDate) and national not in NO_DATE | {""}
    return failed_national or (isinstance(read.office, NoDate) and office not in NO_DATE)


def _warn_of_odd_dates(cells: Cells, found: Round) -> None:
    if cells.text("วันเปิด") and found.office_on < found.opens_on:
        cells.warn(f"กำหนดเขต {show(found.office_on)} อยู่ก่อนวันเปิด {show(found.opens_on)}")
    if found.fiscal_year == NO_YEAR:
        return
    first, last = fiscal_start(found.fiscal_year), fiscal_end(found.fiscal_year) + A_QUARTER_LATER
    if not first <= found.office_on <= last:
        cells.warn(f"กำหนดเขต {show(found.office_on)} อยู่นอกปีงบประมาณ {found.fiscal_year}")


def date_again(known: Round, place: Place, today: date, warn: Callable[[str], None]) -> Round:
    """A round imported before, by the days off and meetings as they are now.

    What is past stays as it was; what would be past, or cannot be any more, stays too and is told.
    """
    if known.office_on < today:
        return known
    try:
        found = _by_its_rules(known, place, today)
    except DeadlineWrong as wrong:
        why = f"{wrong} {wrong.instead}".strip()
        warn(f"รอบ {known.code}: คำนวณกำหนดใหม่ไม่ได้ จึงคงเป็น {show(known.office_on)} {why}")
        return known
    if found.office_on < today:
        warn(_too_late(known, found.office_on))
        return known
    return found


def _by_its_rules(known: Round, place: Place, today: date) -> Round:
    around = place(known.fiscal_year, known.opens_on, None)
    national = national_date(read_rule(known.national_rule, today), around)
    around = place(known.fiscal_year, known.opens_on, national)
    office = office_date(read_rule(known.office_rule, today), around)
    return replace(known, national_on=national, office_on=office)
