"""Deadline rules: their Thai texts, and the dates they give."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import deadlines as d
from domain.calendar import WorkingDays
from domain.dates import DateUnclear
from domain.workbook.deadline_texts import read_rule

TODAY = date(2024, 6, 3)
SEP_15 = date(2024, 9, 15)
RULES = st.one_of(
    st.dates(date(2000, 1, 1), date(2100, 12, 31)).map(d.OnDate),
    st.builds(d.AfterQuarter, st.integers(1, 4), st.integers(1, 365), st.booleans()),
    st.builds(d.WithinQuarter, st.integers(1, 4)),
    st.builds(d.WithinMonth, st.integers(1, 12), st.none() | st.integers(2543, 2643)),
    st.sampled_from(["กพท.", "คณะกรรมการกลั่นกรอง ครั้งที่ 2", "e-MES"]).map(d.BeforeMeeting),
    st.just(d.NoDate()),
    st.builds(d.WorkingDaysBefore, st.integers(1, 60)),
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("15 ก.ย. 2567", d.OnDate(SEP_15)),
        ("๑๕/๙/๖๗", d.OnDate(SEP_15)),
        ("2024-09-15", d.OnDate(SEP_15)),
        ("30 วันหลังสิ้นไตรมาส 2", d.AfterQuarter(2, 30)),
        ("ภายใน 30 วันหลังสิ้นสุดไตรมาส 2", d.AfterQuarter(2, 30)),
        ("ภายใน ๓๐ วัน หลังสิ้นสุดไตรมาสที่ ๒", d.AfterQuarter(2, 30)),
        ("5 วันทำการหลังสิ้นไตรมาส 4", d.AfterQuarter(4, 5, working=True)),
        ("ภายใน 5 วันทำการหลังสิ้นสุดไตรมาส 3", d.AfterQuarter(3, 5, working=True)),
        ("ภายในไตรมาส 1", d.WithinQuarter(1)),
        ("ภายในเดือนกันยายน", d.WithinMonth(9)),
        ("ภายในเดือน ก.ย. 2567", d.WithinMonth(9, 2567)),
        ("ภายในเดือนกันยายน 67", d.WithinMonth(9, 2567)),
        ("ภายในเดือนกันยายน ปี 2567", d.WithinMonth(9, 2567)),
        ("ภายในเดือน กันยายน ปี พ.ศ. ๒๕๖๗", d.WithinMonth(9, 2567)),
        ("ก่อนประชุม กพท.", d.BeforeMeeting("กพท.")),
        ("ก่อน ประชุม กพท.", d.BeforeMeeting("กพท.")),
        ("ก่อน การ ประชุม กพท.", d.BeforeMeeting("กพท.")),
        ("ก่อนประชุมคณะกรรมการกลั่นกรอง e-MES", d.BeforeMeeting("คณะกรรมการกลั่นกรอง e-MES")),
        ("-", d.NoDate()),
        (" – ", d.NoDate()),
        ("ก่อน 10 วันทำการ", d.WorkingDaysBefore(10)),
        ("ก่อน๑๐วันทำการ\u200b", d.WorkingDaysBefore(10)),
        ("ก่อน ๑๐ วัน ทำการ", d.WorkingDaysBefore(10)),
        ("ก่อน\u00a010\u3000วันทำ การ", d.WorkingDaysBefore(10)),
    ],
)
def test_rules_are_read_as_people_write_them(text: str, rule: d.Rule) -> None:
    assert read_rule(text, TODAY) == rule


@given(RULES)
def test_every_rule_that_we_print_we_read_back(rule: d.Rule) -> None:
    assert read_rule(str(rule), TODAY) == rule


@pytest.mark.parametrize("text", ["เร็ว ๆ นี้", "ภายในไตรมาส 5", "ก่อน 0 วันทำการ", "ก่อน 10 วัน", "พรุ่งนี้", ""])
def test_what_is_no_rule_is_refused_with_examples(text: str) -> None:
    with pytest.raises(d.DeadlineWrong) as caught:
        read_rule(text, TODAY)
    assert "ก่อน 10 วันทำการ" in caught.value.instead


@pytest.mark.parametrize(("text", "says"), [("31 ก.ย. 2567", "มีถึงวันที่ 30"), ("15 ก.ย.", "ไม่ได้บอกปี")])
def test_a_doubtful_date_says_what_is_wrong_with_it(text: str, says: str) -> None:
    with pytest.raises(DateUnclear, match=says):
        read_rule(text, TODAY)


def test_an_ambiguous_year_of_a_month_offers_the_months_ends() -> None:
    with pytest.raises(DateUnclear) as caught:
        read_rule("ภายในเดือนกันยายน 24", TODAY)
    assert caught.value.readings == (date(1981, 9, 30), date(2024, 9, 30))


def around(fiscal_year: int = 2567, national_on: date | None = None) -> d.Surroundings:
    meetings = (("กพท.", date(2024, 7, 12)), ("กพท.", date(2024, 8, 13)), ("อื่น", date(2024, 7, 2)))
    return d.Surroundings(fiscal_year, date(2024, 7, 1), WorkingDays(), meetings, national_on)


@pytest.mark.parametrize(
    ("text", "fiscal_year", "day"),
    [
        ("15 ก.ย. 2567", 2567, SEP_15),  # a Sunday: the national date never moves
        ("30 วันหลังสิ้นไตรมาส 1", 2567, date(2024, 1, 30)),
        ("30 วันหลังสิ้นไตรมาส 4", 2567, date(2024, 10, 30)),  # in the next fiscal year
        ("5 วันทำการหลังสิ้นไตรมาส 3", 2562, date(2019, 7, 5)),
        ("5 วันทำการหลังสิ้นไตรมาส 1", 2567, date(2024, 1, 8)),
        ("ภายในไตรมาส 1", 2567, date(2023, 12, 31)),
        ("ภายในเดือนกันยายน", 2567, date(2024, 9, 30)),
        ("ภายในเดือนตุลาคม", 2567, date(2023, 10, 31)),
        ("ภายในเดือนตุลาคม 2567", 2567, date(2024, 10, 31)),
        ("ก่อนประชุม กพท.", 2567, date(2024, 7, 11)),
        ("-", 2567, None),
    ],
)
def test_national_dates(text: str, fiscal_year: int, day: date | None) -> None:
    assert d.national_date(read_rule(text, TODAY), around(fiscal_year)) == day


@pytest.mark.parametrize(
    ("text", "national_on", "day"),
    [
        ("ก่อน 10 วันทำการ", SEP_15, date(2024, 9, 2)),
        ("ก่อน 4 วันทำการ", date(2024, 8, 31), date(2024, 8, 27)),
        ("15 ก.ย. 2567", SEP_15, date(2024, 9, 13)),  # a day off moves to the working day before
        ("12 ส.ค. 2567", SEP_15, date(2024, 8, 9)),
        ("13 ก.ย. 2567", date(2024, 9, 13), date(2024, 9, 13)),
        ("ภายในเดือนมิถุนายน", None, date(2024, 6, 28)),
        ("5 วันทำการหลังสิ้นไตรมาส 3", None, date(2024, 7, 5)),
        ("ก่อนประชุม กพท.", None, date(2024, 7, 11)),
    ],
)
def test_office_dates(text: str, national_on: date | None, day: date) -> None:
    assert d.office_date(read_rule(text, TODAY), around(national_on=national_on)) == day


def test_a_holiday_that_is_added_moves_the_office_date() -> None:
    days = WorkingDays({date(2024, 9, 9): True})
    surroundings = d.Surroundings(2567, date(2024, 7, 1), days, national_on=SEP_15)
    assert d.office_date(d.WorkingDaysBefore(10), surroundings) == date(2024, 8, 30)


@pytest.mark.parametrize(
    ("text", "national_on", "says"),
    [
        ("16 ก.ย. 2567", SEP_15, "อยู่หลังกำหนดส่วนกลาง"),
        ("ก่อน 10 วันทำการ", None, "ไม่มีกำหนดส่วนกลาง"),
        ("-", SEP_15, "ต้องมีวันที่"),
        ("ก่อนประชุม กพท", SEP_15, "ไม่พบประชุม"),
    ],
)
def test_an_office_date_that_cannot_be_is_refused(text: str, national_on: date | None, says: str) -> None:
    with pytest.raises(d.DeadlineWrong, match=says) as caught:
        d.office_date(read_rule(text, TODAY), around(national_on=national_on))
    assert caught.value.instead


@pytest.mark.parametrize(
    ("named", "meeting"),
    [
        ("คณะกรรมการ ครั้งที่ ๒", "คณะกรรมการ ครั้งที่ 2"),
        ("คณะกรรมการครั้งที่ 2", "คณะกรรมการ  ครั้งที่ ๒"),
        ("กลั่นกรอง E-MES", "กลั่นกรอง e-MES"),
        ("ปักหมุดสารสนเทศ", "ประชุมปักหมุดสารสนเทศ"),
    ],
)
def test_a_meeting_is_known_however_its_name_is_spelt(named: str, meeting: str) -> None:
    meetings = ((meeting, date(2024, 7, 12)),)
    surroundings = d.Surroundings(2567, date(2024, 7, 1), WorkingDays(), meetings)
    assert read_rule(f"ก่อนประชุม {named}", TODAY).resolve(surroundings) == date(2024, 7, 11)


@pytest.mark.parametrize(
    ("named", "instead"), [("กพท", "ใกล้เคียงที่สุด 'กพท.'"), ("ผู้บริหารโรงเรียน", "เพิ่มการประชุมนี้ในชีต นัดหมาย")]
)
def test_an_unknown_meeting_is_refused_with_the_nearest_name(named: str, instead: str) -> None:
    with pytest.raises(d.DeadlineWrong, match="ไม่พบประชุม") as caught:
        d.BeforeMeeting(named).resolve(around())
    assert instead in caught.value.instead


def test_a_national_date_does_not_hang_on_itself() -> None:
    with pytest.raises(d.DeadlineWrong, match="เฉพาะกำหนดเขต"):
        d.national_date(d.WorkingDaysBefore(3), around())
