"""Who a row of บุคลากร is about: the same person, renamed, moved, or a namesake."""

from dataclasses import replace

import pytest
from office_rows import PEOPLE, PLAN, SCHOOL, SOMSRI, SUPERVISION, TODAY, Lines, only, small_office, told

from domain.duty_changes import Existing
from domain.office import Office, PersonKey
from domain.workbook import sheets
from domain.workbook.changes import changes_of, counts
from domain.workbook.duties import duty_changes
from domain.workbook.reading import OfficeFile
from domain.workbook.spread import Wanted

SOMSRI_THERE = PersonKey("สมศรี ใจดี", SCHOOL)
RENAMED = PersonKey("สมศรี รุ่งเรือง", SUPERVISION)


def row(name: str, unit: str, old_name: str = "", deputies: str = "") -> tuple[str, ...]:
    return (name, unit, "", "ผู้รับผิดชอบ", deputies, "", old_name)


def people(known: Office, *lines: tuple[str, ...]) -> OfficeFile:
    return only(sheets.PEOPLE, list(lines), known)


@pytest.fixture
def office() -> Office:
    """สมศรี ใจดี in one unit."""
    return small_office()


@pytest.fixture
def twins(office: Office) -> Office:
    """Two of that name."""
    file = people(office, *PEOPLE, row("สมศรี ใจดี", SCHOOL))
    assert file.problems == ()
    return file.after


OLD = "สมศรี ใจดี"
OLD_IN_SCHOOL, OLD_IN_SUPERVISION = f"{OLD} ({SCHOOL})", f"นาง{OLD} ({SUPERVISION})"


@pytest.mark.parametrize("old_name", [OLD, f"นาง{OLD}", OLD_IN_SUPERVISION])
@pytest.mark.parametrize("with_namesake", [False, True])
def test_a_rename_is_imported_twice_though_a_namesake_is_elsewhere(
    twins: Office, old_name: str, with_namesake: bool
) -> None:
    lines = [row("สมศรี รุ่งเรือง", SUPERVISION, old_name), *[row(OLD, SCHOOL)] * with_namesake]
    file = people(twins, *lines)
    assert (file.problems, file.warnings, file.moved) == ((), (), {RENAMED: SOMSRI})
    again = people(file.after, *lines)
    assert (again.problems, again.warnings, again.moved, again.after) == ((), (), {}, file.after)


@pytest.mark.parametrize(
    ("name", "old_name", "was"),
    [
        ("สมศรี รุ่งเรือง", OLD_IN_SCHOOL, SOMSRI_THERE),
        ("สมศรี รุ่งเรือง", OLD_IN_SUPERVISION, SOMSRI),
        (OLD, OLD_IN_SUPERVISION, SOMSRI),
        (OLD, OLD_IN_SCHOOL, SOMSRI_THERE),
    ],
)
def test_an_old_name_may_say_its_unit(twins: Office, name: str, old_name: str, was: PersonKey) -> None:
    file = people(twins, row(name, PLAN, old_name))
    assert (file.problems, file.warnings, file.moved) == ((), (), {PersonKey(name, PLAN): was})
    again = people(file.after, row(name, PLAN, old_name))
    assert (again.problems, again.warnings, again.after) == ((), (), file.after)


def test_an_old_name_that_two_have_asks_for_the_unit(twins: Office) -> None:
    (problem,) = told(people(twins, row("สมศรี รุ่งเรือง", PLAN, OLD)))
    assert problem == (
        f"บุคลากร แถว 2 ชื่อเดิม: มี '{OLD}' หลายหน่วยงาน ({SUPERVISION}, {SCHOOL}) "
        f"ระบุหน่วยงานเดิมด้วย เช่น {OLD} ({SUPERVISION})"
    )


def test_of_two_the_one_without_a_row_was_renamed(twins: Office) -> None:
    file = people(twins, row("สมศรี รุ่งเรือง", PLAN, OLD), row(OLD, SCHOOL))
    assert (file.problems, file.moved) == ((), {PersonKey("สมศรี รุ่งเรือง", PLAN): SOMSRI})


def test_one_old_name_is_for_one_row(office: Office) -> None:
    file = people(office, row("สมศรี ก", SUPERVISION, OLD), row("สมศรี ข", SUPERVISION, OLD))
    assert told(file) == ["บุคลากร แถว 3 ชื่อเดิม: แถว 2 ใช้ชื่อเดิมนี้แล้ว ให้เหลือแถวเดียว"]


def test_both_names_at_once_are_a_problem_unless_each_has_a_row(office: Office) -> None:
    both = people(office, row(OLD, SUPERVISION), row("สมศรี รุ่งเรือง", SUPERVISION)).after
    (problem,) = told(people(both, row("สมศรี รุ่งเรือง", SUPERVISION, OLD)))
    assert "มีทั้ง 'สมศรี ใจดี' และ 'สมศรี รุ่งเรือง' อยู่แล้ว ลบชื่อเดิมออก" in problem
    assert people(both, row("สมศรี รุ่งเรือง", SUPERVISION, OLD), row(OLD, SUPERVISION)).ok


