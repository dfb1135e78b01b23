"""Work that nobody would take is said at the import: units without people, steps without the role."""

import pytest
from office_rows import ITEMS, PEOPLE, PLAN, SCHOOL, SUPERVISION, SYSTEMS, TODAY, UNITS, Lines, only, read

from domain.workbook import sheets
from domain.workbook.duties import duty_changes
from domain.workbook.gaps import may_miss_takers, unheld_warnings, units_left_alone, untaken_steps
from domain.workbook.reading import OfficeFile

NOBODY = "ยังไม่มีใครถืองานของหน่วยงานที่ไม่มีผู้รับผิดชอบและหัวหน้ากลุ่ม: "


def unheld(file: OfficeFile) -> list[str]:
    return unheld_warnings(file, duty_changes(file, [], TODAY), ())


def untaken(file: OfficeFile, **owing: list[str]) -> list[str]:
    return untaken_steps(file, duty_changes(file, [], TODAY), owing)


@pytest.mark.parametrize(
    ("owners", "co_owners", "teacher", "warned"),
    [
        ("ทุกโรงเรียน", "", None, True),
        (SCHOOL, "", None, True),
        (SCHOOL, "วรรณา แสงทอง", None, False),
        (SCHOOL, "", "ผู้รับผิดชอบ", False),
        (SCHOOL, "", "หัวหน้ากลุ่ม", False),
        (SCHOOL, "", "ผู้อำนวยการ", True),
        ("สมศรี ใจดี", "", None, False),
    ],
)
def test_a_units_duty_that_nobody_holds_is_named(
    owners: str, co_owners: str, teacher: str | None, warned: bool
) -> None:
    people = [*PEOPLE, ("ครูอารี สอนดี", SCHOOL, "ครู", teacher)] if teacher else PEOPLE
    file = read(people=people, items=[("S1", "ชื่อ", "", "R1", owners, co_owners)])
    assert unheld(file) == ([f"{NOBODY}S1 {SCHOOL}"] if warned else [])


def test_of_many_ten_are_named() -> None:
    schools: Lines = [(f"โรงเรียน {n}", "โรงเรียน") for n in range(25)]
    file = read(units=[*UNITS[:2], *schools], items=[("S1", "ชื่อ", "", "R1", "ทุกโรงเรียน")])
    (said,) = unheld(file)
    assert "S1 โรงเรียน 9 และอีก 15" in said and "โรงเรียน 10" not in said


def test_a_unit_whose_last_person_goes_leaves_its_duties_alone() -> None:
    office = read(people=[*PEOPLE, ("อารี สอนดี", SCHOOL, "", "ผู้รับผิดชอบ")]).after
    file = only(sheets.PEOPLE, [("อารี สอนดี", PLAN, "", "ผู้รับผิดชอบ")], office)
    assert units_left_alone(file) == {SCHOOL}
    changes = duty_changes(file, [], TODAY)
    assert unheld_warnings(file, changes, [("S1", SCHOOL)]) == [f"{NOBODY}S1 {SCHOOL}"]
    assert units_left_alone(only(sheets.PEOPLE, PEOPLE, office)) == set()


@pytest.mark.parametrize(
    ("steps", "roles", "warned"),
    [
        ("ตรวจ:กลั่นกรอง", "กรรมการกลั่นกรอง", False),
        ("ตรวจ:กลั่นกรอง", "กรรมการกลั่นกรอง:EMES", False),
        ("ตรวจ:กลั่นกรอง", "กรรมการกลั่นกรอง:PMS", True),
        ("ตรวจ:กลั่นกรอง", "ผู้ประสานงาน", False),
        ("ตรวจ:กลั่นกรอง", "ผู้รับผิดชอบ", True),
        ("บันทึก:บันทึก", "ผู้ประสานงาน", False),
        ("บันทึก:บันทึก", "กรรมการกลั่นกรอง", True),
        ("ตรวจ:เสนอ ผอ.@ผู้อำนวยการ", "ผู้ประสานงาน", True),
        ("ตรวจ:เสนอ ผอ.@ผู้อำนวยการ", "ผู้อำนวยการ", False),
        ("ทำ:แจ้ง@ผู้รับผิดชอบ", "ผู้ประสานงาน", False),
    ],
)
def test_a_step_whose_role_nobody_has_is_named(steps: str, roles: str, warned: bool) -> None:
    systems: Lines = [("EMES", "e-MES", steps), ("PMS", "ปักหมุด")]
    file = read(systems=systems, people=[("สมศรี ใจดี", SUPERVISION, "", roles)])
    assert bool(untaken(file)) is warned


def test_a_heads_step_wants_a_head_in_every_unit_that_owes() -> None:
    systems: Lines = [("EMES", "e-MES", "ตรวจ:ตรวจทาน@หัวหน้ากลุ่ม")]
    people = [*PEOPLE, ("สมชาย ดี", PLAN, "", "หัวหน้ากลุ่ม")]
    file = read(systems=systems, people=people, items=[("E5", "ชื่อ", "", "R1", "ทุกกลุ่ม")])
    said = f"EMES: ขั้นตอน 'ตรวจทาน' เป็นหน้าที่ของหัวหน้ากลุ่ม แต่ยังไม่มีหัวหน้ากลุ่มใน {SUPERVISION}"
    assert untaken(file) == [said]
    later = only(sheets.SYSTEMS, systems, read(people=people, items=ITEMS).after)
    assert untaken(later, EMES=[PLAN, SUPERVISION]) == [said]
    assert untaken(later, EMES=[PLAN]) == []


def test_the_steps_of_the_round_are_the_coordinators() -> None:
    file = read(people=[("สมศรี ใจดี", SUPERVISION, "", "ผู้รับผิดชอบ")])
    assert [words.split("'")[1] for words in untaken(file)] == ["กลั่นกรอง", "บันทึก e-MES", "สรุป", "เผยแพร่"]


def test_an_import_of_something_else_says_nothing_of_it() -> None:
    office = read().after
    file = only(sheets.DAYS_OFF, [("9 ก.ย. 2567", "วันหยุด")], office)
    assert not may_miss_takers(file, duty_changes(file, [], TODAY))
    file = only(sheets.SYSTEMS, [(*SYSTEMS[0][:3], "สรุป")], office)
    assert may_miss_takers(file, duty_changes(file, [], TODAY))
