"""Any office that a workbook can describe, for property tests: rows of text that are read into an office."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from domain.dates import show
from domain.office import ITEM_WORDS, UNIT_WORDS
from domain.people import ROLE_WORDS
from domain.workbook import sheets
from domain.workbook.sheets import Row, Sheet, column_names

TODAY = date(2024, 6, 3)
Lines = list[tuple[str, ...]]

LETTERS = "กขคงจฉชซดตถทธนบปผพมยรลวสหอะาิีุูเแโ่้์ABC xyz012๓๔-()='\"&<>/_.#+@\n"
CODE_LETTERS = "กขคABCxyz0123๔-_/="
plain = st.text(LETTERS, max_size=20).map(str.strip)
filled = plain.filter(lambda text: bool(text.replace("\n", " ").strip()) and not text.startswith("#"))
codes = st.text(CODE_LETTERS, min_size=1, max_size=8).filter(lambda text: text.strip("-"))
names = st.text("กขคงจดตนมรลสวาิี", min_size=2, max_size=8)
# Some begin like a title, and some hold brackets of their own.
unit_names = st.builds(
    "{}{}{}".format,
    st.sampled_from(["กลุ่ม", "โรงเรียน", "หน่วย", "นาง", "นาย", "นางสาว", "ดร.", "ผอ.", "น.ส."]),
    names,
    st.sampled_from(["", " (ประชาอุทิศ)", "(ก)", " (ก) (ข)", " (ก (ข))", " (กลุ่มก)"]),
)
days = st.integers(0, 700).map(lambda n: date(2024, 6, 3) + timedelta(days=n))

NATIONAL = (
    "-",
    "30 วันหลังสิ้นไตรมาส 4",
    "ภายในไตรมาส 3",
    "ภายในเดือนกันยายน",
    "ภายในเดือนกันยายน 2568",
    "15 ก.ย. 2568",
)
OFFICE = ("5 วันทำการหลังสิ้นไตรมาส 2", "ภายในไตรมาส 1", "ก่อนประชุม กพท.", "1 ก.พ. 2568")
KEYED = 5


def _different(texts: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(
        texts,
        min_size=least,
        max_size=most,
        unique_by=lambda text: text.translate(DIGITS).replace(" ", "").lower(),
    )


DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def _several(draw: Callable[..., Any], choices: list[str], least: int = 0) -> str:
    return ", ".join(draw(st.lists(st.sampled_from(choices), min_size=least, max_size=3, unique=True)))


@st.composite
def offices(draw: st.DrawFn) -> list[Sheet]:
    """The sheets of an office without a problem in them."""
    units = draw(_different(unit_names, 2, 4))
    systems = draw(_different(codes, 1, 3))
    rounds = draw(_different(codes, 1, 4))
    people = _people(draw, units, systems)
    named = [f"{name} ({unit})" for name, unit, *_ in people]
    owners = [*units, "ทุกกลุ่ม", "ทุกโรงเรียน", *named]
    items = [_item(draw, code, rounds, owners, named) for code in draw(_different(codes, 0, 6))]
    return [
        _sheet(sheets.UNITS, [(unit, draw(st.sampled_from(list(UNIT_WORDS.values())))) for unit in units]),
        _sheet(sheets.PEOPLE, people),
        _sheet(sheets.SYSTEMS, [(code, draw(filled), _steps(draw), _round_steps(draw)) for code in systems]),
        _sheet(sheets.ROUNDS, [_round(draw, code, systems) for code in rounds]),
        _sheet(sheets.ITEMS, items),
        _sheet(sheets.MEETINGS, [("กพท.", "30 ก.ย. 2570 09.30 น.", draw(plain), _several(draw, owners))]),
        _sheet(sheets.DAYS_OFF, _days_off(draw)),
        _sheet(sheets.POLICIES, [("แบบการเตือน", draw(st.sampled_from(["ประหยัด", "ครบถ้วน"])), systems[0])]),
    ]


def _people(draw: st.DrawFn, units: list[str], systems: list[str]) -> Lines:
    """Some of one name in several units."""
    first = [f"{name} ใจดี" for name in draw(_different(names, 1, 4))]
    keys = [
        (name, unit)
        for name in first
        for unit in draw(st.lists(st.sampled_from(units), min_size=1, unique=True))
    ]
    roles = [*ROLE_WORDS.values(), *(f"กรรมการกลั่นกรอง:{code}" for code in systems)]
    return [
        (name, unit, draw(plain), _several(draw, roles), _deputies(draw, (name, unit), keys), draw(plain))
        for name, unit in keys
    ]


def _deputies(draw: st.DrawFn, own: tuple[str, str], keys: list[tuple[str, str]]) -> str:
    others = [f"{name} ({unit})" for name, unit in keys if (name, unit) != own]
    return _several(draw, others) if others else ""


def _steps(draw: st.DrawFn) -> str:
    kinds = st.sampled_from(["ตรวจ", "บันทึก", "อนุมัติ", "ทำ"])
    role = st.sampled_from(["", *(f"@{word}" for word in ROLE_WORDS.values())])
    return "→".join(f"{draw(kinds)}:{draw(names)}{draw(role)}" for _ in range(draw(st.integers(0, 3))))


def _round_steps(draw: st.DrawFn) -> str:
    return "->".join(draw(st.lists(names, max_size=2)))


def _round(draw: st.DrawFn, code: str, systems: list[str]) -> tuple[str, ...]:
    national = draw(st.sampled_from(NATIONAL))
    office = draw(st.sampled_from(OFFICE)) if national == "-" else "ก่อน 3 วันทำการ"
    opens = show(draw(days)) if draw(st.booleans()) else ""
    return (code, draw(st.sampled_from(systems)), draw(filled), "2568", opens, national, office)


def _item(
    draw: st.DrawFn, code: str, rounds: list[str], owners: list[str], people: list[str]
) -> tuple[str, ...]:
    ordered = show(draw(days)) if draw(st.booleans()) else ""
    kind = draw(st.sampled_from(list(ITEM_WORDS.values())))
    named = (_several(draw, rounds, 1), _several(draw, owners, 1), _several(draw, people))
    cancelled = draw(st.sampled_from([("", ""), ("ยกเลิก", draw(plain))]))
    texts = (draw(plain), ordered, draw(plain), draw(plain), draw(plain), draw(plain))
    return (code, draw(filled), kind, *named, *texts, *cancelled)


def _days_off(draw: st.DrawFn) -> Lines:
    found = draw(st.lists(days, max_size=3, unique=True))
    return [(show(day), draw(filled), draw(st.sampled_from(["ใช่", "ไม่ใช่"]))) for day in found]


def _sheet(name: str, lines: Lines) -> Sheet:
    columns = column_names(name)
    rows = (
        Row(number, {column: text for column, text in zip(columns, line, strict=False) if text})
        for number, line in enumerate(lines, start=2)
    )
    return Sheet(name, columns, tuple(rows))
