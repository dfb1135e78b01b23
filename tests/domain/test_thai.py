"""Thai as it is typed has one spelling for the rules; links are found whole and once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.thai import normalise, plain, without_links
from domain.words.heard import hear


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  ส่ง\u00a0 E5\n", "ส่ง E5"),
        ("ส่\u200bง\ufeff E5", "ส่ง E5"),
        ("\u202eส่ง\u2069", "ส่ง"),
        ("เเจ้ง", "แจ้ง"),
        ("ท\u0e4d\u0e32งาน", "ทำงาน"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("น้ำ", "น้ำ"),
        ("", ""),
    ],
)
def test_what_looks_the_same_is_written_the_same(typed: str, meant: str) -> None:
    assert normalise(typed) == meant


def test_sara_am_stays_whole_and_digits_stay_thai_until_rules_are_matched() -> None:
    assert normalise("ทำ ๖๐%") == "ทำ ๖๐%"
    assert plain("ทำ ๖๐% E๕") == "ทำ 60% e5"


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("E5 https://drive.google.com/x?a=1&b=2", ["https://drive.google.com/x?a=1&b=2"]),
        ("ดูที่https://example.com/aค่ะ", ["https://example.com/a"]),
        ("(https://example.com/a).", ["https://example.com/a"]),
        (
            "https://a.example/1 https://a.example/1 http://b.example/2",
            ["https://a.example/1", "http://b.example/2"],
        ),
        ("drive.google.com/abc", ["https://drive.google.com/abc"]),
        ("docs.google.com/d/1 forms.gle/xyz", ["https://docs.google.com/d/1", "https://forms.gle/xyz"]),
        ("HTTPS://Example.com/A", ["HTTPS://Example.com/A"]),
        ("https://exa\u200bmple.com/", ["https://example.com/"]),
        ("www.example.com และ javascript:alert(1)", []),
        ("ไม่มีลิงก์", []),
    ],
)
def test_links_are_found_whole_and_once(text: str, links: list[str]) -> None:
    assert list(hear(text).links) == links


def test_the_words_are_left_when_links_are_taken_out() -> None:
    assert without_links("E5 https://example.com/E6ค่ะ").split() == ["E5", "ค่ะ"]
