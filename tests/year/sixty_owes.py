"""What S1-S9 want of the office of sixty in fiscal 2567, as the workbook that brings it in.

24 e-MES indicators and the same in two ปักหมุด rounds, 40 projects of nine reports, and the rest of DOMAIN §3,
with what the year before still owes in October. Whoever has an indicator or a project has two, as in the
sample office (`samples/office-2567.xlsx`), unless asked for otherwise.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sixty_people import COORDINATOR, DIRECTOR, HEAD, KEEPER, OFFICERS, UNITS, colleague, people
from sqlalchemy import Engine

from domain.clocks import BANGKOK
from domain.workbook import sheets
from storage.import_office import import_office
from storage.workbook_pages import add_page, new_workbook, save

OPENS = datetime(2023, 10, 2, 7, 0, tzinfo=BANGKOK)  # the fiscal year's first working day
Lines = list[tuple[str, ...]]
EACH = 2

SYSTEMS: Lines = [
    ("EMES", "e-MES", "ตรวจ:กลั่นกรอง→บันทึก:บันทึก e-MES", "สรุป→เผยแพร่"),
    ("PMS", "ปักหมุดสารสนเทศ", "ตรวจ:กลั่นกรอง→บันทึก:บันทึก ปักหมุด", ""),
    ("EMENSCR", "eMENSCR", "ตรวจ:กลั่นกรอง→บันทึก:บันทึก eMENSCR→อนุมัติ:ปลัด ศธ.", "สรุปแจ้ง ผอ.และบุคลากร"),
    ("PLAN", "แผนปฏิบัติการประจำปี", "", "รวบรวม→สรุป→รายงาน กศจ./สพฐ."),
    ("STRAT", "กลยุทธ์/นโยบาย สพฐ.", "ตรวจ:กลั่นกรอง", "รูปเล่ม→รับตรวจ สพฐ.→ส่ง สพฐ.→แจ้งผลทุกกลุ่ม"),
    ("INSPECT", "ตรวจราชการ", "ตรวจ:เสนอ ผอ.@ผู้อำนวยการ→บันทึก:ส่งผู้ตรวจ→ทำ:ติดตามข้อเสนอแนะ", ""),
    ("ANNUAL", "รายงานผลประจำปี", "", "รวมเล่ม→เสนอ ผอ.→เสนอ กพท.→เผยแพร่"),
    ("RESOLVE", "มติที่ประชุม", "", "รายงานในการประชุม"),
    ("LETTER", "หนังสือ My Office / e-Filing", "บันทึก:เลขที่หนังสือ", ""),
]


def _quarterly(
    code: str, system: str, name: str, quarter: int, opens: str, year: str = "2567"
) -> tuple[str, ...]:
    rule = f"5 วันทำการหลังสิ้นไตรมาส {quarter}"
    return (
        f"{code}-{year[2:]}-Q{quarter}",
        system,
        f"{name} ไตรมาส {quarter} ปี {year}",
        year,
        opens,
        "-",
        rule,
    )


def _project_round(quarter: int, opens: str, year: str = "2567") -> tuple[str, ...]:
    national = f"30 วันหลังสิ้นไตรมาส {quarter}"
    name = f"M6 ผลไตรมาส {quarter} ปี {year}"
    return (f"M6-{year[2:]}-Q{quarter}", "EMENSCR", name, year, opens, national, "ก่อน 5 วันทำการ")


PARTS = {"M1": "ความเชื่อมโยงแผน", "M2": "ข้อมูลทั่วไป", "M3": "รายละเอียด", "M4": "กิจกรรม", "M5": "งบประมาณ"}
FORM, SPEND = ("FORM", "PLAN", "แบบติดตามโครงการ"), ("SPEND", "PLAN", "ผลการใช้จ่าย")
ROUNDS: Lines = [
    ("EMES-67", "EMES", "e-MES ปี 2567", "2567", "1 ก.ค. 2567", "15 ก.ย. 2567", "ก่อน 10 วันทำการ"),
    ("PM1-67", "PMS", "ปักหมุด ระยะที่ 1", "2567", "18 มี.ค. 2567", "5 เม.ย. 2567", "ก่อน 4 วันทำการ"),
    ("PM2-67", "PMS", "ปักหมุด ระยะที่ 2", "2567", "18 เม.ย. 2567", "31 ส.ค. 2567", "ก่อน 4 วันทำการ"),
    *(
        (f"{part}-67", "EMENSCR", f"{part} {name}", "2567", "2 ต.ค. 2566", "ภายในไตรมาส 1", "ก่อน 5 วันทำการ")
        for part, name in PARTS.items()
    ),
    _project_round(4, "2 ต.ค. 2566", "2566"),
    _project_round(1, "1 ม.ค. 2567"),
    _project_round(2, "1 เม.ย. 2567"),
    _project_round(3, "1 ก.ค. 2567"),
    _project_round(4, "1 ต.ค. 2567"),
    _quarterly(*FORM, 4, "11 ก.ย. 2566", "2566"),
    _quarterly(*FORM, 3, "10 มิ.ย. 2567"),
    _quarterly(*FORM, 4, "10 ก.ย. 2567"),
    _quarterly(*SPEND, 4, "11 ก.ย. 2566", "2566"),
    _quarterly(*SPEND, 2, "11 มี.ค. 2567"),
    _quarterly(*SPEND, 3, "10 มิ.ย. 2567"),
    _quarterly(*SPEND, 4, "10 ก.ย. 2567"),
    ("SUM-67", "PLAN", "สรุปแผนปฏิบัติการ ปี 2567", "2567", "2 ก.ย. 2567", "-", "ภายในเดือนกันยายน"),
    ("STRAT-67", "STRAT", "กลยุทธ์ สพฐ. ปี 2567", "2567", "1 พ.ค. 2567", "-", "31 พ.ค. 2567"),
    (
        "INS-ED-67",
        "INSPECT",
        "ตรวจราชการ กระทรวง รอบที่ 2",
        "2567",
        "8 ก.ค. 2567",
        "12 ก.ค. 2567",
        "12 ก.ค. 2567",
    ),
    ("INS-PM-67", "INSPECT", "ตรวจราชการ สำนักนายกฯ", "2567", "20 พ.ค. 2567", "24 พ.ค. 2567", "24 พ.ค. 2567"),
    ("ANNUAL-66", "ANNUAL", "รายงานผลประจำปี 2566", "2566", "1 ก.ย. 2566", "-", "16 ต.ค. 2566"),
    ("ANNUAL-67", "ANNUAL", "รายงานผลประจำปี 2567", "2567", "2 ก.ย. 2567", "-", "15 ต.ค. 2567"),
    ("RES-67-1", "RESOLVE", "มติ กพท. ครั้งที่ 1/2567", "2567", "10 ม.ค. 2567", "-", "ก่อนประชุม กพท."),
    ("RES-67-2", "RESOLVE", "มติ กพท. ครั้งที่ 2/2567", "2567", "28 ก.พ. 2567", "-", "ก่อนประชุม กพท."),
    ("LETTER-67", "LETTER", "หนังสือแจ้งกำหนด e-MES", "2567", "1 ก.ค. 2567", "-", "3 ก.ค. 2567"),
]
QUARTERS = "M6-66-Q4, M6-67-Q1, M6-67-Q2, M6-67-Q3, M6-67-Q4"
MEETINGS: Lines = [
    ("คณะกรรมการกลั่นกรอง e-MES", "12 ก.ค. 2567 09.30 น.", "ห้องประชุม 1", "EMES"),
    ("คณะกรรมการกลั่นกรอง e-MES", "8 ส.ค. 2567 13.30 น.", "ห้องประชุม 1", "EMES"),
    ("ประชุมปักหมุดสารสนเทศ", "4 มี.ค. 2567 09.00 น.", "ห้องประชุม 2", "PMS"),
    ("ประชุมปักหมุดสารสนเทศ", "5 มี.ค. 2567 09.00 น.", "ห้องประชุม 2", "PMS"),
    ("ประชุมปักหมุดสารสนเทศ", "10 มิ.ย. 2567 13.30 น.", "ห้องประชุม 2", "PMS"),
    ("กพท.", "28 ก.พ. 2567 09.30 น.", "ห้องประชุม 1", f"{DIRECTOR}, {COORDINATOR}"),
    ("กพท.", "29 พ.ค. 2567 09.30 น.", "ห้องประชุม 1", f"{DIRECTOR}, {COORDINATOR}"),
    ("สพฐ. รับตรวจกลยุทธ์", "14 มิ.ย. 2567 09.00 น.", "ห้องประชุม 1", ", ".join(UNITS[4:7])),
]


def _item(code: str, name: str, kind: str, rounds: str, owners: str, others: str = "") -> tuple[str, ...]:
    return (code, name, kind, rounds, owners, others, "229/2566", "29 ก.ย. 2566")


def _indicators(each: int) -> Iterator[tuple[str, ...]]:
    """Officers of eight units have so many each."""
    for n in range(24):
        holder = n // each
        owner = colleague(2 + holder % 8, OFFICERS[holder % 3])
        yield _item(f"E{n + 1}", f"ประเด็นติดตามที่ {n + 1}", "ตัวชี้วัด", "EMES-67", owner)
        yield _item(f"PM{n + 1:02}", f"ผลตัวชี้วัดที่ {n + 1}", "ตัวชี้วัด", "PM1-67, PM2-67", owner)


def _projects(each: int) -> Iterator[tuple[str, ...]]:
    """Each unit has four, its people so many each; every third project has a second owner."""
    owners = (KEEPER, OFFICERS[0], OFFICERS[1], OFFICERS[3])[::each]
    for n in range(40):
        unit, one = divmod(n, 4)
        owner = colleague(unit, owners[one // each])
        other = colleague(unit, OFFICERS[2]) if unit and n % 3 == 0 else ""
        rounds = ", ".join([*(f"{part}-67" for part in PARTS), QUARTERS])
        yield _item(f"PJ{n + 1:02}", f"โครงการที่ {n + 1} ของสำนักงาน", "โครงการ", rounds, owner, other)


def _the_rest() -> Iterator[tuple[str, ...]]:
    every, head = "ทุกกลุ่ม", [colleague(unit, HEAD) for unit in range(10)]
    spends = "SPEND-66-Q4, SPEND-67-Q2, SPEND-67-Q3, SPEND-67-Q4"
    yield _item("OS1", "มาตรฐานสำนักงานเขตพื้นที่การศึกษา", "รายงาน", "EMES-67", COORDINATOR, head[0])
    yield _item("FM1", "แบบติดตามโครงการ", "รายงาน", "FORM-66-Q4, FORM-67-Q3, FORM-67-Q4", every)
    yield _item("SP1", "ผลการใช้จ่าย (บาท)", "ตัวชี้วัด", spends, every)
    yield _item("SP2", "ผลการใช้จ่าย (ร้อยละ)", "ตัวชี้วัด", spends, every)
    yield _item("SM1", "สรุปแผนปฏิบัติการ", "รายงาน", "SUM-67", COORDINATOR, head[1])
    for n, unit in enumerate((4, 5, 6), start=1):
        others = f"{head[unit]}, {colleague(unit, KEEPER)}"
        yield _item(f"ST{n}", f"กลยุทธ์ที่ {n}", "รายงาน", "STRAT-67", colleague(unit, OFFICERS[0]), others)
    yield _item("IN1", "ประเด็นตรวจราชการที่ 1", "รายงาน", "INS-ED-67", colleague(5, OFFICERS[1]))
    yield _item("IN2", "ประเด็นตรวจราชการที่ 2", "รายงาน", "INS-ED-67", colleague(6, OFFICERS[1]))
    yield _item("IN3", "ประเด็นบูรณาการ", "รายงาน", "INS-PM-67", colleague(6, OFFICERS[2]), head[6])
    yield _item("AR1", "รูปเล่มผลงานของกลุ่ม", "รายงาน", "ANNUAL-66, ANNUAL-67", every)
    yield _item("RS1", "ติดตามมติโรงเรียนขนาดเล็ก", "รายงาน", "RES-67-1, RES-67-2", head[1])
    yield _item("RS2", "ติดตามมติอัตรากำลัง", "รายงาน", "RES-67-2", head[3])
    yield _item("LT1", "หนังสือแจ้ง e-MES", "รายงาน", "LETTER-67", COORDINATOR)


def pages(policy: str, each: int) -> dict[str, Lines]:
    """The lines of each sheet of the office's workbook; owners have so many indicators or projects each."""
    return {
        sheets.UNITS: [(name, "กลุ่ม") for name in UNITS],
        sheets.PEOPLE: list(people()),
        sheets.SYSTEMS: SYSTEMS,
        sheets.ROUNDS: ROUNDS,
        sheets.ITEMS: [*_indicators(each), *_projects(each), *_the_rest()],
        sheets.MEETINGS: MEETINGS,
        sheets.POLICIES: [("แบบการเตือน", policy)],
    }


def fill_with_sixty(engine: Engine, folder: Path, policy: str, each: int) -> None:
    """Bring the office in on the fiscal year's first working day."""
    book = new_workbook()
    for name, lines in pages(policy, each).items():
        add_page(book, name, lines)
    save(book, folder / "sixty.xlsx")
    report = import_office(engine, folder / "sixty.xlsx", today=OPENS.date())
    assert report.ok, report
