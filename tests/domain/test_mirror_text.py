"""Text for the sheet: what a cell cannot hold is taken out, everything else stays exactly as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.mirror import clean_text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("=IMPORTXML(1)", "=IMPORTXML(1)"),
        ("\tคั่นด้วยแท็บ", "\tคั่นด้วยแท็บ"),
        ("บรรทัดหนึ่ง\r\nสอง\rสาม", "บรรทัดหนึ่ง\nสอง\nสาม"),
        ("ก\x00ข\x1b[31m\x85ค\x7f", "กข[31mค"),
        ("คู่ที่ขาด\ud83d", "คู่ที่ขาด"),
        ("🙏\u200f๐๐๔๒", "🙏\u200f๐๐๔๒"),
        ("ก" * 60_000, "ก" * 49_999 + "…"),
        ("🙏" * 30_000, "🙏" * 24_999 + "…"),
        ("ก" * 50_000, "ก" * 50_000),
    ],
)
def test_text_is_made_fit_for_a_cell(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@given(st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
