"""The workbook's rows: what they make of the office."""

from datetime import date, datetime

import pytest
from office_rows import (
    ITEMS,
    PEOPLE,
    PLAN,
    ROUNDS,
    SCHOOL,
    SOMSRI,
    SUPERVISION,
    TODAY,
    WANNA,
    Lines,
    office_sheets,
    only,
    read,
    sheet,
    small_office,
    told,
)

from domain.clocks import BANGKOK
from domain.office import Office, PersonKey, RoleAt, Step, StepKind, UnitKind
from domain.people import Role
from domain.workbook import sheets
from domain.workbook.changes import counts, moved_rounds
from domain.workbook.names import without_titles
from domain.workbook.reading import read_office


@pytest.fixture
def office() -> Office:
    return small_office()


def test_a_whole_office_is_read(office: Office) -> None:
    somsri = office.people[SOMSRI]
    assert (somsri.call_name, somsri.deputies) == ("พี่ศรี", (WANNA,))
    assert office.people[WANNA].roles == {RoleAt(Role.COORDINATOR), RoleAt(Role.REVIEWER, "EMES")}
    assert office.units[SCHOOL].kind is UnitKind.SCHOOL
    assert office.systems["EMES"].duty_steps == (
        Step(StepKind.CHECK, "กลั่นกรอง", Role.REVIEWER),
        Step(StepKind.RECORD, "บันทึก e-MES", Role.COORDINATOR),
    )
    assert [step.name for step in office.systems["EMES"].round_steps] == ["สรุป", "เผยแพร่"]
    assert office.rounds["R1"].national_on == date(2024, 9, 15)
    assert office.rounds["R1"].office_on == date(2024, 9, 2)


def test_the_same_file_again_changes_nothing(office: Office) -> None:
    again = read(office)
    assert again.after == office
    assert counts(again) == ({}, {}, {})
    assert counts(read()) == (
        {"บุคลากร": 2, "หน่วยงาน": 3, "ระบบ": 1, "รอบรายงาน": 1, "รายการ": 1},
        {},
        {},
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("นางสาวสมศรี  ใจดี", "สมศรี ใจดี"),
        ("น.ส. สมศรี ใจดี", "สมศรี ใจดี"),
        ("ว่าที่ ร.ต. สมชาย กล้าหาญ", "สมชาย กล้าหาญ"),
        ("ว่าที่ร้อยตรีหญิง ดร.สมศรี ใจดี", "สมศรี ใจดี"),
        ("ผอ.สมชาย กล้าหาญ", "สมชาย กล้าหาญ"),
        ("นายิกา พรหมดี", "นายิกา พรหมดี"),
        ("ดรุณี พรหมดี", "ดรุณี พรหมดี"),
        ("นาย", "นาย"),
    ],
)
def test_titles_are_no_part_of_a_name(written: str, kept: str) -> None:
    assert without_titles(written) == kept


@pytest.mark.parametrize(
    ("name", "kind"),
    [("หน่วยตรวจสอบภายใน", UnitKind.GROUP), ("โรงเรียนบ้านโคก", UnitKind.SCHOOL), ("ศูนย์สื่อ", UnitKind.OTHER)],
)
def test_a_unit_named_only_beside_a_person_is_made_with_a_warning(name: str, kind: UnitKind) -> None:
    file = read(people=[*PEOPLE, ("สมชาย ดี", name)])
    assert file.after.units[name].kind is kind
    assert name in file.warnings[0]
    assert "หน่วยงาน" not in file.in_file or name not in file.in_file["หน่วยงาน"]


def test_meetings_days_off_and_an_office_date_before_a_meeting() -> None:
    file = read(
        meetings=[("กพท.", "12 ก.ค. 2567 เวลา 09.30 น.", "ห้อง 1", "EMES, สมศรี ใจดี, ทุกกลุ่ม")],
        days_off=[("11 ก.ค. 2567", "ทำบุญสำนักงาน", "")],
        rounds=[("R1", "EMES", "รอบ", "2567", "1 ก.ค. 2567", "-", "ก่อนประชุม กพท.")],
    )
    assert file.problems == ()
    at = datetime(2024, 7, 12, 9, 30, tzinfo=BANGKOK)
    assert file.after.meetings[("กพท.", at)].attendees == "EMES, สมศรี ใจดี, ทุกกลุ่ม"
    assert file.after.rounds["R1"].office_on == date(2024, 7, 10)


