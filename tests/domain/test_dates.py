"""Thai dates: what people write, and the date they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import DateUnclear, read_date, read_full_date, show, show_long, show_short

TODAY = date(2024, 8, 26)  # a Monday
SEP_15 = date(2024, 9, 15)
ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 12, 31))
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 ก.ย. 67", SEP_15),
        ("15 ก.ย. 2567", SEP_15),
        ("15 กันยายน 2567", SEP_15),
        ("๑๕ กันยายน ๒๕๖๗", SEP_15),
        ("วันที่ 15 กันยายน พ.ศ. 2567", SEP_15),
        ("วันที่ 15 เดือน กันยายน พ.ศ.2567", SEP_15),
        ("วันจันทร์ที่ 16 กันยายน พ.ศ. ๒๕๖๗", date(2024, 9, 16)),
        ("จันทร์ 16 ก.ย. 67", date(2024, 9, 16)),
        ("จ. 16 ก.ย. 67", date(2024, 9, 16)),
        ("15 ก.ย. 2567 (อา.)", SEP_15),
        ("15 ก.ย. 2567 (วันอาทิตย์)", SEP_15),
        ("15/9/67", SEP_15),
        ("๑๕/๙/๖๗", SEP_15),
        ("15/09/2567", SEP_15),
        ("15-09-2567", SEP_15),
        ("15.9.67", SEP_15),
        ("2567-09-15", SEP_15),
        ("2024-09-15", SEP_15),
        ("1 ม.ค. 70", date(2027, 1, 1)),
        ("5 พ.ค. 64", date(2021, 5, 5)),
        ("29 ก.พ. 67", date(2024, 2, 29)),
        ("15 ก.ย. 2024", SEP_15),
        ("15 ก.ย. ค.ศ. 2024", SEP_15),
        ("15 ก.ย. ค.ศ. 24", SEP_15),
        ("15 ก.ย. พ.ศ. 24", date(1981, 9, 15)),
        ("15 กย 67", SEP_15),
        ("15กันยา67", SEP_15),
        ("15 ก.ย 67", SEP_15),
        ("15 กย. 67", SEP_15),
        ("15-ก.ย.-67", SEP_15),
        ("15 กันยายน ปี 2567", SEP_15),
        ("  15  ก.ย.\u200b 2567 ", SEP_15),
        ("31 กรกฏาคม 2567", date(2024, 7, 31)),
    ],
)
def test_a_date_written_in_full_is_read(text: str, day: date) -> None:
    assert read_date(text, TODAY) == read_full_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 ก.ย.", SEP_15),
        ("15 กันยา นี้ค่ะ", SEP_15),
        ("15/9", SEP_15),
        ("26 ส.ค.", TODAY),
        ("25 ส.ค.", date(2025, 8, 25)),
        ("15 ก.ย. ปีหน้า", date(2025, 9, 15)),
        ("29 ก.พ.", date(2028, 2, 29)),
        ("วันที่ 30", date(2024, 8, 30)),
        ("วันที่ 20 นี้", date(2024, 9, 20)),
        ("ศุกร์ที่ 30", date(2024, 8, 30)),
        ("วันที่ 5 เดือนหน้า", date(2024, 9, 5)),
        ("วันนี้", TODAY),
        ("พรุ่งนี้", date(2024, 8, 27)),
        ("พรุ่งนี้ครับ", date(2024, 8, 27)),
        ("มะรืน", date(2024, 8, 28)),
        ("มะรืนนี้", date(2024, 8, 28)),
        ("เมื่อวาน", date(2024, 8, 25)),
        ("ศุกร์นี้", date(2024, 8, 30)),
        ("วันศุกร์", date(2024, 8, 30)),
        ("ภายในวันศุกร์นี้", date(2024, 8, 30)),
        ("พฤหัสนี้", date(2024, 8, 29)),
        ("จันทร์นี้", TODAY),
        ("จันทร์หน้า", date(2024, 9, 2)),
        ("ศุกร์หน้า", date(2024, 9, 6)),
        ("ศุกร์อาทิตย์หน้า", date(2024, 9, 6)),
        ("อาทิตย์นี้", date(2024, 9, 1)),
        ("อีก 3 วัน", date(2024, 8, 29)),
        ("อีก ๓ วัน", date(2024, 8, 29)),
        ("อีกสามวัน", date(2024, 8, 29)),
        ("อีก 2 สัปดาห์", date(2024, 9, 9)),
        ("อีกสองอาทิตย์", date(2024, 9, 9)),
        ("อีก 6 เดือน", date(2025, 2, 26)),
        ("สิ้นเดือน", date(2024, 8, 31)),
        ("สิ้นเดือนนี้", date(2024, 8, 31)),
        ("สิ้นเดือนหน้า", date(2024, 9, 30)),
        ("สิ้นเดือน ก.พ.", date(2025, 2, 28)),
        ("สิ้นเดือนกันยายน 2567", date(2024, 9, 30)),
        ("สิ้นกันยานี้", date(2024, 9, 30)),
        ("สิ้นไตรมาส 2", date(2025, 3, 31)),
        ("สิ้นไตรมาสที่ ๔", date(2024, 9, 30)),
        ("สิ้นไตรมาส 2 ปีงบประมาณ 2567", date(2024, 3, 31)),
        ("สิ้นไตรมาส 1/2568", date(2024, 12, 31)),
        ("สิ้นไตรมาสนี้", date(2024, 9, 30)),
        ("สิ้นปีงบประมาณ", date(2024, 9, 30)),
        ("สิ้นปีงบประมาณ 2568", date(2025, 9, 30)),
        ("สิ้นปี", date(2024, 12, 31)),
    ],
)
def test_a_date_as_people_say_it_is_the_next_such_day(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date(2024, 8, 31), "ศุกร์นี้", date(2024, 9, 6)),
        (date(2024, 8, 31), "จันทร์หน้า", date(2024, 9, 2)),
        (date(2024, 12, 31), "สิ้นเดือนหน้า", date(2025, 1, 31)),
        (date(2024, 12, 30), "มะรืน", date(2025, 1, 1)),
        (date(2025, 1, 31), "อีก 1 เดือน", date(2025, 2, 28)),
        (date(2024, 12, 15), "สิ้นไตรมาส 4", date(2025, 9, 30)),
        (date(2025, 2, 10), "วันที่ 30", date(2025, 3, 30)),
        (date(2043, 3, 1), "15 ก.ย. 86", date(2043, 9, 15)),
    ],
)
def test_words_are_read_on_the_day_they_are_said(today: date, text: str, day: date) -> None:
    assert read_date(text, today) == day


def test_dates_are_shown_in_the_buddhist_era() -> None:
    assert show(SEP_15) == "15 ก.ย. 2567 (อา.)"
    assert show_short(SEP_15) == "15 ก.ย."
    assert show_long(SEP_15) == "15 กันยายน 2567"


@given(day=ANY_DAY, today=ANY_DAY)
def test_every_date_that_we_print_we_read_back(day: date, today: date) -> None:
    for text in (show(day), show_long(day), show(day).translate(THAI_DIGITS), day.isoformat()):
        assert read_date(text, today) == read_full_date(text, today) == day


@given(today=ANY_DAY, ahead=st.integers(0, 364))
def test_a_short_date_is_read_back_within_the_year(today: date, ahead: int) -> None:
    day = date.fromordinal(today.toordinal() + ahead)
    assert read_date(show_short(day), today) == day


@given(
    text=st.text(alphabet="0123456789๑๒๓ /-.กยมคสพ่ันอาทิตย์สิ้นเดือนไตรมาสวันที่นี้หน้าอีก", max_size=24), today=ANY_DAY
)
def test_any_text_is_a_date_or_a_sentence(text: str, today: date) -> None:
    try:
        assert isinstance(read_date(text, today), date)
    except DateUnclear as unclear:
        assert "ให้" in str(unclear)
