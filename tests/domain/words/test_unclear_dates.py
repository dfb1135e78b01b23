"""Words that are no certain date are refused with what to write instead."""

from datetime import date

import pytest

from domain.dates import DateUnclear, read_date, read_full_date, read_letter_date

TODAY = date(2024, 8, 26)  # a Monday
SEP_15 = date(2024, 9, 15)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("29 ก.พ. 2568", "มีถึงวันที่ 28"),
        ("31 ก.ย. 67", "มีถึงวันที่ 30"),
        ("31 เมษายน", "มีถึงวันที่ 30"),
        ("0/9/2567", "ไม่มีวันที่ 0"),
        ("9/15/2567", "ไม่มีเดือนที่ 15"),
        ("15/13", "ไม่มีเดือนที่ 13"),
        ("15/13/24", "ไม่มีเดือนที่ 13"),
        ("วันที่ 32", "ไม่มีวันที่ 32"),
        ("15 ก.ย. 1250", "สี่หลัก เช่น 2567"),
        ("15 ก.ย. ค.ศ. 2567", "สี่หลัก เช่น 2567"),
        ("วันจันทร์ที่ 15 ก.ย. 2567", "เป็นวันอาทิตย์ ไม่ใช่วันจันทร์"),
        ("15 ก.ย. 2567 (จ.)", "เป็นวันอาทิตย์ ไม่ใช่วันจันทร์"),
        ("กันยายน 2567", "15 ก.ย. 2567"),
        ("เร็ว ๆ นี้", "15 ก.ย. 2567"),
        ("", "15 ก.ย. 2567"),
        ("15", "15 ก.ย. 2567"),
        ("E15/9", "15 ก.ย. 2567"),
        ("9" * 5000, "15 ก.ย. 2567"),
        ("15 ก.ย. 0067", "สี่หลัก เช่น 2567"),
        ("67-09-15", "เช่น 15 ก.ย. 2567"),
        ("67/9/31", "มีถึงวันที่ 30"),
        ("วันพุธที่ 17", "17 ก.ย. 2567 เป็นวันอังคาร ไม่ใช่วันพุธ"),
        ("15/9/67 (จ.)", "เป็นวันอาทิตย์ ไม่ใช่วันจันทร์"),
        ("3 วัน", "15 ก.ย. 2567"),
        ("ก่อน 3 วันทำการ", "15 ก.ย. 2567"),
        ("ส", "15 ก.ย. 2567"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write_instead(text: str, says: str) -> None:
    with pytest.raises(DateUnclear, match=says):
        read_date(text, TODAY)


def test_two_digits_that_may_be_of_either_era_are_asked() -> None:
    with pytest.raises(DateUnclear, match=r"15 ก\.ย\. 2524 หรือ 15 ก\.ย\. 2567") as caught:
        read_date("15/9/24", TODAY)
    assert caught.value.readings == (date(1981, 9, 15), date(2024, 9, 15))


def test_an_ambiguous_year_offers_only_days_that_exist() -> None:
    with pytest.raises(DateUnclear) as caught:
        read_date("29/2/24", TODAY)
    assert caught.value.readings == (date(2024, 2, 29),)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("สัปดาห์หน้า", (date(2024, 9, 2), date(2024, 9, 6))),
        ("ภายในสัปดาห์นี้", (TODAY, date(2024, 8, 30))),
        ("อาทิตย์หน้า", (date(2024, 9, 2), date(2024, 9, 6))),
        ("ต้นสัปดาห์หน้า", (date(2024, 9, 2), date(2024, 9, 6))),
        ("ต้นเดือนหน้า", (date(2024, 9, 1), date(2024, 9, 5))),
        ("ต้นเดือน", (date(2024, 9, 1), date(2024, 9, 5))),
        ("กลางเดือน", (date(2024, 9, 15),)),
        ("กลางเดือนหน้าค่ะ", (date(2024, 9, 15),)),
        ("กลางเดือน ต.ค.", (date(2024, 10, 15),)),
        ("ต้น ม.ค.", (date(2025, 1, 1), date(2025, 1, 5))),
        ("เดือนหน้า", (date(2024, 9, 15), date(2024, 9, 30))),
    ],
)
def test_words_for_several_days_are_asked_with_days_to_write(text: str, readings: tuple[date, ...]) -> None:
    with pytest.raises(DateUnclear, match="หมายถึงวันไหน ให้เขียนวันที่ด้วย") as caught:
        read_date(text, TODAY)
    assert caught.value.readings == readings
    offered = str(caught.value).split("เช่น ")[1].split(" หรือ ")
    assert tuple(read_date(one, TODAY) for one in offered) == readings


def test_a_year_written_first_is_offered_in_its_place() -> None:
    with pytest.raises(DateUnclear) as caught:
        read_full_date("67-09-15", TODAY)
    assert caught.value.readings == (SEP_15,)


@pytest.mark.parametrize("text", ["15 ก.ย.", "15/9", "15 ก.ย. นี้"])
def test_a_form_must_name_the_year(text: str) -> None:
    with pytest.raises(DateUnclear, match=r"เช่น 15 ก\.ย\. 2567"):
        read_full_date(text, TODAY)


@pytest.mark.parametrize(
    ("text", "last", "coming"),
    [
        ("15 ก.ย.", date(2023, 9, 15), SEP_15),
        ("12 ก.ค.", date(2024, 7, 12), date(2025, 7, 12)),
        ("26/8", TODAY, TODAY),
        ("29 ก.พ.", date(2024, 2, 29), date(2028, 2, 29)),
        ("พุธที่ 17 ก.ค.", date(2024, 7, 17), date(2024, 7, 17)),
    ],
)
def test_a_letters_date_is_past_and_a_forms_is_to_come(text: str, last: date, coming: date) -> None:
    for read, day in ((read_letter_date, last), (read_full_date, coming)):
        with pytest.raises(DateUnclear, match="ไม่ได้บอกปี") as caught:
            read(text, TODAY)
        assert caught.value.readings == (day,)
    assert read_letter_date("15 ก.ย. 2567", TODAY) == SEP_15


@pytest.mark.parametrize("text", ["พรุ่งนี้", "ศุกร์นี้", "วันที่ 5", "ภายใน 3 วัน", "สิ้นเดือน"])
def test_a_form_takes_no_spoken_date(text: str) -> None:
    with pytest.raises(DateUnclear):
        read_full_date(text, TODAY)
