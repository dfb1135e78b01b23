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
    TODAY,
    UNITS,
    WANNA,
    Lines,
    only,
    read,
    small_office,
)

from domain.duties import State
from domain.duty_changes import DutyChanges, Existing
from domain.office import Office
from domain.workbook import sheets
from domain.workbook.changes import counts
from domain.workbook.duties import duty_changes
from domain.workbook.reading import OfficeFile
from domain.workbook.spread import Wanted


@pytest.fixture
def office() -> Office:
    return small_office()


def changes(file: OfficeFile, existing: list[Existing] | None = None) -> DutyChanges:
    assert file.problems == ()
    return duty_changes(file, existing or [], TODAY)


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


E5 = Existing(7, Wanted("E5", "R1", SUPERVISION, (SOMSRI,), led=True), State.IN_PROGRESS)


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
    closed = replace(E5, state=State.CANCELLED)
    by_hand = Existing(9, Wanted("E5", "R1", PLAN), State.CANCELLED, by_hand=True)
    live = only(sheets.ITEMS, ITEMS, cancelled.after)
    assert changes(live, [closed, by_hand]) == DutyChanges(reopen=[7])


def cancelled_item(reason: str) -> Lines:
    return [("E5", "อ่านออกเขียนได้", "ตัวชี้วัด", "R1", "สมศรี ใจดี", *[""] * 7, "ยกเลิก", reason)]


def test_another_reason_follows_to_what_the_item_cancelled_and_to_nothing_else(office: Office) -> None:
    before = only(sheets.ITEMS, cancelled_item("ยุบ"), office).after
    file = only(sheets.ITEMS, cancelled_item("สพฐ. ยกเลิกตัวชี้วัด"), before)
    with_it = replace(E5, state=State.CANCELLED)
    by_hand = Existing(9, Wanted("E5", "R1", PLAN), State.CANCELLED, by_hand=True)
    opened_again = Existing(10, Wanted("E5", "R1", SCHOOL), State.IN_PROGRESS)
    assert changes(file, [with_it, by_hand, opened_again]) == DutyChanges(reasons={7: "สพฐ. ยกเลิกตัวชี้วัด"})


def test_a_unit_in_the_place_of_another_gets_a_duty_of_its_own() -> None:
    before = read(items=[("E5", "ชื่อ", "", "R1", PLAN)]).after
    file = only(sheets.ITEMS, [("E5", "ชื่อ", "", "R1", SCHOOL)], before)
    found = changes(file, [Existing(7, Wanted("E5", "R1", PLAN), State.IN_PROGRESS)])
    assert (found.add, found.move, found.hold) == ([Wanted("E5", "R1", SCHOOL)], {}, {})
    assert f"'{PLAN}' ถูกนำออกจากผู้รับผิดชอบ แต่งานเดิมยังอยู่" in found.warnings[0]


def test_beside_units_that_change_the_persons_duty_goes_to_the_person_who_follows(office: Office) -> None:
    before = only(sheets.ITEMS, [("E5", "ชื่อ", "", "R1", f"สมศรี ใจดี, {SCHOOL}")], office).after
    file = only(sheets.ITEMS, [("E5", "ชื่อ", "", "R1", "วรรณา แสงทอง")], before)
    found = changes(file, [E5, Existing(8, Wanted("E5", "R1", SCHOOL))])
    assert (found.add, found.move) == ([], {7: PLAN})
    assert SCHOOL in found.warnings[0]


def test_what_named_people_owed_may_go_to_one_unit(office: Office) -> None:
    file = only(sheets.ITEMS, [("E5", "อ่านออกเขียนได้", "ตัวชี้วัด", "R1", SCHOOL)], office)
    assert changes(file, [E5]) == DutyChanges(move={7: SCHOOL}, hold={7: Wanted("E5", "R1", SCHOOL)})


def test_a_duty_stays_where_it_is_when_its_leads_new_unit_has_one_already(office: Office) -> None:
    file = only(sheets.PEOPLE, [("สมศรี ใจดี", PLAN, "", "ผู้รับผิดชอบ")], office)
    found = changes(file, [E5, Existing(8, Wanted("E5", "R1", PLAN))])
    assert found.move == {}
    assert f"สมศรี ใจดี ย้ายไป '{PLAN}' ซึ่งมีงานนี้อยู่แล้ว งานเดิมจึงยังอยู่ที่ '{SUPERVISION}'" in found.warnings[0]


