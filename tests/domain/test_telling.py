"""Duties in the words that templates say."""

from datetime import date

import pytest
from made_up_duties import duty

from domain.duties import Owing, State
from domain.telling import days_words, duty_facts, list_facts, number_words, units_facts, worth_reminding

TODAY = date(2024, 8, 29)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-12, "เลยกำหนดมา 12 วัน"),
        (-1, "เลยกำหนดมา 1 วัน"),
        (0, "ครบกำหนดวันนี้"),
        (1, "ครบกำหนดพรุ่งนี้"),
        (2, "เหลือ 2 วัน"),
        (30, "เหลือ 30 วัน"),
    ],
)
def test_how_far_it_is(days: int, words: str) -> None:
    assert days_words(days) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (None, ""),
        (0.0, "0"),
        (60.0, "60"),
        (60.5, "60.5"),
        (60.25, "60.25"),
        (33.3333, "33.33"),
        (100.0, "100"),
        (1_500_000.0, "1,500,000"),
        (1_234_567.5, "1,234,567.5"),
    ],
)
def test_numbers_have_no_needless_decimals_and_no_powers(number: float | None, words: str) -> None:
    assert number_words(number) == words


def test_a_duty_is_told_in_thai() -> None:
    facts = duty_facts(duty(5, "E5", state=State.IN_PROGRESS, percent=60.0), TODAY)
    told = {name: facts[name] for name in ("code", "round", "due", "national", "days", "state")}
    assert told == {
        "code": "E5",
        "round": "e-MES ปี 2567",
        "due": "2 ก.ย. 2567 (จ.)",
        "national": "15 ก.ย. 2567 (อา.)",
        "days": "เหลือ 4 วัน",
        "state": "กำลังดำเนินการ 60%",
    }


@pytest.mark.parametrize(
    ("system", "round_name", "told"),
    [
        ("e-MES", "e-MES ปี 2567", "e-MES ปี 2567"),
        ("e-MES", "รอบ 12 เดือน", "e-MES รอบ 12 เดือน"),
        ("ปักหมุดสารสนเทศ", "ปักหมุด ระยะที่ 2", "ปักหมุด ระยะที่ 2"),
    ],
)
def test_a_round_says_its_system_once(system: str, round_name: str, told: str) -> None:
    assert duty_facts(duty(5, "E5", system_name=system, round_name=round_name), TODAY)["round"] == told


@pytest.mark.parametrize(
    ("office_on", "state", "late", "soon"),
    [
        (date(2024, 8, 28), State.NOT_STARTED, True, False),
        (date(2024, 8, 29), State.NOT_STARTED, False, True),
        (date(2024, 9, 5), State.BLOCKED, False, True),
        (date(2024, 9, 6), State.NOT_STARTED, False, False),
        (date(2024, 8, 28), State.SUBMITTED, False, False),
        (date(2024, 8, 30), State.DONE, False, False),
    ],
)
def test_only_what_is_open_is_late_or_soon(office_on: date, state: State, late: bool, soon: bool) -> None:
    facts = duty_facts(duty(5, "E5", office_on=office_on, state=state), TODAY)
    assert (facts["late"], facts["soon"]) == (late, soon)


def test_what_is_not_known_is_empty() -> None:
    facts = duty_facts(duty(5, "E5", national_on=None), TODAY)
    assert (facts["national"], facts["percent"], facts["problem"]) == ("", "", "")
    assert facts["state"] == "ยังไม่เริ่ม"


def test_a_list_is_most_urgent_first_and_counts_what_it_has_no_room_for() -> None:
    many = [duty(n, f"E{n}", office_on=date(2024, 9, 30 - n)) for n in range(1, 13)]
    late = duty(13, "E13", office_on=date(2024, 8, 1))
    facts = list_facts([*many, late], TODAY)
    assert [one["code"] for one in facts["duties"]][:3] == ["E13", "E12", "E11"]
    assert (len(facts["duties"]), facts["count"], facts["late"], facts["more"]) == (10, 13, 1, 3)
    assert facts["rest"] == [{"round": "e-MES ปี 2567", "codes": ["E3", "E2", "E1"]}]


def test_units_are_told_by_how_much_they_owe_without_names() -> None:
    soon, past = date(2024, 9, 2), date(2024, 8, 1)
    mine = [Owing("กลุ่มนิเทศ", "e-MES", "e-MES ปี 2567", f"E{n}", soon) for n in range(12, 0, -1)]
    theirs = [Owing("กลุ่มแผน", "ปักหมุดสารสนเทศ", "ปักหมุด ระยะที่ 2", "PM01", past)]
    told = units_facts([*theirs, *mine], TODAY)
    first, second = told["units"]
    assert (first["unit"], first["count"], first["late"], first["more"]) == ("กลุ่มนิเทศ", 12, 0, 2)
    assert first["rounds"] == [{"round": "e-MES ปี 2567", "codes": [f"E{n}" for n in range(1, 11)]}]
    assert (second["unit"], second["late"], second["rounds"][0]["codes"]) == ("กลุ่มแผน", 1, ["PM01"])
    assert (told["count"], told["more_units"]) == (13, 0)
    assert units_facts([*theirs, *mine], TODAY, most=1)["more_units"] == 1


@pytest.mark.parametrize(
    ("office_on", "opens_on", "state", "worth"),
    [
        (date(2024, 9, 5), date(2024, 7, 1), State.NOT_STARTED, True),
        (date(2024, 9, 6), date(2024, 7, 1), State.NOT_STARTED, False),
        (date(2024, 7, 1), date(2024, 6, 1), State.BLOCKED, True),
        (date(2024, 9, 2), TODAY, State.NOT_STARTED, True),
        (date(2024, 9, 2), date(2024, 8, 30), State.NOT_STARTED, False),
        (date(2024, 9, 2), date(2024, 7, 1), State.SUBMITTED, False),
    ],
)
def test_a_reminder_speaks_of_what_is_open_and_near(
    office_on: date, opens_on: date, state: State, worth: bool
) -> None:
    one = duty(5, "E5", office_on=office_on, opens_on=opens_on, state=state)
    assert worth_reminding([one], TODAY) == ([one] if worth else [])