def test_a_day_off_added_later_moves_the_known_rounds_and_says_so(office: Office) -> None:
    file = only(sheets.DAYS_OFF, [("9 ก.ย. 2567", "วันหยุดพิเศษ", "ใช่")], office)
    assert file.after.rounds["R1"].office_on == date(2024, 8, 30)
    assert [(one.round, one.before, one.after) for one in moved_rounds(file)] == [
        ("R1", date(2024, 9, 2), date(2024, 8, 30))
    ]
    assert counts(file) == ({"วันหยุดเพิ่มเติม": 1}, {}, {})


def test_a_round_that_is_over_keeps_its_dates(office: Office) -> None:
    later = read_office([sheet(sheets.DAYS_OFF, [("9 ก.ย. 2567", "วันหยุด")])], office, date(2024, 10, 1))
    assert later.after.rounds == office.rounds


def test_a_round_without_an_opening_opens_on_the_day_of_its_first_import() -> None:
    rounds: Lines = [("R1", "EMES", "รอบ 1", "2567", "", "15 ก.ย. 2567", "ก่อน 10 วันทำการ")]
    first = read(rounds=rounds)
    assert first.after.rounds["R1"].opens_on == TODAY
    again = read_office(office_sheets(rounds=rounds), first.after, date(2024, 6, 20))
    assert again.after == first.after


def test_a_year_whose_cabinet_days_are_not_known_warns_once() -> None:
    rounds: Lines = [
        ("R1", "EMES", "รอบ 1", "2568", "", "-", "15 ก.ย. 2568"),
        ("R2", "EMES", "รอบ 2", "2568", "", "-", "15 ส.ค. 2568"),
    ]
    assert [one for one in read(rounds=rounds).warnings if "ปี 2568" in one] == [
        "ปี 2568 คณะรัฐมนตรียังไม่ประกาศวันหยุดพิเศษ เมื่อประกาศแล้วให้เพิ่มในชีต วันหยุดเพิ่มเติม"
    ]


@pytest.mark.parametrize(
    ("known", "lines", "years"),
    [
        (False, [("R1", "EMES", "รอบ", "2568", "", "3 ม.ค. 2568", "ก่อน 5 วันทำการ")], ["2568"]),
        (False, [("R1", "EMES", "รอบ", "2567", "", "15 ก.ย. 2567", "ก่อน 10 วันทำการ")], []),
        (True, [("R1", "EMES", "รอบ", "2568", "", "-", "15 ก.ย. 2568")], []),
        (True, [("R1", "EMES", "รอบ", "2568", "", "-", "15 ก.ย. 2568"), ("R2", *ROUNDS[0][1:])], []),
        (True, [("R1", "EMES", "รอบ", "2568", "", "-", "12 ก.ย. 2568")], ["2568"]),
    ],
)
def test_a_year_is_warned_of_when_a_round_that_is_counted_through_it_changes(
    known: bool, lines: Lines, years: list[str]
) -> None:
    before = (
        read(rounds=[("R1", "EMES", "รอบ", "2568", "", "-", "15 ก.ย. 2568")]).after if known else Office()
    )
    warnings = read(before, rounds=lines).warnings
    assert [one.split()[1] for one in warnings if "คณะรัฐมนตรี" in one] == years


@pytest.mark.parametrize(
    ("day", "said", "years"),
    [("9 ก.ย. 2568", "ไม่ใช่", 1), ("9 ก.ย. 2568", "ใช่", 0), ("9 ก.ย. 2570", "ไม่ใช่", 0)],
)
def test_a_year_is_warned_of_when_its_days_change_and_a_round_stands_in_it(
    day: str, said: str, years: int
) -> None:
    before = read(rounds=[("R1", "EMES", "รอบ", "2568", "", "-", "15 ก.ย. 2568")]).after
    warnings = only(sheets.DAYS_OFF, [(day, "วัน", said)], before).warnings
    assert len([one for one in warnings if "คณะรัฐมนตรี" in one]) == years