def test_two_leads_who_move_into_one_unit_do_not_meet_in_one_duty(office: Office) -> None:
    file = only(sheets.PEOPLE, [("สมศรี ใจดี", SCHOOL), ("วรรณา แสงทอง", SCHOOL)], office)
    other = Existing(8, Wanted("E5", "R1", PLAN, (WANNA,), led=True))
    found = changes(file, [E5, other])
    assert found.move == {7: SCHOOL}
    assert len(found.warnings) == 1


OVER: Lines = [("R0", "EMES", "รอบ 0", "2567", "1 เม.ย. 2567", "-", "31 พ.ค. 2567"), *ROUNDS]
NEW = "โรงเรียนบ้านโคก"


def everyones(rounds: str = "R0, R1") -> Office:
    file = read(rounds=OVER, items=[("S1", "ชื่อ", "", rounds, "ทุกโรงเรียน")])
    assert file.problems == ()
    return file.after


def test_a_school_that_joins_does_not_owe_rounds_that_are_over() -> None:
    found = changes(only(sheets.UNITS, [(NEW, "โรงเรียน")], everyones()))
    assert [one.round for one in found.add if one.unit == NEW] == ["R1"]
    assert f"รอบ R0 เลยกำหนดเขตแล้ว จึงไม่สร้างงานให้หน่วยงานที่เข้ามาใหม่: {NEW}" in found.warnings


def test_a_school_that_joins_in_a_whole_workbook_does_not_owe_them_either() -> None:
    lines: Lines = [("S1", "ชื่อ", "", "R0, R1", "ทุกโรงเรียน")]
    kept = [Existing(1, Wanted("S1", "R0", SCHOOL)), Existing(2, Wanted("S1", "R1", SCHOOL))]
    file = read(everyones(), rounds=OVER, units=[*UNITS, (NEW, "โรงเรียน")], items=lines)
    assert changes(file, kept).add == [Wanted("S1", "R1", NEW)]


def test_a_school_that_is_named_owes_what_it_is_named_for() -> None:
    lines: Lines = [("S1", "ชื่อ", "", "R0, R1", f"ทุกโรงเรียน, {NEW}")]
    file = read(everyones(), rounds=OVER, units=[*UNITS, (NEW, "โรงเรียน")], items=lines)
    assert [one.round for one in changes(file).add if one.unit == NEW] == ["R0", "R1"]


def test_a_school_that_joins_does_not_owe_a_round_that_was_taken_out() -> None:
    more: Lines = [*ROUNDS, ("R2", "EMES", "รอบ 2", "2567", "1 ก.ค. 2567", "-", "2 ก.ย. 2567")]
    both = read(rounds=more, items=[("S1", "ชื่อ", "", "R1, R2", "ทุกโรงเรียน")]).after
    out = only(sheets.ITEMS, [("S1", "ชื่อ", "", "R1", "ทุกโรงเรียน")], both).after
    kept = [Existing(1, Wanted("S1", "R1", SCHOOL)), Existing(2, Wanted("S1", "R2", SCHOOL))]
    found = changes(only(sheets.UNITS, [(NEW, "โรงเรียน")], out), kept)
    assert found.add == [Wanted("S1", "R1", NEW)]
    assert f"รอบ R2 ถูกนำออกจาก S1 แล้ว จึงไม่สร้างงานให้หน่วยงานที่เข้ามาใหม่: {NEW}" in found.warnings


def test_a_unit_that_leaves_everyone_keeps_its_duties_with_a_warning() -> None:
    file = only(sheets.UNITS, [(SCHOOL, "อื่นๆ")], everyones("R1"))
    found = changes(file, [Existing(1, Wanted("S1", "R1", SCHOOL))])
    assert (found.add, found.cancel) == ([], {})
    words = f"'{SCHOOL}' เปลี่ยนประเภทจาก โรงเรียน เป็น อื่นๆ จึงพ้นจาก ทุกโรงเรียน แต่งานเดิมยังอยู่: S1"
    assert any(one.startswith(words) for one in found.warnings)


def test_a_unit_whose_duties_are_done_leaves_in_silence() -> None:
    file = only(sheets.UNITS, [(SCHOOL, "อื่นๆ")], everyones("R1"))
    found = changes(file, [Existing(1, Wanted("S1", "R1", SCHOOL), State.DONE)])
    assert not [one for one in found.warnings if "เปลี่ยนประเภท" in one]
