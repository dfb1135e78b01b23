"""Words that fix the month or the year: the day they name is meant, past or not, and never the next one."""

from datetime import date

import pytest

from domain.dates import DateUnclear, read_date

TODAY = date(2024, 8, 28)  # fiscal 2567, quarter 4


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("วันที่ 5 เดือนนี้", date(2024, 8, 5)),
        ("31 เดือนนี้", date(2024, 8, 31)),
        ("ศุกร์ที่ 30 เดือนนี้", date(2024, 8, 30)),
        ("วันที่ 5 เดือนหน้า", date(2024, 9, 5)),
        ("วันที่ 5 เดือนที่แล้ว", date(2024, 7, 5)),
        ("วันที่ 5 ของเดือนก่อน", date(2024, 7, 5)),
        ("5 ส.ค.นี้", date(2024, 8, 5)),
        ("5 สิงหาคมนี้", date(2024, 8, 5)),
        ("5/8 นี้", date(2024, 8, 5)),
        ("5 ก.ย. นี้", date(2024, 9, 5)),
        ("15 ม.ค. ปีนี้", date(2024, 1, 15)),
        ("15/1 ปีนี้", date(2024, 1, 15)),
        ("15 เดือน 1 ปีนี้", date(2024, 1, 15)),
        ("15 ม.ค. ปีหน้า", date(2025, 1, 15)),
        ("15 ก.ย. ปีหน้า", date(2025, 9, 15)),
        ("15 ก.ย. ปีที่แล้ว", date(2023, 9, 15)),
        ("15 ก.ย. ปีก่อน", date(2023, 9, 15)),
        ("15 ต.ค. ปีงบประมาณนี้", date(2023, 10, 15)),
        ("15 ต.ค. ปีงบหน้า", date(2024, 10, 15)),
        ("15 ม.ค. ปีงบหน้า", date(2025, 1, 15)),
        ("15 ต.ค. ปีงบประมาณ 2568", date(2024, 10, 15)),
        ("15 ม.ค. ปีงบ 68", date(2025, 1, 15)),
        ("สิ้นเดือนที่แล้ว", date(2024, 7, 31)),
        ("สิ้นเดือน ม.ค. ปีนี้", date(2024, 1, 31)),
        ("สิ้น ก.พ. ปีหน้า", date(2025, 2, 28)),
        ("สิ้นเดือนส.ค.นี้", date(2024, 8, 31)),
        ("สิ้นเดือน ต.ค. ปีงบ 2568", date(2024, 10, 31)),
        ("สิ้นปีนี้", date(2024, 12, 31)),
        ("สิ้นปีหน้า", date(2025, 12, 31)),
        ("สิ้นปีที่แล้ว", date(2023, 12, 31)),
        ("สิ้นปีงบนี้", date(2024, 9, 30)),
        ("สิ้นปีงบประมาณหน้า", date(2025, 9, 30)),
        ("สิ้นไตรมาสหน้า", date(2024, 12, 31)),
        ("สิ้นไตรมาสที่แล้ว", date(2024, 6, 30)),
        ("สิ้นไตรมาส 2 ปีนี้", date(2024, 3, 31)),
        ("สิ้นไตรมาส 2 ปีงบหน้า", date(2025, 3, 31)),
        ("วันจันทร์สัปดาห์นี้", date(2024, 8, 26)),
    ],
)
def test_the_month_or_year_that_is_named_is_meant(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("today", "text", "says"),
    [
        (date(2024, 9, 10), "วันที่ 31 เดือนนี้", "ไม่มีวันที่ 31 ก.ย. 2567 เดือนนี้มีถึงวันที่ 30"),
        (date(2025, 1, 30), "วันที่ 30 เดือนหน้า", "ไม่มีวันที่ 30 ก.พ. 2568 เดือนนี้มีถึงวันที่ 28"),
        (TODAY, "29 ก.พ. ปีหน้า", "มีถึงวันที่ 28"),
        (TODAY, "31 ก.ย. นี้", "มีถึงวันที่ 30"),
        (TODAY, "จันทร์ที่ 30 เดือนนี้", "30 ส.ค. 2567 เป็นวันศุกร์ ไม่ใช่วันจันทร์"),
    ],
)
def test_a_day_that_the_named_month_lacks_is_refused_with_what_it_has(
    today: date, text: str, says: str
) -> None:
    with pytest.raises(DateUnclear, match=says):
        read_date(text, today)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("15 ม.ค. นี้", (date(2025, 1, 15), date(2024, 1, 15))),
        ("สิ้นเดือน ก.พ. นี้", (date(2025, 2, 28), date(2024, 2, 29))),
    ],
)
def test_a_month_that_is_over_may_be_the_next_one_and_is_asked(
    text: str, readings: tuple[date, date]
) -> None:
    with pytest.raises(DateUnclear, match="หมายถึงปีไหน") as caught:
        read_date(text, TODAY)
    assert caught.value.readings == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("สิ้นไตรมาส 2/24", (date(1981, 3, 31), date(2024, 3, 31))),
        ("สิ้นไตรมาส 1 ปีงบประมาณ 24", (date(1980, 12, 31), date(2023, 12, 31))),
        ("สิ้นปีงบ 24", (date(1981, 9, 30), date(2024, 9, 30))),
        ("15 ต.ค. ปีงบ 24", (date(1980, 10, 15), date(2023, 10, 15))),
        ("สิ้นเดือน ก.ย. 24", (date(1981, 9, 30), date(2024, 9, 30))),
        ("สิ้นเดือน ก.พ. 24", (date(1981, 2, 28), date(2024, 2, 29))),
        ("สิ้นปี 24", (date(1981, 12, 31), date(2024, 12, 31))),
    ],
)
def test_two_digits_of_either_era_are_asked_by_the_days_they_may_mean(
    text: str, readings: tuple[date, date]
) -> None:
    with pytest.raises(DateUnclear, match="ปี 24 หมายถึงปีไหน") as caught:
        read_date(text, TODAY)
    assert caught.value.readings == readings


def test_a_written_era_leaves_nothing_to_ask() -> None:
    assert read_date("สิ้นไตรมาส 2 ปีงบประมาณ พ.ศ. 24", TODAY) == date(1981, 3, 31)
    assert read_date("สิ้นไตรมาส 2/2024", TODAY) == date(2024, 3, 31)
