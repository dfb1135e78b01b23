"""The register of documents: number and date out of what people type when they record a letter."""

from datetime import date

import pytest

from domain.dates import DateUnclear
from domain.register import Reference, RegisterLine, read_reference, register_facts

TODAY = date(2024, 7, 15)


@pytest.mark.parametrize(
    ("typed", "number", "sent_on"),
    [
        ("ศธ 04012/456 ลงวันที่ 12 ก.ค. 2567", "ศธ 04012/456", date(2024, 7, 12)),
        ("ที่ ศธ ๐๔๐๑๒/๔๕๖ ลว. ๑๒ ก.ค. ๖๗", "ศธ 04012/456", date(2024, 7, 12)),
        ("เลขที่หนังสือ ศธ 04012/456 วันที่ 12/7/2567", "ศธ 04012/456", date(2024, 7, 12)),
        ("ศธ 04012/ว456", "ศธ 04012/ว456", TODAY),
        ("123/2567", "123/2567", TODAY),
    ],
)
def test_a_letter_has_its_number_and_its_day(typed: str, number: str, sent_on: date) -> None:
    assert read_reference(typed, TODAY) == Reference(number, sent_on)


def test_a_date_that_cannot_be_is_refused() -> None:
    with pytest.raises(DateUnclear, match="ไม่มีวันที่ 31"):
        read_reference("ศธ 04012/456 ลงวันที่ 31 มิ.ย. 2567", TODAY)


def test_the_newest_letters_are_told_by_agency() -> None:
    lines = [
        RegisterLine(f"R{n}", agency, "IN1", "ประเด็น", "ส่งผู้ตรวจ", f"{n}/2567", date(2024, 7, n), None)
        for n, agency in enumerate(("สป.ศธ.", "สปน.") * 6, start=1)
    ]
    told = register_facts(lines)
    assert [agency["name"] for agency in told["agencies"]] == ["สปน.", "สป.ศธ."]
    assert told["agencies"][0]["lines"][0] == {
        "code": "IN1",
        "step": "ส่งผู้ตรวจ",
        "number": "12/2567",
        "sent": "12 ก.ค. 2567 (ศ.)",
    }
    assert (told["count"], told["more"]) == (12, 2)