def test_two_of_one_name_are_told_apart_by_their_unit() -> None:
    people: Lines = [*PEOPLE, ("สมศรี ใจดี", PLAN)]
    file = read(people=people)
    assert "มีมากกว่าหนึ่งคน ระบุหน่วยงานด้วย: สมศรี ใจดี (กลุ่มนิเทศ ติดตามฯ)" in told(file)[0]
    named = read(people=people, items=[("E5", "ชื่อ", "", "R1", f"นางสมศรี ใจดี ({PLAN})")])
    assert named.items["E5"].owners == (PersonKey("สมศรี ใจดี", PLAN),)


def test_a_person_may_be_renamed_and_moved(office: Office) -> None:
    row = ("สมศรี รุ่งเรือง", PLAN, "ศึกษานิเทศก์", "ผู้รับผิดชอบ", "วรรณา แสงทอง", "พี่ศรี", "นางสมศรี ใจดี")
    file = only(sheets.PEOPLE, [row], office)
    new = PersonKey("สมศรี รุ่งเรือง", PLAN)
    assert file.moved == {new: SOMSRI}
    assert set(file.after.people) == {new, WANNA}
    assert counts(file) == ({}, {"บุคลากร": 1}, {})
    again = only(sheets.PEOPLE, [row], file.after)
    assert (again.after, again.problems, again.moved) == (file.after, (), {})


def test_a_deputy_who_is_renamed_stays_deputy_without_a_change_to_others(office: Office) -> None:
    file = only(sheets.PEOPLE, [("วรรณา ทองแท้", PLAN, "", "", "", "", "วรรณา แสงทอง")], office)
    assert file.after.people[SOMSRI].deputies == (PersonKey("วรรณา ทองแท้", PLAN),)
    assert counts(file) == ({}, {"บุคลากร": 1}, {})


def test_an_old_name_that_nobody_had_is_a_warning(office: Office) -> None:
    file = only(sheets.PEOPLE, [("สมชาย ดี", PLAN, "", "", "", "", "สมชาย เก่า")], office)
    assert file.ok
    assert "ไม่พบชื่อเดิม 'สมชาย เก่า'" in file.warnings[0]


def test_a_changed_cell_changes_just_that(office: Office) -> None:
    file = read(office, units=[(PLAN, "กลุ่ม"), (SUPERVISION, "กลุ่ม"), (SCHOOL, "อื่นๆ")])
    assert counts(file) == ({}, {"หน่วยงาน": 1}, {})
    assert file.after.items == office.items


def test_a_column_that_is_not_there_changes_nothing(office: Office) -> None:
    file = only(sheets.PEOPLE, [("สมศรี ใจดี", SUPERVISION)], office, ("ชื่อ-สกุล", "หน่วยงาน"))
    assert file.after == office
    cleared = only(sheets.PEOPLE, [("สมศรี ใจดี", SUPERVISION)], office)
    assert cleared.after.people[SOMSRI].call_name == ""


def test_a_round_taken_out_of_an_item_is_a_warning(office: Office) -> None:
    more: Lines = [*ROUNDS, ("R2", "EMES", "รอบ 2", "2567", "1 ก.ค. 2567", "-", "2 ก.ย. 2567")]
    both = read(office, rounds=more, items=[("E5", "อ่านออกเขียนได้", "ตัวชี้วัด", "R1, R2", "สมศรี ใจดี")]).after
    file = only(sheets.ITEMS, ITEMS, both)
    assert file.after.items["E5"].rounds == ("R1",)
    assert "รหัสรอบ 'R2' ถูกนำออกจาก E5" in file.warnings[0]
    assert only(sheets.ITEMS, ITEMS, file.after).warnings == ()
