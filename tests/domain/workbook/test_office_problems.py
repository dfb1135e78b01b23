"""What is wrong with a workbook is told all at once, with what would be right."""

from datetime import date

import pytest
from office_rows import ITEMS, PEOPLE, PLAN, ROUNDS, SUPERVISION, TODAY, Lines, office_sheets, read, told

from domain.office import Office, PersonKey, RoleAt
from domain.people import Role
from domain.workbook.reading import read_office
from domain.workbook.sheets import Problem, Sheet

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
    ({"items": [("E5", "งาน", "", "R1", "สมศรี ใจดี," * 2000)]}, "ข้อความยาว 22000 ตัวอักษร ให้ไม่เกิน 20000"),
    (
        {"items": [("E5", "ชื่อ", "", "R1", f"สมศรี ใจดี ({PLAN})")]},
        f"ไม่พบ 'สมศรี ใจดี' ในหน่วยงาน '{PLAN}'",
    ),
    ({"people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "ผู้รับผิดขอบ")]}, "ใกล้เคียงที่สุด 'ผู้รับผิดชอบ'"),
    ({"people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "กรรมการกลั่นกรอง:EMS")]}, "ใกล้เคียงที่สุด 'EMES'"),
    ({"people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "ผู้ประสานงาน:EMES")]}, "จำกัดระบบให้ 'ผู้ประสานงาน' ไม่ได้"),
    ({"people": [*PEOPLE, ("สมชาย ดี", PLAN, "", "", "สมชาย ดี")]}, "ปฏิบัติแทนตัวเองไม่ได้"),
    ({"people": [*PEOPLE, ("นางสมศรี ใจดี", SUPERVISION)]}, "บุคลากร แถว 4 ชื่อ-สกุล: ซ้ำกับแถว 2"),
    (
        {"people": [*PEOPLE, ("สมชาย ดี, สมหญิง ดี", PLAN)]},
        "บุคลากร แถว 4 ชื่อ-สกุล: มีมากกว่าหนึ่งค่าในช่องเดียว 'สมชาย ดี, สมหญิง ดี' ให้แยกแถวละหนึ่งค่า",
    ),
    ({"rounds": [*ROUNDS, ("R2, R3", *ROUNDS[0][1:])]}, "รอบรายงาน แถว 3 รหัสรอบ: มีมากกว่าหนึ่งค่า"),
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
    (
        {"meetings": [("กพท.", "12 ก.ค. 2567 09.30 น."), ("กพท. ", "2024-07-12 09:30", "ห้อง 2")]},
        "นัดหมาย แถว 3 วันเวลา: ซ้ำกับแถว 2 ให้เหลือแถวเดียว",
    ),
    (
        {"days_off": [("12 ส.ค. 2567", "ก"), ("12/8/2567", "ข")]},
        "วันหยุดเพิ่มเติม แถว 3 วันที่: ซ้ำกับแถว 2 ให้เหลือแถวเดียว",
    ),
    (
        {"rounds": [("R1", "EMES", "รอบ", "2024", "", "30 วันหลังสิ้นไตรมาส 2", "ภายในไตรมาส 3")]},
        "'2024' ไม่ใช่ปีงบประมาณ พ.ศ. เขียนปี พ.ศ. สี่หลัก เช่น 2567",
    ),
    ({"rounds": [("R1", "EMES", "รอบ", "", "", "30 วันหลังสิ้นไตรมาส 2", "2 ก.ย. 2567")]}, "ปีงบประมาณ: ต้องกรอก"),
    ({"days_off": [("วันหยุด", "ทำบุญ")]}, "วันหยุดเพิ่มเติม แถว 2 วันที่: อ่านวันที่"),
    ({"days_off": [("13 ส.ค. 2567", "พิเศษ", "อาจจะ")]}, "ใช้ได้: ใช่, ไม่ใช่"),
    ({"policies": [("เตือน", "ครบถ้วน", "EMS")]}, "นโยบายเตือน แถว 2 รหัสระบบ: ไม่พบ 'EMS'"),
]


@pytest.mark.parametrize(("changed", "says"), WRONG_CELLS)
def test_a_wrong_cell_is_named_with_what_would_be_right(changed: dict[str, Lines], says: str) -> None:
    problems = told(read(None, **changed))
    assert len(problems) == 1
    assert says in problems[0]


@pytest.mark.parametrize("year", ["2024", "67", "สองห้าหกเจ็ด", ""])
@pytest.mark.parametrize("rule", ["2 ก.ย. 2567", "ภายในไตรมาส 3", "ภายในเดือนกันยายน", "ก่อน 10 วันทำการ"])
def test_a_wrong_fiscal_year_is_one_problem_and_no_warning(year: str, rule: str) -> None:
    file = read(rounds=[("R1", "EMES", "รอบ", year, "", "15 ก.ย. 2567", rule)])
    assert ([one.column for one in file.problems], file.warnings) == (["ปีงบประมาณ"], ())


def test_dates_are_still_judged_beside_a_wrong_fiscal_year() -> None:
    file = read(rounds=[("R1", "EMES", "รอบ", "2024", "", "15 ก.ย. 2567", "16 ก.ย. 2567")])
    assert [one.column for one in file.problems] == ["ปีงบประมาณ", "กำหนดเขต"]


WRONG_DATES = [
    ("31 ก.ย. 2567", "ไม่มีวันที่ 31 ก.ย. 2567 เดือนนี้มีถึงวันที่ 30", "ให้ตรวจวันที่อีกครั้ง"),
    ("9/15/2567", "ไม่มีเดือนที่ 15", "ให้เขียนวันก่อนเดือน เช่น 15/9/2567"),
    ("15/9/24", "ปี 24 หมายถึงปีไหน", "ให้เขียนปีสี่หลัก: 15 ก.ย. 2524 หรือ 15 ก.ย. 2567"),
    ("15 ก.ย.", "ไม่ได้บอกปี", "ให้เขียนปี พ.ศ. ด้วย เช่น 15 ก.ย. 2567"),
    ("15 ก.ย. 3567", "ปี 3567 ไม่น่าใช่", "ให้เขียนปี พ.ศ. สี่หลัก เช่น 2567"),
    ("จันทร์ 15 ก.ย. 2567", "15 ก.ย. 2567 เป็นวันอาทิตย์ ไม่ใช่วันจันทร์", "ให้ตรวจวันที่อีกครั้ง"),
    ("ขอ ให้ รีบส่ง", "อ่านวันที่ “ขอ ให้ รีบส่ง” ไม่ออก", "ให้เขียนแบบ 15 ก.ย. 2567 หรือ 15/9/2567"),
]


@pytest.mark.parametrize(("text", "problem", "suggestion"), WRONG_DATES)
def test_what_to_write_instead_of_a_date_is_the_suggestion(text: str, problem: str, suggestion: str) -> None:
    (found,) = read(days_off=[(text, "หยุด")]).problems
    assert (found.problem, found.suggestion) == (problem, suggestion)


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (Problem("", 0, "", "ไม่พบไฟล์ a.xlsx"), "ไม่พบไฟล์ a.xlsx"),
        (Problem("", 0, "", "ฐานข้อมูลไม่ว่าง", "ลองอีกครั้ง"), "ฐานข้อมูลไม่ว่าง ลองอีกครั้ง"),
        (Problem("รายการ", 0, "", "มีสองชีต"), "รายการ: มีสองชีต"),
        (Problem("รายการ", 3, "รหัส", "ต้องกรอก", "กรอก"), "รายการ แถว 3 รหัส: ต้องกรอก กรอก"),
    ],
)
def test_a_problem_of_the_whole_file_has_no_empty_place(problem: Problem, shown: str) -> None:
    assert str(problem) == shown


@pytest.mark.parametrize(
    ("national", "office"),
    [
        ("2024-09-15 00:01", "2024-09-02 16:30"),
        ("2567-09-15 16:30", "2567-09-02 08:30"),
        ("45550.6875", "45537.354166666667"),
    ],
)
def test_the_hour_of_a_spreadsheets_date_is_no_part_of_a_deadline(national: str, office: str) -> None:
    file = read(rounds=[("R1", "EMES", "รอบ", "2567", "2024-07-01 08:30", national, office)])
    assert file.problems == ()
    found = file.after.rounds["R1"]
    assert (found.opens_on, found.national_on) == (date(2024, 7, 1), date(2024, 9, 15))
    assert (found.office_on, found.office_rule) == (date(2024, 9, 2), "2 ก.ย. 2567 (จ.)")


@pytest.mark.parametrize("role", ["กรรมการกลั่นกรอง:EMES", "กรรมการกลั่นกรอง：EMES", "กรรมการกลั่นกรอง ： emes"])
def test_a_role_is_limited_by_a_colon_of_either_width(role: str) -> None:
    file = read(people=[*PEOPLE, ("สมชาย ดี", PLAN, "", role)])
    assert file.problems == ()
    assert file.after.people[PersonKey("สมชาย ดี", PLAN)].roles == {RoleAt(Role.REVIEWER, "EMES")}


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
