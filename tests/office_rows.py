"""A small office as the rows of a workbook, to be changed by tests."""

from datetime import date

from domain.office import Office, PersonKey
from domain.workbook import sheets
from domain.workbook.reading import OfficeFile, read_office
from domain.workbook.sheets import Row, Sheet, column_names

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


def small_office() -> Office:
    """The small office once it was imported."""
    file = read()
    assert file.problems == ()
    return file.after


def told(file: OfficeFile) -> list[str]:
    return [str(problem) for problem in file.problems]
