"""What we print as a date we read back, and any text is a date or a sentence, at once."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import WorkingDays
from domain.dates import DateUnclear, read_date, read_full_date, show, show_long, show_short
from domain.words.said_ends import ENDS
from domain.words.spoken_dates import SPOKEN, in_working_days
from domain.words.thai_dates import FULL_WEEKDAYS, SHORT_WEEKDAYS
from domain.words.vague_dates import VAGUE
from domain.words.written_dates import FULL, YEARLESS

TODAY = date(2024, 8, 26)
ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 12, 31))
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@given(day=ANY_DAY, today=ANY_DAY)
def test_every_date_that_we_print_we_read_back(day: date, today: date) -> None:
    for text in (show(day), show_long(day), show(day).translate(THAI_DIGITS), day.isoformat()):
        assert read_date(text, today) == read_full_date(text, today) == day


@given(today=ANY_DAY, ahead=st.integers(0, 364))
def test_a_short_date_is_read_back_within_the_year(today: date, ahead: int) -> None:
    day = date.fromordinal(today.toordinal() + ahead)
    assert read_date(show_short(day), today) == day
    name = SHORT_WEEKDAYS[day.weekday()]
    for text in (
        f"{name} {show_short(day)}",
        f"{name[:-1]} {show_short(day)}",
        f"{show_short(day)} ({name})",
    ):
        assert read_date(text, today) == day
    assert read_date(f"วัน{FULL_WEEKDAYS[day.weekday()]}ที่ {show(day)}", today) == day


@given(today=ANY_DAY, ahead=st.integers(0, 27))
def test_a_weekday_with_its_number_is_read_back_within_four_weeks(today: date, ahead: int) -> None:
    day = date.fromordinal(today.toordinal() + ahead)
    assert read_date(f"{FULL_WEEKDAYS[day.weekday()]}ที่ {day.day}", today) == day


PATTERNS = [
    pattern
    for pattern, _reader in (*FULL, *YEARLESS, *VAGUE, *ENDS, *SPOKEN, *in_working_days(WorkingDays()))
]
SPELT = "0123456789๑๒๓ /-.กยมคสพ่ันอาทิตย์สิ้นเดือนไตรมาสวันที่นี้หน้าอีก"


@settings(deadline=None)  # the first working days load the list of holidays
@given(
    text=st.text(alphabet=SPELT, max_size=24)
    | st.sampled_from(PATTERNS).flatmap(lambda pattern: st.from_regex(pattern, fullmatch=True))
    | st.text(),
    today=ANY_DAY,
)
def test_any_text_is_a_date_or_a_sentence(text: str, today: date) -> None:
    try:
        assert isinstance(read_date(text, today), date)
    except DateUnclear as unclear:
        assert "ให้" in str(unclear)


@pytest.mark.parametrize(
    "text", ["9" * 99_999, "ก" + "\u0e48\u0e38" * 50_000, "วันที่ " * 20_000, "สิ้น" * 30_000]
)
def test_a_text_of_any_length_is_answered_at_once(text: str) -> None:
    began = process_time()
    with pytest.raises(DateUnclear):
        read_date(text, TODAY)
    assert process_time() - began < 1
