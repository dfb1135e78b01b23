"""The workbook's rows: what they make of the office, and everything that is wrong with them, at once."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from domain import office_sheets as sheets
from domain.clocks import BANGKOK
from domain.duties import State
from domain.office import Office, PersonKey, RoleAt, Step, StepKind, UnitKind
from domain.office_changes import counts, moved_rounds
from domain.office_duties import DutyChanges, Existing, Wanted, duty_changes
from domain.office_file import OfficeFile, read_office
from domain.office_names import without_titles
from domain.office_sheets import Row, Sheet, column_names
from domain.people import Role

TODAY = date(2024, 6, 3)
PLAN, SUPERVISION, SCHOOL = "กลุ่มนโยบายและแผน", "กลุ่มนิเทศ ติดตามฯ", "โรงเรียนบ้านดอน"
SOMSRI, WANNA = PersonKey("สมศรี ใจดี", SUPERVISION), PersonKey("วรรณา แสงทอง", PLAN)
Lines = list[tuple[str, ...]]

UNITS: Lines = [(PLAN, "กลุ่ม"), (SUPERVISION, "กลุ่ม"), (SCHOOL, "โรงเรียน")]
PEOPLE: Lines = [
    ("สมศรี ใจดี", SUPERVISION, "ศึกษานิเทศก์", "ผู้รับผิดชอบ", "วรรณา แสงทอง", "พี่ศรี"),
    ("วรรณา แสงทอง", PLAN, "", "ผู้ประสานงาน, กรรมการกลั่นกรอง:EMES"),
]
SYSTEMS: Lines = [("EMES", "e-MES", "ตรวจ:กลั่นกรอง→บันทึก:บันทึก e-MES", "สรุป→เผยแพร่")]
ROUNDS: Lines = [("R1", "EMES", "รอบ 1", "2567", "1 ก.ค. 2567", "15 ก.ย. 2567", "ก่อน 10 วันทำการ")]
ITEMS: Lines = [("E5", "อ่านออกเขียนได้", "ตัวชี้วัด", "R1", "สมศรี ใจดี")]


def sheet(name: str, lines: Lines, columns: tuple[str, ...] | None = None) -> Sheet:
    columns = columns or column_names(name)
    rows = (
        Row(number, {c: text for c, text in zip(columns, line, strict=False) if text})
        for number, line in enumerate(lines, start=2)
    )
    return Sheet(name, columns, tuple(rows))


def office_sheets(**changed: Lines) -> list[Sheet]:
    lines = {"units": UNITS, "people": PEOPLE, "systems": SYSTEMS, "rounds": ROUNDS, "items": ITEMS} | changed
    names = {
        "units": sheets.UNITS,
        "people": sheets.PEOPLE,
        "systems": sheets.SYSTEMS,
        "rounds": sheets.ROUNDS,
        "items": sheets.ITEMS,
        "meetings": sheets.MEETINGS,
        "days_off": sheets.DAYS_OFF,
        "policies": sheets.POLICIES,
    }
    return [sheet(names[part], rows) for part, rows in lines.items()]


def read(known: Office | None = None, **changed: Lines) -> OfficeFile:
    return read_office(office_sheets(**changed), known or Office(), TODAY)


def only(name: str, lines: Lines, known: Office, columns: tuple[str, ...] | None = None) -> OfficeFile:
    return read_office([sheet(name, lines, columns)], known, TODAY)


@pytest.fixture
def office() -> Office:
    file = read()
    assert file.problems == ()
    return file.after


def told(file: OfficeFile) -> list[str]:
    return [str(problem) for problem in file.problems]


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


WRONG_CELLS = [
    (
        {"items": [("E5", "ชื่อ", "", "R1", "สมศรี ใจดีมาก")]},
        "รายการ แถว 2 ผู้รับผิดชอบ: ไม่พบ 'สมศรี ใจดีมาก' ในชีต บุคลากร ใกล้เคียงที่สุด 'สมศรี ใจดี'",
    ),
    (
        {"items": [("E5", "ชื่อ", "", "R2", "สมศรี ใจดี")]},
        "รายการ แถว 2 รหัสรอบ: ไม่พบ 'R2' ในชีต รอบรายงาน",
    ),
    ({"items": [("E5", "", "", "R1", "สมศรี ใจดี")]}, "รายการ แถว 2 ชื่อรายการ: ต้องกรอก"),
    ({"items": [*ITEMS, ("e5", "ซ้ำ", "", "R1", "สมศรี ใจดี")]}, "รายการ แถว 3 รหัส: ซ้ำกับแถว 2"),
    (
        {"items": [("E5", "ชื่อ", "ตัวชี้วัค", "R1", "สมศรี ใจดี")]},
        "รายการ แถว 2 ประเภท: ไม่รู้จัก 'ตัวชี้วัค' ใช้ได้: ตัวชี้วัด, รายงาน, โครงการ",
    ),
    ({"items": [("E5", "#REF!", "", "R1", "สมศรี ใจดี")]}, "ค่าผิดพลาดของสูตร (#REF!)"),
    ({"items": [("E5", "ก" * 1001, "", "R1", "สมศรี ใจดี")]}, "ข้อความยาว 1001 ตัวอักษร"),
    (
        {"items": [("E5", "ชื่อ", "", "R1", f"สมศรี ใจดี ({PLAN})")]},
        f"ไม่พบ 'สมศรี ใจดี' ในหน่วยงาน '{PLAN}'",
    ),
    ({"people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "ผู้รับผิดขอบ")]}, "ใกล้เคียงที่สุด 'ผู้รับผิดชอบ'"),
    ({"people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "กรรมการกลั่นกรอง:EMS")]}, "ใกล้เคียงที่สุด 'EMES'"),
    ({"people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "ผู้ประสานงาน:EMES")]}, "จำกัดระบบให้ 'ผู้ประสานงาน' ไม่ได้"),
    ({"people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "", "สมชาย ดี")]}, "ปฏิบัติแทนตัวเองไม่ได้"),
    ({"people": [*PEOPLE, ("นางสมศรี ใจดี", SUPERVISION)]}, "บุคลากร แถว 4 ชื่อ-สกุล: ซ้ำกับแถว 2"),
    ({"systems": [("EMES", "e-MES", "กลั่นกรอง")]}, "อ่านขั้นตอน 'กลั่นกรอง' ไม่ออก เขียนแบบ ตรวจ:กลั่นกรอง"),
    ({"systems": [("EMES", "e-MES", "ดู:กลั่นกรอง")]}, "ไม่รู้จักชนิดขั้นตอน 'ดู'"),
    ({"systems": [("EMES", "e-MES", "ทำ:ส่ง@ภารโรง")]}, "ไม่รู้จักบทบาท 'ภารโรง'"),
    (
        {"rounds": [("R1", "EMES", "รอบ", "2567", "", "15 ก.ย. 2567", "16 ก.ย. 2567")]},
        "รอบรายงาน แถว 2 กำหนดเขต: กำหนดเขต 16 ก.ย. 2567 (จ.) อยู่หลังกำหนดส่วนกลาง 15 ก.ย. 2567 (อา.)",
    ),
    ({"rounds": [("R1", "EMES", "รอบ", "2567", "", "31 ก.ย. 2567", "2 ก.ย. 2567")]}, "มีถึงวันที่ 30"),
    (
        {"rounds": [("R1", "EMES", "รอบ", "2567", "", "15/9/24", "2 ก.ย. 2567")]},
        "15 ก.ย. 2524 หรือ 15 ก.ย. 2567",
    ),
    ({"rounds": [("R1", "EMES", "รอบ", "2567", "", "-", "ก่อน 10 วันทำการ")]}, "เมื่อไม่มีกำหนดส่วนกลาง"),
    ({"rounds": [("R1", "EMES", "รอบ", "2567", "", "-", "-")]}, "กำหนดเขตต้องมีวันที่"),
    ({"rounds": [("R1", "EMES", "รอบ", "2024", "", "-", "2 ก.ย. 2567")]}, "'2024' ไม่ใช่ปีงบประมาณ พ.ศ."),
    ({"rounds": [("R1", "EMES", "รอบ", "2567", "", "-", "ก่อนประชุม กพท.")]}, "ไม่พบประชุม “กพท.”"),
    ({"meetings": [("กพท.", "12 ก.ค. 2567")]}, "เขียนแบบ 12 ก.ค. 2567 09.30 น."),
    ({"meetings": [("กพท.", "12 ก.ค. 2567 25.00 น.")]}, "เขียนแบบ 12 ก.ค. 2567 09.30 น."),
    ({"meetings": [("กพท.", "12 ก.ค. 2567 09.00 น.", "", "สมหวัง")]}, "ไม่พบ 'สมหวัง'"),
    ({"days_off": [("วันหยุด", "ทำบุญ")]}, "วันหยุดเพิ่มเติม แถว 2 วันที่: อ่านวันที่"),
    ({"days_off": [("13 ส.ค. 2567", "พิเศษ", "อาจจะ")]}, "ใช้ได้: ใช่, ไม่ใช่"),
    ({"policies": [("เตือน", "ครบถ้วน", "EMS")]}, "นโยบายเตือน แถว 2 รหัสระบบ: ไม่พบ 'EMS'"),
]


@pytest.mark.parametrize(("changed", "says"), WRONG_CELLS)
def test_a_wrong_cell_is_named_with_what_would_be_right(changed: dict[str, Lines], says: str) -> None:
    problems = told(read(None, **changed))
    assert len(problems) == 1
    assert says in problems[0]


def test_every_problem_is_told_at_once() -> None:
    file = read(
        items=[("E5", "", "", "R9", "ใครก็ไม่รู้")],
        systems=[("EMES", "e-MES", "ผิด")],
        rounds=[("R1", "XXX", "รอบ", "67", "เมื่อไร", "-", "เร็ว ๆ นี้")],
    )
    assert [(one.sheet, one.column) for one in file.problems] == [
        ("ระบบ", "ขั้นตอนหลังส่ง"),
        ("รอบรายงาน", "กำหนดเขต"),
        ("รอบรายงาน", "รหัสระบบ"),
        ("รอบรายงาน", "ปีงบประมาณ"),
        ("รอบรายงาน", "วันเปิด"),
        ("รายการ", "ชื่อรายการ"),
        ("รายการ", "รหัสรอบ"),
        ("รายการ", "ผู้รับผิดชอบ"),
    ]


def test_a_missing_column_is_a_problem_and_an_unknown_one_a_warning() -> None:
    file = read_office([Sheet("หน่วยงาน", ("ชื่อ", "ประเภท."))], Office(), TODAY)
    assert told(file) == ["หน่วยงาน แถว 1 ประเภท: ไม่พบคอลัมน์นี้ ใกล้เคียงที่สุด 'ประเภท.'"]
    assert file.warnings == ("หน่วยงาน: ไม่รู้จักคอลัมน์ 'ประเภท.' จึงไม่ได้อ่าน",)


def test_an_unknown_sheet_is_a_warning_and_none_at_all_a_problem() -> None:
    file = read_office([*office_sheets(), Sheet("บุคลากรณ์", ())], Office(), TODAY)
    assert file.ok
    assert file.warnings == ("ไม่รู้จักชีต 'บุคลากรณ์' จึงไม่ได้อ่าน (หมายถึง 'บุคลากร' หรือไม่)",)
    assert "ไม่พบชีตที่รู้จัก" in told(read_office([Sheet("Sheet1", ())], Office(), TODAY))[0]


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


def test_two_of_one_name_are_told_apart_by_their_unit() -> None:
    people: Lines = [*PEOPLE, ("สมศรี ใจดี", PLAN)]
    file = read(people=people)
    assert "มีมากกว่าหนึ่งคน ระบุหน่วยงานด้วย: สมศรี ใจดี (กลุ่มนิเทศ ติดตามฯ)" in told(file)[0]
    named = read(people=people, items=[("E5", "ชื่อ", "", "R1", f"นางสมศรี ใจดี ({PLAN})")])
    assert named.items["E5"].owners == (PersonKey("สมศรี ใจดี", PLAN),)


def test_a_bracket_is_a_unit_only_when_the_whole_text_is_no_known_name() -> None:
    unit = "กลุ่มอำนวยการ (งานพัสดุ)"
    file = read(units=[*UNITS, (unit, "กลุ่ม")], items=[("E5", "ชื่อ", "", "R1", unit)])
    assert [one.unit for one in added(file)] == [unit]


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
    assert file.after == both
    assert "รหัสรอบ 'R2' ถูกนำออกจาก E5" in file.warnings[0]


# --- duties ---


def changes(file: OfficeFile, existing: list[Existing] | None = None) -> DutyChanges:
    assert file.problems == ()
    return duty_changes(file, existing or [])


def added(file: OfficeFile) -> list[Wanted]:
    return changes(file).add


def test_named_people_owe_one_duty_together_in_the_leads_unit() -> None:
    items: Lines = [("E5", "ชื่อ", "", "R1", "สมศรี ใจดี", "วรรณา แสงทอง")]
    assert added(read(items=items)) == [Wanted("E5", "R1", SUPERVISION, (SOMSRI, WANNA), led=True)]


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