@pytest.mark.parametrize("order", [1, -1])
def test_somebody_new_may_have_the_name_that_was_changed(office: Office, order: int) -> None:
    """The duties stay with who was renamed; the file is as good the second time."""
    lines = [row("สมศรี รุ่งเรือง", SUPERVISION, OLD), row(OLD, SUPERVISION)][::order]
    file = people(office, *lines)
    assert (file.problems, file.moved) == ((), {RENAMED: SOMSRI})
    renamed, new = (2, 3)[::order]
    assert file.warnings == (
        f"บุคลากร แถว {new}: ถือว่า '{OLD}' เป็นคนใหม่ เพราะแถว {renamed} บอกว่าคนเดิมเปลี่ยนชื่อเป็น 'สมศรี รุ่งเรือง' "
        f"ชื่อ '{OLD}' ในไฟล์นี้จึงหมายถึงคนใหม่ ถ้าไม่มีคนใหม่ ให้ลบแถวนี้ออก",
    )
    assert counts(file) == ({"บุคลากร": 1}, {"บุคลากร": 1}, {})
    assert file.after.items["E5"].owners == "สมศรี รุ่งเรือง"
    kept = Existing(7, Wanted("E5", "R1", SUPERVISION, (SOMSRI,), led=True))
    changes = duty_changes(file, [kept], TODAY)
    assert (changes.hold, changes.move) == ({}, {})
    again = people(file.after, *lines)
    assert (again.problems, again.warnings, again.after) == ((), (), file.after)


def test_a_deputy_of_the_old_name_is_the_one_who_is_new(office: Office) -> None:
    known = people(office, row("วรรณา แสงทอง", PLAN, deputies=OLD)).after
    lines = [row("สมศรี รุ่งเรือง", SUPERVISION, OLD), row(OLD, SUPERVISION)]
    file = people(known, *lines, row("วรรณา แสงทอง", PLAN, deputies=OLD))
    changed = {change.after.name: change.before for change in changes_of(file, sheets.PEOPLE)}
    assert changed["วรรณา แสงทอง"].deputies == (RENAMED,)
    follows = people(known, *lines, row("วรรณา แสงทอง", PLAN, deputies="สมศรี รุ่งเรือง"))
    assert {change.after.name for change in changes_of(follows, sheets.PEOPLE)} == {OLD, "สมศรี รุ่งเรือง"}


def test_one_rename_after_another_is_for_two_files(office: Office) -> None:
    file = people(office, row("วรรณา ใหม่", PLAN, "วรรณา แสงทอง"), row("วรรณา แสงทอง", PLAN, "วรรณา เก่า"))
    assert "เปลี่ยนชื่อต่อกันกับแถว 2 ให้นำเข้าทีละครั้ง" in told(file)[0]


def test_the_only_row_of_a_known_name_has_moved_and_it_is_said(office: Office) -> None:
    file = people(office, row(OLD, SCHOOL))
    assert (file.problems, file.moved) == ((), {SOMSRI_THERE: SOMSRI})
    assert file.warnings == (
        f"บุคลากร แถว 2: ถือว่า '{OLD}' ย้ายจาก {SUPERVISION} มา {SCHOOL} งานจึงตามมาด้วย "
        f"ถ้าเป็นคนละคนที่ชื่อซ้ำกัน ให้เพิ่มแถวของ '{OLD}' ที่ {SUPERVISION} ไว้ในไฟล์ด้วย",
    )
    assert people(file.after, row(OLD, SCHOOL)).warnings == ()


def test_with_a_row_of_the_known_one_a_namesake_is_new(office: Office) -> None:
    file = people(office, row(OLD, SCHOOL), row(OLD, SUPERVISION))
    assert (file.problems, file.warnings, file.moved) == ((), (), {})
    assert file.after.people.keys() >= {SOMSRI, SOMSRI_THERE}


def test_two_namesakes_without_a_row_of_the_known_one_are_a_question(office: Office) -> None:
    file = people(office, row(OLD, SCHOOL), row(OLD, PLAN))
    assert [one.row for one in file.problems] == [2, 3]
    assert told(file)[0] == (
        f"บุคลากร แถว 2 หน่วยงาน: มี '{OLD}' อยู่แล้วที่ {SUPERVISION} จึงไม่รู้ว่าใครย้ายมาหรือเป็นคนใหม่ "
        f"คนที่ย้ายมาให้ใส่ชื่อเดิมเป็น '{OLD} ({SUPERVISION})' "
        f"ถ้าไม่มีใครย้าย ให้เพิ่มแถวของคนเดิมที่ {SUPERVISION} ไว้ในไฟล์ด้วย"
    )


@pytest.mark.parametrize(
    "answer",
    [
        [row(OLD, SCHOOL, f"{OLD} ({SUPERVISION})"), row(OLD, PLAN)],
        [row(OLD, SCHOOL), row(OLD, PLAN), row(OLD, SUPERVISION)],
    ],
    ids=["one moved", "nobody moved"],
)
def test_the_question_can_be_answered_as_it_says(office: Office, answer: Lines) -> None:
    assert people(office, *answer).problems == ()


def test_who_has_left_does_not_come_back_under_a_namesakes_row(office: Office) -> None:
    left = {**office.people, SOMSRI: replace(office.people[SOMSRI], here=False)}
    file = people(replace(office, people=left), row(OLD, SCHOOL))
    assert (file.problems, file.warnings, file.moved) == ((), (), {})
    assert not file.after.people[SOMSRI].here


def test_who_was_renamed_moves_later_with_the_old_name_still_written(twins: Office) -> None:
    renamed = people(twins, row("สมศรี รุ่งเรือง", SUPERVISION, OLD)).after
    file = people(renamed, row("สมศรี รุ่งเรือง", PLAN, OLD))
    assert (file.problems, file.moved) == ((), {PersonKey("สมศรี รุ่งเรือง", PLAN): RENAMED})
    assert SOMSRI_THERE in file.after.people
