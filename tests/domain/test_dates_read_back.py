"""What we print as a date we read back and any text is a date or a sentence."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.dates import DateUnclear, read_date, read_full_date, show, show_long, show_short
from domain.said_ends import ENDS
from domain.spoken_dates import SPOKEN
from domain.thai_dates import FULL_WEEKDAYS, SHORT_WEEKDAYS
from domain.written_dates import FULL, YEARLESS

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


PATTERNS = [pattern for pattern, _reader in (*FULL, *YEARLESS, *ENDS, *SPOKEN)]
SPELT = "0123456789๑๒๓ /-.กยมคสพ่ันอาทิตย์สิ้นเดือนไตรมาสวันที่นี้หน้าอีก"


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
