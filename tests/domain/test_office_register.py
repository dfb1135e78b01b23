"""The register of documents: number and date out of what people type when they record a letter."""

from datetime import date

import pytest

from domain.dates import DateUnclear
from domain.office_register import RegisterEntry, read_entry

TODAY = date(2024, 7, 15)
AGENCY = "ตรวจราชการ กระทรวงศึกษาธิการ รอบที่ 2"


@pytest.mark.parametrize(
    ("typed", "number", "sent_on"),
    [
        ("ศธ 04012/456 ลงวันที่ 12 ก.ค. 2567", "ศธ 04012/456", date(2024, 7, 12)),
        ("ที่ ศธ ๐๔๐๑๒/๔๕๖ ลว. ๑๒ ก.ค. ๖๗", "ศธ 04012/456", date(2024, 7, 12)),
        ("เลขที่หนังสือ ศธ 04012/456 วันที่ 12/7/2567", "ศธ 04012/456", date(2024, 7, 12)),
        ("ศธ 04012/ว456", "ศธ 04012/ว456", TODAY),
    ],
)
def test_a_letter_has_its_number_and_its_day(typed: str, number: str, sent_on: date) -> None:
    assert read_entry(AGENCY, typed, TODAY) == RegisterEntry(AGENCY, number, sent_on)


def test_a_date_that_cannot_be_is_refused() -> None:
    with pytest.raises(DateUnclear, match="ไม่มีวันที่ 31"):
        read_entry(AGENCY, "ศธ 04012/456 ลงวันที่ 31 มิ.ย. 2567", TODAY)
