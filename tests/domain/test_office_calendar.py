"""The dates of known rounds when days off and national dates change."""

from dataclasses import replace
from datetime import date

import pytest
from office_rows import PEOPLE, ROUNDS, SYSTEMS, Lines, office_sheets, only, sheet, small_office

from domain.office import Office
from domain.workbook import sheets
from domain.workbook.changes import moved_nationals, moved_rounds
from domain.workbook.reading import OfficeFile, read_office

NEAR = date(2024, 8, 31)


@pytest.fixture
def office() -> Office:
    return small_office()


def on(today: date, known: Office, lines: Lines, name: str = sheets.DAYS_OFF) -> OfficeFile:
    return read_office([sheet(name, lines)], known, today)


def moved(file: OfficeFile) -> list[tuple[date, date]]:
    return [(one.before, one.after) for one in moved_rounds(file)]


@pytest.mark.parametrize(
    ("national", "office_on"), [("20 ก.ย. 2567", date(2024, 9, 6)), ("5 ก.ย. 2567", date(2024, 8, 22))]
)
def test_a_moved_national_date_takes_the_office_date_along(
    office: Office, national: str, office_on: date
) -> None:
    file = only(sheets.ROUNDS, [(*ROUNDS[0][:5], national, ROUNDS[0][6])], office)
    assert moved(file) == [(date(2024, 9, 2), office_on)]
    (said,) = map(str, moved_nationals(file))
    assert said.startswith(f"e-MES รอบ 1: กำหนดส่วนกลางเลื่อนจาก 15 ก.ย. 2567 (อา.) เป็น {national} (")


def test_a_holiday_that_is_taken_back_takes_the_office_date_back(office: Office) -> None:
    with_holiday = only(sheets.DAYS_OFF, [("9 ก.ย. 2567", "วันหยุดพิเศษ", "ใช่")], office).after
    file = only(sheets.DAYS_OFF, [("9 ก.ย. 2567", "ยกเลิกวันหยุดพิเศษ", "ไม่ใช่")], with_holiday)
    assert moved(file) == [(date(2024, 8, 30), date(2024, 9, 2))]


def test_a_weekend_that_is_worked_moves_the_office_date(office: Office) -> None:
    file = only(sheets.DAYS_OFF, [("14 ก.ย. 2567", "ทำงานชดเชย", "ไม่ใช่")], office)
    assert moved(file) == [(date(2024, 9, 2), date(2024, 9, 3))]


def test_a_row_of_a_day_off_that_is_missing_changes_nothing(office: Office) -> None:
    known = only(sheets.DAYS_OFF, [("9 ก.ย. 2567", "วันหยุดพิเศษ", "ใช่")], office).after
    assert moved(only(sheets.DAYS_OFF, [("16 ก.ย. 2567", "วันหยุดอีกวัน")], known)) == []


@pytest.mark.parametrize("whole", [False, True])
def test_an_office_date_never_moves_into_the_past(office: Office, whole: bool) -> None:
    days: Lines = [("9 ก.ย. 2567", "วันหยุดพิเศษ", "ใช่")]
    found = office_sheets(days_off=days) if whole else [sheet(sheets.DAYS_OFF, days)]
    file = read_office(found, office, NEAR)
    assert (file.problems, file.after.rounds) == ((), office.rounds)
    (said,) = [one for one in file.warnings if "ซึ่งผ่านไปแล้ว" in one]
    assert "รอบ R1: ตามปฏิทินใหม่กำหนดเขตคือ 30 ส.ค. 2567 (ศ.) ซึ่งผ่านไปแล้ว จึงคงเป็น 2 ก.ย. 2567 (จ.)" in said


def test_what_the_cell_says_itself_may_be_past(office: Office) -> None:
    file = on(NEAR, office, [(*ROUNDS[0][:6], "26 ส.ค. 2567")], sheets.ROUNDS)
    assert moved(file) == [(date(2024, 9, 2), date(2024, 8, 26))]


def test_a_round_whose_date_cannot_be_worked_out_any_more_stays_and_is_named(office: Office) -> None:
    round_ = replace(office.rounds["R1"], national_rule="-", national_on=None)
    file = only(sheets.PEOPLE, PEOPLE, replace(office, rounds={"R1": round_}))
    assert file.after.rounds["R1"] == round_
    (said,) = file.warnings
    assert said.startswith("รอบ R1: คำนวณกำหนดใหม่ไม่ได้ จึงคงเป็น 2 ก.ย. 2567 (จ.) “ก่อน 10 วันทำการ” ใช้ไม่ได้")


def test_a_round_of_the_file_that_cannot_be_is_told_once_at_its_cell(office: Office) -> None:
    file = only(sheets.ROUNDS, [(*ROUNDS[0][:5], "-", ROUNDS[0][6])], office)
    assert ([one.column for one in file.problems], file.warnings) == (["กำหนดเขต"], ())


def test_names_that_say_their_system_are_not_said_twice(office: Office) -> None:
    lines: Lines = [("R1", SYSTEMS[0][0], "e-MES ปี 2567", *ROUNDS[0][3:6], "30 ส.ค. 2567")]
    (one,) = moved_rounds(only(sheets.ROUNDS, lines, office))
    assert str(one) == "e-MES ปี 2567: กำหนดเขตเลื่อนจาก 2 ก.ย. 2567 (จ.) เป็น 30 ส.ค. 2567 (ศ.)"
