"""Who owes what: the duties that items make, and what becomes of those that exist."""

from dataclasses import replace

import pytest
from office_rows import (
    ITEMS,
    PLAN,
    ROUNDS,
    SCHOOL,
    SOMSRI,
    SUPERVISION,
    UNITS,
    WANNA,
    Lines,
    only,
    read,
    small_office,
)

from domain import office_sheets as sheets
from domain.duties import State
from domain.office import Office
from domain.office_changes import counts
from domain.office_duties import DutyChanges, Existing, Wanted, duty_changes
from domain.office_file import OfficeFile


@pytest.fixture
def office() -> Office:
    return small_office()


def changes(file: OfficeFile, existing: list[Existing] | None = None) -> DutyChanges:
    assert file.problems == ()
    return duty_changes(file, existing or [])


def added(file: OfficeFile) -> list[Wanted]:
    return changes(file).add


def test_named_people_owe_one_duty_together_in_the_leads_unit() -> None:
    items: Lines = [("E5", "ชื่อ", "", "R1", "สมศรี ใจดี", "วรรณา แสงทอง")]
    assert added(read(items=items)) == [Wanted("E5", "R1", SUPERVISION, (SOMSRI, WANNA), led=True)]


def test_a_bracket_is_a_unit_only_when_the_whole_text_is_no_known_name() -> None:
    unit = "กลุ่มอำนวยการ (งานพัสดุ)"
    file = read(units=[*UNITS, (unit, "กลุ่ม")], items=[("E5", "ชื่อ", "", "R1", unit)])
    assert [one.unit for one in added(file)] == [unit]


@pytest.mark.parametrize(
    ("owners", "units"),
    [
        ("ทุกกลุ่ม", [PLAN, SUPERVISION]),
        ("ทุกโรงเรียน", [SCHOOL]),
        (f"{SCHOOL}, {PLAN}", [SCHOOL, PLAN]),
        (f"ทุกกลุ่ม, {PLAN}", [PLAN, SUPERVISION]),
    ],
)
def test_units_owe_one_duty_each(owners: str, units: list[str]) -> None:
    found = added(read(items=[("E5", "ชื่อ", "", "R1", owners)]))
    assert found == [Wanted("E5", "R1", unit) for unit in units]


def test_an_item_is_owed_in_each_of_its_rounds() -> None:
    more: Lines = [*ROUNDS, ("R2", "EMES", "รอบ 2", "2567", "1 ก.ค. 2567", "-", "2 ก.ย. 2567")]
    found = added(read(rounds=more, items=[("E5", "ชื่อ", "", "R1, R2", "สมศรี ใจดี")]))
    assert [one.round for one in found] == ["R1", "R2"]


def test_a_school_that_joins_owes_what_every_school_owes() -> None:
    before = read(items=[("S1", "ชื่อ", "", "R1", "ทุกโรงเรียน")]).after
    file = only(sheets.UNITS, [("โรงเรียนบ้านโคก", "โรงเรียน")], before)
    kept = Existing(7, Wanted("S1", "R1", SCHOOL))
    assert changes(file, [kept]) == DutyChanges(add=[Wanted("S1", "R1", "โรงเรียนบ้านโคก")])


def test_nobody_to_owe_it_is_a_warning() -> None:
    file = read(units=UNITS[:2], items=[("S1", "ชื่อ", "", "R1", "ทุกโรงเรียน")])
    assert changes(file).warnings == ["S1: ยังไม่มีหน่วยงานที่ต้องส่งงานนี้ (ทุกโรงเรียน)"]


E5 = Existing(7, Wanted("E5", "R1", SUPERVISION, (SOMSRI,), led=True), State.IN_PROGRESS, percent=60)


def test_another_owner_takes_the_duty_over_with_its_history(office: Office) -> None:
    file = only(sheets.ITEMS, [("E5", "อ่านออกเขียนได้", "ตัวชี้วัด", "R1", "วรรณา แสงทอง")], office)
    now = Wanted("E5", "R1", PLAN, (WANNA,), led=True)
    assert changes(file, [E5]) == DutyChanges(move={7: PLAN}, hold={7: now})


def test_a_duty_moves_with_its_lead(office: Office) -> None:
    file = only(sheets.PEOPLE, [("สมศรี ใจดี", PLAN, "", "ผู้รับผิดชอบ")], office)
    assert changes(file, [E5]) == DutyChanges(move={7: PLAN})


def test_what_was_reassigned_since_stays_while_the_cell_is_unchanged(office: Office) -> None:
    moved = replace(E5, wanted=Wanted("E5", "R1", PLAN, (WANNA,), led=True))
    renamed: Lines = [("E5", "ชื่อใหม่", "ตัวชี้วัด", "R1", "สมศรี ใจดี")]
    assert changes(only(sheets.ITEMS, renamed, office), [moved]) == DutyChanges()


def test_a_unit_taken_out_keeps_its_duty_with_a_warning() -> None:
    before = read(items=[("E5", "ชื่อ", "", "R1", f"{PLAN}, {SCHOOL}")]).after
    file = only(sheets.ITEMS, [("E5", "ชื่อ", "", "R1", PLAN)], before)
    existing = [Existing(7, Wanted("E5", "R1", PLAN)), Existing(8, Wanted("E5", "R1", SCHOOL))]
    found = changes(file, existing)
    assert (found.add, found.move, found.cancel) == ([], {}, {})
    assert SCHOOL in found.warnings[0]


def test_cancelling_is_said_in_the_status_and_can_be_taken_back(office: Office) -> None:
    row = ("E5", "อ่านออกเขียนได้", "ตัวชี้วัด", "R1", "สมศรี ใจดี", *[""] * 7, "ยกเลิก", "สพฐ. ยกเลิกตัวชี้วัด")
    cancelled = only(sheets.ITEMS, [row], office)
    done = Existing(8, Wanted("E5", "R0", PLAN), State.DONE)
    assert changes(cancelled, [E5, done]) == DutyChanges(cancel={7: "สพฐ. ยกเลิกตัวชี้วัด"})
    assert counts(cancelled) == ({}, {}, {"รายการ": 1})
    closed = replace(E5, state=State.CANCELLED, reason="สพฐ. ยกเลิกตัวชี้วัด")
    by_hand = Existing(9, Wanted("E5", "R1", PLAN), State.CANCELLED, "ผู้ประสานงานยกเลิก")
    live = only(sheets.ITEMS, ITEMS, cancelled.after)
    assert changes(live, [closed, by_hand]) == DutyChanges(reopen={7: State.IN_PROGRESS})
