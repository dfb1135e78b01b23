"""LINE's lengths: text in UTF-16 units, labels in what a reader sees as characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import LABEL, clip, clip_label, escaped_size, graphemes, units
from playground import text_units

FAMILY = "👨\u200d👩\u200d👧"
HARD = ["\u200d", "\u202e", "\u0301", "\u0e49", "👧", "🇹", "🏽", "\ufe0f", "a", "ก", "\r", "\n", "\x00"]


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("กำ", 2), ("ก้ำ", 3), ("😀", 2), (FAMILY, 8), ("\ud800", 1)]
)
def test_text_is_counted_in_utf16_units(text: str, length: int) -> None:
    assert units(text) == length


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("สวัสดี", 6, "สวัสดี"),
        ("สวัสดีค่ะ", 6, "สวัสด…"),
        ("😀😀", 4, "😀😀"),
        ("😀😀", 3, "😀…"),
        ("😀😀", 2, "…"),
        ("a😀b", 3, "a…"),
        ("ก้ข", 2, "ก…"),
        ("", 5, ""),
    ],
)
def test_what_is_too_long_ends_with_an_ellipsis(text: str, limit: int, clipped: str) -> None:
    assert clip(text, limit) == clipped


@given(st.text(), st.integers(1, 20))
def test_nothing_is_longer_than_its_limit_and_nothing_short_is_touched(text: str, limit: int) -> None:
    clipped = clip(text, limit)
    assert units(clipped) <= limit
    assert clipped == text or (units(text) > limit and clipped.endswith("…"))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("น้ำ", ["น้", "ำ"]),
        ("ที่", ["ที่"]),
        (FAMILY, [FAMILY]),
        ("e\u0301", ["e\u0301"]),
        ("\u0e49ก", ["\u0e49", "ก"]),
    ],
)
def test_marks_and_joined_emoji_stay_with_their_base(text: str, seen: list[str]) -> None:
    assert graphemes(text) == seen


@given(st.text())
def test_a_label_is_cut_between_characters_and_never_too_long(text: str) -> None:
    label = clip_label(text)
    assert len(graphemes(label)) <= LABEL
    assert "".join(graphemes(text)) == text
    assert label == text or label.endswith("…")


@given(st.text(st.characters(max_codepoint=0x0E7F) | st.sampled_from(HARD)) | st.text())
def test_a_label_of_ours_fits_line_as_well(text: str) -> None:
    assert text_units.graphemes(clip_label(text)) <= LABEL


def test_flex_is_measured_as_it_goes_out() -> None:
    assert escaped_size({"a": "ก"}) == len('{"a": "\\u0e01"}')
