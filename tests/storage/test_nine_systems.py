"""The sample with every system of the manuals (S1-S9): dates by hand, duties, a tenth as mere data."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from importing import ITEM, ROUND, SAMPLE, everything
from openpyxl import load_workbook
from sqlalchemy import Engine, func, select

from domain.deadlines import Surroundings, office_date
from domain.fiscal import fiscal_year
from domain.office import Office, StepKind
from domain.people import Role
from domain.workbook.deadline_texts import read_rule
from domain.workbook.report import ImportReport
from storage import office_tables as t
from storage.engine import reading
from storage.import_office import import_office
from storage.office_known import read_known

NINE = SAMPLE.parent / "office-nine-systems.xlsx"
TODAY = date(2024, 1, 8)

# Round → national date, office date: counted on a calendar of 2566-2567 with its cabinet days.
DATES = {
    "EMES-67": (date(2024, 9, 15), date(2024, 9, 2)),
    "EMES-67-SCH": (date(2024, 9, 15), date(2024, 8, 19)),
    "PM1-67": (date(2024, 4, 5), date(2024, 4, 1)),
    "PM2-67": (date(2024, 8, 31), date(2024, 8, 27)),
    **{f"M{n}-67": (date(2023, 12, 31), date(2023, 12, 22)) for n in range(1, 6)},
    "M6-67-Q1": (date(2024, 1, 30), date(2024, 1, 23)),
    "M6-67-Q2": (date(2024, 4, 30), date(2024, 4, 23)),
    "M6-67-Q3": (date(2024, 7, 30), date(2024, 7, 19)),
    "M6-67-Q4": (date(2024, 10, 30), date(2024, 10, 22)),
    "FORM-67-Q3": (None, date(2024, 7, 5)),
    "FORM-67-Q4": (None, date(2024, 10, 7)),
    "SPEND-67-Q2": (None, date(2024, 4, 5)),
    "SPEND-67-Q3": (None, date(2024, 7, 5)),
    "SPEND-67-Q4": (None, date(2024, 10, 7)),
    "SUM-67": (None, date(2024, 9, 30)),
    "STRAT-67": (None, date(2024, 5, 31)),
    "INS-ED-67": (date(2024, 7, 12), date(2024, 7, 12)),
    "INS-PM-67": (date(2024, 5, 24), date(2024, 5, 24)),
    "ANNUAL-67": (None, date(2024, 10, 15)),
    "RES-67-1": (None, date(2024, 2, 27)),
    "RES-67-2": (None, date(2024, 5, 28)),
    "LETTER-67": (None, date(2024, 7, 3)),
}
# System → its duties: named people owe one a round, eight groups and five schools one each.
DUTIES = {
    "EMES": 24 + 1 + 5,
    "PMS": 2 * 6,
    "EMENSCR": 3 * 9,
    "PLAN": 8 * 2 + 2 * 8 * 3 + 1,
    "STRAT": 3,
    "INSPECT": 3,
    "ANNUAL": 8,
    "RESOLVE": 3,
    "LETTER": 1,
}
# System → the steps of a duty, and of the whole round.
STEPS = {
    "EMES": (["กลั่นกรอง", "บันทึก e-MES"], ["สรุป", "เผยแพร่"]),
    "PMS": (["กลั่นกรอง", "บันทึก ปักหมุด"], []),
    "EMENSCR": (
        ["กลั่นกรอง", "บันทึก eMENSCR", "รองเลขา สพฐ.", "เลขา สพฐ.", "ปลัด ศธ."],
        ["สรุปแจ้ง ผอ.และบุคลากร"],
    ),
    "PLAN": ([], ["รวบรวม", "สรุป", "รายงาน กศจ./สพฐ."]),
    "STRAT": (["กลั่นกรอง"], ["รูปเล่ม", "รับตรวจ สพฐ.", "ส่ง สพฐ.", "แจ้งผลทุกกลุ่ม"]),
    "INSPECT": (["เสนอ ผอ.", "ส่งผู้ตรวจ", "ติดตามข้อเสนอแนะ"], []),
    "ANNUAL": ([], ["รวมเล่ม", "เสนอ ผอ.", "เสนอ กพท.", "เผยแพร่"]),
    "RESOLVE": ([], ["รายงานในการประชุม"]),
    "LETTER": (["เลขที่หนังสือ"], []),
}


@pytest.fixture
def nine(engine: Engine) -> Engine:
    report = bring(engine)
    assert (report.problems, report.warnings) == ((), ())
    return engine


def bring(engine: Engine, path: Path = NINE) -> ImportReport:
    return import_office(engine, path, today=TODAY)


def kept(engine: Engine) -> Office:
    with reading(engine) as session:
        return read_known(session).office


def duties_of_systems(engine: Engine) -> dict[str, int]:
    query = select(t.SystemRow.code, func.count()).select_from(t.DutyRow)
    query = query.join(t.RoundRow, t.RoundRow.id == t.DutyRow.round_id).join(t.SystemRow)
    with reading(engine) as session:
        return {code: n for code, n in session.execute(query.group_by(t.SystemRow.code))}


def test_every_round_has_the_dates_that_a_calendar_gives(nine: Engine) -> None:
    rounds = kept(nine).rounds
    assert {code: (one.national_on, one.office_on) for code, one in rounds.items()} == DATES


def test_every_system_has_its_steps_and_its_duties(nine: Engine) -> None:
    systems = kept(nine).systems
    steps = {
        code: ([step.name for step in one.duty_steps], [step.name for step in one.round_steps])
        for code, one in systems.items()
    }
    assert steps == STEPS
    assert duties_of_systems(nine) == DUTIES
    kinds = Counter(step.kind for step in systems["EMENSCR"].duty_steps)
    assert kinds == {StepKind.CHECK: 1, StepKind.RECORD: 1, StepKind.APPROVE: 3}
    assert systems["INSPECT"].duty_steps[0].role is Role.DIRECTOR


def test_what_is_owed_for_quarter_4_falls_due_in_the_next_fiscal_year(nine: Engine) -> None:
    last = {code: one for code, one in kept(nine).rounds.items() if code.endswith("-Q4")}
    assert set(last) == {"M6-67-Q4", "FORM-67-Q4", "SPEND-67-Q4"}
    assert {one.fiscal_year for one in last.values()} == {2567}
    assert {fiscal_year(one.office_on) for one in last.values()} == {2568}


def test_the_forms_of_fiscal_2562_fell_due_when_that_office_says() -> None:
    around = Surroundings(2562, date(2018, 10, 1))
    rules = {
        "5 วันทำการหลังสิ้นไตรมาส 3": date(2019, 7, 5),
        "5 วันทำการหลังสิ้นไตรมาส 4": date(2019, 10, 7),
        "ภายในเดือนกันยายน": date(2019, 9, 30),
    }
    assert {text: office_date(read_rule(text, TODAY), around) for text in rules} == rules


def test_spending_is_owed_in_baht_and_in_percent(nine: Engine) -> None:
    items = kept(nine).items
    assert [(items[code].target, items[code].measure) for code in ("SP1", "SP2")] == [
        ("1,500,000", "บาท"),
        ("93", "ร้อยละ"),
    ]


def test_the_same_again_changes_nothing(nine: Engine) -> None:
    before = everything(nine)
    assert not bring(nine).written
    assert everything(nine) == before


def test_a_tenth_system_is_only_data(nine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "tenth.xlsx"
    book = load_workbook(NINE)
    steps = "ทำ:ลงทะเบียน@หัวหน้ากลุ่ม→บันทึก:บันทึก ITA Online→อนุมัติ:ผอ.ลงนาม@ผู้อำนวยการ"
    book["ระบบ"].append(("ITA", "ประเมินคุณธรรมและความโปร่งใส", steps, "ประกาศผล->ถอดบทเรียน"))
    book[ROUND].append(
        ("ITA-67", "ITA", "ITA ปี 2567", "2567", "1 พ.ค. 2567", "30 มิ.ย. 2567", "ก่อน 7 วันทำการ")
    )
    book[ITEM].append(("IT1", "แบบวัด OIT", "รายงาน", "ITA-67", "ทุกกลุ่ม, ทุกโรงเรียน", "จินตนา สุขสวัสดิ์"))
    book.save(path)
    report = bring(nine, path)
    assert (report.problems, report.added) == ((), {"ระบบ": 1, ROUND: 1, ITEM: 1})
    assert duties_of_systems(nine) == DUTIES | {"ITA": 8 + 5}
    office = kept(nine)
    assert office.rounds["ITA-67"].office_on == date(2024, 6, 20)
    assert [step.role for step in office.systems["ITA"].duty_steps] == [
        Role.UNIT_HEAD,
        Role.COORDINATOR,
        Role.DIRECTOR,
    ]
