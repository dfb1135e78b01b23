"""What words say of a duty to be added, and the code that it gets."""

from dataclasses import replace
from datetime import date

import pytest

from domain.adding import next_code, open_rounds, read_wish
from domain.office import Item, ItemKind, Office, OfficePerson, Round, System, Unit, UnitKind

TODAY = date(2024, 7, 9)


def a_round(code: str, system: str, opens: date, office: date) -> Round:
    return Round(code, system, code, 2567, opens, "-", None, "-", office)


def items(*codes: str) -> dict[str, Item]:
    return {code: Item(code, "งาน", ItemKind.REPORT, ("R-67",), "สมศรี ใจดี") for code in codes}


PEOPLE = [OfficePerson("สมศรี ใจดี", "กลุ่มนิเทศ", call_name="พี่ศรี"), OfficePerson("มาลี รุ่งเรือง", "กลุ่มนิเทศ")]
OFFICE = Office(
    people={one.key: one for one in PEOPLE},
    units={"กลุ่มนิเทศ": Unit("กลุ่มนิเทศ", UnitKind.GROUP)},
    systems={"INSPECT": System("INSPECT", "ตรวจราชการ"), "OTHER": System("OTHER", "ระบบอื่น")},
    rounds={"R-67": a_round("R-67", "OTHER", date(2024, 7, 1), date(2024, 8, 1))},
)


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (("IN1", "IN2", "IN9"), "IN10"),
        (("R01", "R02"), "R03"),
        (("A1", "A2", "B7"), "A3"),
        (("A1", "a2"), "A3"),
        ((), "OTHER-1"),
        (("ก-หนึ่ง", "รายงาน"), "OTHER-1"),
    ],
)
def test_a_code_follows_those_of_the_system(codes: tuple[str, ...], code: str) -> None:
    assert next_code(replace(OFFICE, items=items(*codes)), "R-67") == code


@pytest.mark.parametrize(
    ("words", "title", "system", "to", "unclear"),
    [
        ("เพิ่มงานตรวจราชการ สาธารณภัย ส่ง 12 ก.ค. ให้ สมศรี", "ตรวจราชการ สาธารณภัย", "INSPECT", ("สมศรี ใจดี",), ""),
        (
            "เพิ่มงาน การให้บริการ e-Office ให้ มาลี และ สมศรี",
            "การให้บริการ e-Office",
            "",
            ("มาลี รุ่งเรือง", "สมศรี ใจดี"),
            "",
        ),
        ("เพิ่มงาน การให้บริการประชาชน", "การให้บริการประชาชน", "", (), ""),
        ("เพิ่มงาน ขยะ ให้กลุ่มนิเทศ ส่ง 12 ก.ค.", "ขยะ", "", ("กลุ่มนิเทศ",), ""),
        ("เพิ่มงาน ขยะ ให้ทุกกลุ่ม", "ขยะ", "", ("ทุกกลุ่ม",), ""),
        ("เพิ่มงาน ขยะ ให้ สมปอง", "ขยะ", "", (), "สมปอง"),
        ("เพิ่มงาน ขยะ ให้ สมศรี และ สมปอง", "ขยะ", "", ("สมศรี ใจดี",), "สมปอง"),
        ("เพิ่มงานตรวจราชการ", "", "INSPECT", (), ""),
        ("มอบหมายงานใหม่ ทะเบียนครุภัณฑ์ ให้กลุ่มนิเทศ ส่ง 12 ก.ค.", "ทะเบียนครุภัณฑ์", "", ("กลุ่มนิเทศ",), ""),
        ("เพิ่มงาน =HYPERLINK(1) #REF!", "HYPERLINK(1) REF!", "", (), ""),
    ],
)
def test_what_is_said_is_taken_and_nothing_else(
    words: str, title: str, system: str, to: tuple[str, ...], unclear: str
) -> None:
    wish = read_wish(words, None, OFFICE, TODAY)
    assert (wish.title, wish.system, wish.to, wish.unclear) == (title, system, to, unclear)


def test_open_rounds_come_first_and_without_one_the_newest_and_the_next() -> None:
    past, older = (a_round(f"P{n}", "OTHER", date(2024, 1, 1), date(2024, n, 1)) for n in (5, 4))
    now = a_round("N", "OTHER", date(2024, 7, 1), date(2024, 7, 20))
    coming = a_round("C", "OTHER", date(2024, 8, 1), date(2024, 8, 20))

    def found(*rounds: Round) -> list[str]:
        office = Office(systems=OFFICE.systems, rounds={one.code: one for one in rounds})
        return [one.code for one in open_rounds(office, "OTHER", TODAY)]

    assert found(past, older, now, coming) == ["N"]
    assert found(past, older, coming) == ["P5", "C"]
    assert found(past, older) == ["P5"]
    assert found() == []
